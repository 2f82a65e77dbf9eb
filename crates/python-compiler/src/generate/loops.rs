//! `for`, `async for`, `while`, `break`, `continue`.

use super::unwind::Frame;
use super::{Done, Generator, fold};
use crate::assemble::What;
use ruff_python_ast::{Expr, StmtFor, StmtWhile};
use switchboard_python_code::{Const, Op};

impl<'a> Generator<'a> {
    pub(super) fn for_(&mut self, node: &'a StmtFor) -> Done {
        let (start, body, cleanup, end) = (self.block(), self.block(), self.block(), self.block());
        self.enter(Frame::ForLoop {
            next: start,
            exit: end,
        })?;
        self.iterable(&node.iter)?;
        self.op(Op::GetIter);
        self.start(start);
        self.jump(Op::ForIter, cleanup);
        self.start(body);
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        // The jump back is artificial: the header is visited again by `ForIter`.
        self.nowhere();
        self.jump(Op::Jump, start);
        self.start(cleanup);
        self.leave();
        self.stmts(&node.orelse)?;
        self.start(end);
        Ok(())
    }

    /// The iterable of a loop: a display that nobody else sees is a constant or a tuple.
    pub(super) fn iterable(&mut self, iter: &'a Expr) -> Done {
        match iter {
            Expr::List(list) if !list.elts.iter().any(Expr::is_starred_expr) => {
                let at = self.unit().at;
                self.at(iter);
                match fold::fold_all(&list.elts) {
                    Some(items) => self.constant(Const::Tuple(items)),
                    None => {
                        self.exprs(&list.elts)?;
                        self.op_arg(Op::BuildTuple, list.elts.len() as u32);
                    }
                }
                self.unit().at = at;
                Ok(())
            }
            Expr::Set(set) => match fold::fold_all(&set.elts) {
                Some(items) => self.constant_at(iter, Const::FrozenSet(items)),
                None => self.expr(iter),
            },
            _ => self.expr(iter),
        }
    }

    pub(super) fn async_for(&mut self, node: &'a StmtFor) -> Done {
        if !self.is_async() {
            return self.fail("'async for' outside async function");
        }
        let (start, except, end) = (self.block(), self.block(), self.block());
        self.expr(&node.iter)?;
        self.op(Op::GetAIter);
        self.start(start);
        self.enter(Frame::ForLoop {
            next: start,
            exit: end,
        })?;
        self.what(What::SetupFinally, Some(except));
        self.op(Op::GetANext);
        self.none();
        self.delegate();
        self.pop_block();
        self.expr(&node.target)?;
        self.stmts(&node.body)?;
        self.nowhere();
        self.jump(Op::Jump, start);
        self.leave();
        self.start(except);
        // The end of the iteration belongs to the header, not to the body.
        self.at(&*node.iter);
        self.op(Op::EndAsyncFor);
        self.stmts(&node.orelse)?;
        self.start(end);
        Ok(())
    }

    pub(super) fn while_(&mut self, node: &'a StmtWhile) -> Done {
        let (start, body, anchor, end) = (self.block(), self.block(), self.block(), self.block());
        self.start(start);
        self.enter(Frame::WhileLoop {
            next: start,
            exit: end,
        })?;
        self.jump_if(&node.test, anchor, false)?;
        self.start(body);
        self.stmts(&node.body)?;
        self.at(node);
        self.jump_if(&node.test, body, true)?;
        self.leave();
        self.start(anchor);
        self.stmts(&node.orelse)?;
        self.start(end);
        Ok(())
    }

    pub(super) fn break_(&mut self) -> Done {
        self.op(Op::Nop);
        // Leaving a `with` has that statement's place.
        let here = self.here().at;
        let Some(Frame::ForLoop { exit, .. } | Frame::WhileLoop { exit, .. }) = self.unwind_to_loop(true)?
        else {
            self.unit().at = here;
            return self.fail("'break' outside loop");
        };
        self.jump(Op::Jump, exit);
        Ok(())
    }

    pub(super) fn continue_(&mut self) -> Done {
        self.op(Op::Nop);
        let here = self.here().at;
        let Some(Frame::ForLoop { next, .. } | Frame::WhileLoop { next, .. }) = self.unwind_to_loop(false)?
        else {
            self.unit().at = here;
            return self.fail("'continue' not properly in loop");
        };
        self.jump(Op::Jump, next);
        Ok(())
    }
}
