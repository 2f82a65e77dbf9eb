//! Augmented and annotated assignment.

use super::names::Access;
use super::unit::UnitKind;
use super::{Done, Generator};
use ruff_python_ast::{Expr, StmtAnnAssign, StmtAugAssign};
use switchboard_python_code::{Const, Op};

impl<'a> Generator<'a> {
    pub(super) fn augmented(&mut self, node: &'a StmtAugAssign) -> Done {
        let statement = self.unit().at;
        let target = &*node.target;
        self.at(target);
        match target {
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value)?;
                self.op(Op::Dup);
                self.start_at_attribute(attribute);
                self.attribute_op(Op::LoadAttr, attribute.attr.as_str());
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)?;
                self.op_arg(Op::Copy, 2);
                self.op_arg(Op::Copy, 2);
                self.op(Op::Subscr);
            }
            Expr::Name(name) => self.name(name.id.as_str(), Access::Load)?,
            _ => return self.fail("illegal expression for augmented assignment"),
        }
        self.unit().at = statement;
        self.expr(&node.value)?;
        self.in_place(node.op);
        self.at(target);
        match target {
            Expr::Attribute(attribute) => {
                self.start_at_attribute(attribute);
                self.op_arg(Op::Swap, 2);
                self.check_assignable(attribute.attr.as_str(), Access::Store)?;
                self.attribute_op(Op::StoreAttr, attribute.attr.as_str());
            }
            Expr::Subscript(_) => {
                self.op_arg(Op::Swap, 3);
                self.op_arg(Op::Swap, 2);
                self.op(Op::StoreSubscr);
            }
            Expr::Name(name) => self.name(name.id.as_str(), Access::Store)?,
            _ => {}
        }
        Ok(())
    }

    pub(super) fn annotated(&mut self, node: &'a StmtAnnAssign) -> Done {
        if let Some(value) = &node.value {
            self.expr(value)?;
            self.expr(&node.target)?;
        }
        let keeps_annotations = matches!(self.here().kind, UnitKind::Module | UnitKind::Class);
        match &*node.target {
            Expr::Name(name) => {
                self.check_assignable(name.id.as_str(), Access::Store)?;
                if node.simple && keeps_annotations {
                    self.annotation(&node.annotation)?;
                    self.named_op(Op::LoadName, "__annotations__");
                    let mangled = self.here().mangled(name.id.as_str()).into_owned();
                    self.constant(Const::Str(mangled));
                    self.op(Op::StoreSubscr);
                }
            }
            Expr::Attribute(attribute) if node.value.is_none() => self.evaluate(&attribute.value)?,
            Expr::Subscript(subscript) if node.value.is_none() => {
                self.evaluate(&subscript.value)?;
                self.evaluate_index(&subscript.slice)?;
            }
            _ => {}
        }
        if !node.simple && keeps_annotations && !self.future_annotations {
            self.evaluate(&node.annotation)?;
        }
        Ok(())
    }

    /// Computes a value only for what it does.
    fn evaluate(&mut self, expr: &'a Expr) -> Done {
        self.expr(expr)?;
        self.op(Op::Pop);
        Ok(())
    }

    fn evaluate_index(&mut self, index: &'a Expr) -> Done {
        match index {
            Expr::Slice(slice) => [&slice.lower, &slice.upper, &slice.step]
                .into_iter()
                .flatten()
                .try_for_each(|bound| self.evaluate(bound)),
            Expr::Tuple(tuple) => tuple
                .elts
                .iter()
                .try_for_each(|element| self.evaluate_index(element)),
            _ => self.evaluate(index),
        }
    }
}
