//! `try` with `except`, `except*`, `else` and `finally`.
//!
//! The body of a `finally` is compiled once for each way to leave the `try`.

use super::names::Access;
use super::unwind::Frame;
use super::{Done, Generator};
use crate::assemble::{BlockId, What};
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry};
use switchboard_python_code::Op;

impl<'a> Generator<'a> {
    pub(super) fn try_(&mut self, node: &'a StmtTry) -> Done {
        if node.finalbody.is_empty() {
            return self.try_handlers(node);
        }
        let (body, finally, exit, cleanup) = (self.block(), self.block(), self.block(), self.block());
        self.what(What::SetupFinally, Some(finally));
        self.start(body);
        self.enter(Frame::FinallyTry(&node.finalbody))?;
        if node.handlers.is_empty() {
            self.stmts(&node.body)?;
        } else {
            self.try_handlers(node)?;
        }
        self.pop_block_nowhere();
        self.leave();
        self.stmts(&node.finalbody)?;
        self.jump_nowhere(exit);
        self.start(finally);
        self.nowhere();
        self.enter(Frame::FinallyEnd)?;
        self.what(What::SetupCleanup, Some(cleanup));
        self.op(Op::PushExcInfo);
        self.stmts(&node.finalbody)?;
        self.leave();
        self.op_arg(Op::Reraise, 0);
        self.start(cleanup);
        self.pop_except_and_reraise();
        self.start(exit);
        Ok(())
    }

    fn try_handlers(&mut self, node: &'a StmtTry) -> Done {
        if node.is_star {
            self.try_star(node)
        } else {
            self.try_except(node)
        }
    }

    pub(super) fn pop_except_and_reraise(&mut self) {
        self.op_arg(Op::Copy, 3);
        self.op(Op::PopExcept);
        self.op_arg(Op::Reraise, 1);
    }

    fn try_body(&mut self, node: &'a StmtTry, body: BlockId, except: BlockId) -> Done {
        self.what(What::SetupFinally, Some(except));
        self.start(body);
        self.enter(Frame::TryExcept)?;
        self.stmts(&node.body)?;
        self.leave();
        self.pop_block_nowhere();
        Ok(())
    }

    fn try_except(&mut self, node: &'a StmtTry) -> Done {
        let (body, handlers, end, cleanup) = (self.block(), self.block(), self.block(), self.block());
        self.try_body(node, body, handlers)?;
        self.stmts(&node.orelse)?;
        self.jump_nowhere(end);
        self.start(handlers);
        self.nowhere();
        self.what(What::SetupCleanup, Some(cleanup));
        self.op(Op::PushExcInfo);
        self.enter(Frame::ExceptionHandler)?;
        for (i, ExceptHandler::ExceptHandler(handler)) in node.handlers.iter().enumerate() {
            self.at(handler);
            if handler.type_.is_none() && i + 1 < node.handlers.len() {
                return self.fail("default 'except:' must be last");
            }
            let next = self.block();
            if let Some(class) = &handler.type_ {
                self.expr(class)?;
                self.op(Op::CheckExcMatch);
                self.jump(Op::PopJumpIfFalse, next);
            }
            match &handler.name {
                Some(name) => self.named_handler(handler, name.as_str(), end)?,
                None => {
                    let body = self.block();
                    self.op(Op::Pop);
                    self.start(body);
                    self.enter(Frame::HandlerCleanup(None))?;
                    self.stmts(&handler.body)?;
                    self.leave();
                    self.nowhere();
                    self.pop_block();
                    self.op(Op::PopExcept);
                    self.jump(Op::Jump, end);
                }
            }
            self.start(next);
        }
        self.leave();
        self.op_arg(Op::Reraise, 0);
        self.start(cleanup);
        self.pop_except_and_reraise();
        self.start(end);
        Ok(())
    }

    fn named_handler(
        &mut self,
        handler: &'a ExceptHandlerExceptHandler,
        name: &'a str,
        end: BlockId,
    ) -> Done {
        let (body, failed) = (self.block(), self.block());
        self.name(name, Access::Store)?;
        self.what(What::SetupCleanup, Some(failed));
        self.start(body);
        self.enter(Frame::HandlerCleanup(Some(name)))?;
        self.stmts(&handler.body)?;
        self.leave();
        self.nowhere();
        self.pop_block();
        self.pop_block();
        self.op(Op::PopExcept);
        self.unbind(name)?;
        self.jump(Op::Jump, end);
        self.start(failed);
        self.nowhere();
        self.unbind(name)?;
        self.op_arg(Op::Reraise, 1);
        Ok(())
    }

    /// `except*`: the stack holds the group as raised, a list of what handlers raised, and what is left of it.
    fn try_star(&mut self, node: &'a StmtTry) -> Done {
        let (body, handlers, orelse) = (self.block(), self.block(), self.block());
        let (end, cleanup, reraise_star) = (self.block(), self.block(), self.block());
        self.try_body(node, body, handlers)?;
        self.jump_nowhere(orelse);
        self.start(handlers);
        self.nowhere();
        self.what(What::SetupCleanup, Some(cleanup));
        self.op(Op::PushExcInfo);
        self.enter(Frame::GroupHandler)?;
        for (i, ExceptHandler::ExceptHandler(handler)) in node.handlers.iter().enumerate() {
            self.at(handler);
            if i == 0 {
                self.op(Op::Dup);
                self.op_arg(Op::BuildList, 0);
                self.op_arg(Op::Swap, 2);
            }
            self.star_handler(handler)?;
            if i + 1 == node.handlers.len() {
                // What no handler took.
                self.op_arg(Op::ListAppend, 1);
                self.jump(Op::Jump, reraise_star);
            }
        }
        self.nowhere();
        self.leave();
        let reraise = self.block();
        self.start(reraise_star);
        self.op(Op::PrepReraiseStar);
        self.op(Op::Dup);
        self.jump(Op::PopJumpIfNotNone, reraise);
        self.op(Op::Pop);
        self.pop_block();
        self.op(Op::PopExcept);
        self.jump(Op::Jump, end);
        self.start(reraise);
        self.pop_block();
        self.op_arg(Op::Swap, 2);
        self.op(Op::PopExcept);
        self.op_arg(Op::Reraise, 0);
        self.start(cleanup);
        self.pop_except_and_reraise();
        self.start(orelse);
        self.stmts(&node.orelse)?;
        self.start(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandlerExceptHandler) -> Done {
        let (next, with_error, no_match) = (self.block(), self.block(), self.block());
        if let Some(class) = &handler.type_ {
            self.expr(class)?;
            self.op(Op::CheckEgMatch);
            self.op(Op::Dup);
            self.jump(Op::PopJumpIfNone, no_match);
        }
        let (body, failed) = (self.block(), self.block());
        let name = handler.name.as_ref().map(|name| name.as_str());
        match name {
            Some(name) => self.name(name, Access::Store)?,
            None => self.op(Op::Pop),
        }
        self.what(What::SetupCleanup, Some(failed));
        self.start(body);
        self.enter(Frame::HandlerCleanup(name))?;
        self.stmts(&handler.body)?;
        self.leave();
        self.nowhere();
        self.pop_block();
        if let Some(name) = name {
            self.unbind(name)?;
        }
        self.jump(Op::Jump, next);
        self.start(failed);
        self.nowhere();
        if let Some(name) = name {
            self.unbind(name)?;
        }
        // The raised exception joins the list; the index of the raising instruction goes.
        self.op_arg(Op::ListAppend, 3);
        self.op(Op::Pop);
        self.jump(Op::Jump, with_error);
        self.start(next);
        self.op(Op::Nop);
        self.jump(Op::Jump, with_error);
        self.start(no_match);
        self.op(Op::Pop);
        self.start(with_error);
        Ok(())
    }
}
