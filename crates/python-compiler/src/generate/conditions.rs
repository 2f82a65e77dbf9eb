//! Jumps on a condition, comparisons, `and`, `or`, `not`, conditional expressions.

use super::{Done, Generator, fold};
use crate::assemble::BlockId;
use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, ExprIf, UnaryOp};
use switchboard_python_code::{CompareKind, Op};

impl<'a> Generator<'a> {
    /// Jumps to `target` when the truth of `expr` is `when`, else goes on.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, target: BlockId, when: bool) -> Done {
        if fold::is_constant(expr) {
            return self.jump_on_value(expr, target, when);
        }
        match expr {
            Expr::UnaryOp(node) if node.op == UnaryOp::Not && is_invertible(&node.operand) => {
                self.at(&*node.operand);
                self.jump_on_value(expr, target, when)
            }
            Expr::UnaryOp(node) if node.op == UnaryOp::Not => self.jump_if(&node.operand, target, !when),
            Expr::BoolOp(node) => {
                let stops_when = node.op == BoolOp::Or;
                let early = if stops_when == when { target } else { self.block() };
                let Some((last, rest)) = node.values.split_last() else {
                    return Ok(());
                };
                for value in rest {
                    self.jump_if(value, early, stops_when)?;
                }
                self.jump_if(last, target, when)?;
                if early != target {
                    self.start(early);
                }
                Ok(())
            }
            Expr::If(node) => {
                let (end, orelse) = (self.block(), self.block());
                self.jump_if(&node.test, orelse, false)?;
                self.jump_if(&node.body, target, when)?;
                self.jump_nowhere(end);
                self.start(orelse);
                self.jump_if(&node.orelse, target, when)?;
                self.start(end);
                Ok(())
            }
            Expr::Compare(node) if node.ops.len() > 1 => {
                self.at(expr);
                self.warn_of_identity(node, false);
                let (cleanup, end) = (self.block(), self.block());
                self.compare_chain(node, Op::PopJumpIfFalse, cleanup)?;
                self.jump(
                    if when {
                        Op::PopJumpIfTrue
                    } else {
                        Op::PopJumpIfFalse
                    },
                    target,
                );
                self.jump_nowhere(end);
                self.start(cleanup);
                self.op(Op::Pop);
                if !when {
                    self.jump_nowhere(target);
                }
                self.start(end);
                Ok(())
            }
            Expr::Compare(_) => {
                self.at(expr);
                self.jump_on_value(expr, target, when)
            }
            _ => self.jump_on_value(expr, target, when),
        }
    }

    fn jump_on_value(&mut self, expr: &'a Expr, target: BlockId, when: bool) -> Done {
        self.expr(expr)?;
        self.jump(
            if when {
                Op::PopJumpIfTrue
            } else {
                Op::PopJumpIfFalse
            },
            target,
        );
        Ok(())
    }

    pub(super) fn compare(&mut self, node: &'a ExprCompare) -> Done {
        self.warn_of_identity(node, false);
        if let ([op], [right]) = (&*node.ops, &*node.comparators) {
            self.expr(&node.left)?;
            self.comparand(*op, right)?;
            self.compare_op(*op);
            return Ok(());
        }
        let (cleanup, end) = (self.block(), self.block());
        self.compare_chain(node, Op::JumpIfFalseOrPop, cleanup)?;
        self.jump_nowhere(end);
        self.start(cleanup);
        self.op_arg(Op::Swap, 2);
        self.op(Op::Pop);
        self.start(end);
        Ok(())
    }

    /// Leaves the last comparison's outcome; an earlier one that fails jumps with its right operand below.
    fn compare_chain(&mut self, node: &'a ExprCompare, jump: Op, cleanup: BlockId) -> Done {
        self.expr(&node.left)?;
        let last = node.ops.len() - 1;
        for (i, (op, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            if i == last {
                self.comparand(*op, right)?;
                self.compare_op(*op);
            } else {
                self.expr(right)?;
                self.op_arg(Op::Swap, 2);
                self.op_arg(Op::Copy, 2);
                self.compare_op(*op);
                self.jump(jump, cleanup);
            }
        }
        Ok(())
    }

    /// The right side: a display that is only searched is a constant or a tuple.
    fn comparand(&mut self, op: CmpOp, right: &'a Expr) -> Done {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            self.iterable(right)
        } else {
            self.expr(right)
        }
    }

    /// `not a in b` is `a not in b`.
    pub(super) fn compare_inverted(&mut self, node: &'a ExprCompare) -> Done {
        self.at(node);
        self.warn_of_identity(node, true);
        self.expr(&node.left)?;
        if let (Some(op), [right]) = (inverted(node), &*node.comparators) {
            self.comparand(op, right)?;
            self.compare_op(op);
        }
        Ok(())
    }

    fn compare_op(&mut self, op: CmpOp) {
        let (op, arg) = match op {
            CmpOp::Eq => (Op::Compare, CompareKind::Eq as u32),
            CmpOp::NotEq => (Op::Compare, CompareKind::Ne as u32),
            CmpOp::Lt => (Op::Compare, CompareKind::Lt as u32),
            CmpOp::LtE => (Op::Compare, CompareKind::Le as u32),
            CmpOp::Gt => (Op::Compare, CompareKind::Gt as u32),
            CmpOp::GtE => (Op::Compare, CompareKind::Ge as u32),
            CmpOp::Is => (Op::Is, 0),
            CmpOp::IsNot => (Op::Is, 1),
            CmpOp::In => (Op::Contains, 0),
            CmpOp::NotIn => (Op::Contains, 1),
        };
        self.op_arg(op, arg);
    }

    pub(super) fn bool_op(&mut self, node: &'a ExprBoolOp) -> Done {
        let jump = match node.op {
            BoolOp::And => Op::JumpIfFalseOrPop,
            BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let end = self.block();
        let Some((last, rest)) = node.values.split_last() else {
            return Ok(());
        };
        for value in rest {
            self.expr(value)?;
            self.jump(jump, end);
        }
        self.expr(last)?;
        self.start(end);
        Ok(())
    }

    pub(super) fn conditional(&mut self, node: &'a ExprIf) -> Done {
        let (orelse, end) = (self.block(), self.block());
        self.jump_if(&node.test, orelse, false)?;
        self.expr(&node.body)?;
        self.jump_nowhere(end);
        self.start(orelse);
        self.expr(&node.orelse)?;
        self.start(end);
        Ok(())
    }
}

/// The operator of the opposite of a single test for identity or membership.
pub(super) fn inverted(node: &ExprCompare) -> Option<CmpOp> {
    match &*node.ops {
        [CmpOp::Is] => Some(CmpOp::IsNot),
        [CmpOp::IsNot] => Some(CmpOp::Is),
        [CmpOp::In] => Some(CmpOp::NotIn),
        [CmpOp::NotIn] => Some(CmpOp::In),
        _ => None,
    }
}

fn is_invertible(expr: &Expr) -> bool {
    matches!(expr, Expr::Compare(node) if inverted(node).is_some())
}
