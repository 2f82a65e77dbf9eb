//! Displays with and without stars, and unpacking into targets.

use super::{Done, Generator, fold};
use ruff_python_ast::Expr;
use switchboard_python_code::{Const, Op};

/// More values than this are not piled on the stack before they are collected.
pub(super) const STACK_USE: usize = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    List,
    Set,
    Tuple,
}

impl Display {
    /// How it is collected: what builds it, adds one value, and adds all of an iterable.
    fn ops(self) -> (Op, Op, Op) {
        match self {
            Display::List | Display::Tuple => (Op::BuildList, Op::ListAppend, Op::ListExtend),
            Display::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
        }
    }
}

impl<'a> Generator<'a> {
    /// Collects `pushed` values that are on the stack already, and then the elements.
    pub(super) fn elements(&mut self, elements: &'a [Expr], pushed: u32, display: Display) -> Done {
        let (build, add, extend) = display.ops();
        let count = elements.len();
        if count > 2
            && let Some(items) = fold::fold_all(elements)
        {
            let folded = if display == Display::Set {
                Const::FrozenSet(items)
            } else {
                Const::Tuple(items)
            };
            if display == Display::Tuple && pushed == 0 {
                self.constant(folded);
            } else {
                self.op_arg(build, pushed);
                self.constant(folded);
                self.op_arg(extend, 1);
                if display == Display::Tuple {
                    self.op(Op::ListToTuple);
                }
            }
            return Ok(());
        }
        let total = pushed + count as u32;
        let big = total as usize > STACK_USE;
        if !big && !elements.iter().any(Expr::is_starred_expr) {
            self.exprs(elements)?;
            self.op_arg(
                if display == Display::Tuple {
                    Op::BuildTuple
                } else {
                    build
                },
                total,
            );
            return Ok(());
        }
        let mut built = big;
        if big {
            self.op_arg(build, pushed);
        }
        for (i, element) in elements.iter().enumerate() {
            if let Expr::Starred(starred) = element {
                if !built {
                    self.op_arg(build, pushed + i as u32);
                    built = true;
                }
                self.expr(&starred.value)?;
                self.op_arg(extend, 1);
            } else {
                self.expr(element)?;
                if built {
                    self.op_arg(add, 1);
                }
            }
        }
        if display == Display::Tuple {
            self.op(Op::ListToTuple);
        }
        Ok(())
    }

    /// Takes the value on the stack apart into targets.
    pub(super) fn unpack(&mut self, targets: &'a [Expr]) -> Done {
        let mut star = None;
        for (i, target) in targets.iter().enumerate() {
            if target.is_starred_expr() {
                if star.is_some() {
                    return self.fail("multiple starred expressions in assignment");
                }
                star = Some(i);
            }
        }
        match star {
            Some(before) => {
                let after = targets.len() - before - 1;
                if before >= 1 << 8 || after >= 1 << 16 {
                    return self.fail("too many expressions in star-unpacking assignment");
                }
                self.op_arg(Op::UnpackEx, before as u32 | (after as u32) << 8);
            }
            None => self.op_arg(Op::UnpackSequence, targets.len() as u32),
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.expr(&starred.value)?,
                _ => self.expr(target)?,
            }
        }
        Ok(())
    }
}
