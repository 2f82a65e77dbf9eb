//! Expressions: each leaves one value on the stack, or stores or deletes one, by its context.

use super::conditions::inverted;
use super::names::Access;
use super::sequences::{Display, STACK_USE};
use super::unit::UnitKind;
use super::{Done, Generator, fold};
use crate::scope::Comprehension;
use ruff_python_ast::{
    DictItem, Expr, ExprAttribute, ExprContext, ExprDict, ExprSlice, ExprSubscript, UnaryOp,
};
use ruff_text_size::Ranged;
use switchboard_python_code::{Const, Op, Position};

impl<'a> Generator<'a> {
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Done {
        let outer = self.unit().at;
        self.at(expr);
        let done = match fold::fold(expr) {
            Some(value) => {
                self.constant(value);
                Ok(())
            }
            None => self.plain_expr(expr),
        };
        self.unit().at = outer;
        done
    }

    pub(super) fn constant_at(&mut self, node: impl Ranged, value: Const) -> Done {
        let outer = self.unit().at;
        self.at(node);
        self.constant(value);
        self.unit().at = outer;
        Ok(())
    }

    fn plain_expr(&mut self, expr: &'a Expr) -> Done {
        match expr {
            Expr::BoolOp(node) => self.bool_op(node),
            Expr::Named(node) => {
                self.expr(&node.value)?;
                self.op(Op::Dup);
                self.expr(&node.target)
            }
            Expr::BinOp(node) => self.binary(node),
            Expr::UnaryOp(node) => {
                if let (UnaryOp::Not, Expr::Compare(inner)) = (node.op, &*node.operand)
                    && inverted(inner).is_some()
                {
                    return self.compare_inverted(inner);
                }
                self.expr(&node.operand)?;
                self.op(match node.op {
                    UnaryOp::Invert => Op::UnaryInvert,
                    UnaryOp::Not => Op::UnaryNot,
                    UnaryOp::UAdd => Op::UnaryPositive,
                    UnaryOp::USub => Op::UnaryNegative,
                });
                Ok(())
            }
            Expr::Lambda(node) => self.lambda(node),
            Expr::If(node) => self.conditional(node),
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) => self.elements(&node.elts, 0, Display::Set),
            Expr::ListComp(node) => {
                self.comprehension(node, Comprehension::List, &node.generators, &node.elt, None)
            }
            Expr::SetComp(node) => {
                self.comprehension(node, Comprehension::Set, &node.generators, &node.elt, None)
            }
            Expr::DictComp(node) => {
                let Some(key) = &node.key else {
                    return self.fail("invalid syntax");
                };
                self.comprehension(
                    node,
                    Comprehension::Dict,
                    &node.generators,
                    key,
                    Some(&node.value),
                )
            }
            Expr::Generator(node) => {
                self.comprehension(node, Comprehension::Generator, &node.generators, &node.elt, None)
            }
            Expr::Await(node) => {
                if !self.here().is_function() {
                    return self.fail("'await' outside function");
                }
                if !self.is_async() && self.here().kind != UnitKind::Comprehension {
                    return self.fail("'await' outside async function");
                }
                self.expr(&node.value)?;
                self.await_top(0);
                Ok(())
            }
            Expr::Yield(node) => {
                if !self.here().is_function() {
                    return self.fail("'yield' outside function");
                }
                match &node.value {
                    Some(value) => self.expr(value)?,
                    None => self.none(),
                }
                self.op(Op::Yield);
                Ok(())
            }
            Expr::YieldFrom(node) => {
                if !self.here().is_function() {
                    return self.fail("'yield' outside function");
                }
                if self.is_async() {
                    return self.fail("'yield from' inside async function");
                }
                self.expr(&node.value)?;
                self.op(Op::GetYieldFromIter);
                self.none();
                self.delegate();
                Ok(())
            }
            Expr::Compare(node) => self.compare(node),
            Expr::Call(node) => self.call(node),
            Expr::FString(node) => self.f_string(node),
            Expr::Attribute(node) => self.attribute(node),
            Expr::Subscript(node) => self.subscript(node),
            Expr::Starred(node) => match node.ctx {
                ExprContext::Store => self.fail("starred assignment target must be in a list or tuple"),
                _ => self.fail("can't use starred expression here"),
            },
            Expr::Name(node) => self.name(node.id.as_str(), node.ctx.into()),
            Expr::List(node) => match node.ctx {
                ExprContext::Store => self.unpack(&node.elts),
                ExprContext::Del => self.exprs(&node.elts),
                _ => self.elements(&node.elts, 0, Display::List),
            },
            Expr::Tuple(node) => match node.ctx {
                ExprContext::Store => self.unpack(&node.elts),
                ExprContext::Del => self.exprs(&node.elts),
                _ => self.elements(&node.elts, 0, Display::Tuple),
            },
            Expr::Slice(node) => self.slice(node),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => unreachable!("literals are constants"),
            // Refused by name before code is generated.
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => self.fail("invalid syntax"),
        }
    }

    /// Is the code object that of an `async def`?
    pub(super) fn is_async(&self) -> bool {
        self.here().kind == UnitKind::AsyncFunction
    }

    /// Moves the start of the current position to the attribute's name when that is on another line than it
    /// started, so that method chains over several lines are told apart.
    pub(super) fn start_at_attribute(&mut self, node: &ExprAttribute) {
        let (end_line, end) = self.lines.locate(node.range().end());
        if self.unit().at.line != end_line {
            let length = node.attr.as_str().chars().count() as u32;
            let at = self.unit().at;
            self.unit().at = if length <= end {
                Position {
                    line: end_line,
                    column: end - length,
                    ..at
                }
            } else {
                Position {
                    line: end_line,
                    column: 0,
                    end_line,
                    end_column: 0,
                }
            };
        }
    }

    fn attribute(&mut self, node: &'a ExprAttribute) -> Done {
        self.expr(&node.value)?;
        self.start_at_attribute(node);
        let access = Access::from(node.ctx);
        self.check_assignable(node.attr.as_str(), access)?;
        let op = match access {
            Access::Load => Op::LoadAttr,
            Access::Store => Op::StoreAttr,
            Access::Delete => Op::DeleteAttr,
        };
        self.attribute_op(op, node.attr.as_str());
        Ok(())
    }

    fn subscript(&mut self, node: &'a ExprSubscript) -> Done {
        if node.ctx == ExprContext::Load {
            self.warn_of_subscript(&node.value, &node.slice);
        }
        self.expr(&node.value)?;
        self.expr(&node.slice)?;
        self.op(match Access::from(node.ctx) {
            Access::Load => Op::Subscr,
            Access::Store => Op::StoreSubscr,
            Access::Delete => Op::DeleteSubscr,
        });
        Ok(())
    }

    fn slice(&mut self, node: &'a ExprSlice) -> Done {
        for bound in [&node.lower, &node.upper] {
            match bound {
                Some(bound) => self.expr(bound)?,
                None => self.none(),
            }
        }
        if let Some(step) = &node.step {
            self.expr(step)?;
        }
        self.op_arg(Op::BuildSlice, if node.step.is_some() { 3 } else { 2 });
        Ok(())
    }

    fn dict(&mut self, node: &'a ExprDict) -> Done {
        let items = &node.items[..];
        let mut have_dict = false;
        let mut pending = 0;
        for (i, item) in items.iter().enumerate() {
            if item.key.is_some() {
                if pending * 2 > STACK_USE {
                    self.pairs(&items[i - pending..=i], &mut have_dict)?;
                    pending = 0;
                } else {
                    pending += 1;
                }
                continue;
            }
            if pending > 0 {
                self.pairs(&items[i - pending..i], &mut have_dict)?;
                pending = 0;
            }
            if !have_dict {
                self.op_arg(Op::BuildMap, 0);
                have_dict = true;
            }
            self.expr(&item.value)?;
            self.op_arg(Op::DictUpdate, 1);
        }
        if pending > 0 || !have_dict {
            self.pairs(&items[items.len() - pending..], &mut have_dict)?;
        }
        Ok(())
    }

    /// Collects pairs into a dict and puts that into one that is there already.
    fn pairs(&mut self, items: &'a [DictItem], have_dict: &mut bool) -> Done {
        let big = items.len() * 2 > STACK_USE;
        if big {
            self.op_arg(Op::BuildMap, 0);
        }
        for item in items {
            self.optional(item.key.as_ref())?;
            self.expr(&item.value)?;
            if big {
                self.op_arg(Op::MapAdd, 1);
            }
        }
        if !big {
            self.op_arg(Op::BuildMap, items.len() as u32);
        }
        if *have_dict {
            self.op_arg(Op::DictUpdate, 1);
        }
        *have_dict = true;
        Ok(())
    }
}
