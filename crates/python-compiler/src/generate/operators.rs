//! Binary operators; a long chain `a + b + c ...` is walked without recursion.

use super::{Done, Generator, fold, percent};
use ruff_python_ast::{Expr, ExprBinOp, Operator};
use switchboard_python_code::{BinaryKind, Op};

impl<'a> Generator<'a> {
    pub(super) fn binary(&mut self, node: &'a ExprBinOp) -> Done {
        if let Some((text, values)) = percent::formatted(node) {
            return self.percent(&text, values);
        }
        let mut spine = vec![node];
        let mut left = &*node.left;
        while let Expr::BinOp(inner) = left {
            if fold::is_constant(left) || percent::formatted(inner).is_some() {
                break;
            }
            spine.push(inner);
            left = &inner.left;
        }
        let outer = self.unit().at;
        self.expr(left)?;
        for node in spine.into_iter().rev() {
            self.expr(&node.right)?;
            self.at(node);
            self.op_arg(Op::BinaryOp, binary_kind(node.op) as u32);
        }
        self.unit().at = outer;
        Ok(())
    }

    pub(super) fn in_place(&mut self, operator: Operator) {
        let kind = binary_kind(operator) as u32 + BinaryKind::IAdd as u32;
        self.op_arg(Op::BinaryOp, kind);
    }
}

fn binary_kind(operator: Operator) -> BinaryKind {
    match operator {
        Operator::Add => BinaryKind::Add,
        Operator::Sub => BinaryKind::Sub,
        Operator::Mult => BinaryKind::Mul,
        Operator::Div => BinaryKind::TrueDiv,
        Operator::FloorDiv => BinaryKind::FloorDiv,
        Operator::Mod => BinaryKind::Mod,
        Operator::Pow => BinaryKind::Pow,
        Operator::MatMult => BinaryKind::MatMul,
        Operator::LShift => BinaryKind::LShift,
        Operator::RShift => BinaryKind::RShift,
        Operator::BitAnd => BinaryKind::And,
        Operator::BitOr => BinaryKind::Or,
        Operator::BitXor => BinaryKind::Xor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_place_kinds_follow_in_the_same_order() {
        let half = BinaryKind::IAdd as usize;
        for (plain, in_place) in BinaryKind::ALL[..half].iter().zip(&BinaryKind::ALL[half..]) {
            assert_eq!(format!("{}=", plain.text()), in_place.text());
        }
        assert_eq!(BinaryKind::ALL.len(), 2 * half);
    }
}
