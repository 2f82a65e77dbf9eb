//! `with` and `async with`.

use super::unwind::Frame;
use super::{Done, Generator};
use crate::assemble::What;
use ruff_python_ast::StmtWith;
use switchboard_python_code::Op;

impl<'a> Generator<'a> {
    pub(super) fn with(&mut self, node: &'a StmtWith) -> Done {
        if node.is_async && !self.is_async() {
            return self.fail("'async with' outside async function");
        }
        self.with_item(node, 0)
    }

    fn with_item(&mut self, node: &'a StmtWith, index: usize) -> Done {
        let (body, failed, exit, cleanup) = (self.block(), self.block(), self.block(), self.block());
        let item = &node.items[index];
        self.expr(&item.context_expr)?;
        if node.is_async {
            self.op(Op::BeforeAsyncWith);
            self.await_top(1);
        } else {
            self.op(Op::BeforeWith);
        }
        self.what(What::SetupWith, Some(failed));
        self.start(body);
        self.enter(Frame::With(node))?;
        match &item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(Op::Pop),
        }
        if index + 1 < node.items.len() {
            self.with_item(node, index + 1)?;
        } else {
            self.stmts(&node.body)?;
        }
        self.nowhere();
        self.pop_block();
        self.leave();
        // The normal exit belongs to the line of the `with`.
        self.at(node);
        self.exit_with_nones();
        if node.is_async {
            self.await_top(2);
        }
        self.op(Op::Pop);
        self.jump(Op::Jump, exit);
        self.start(failed);
        self.what(What::SetupCleanup, Some(cleanup));
        self.op(Op::PushExcInfo);
        self.op(Op::WithExceptStart);
        if node.is_async {
            self.await_top(2);
        }
        self.nowhere();
        let suppress = self.block();
        self.jump(Op::PopJumpIfTrue, suppress);
        self.op_arg(Op::Reraise, 2);
        self.start(cleanup);
        self.pop_except_and_reraise();
        self.start(suppress);
        self.op(Op::Pop);
        self.pop_block();
        self.op(Op::PopExcept);
        self.op(Op::Pop);
        self.op(Op::Pop);
        self.start(exit);
        Ok(())
    }

    /// Calls the `__exit__` on the stack for a body that raised nothing.
    pub(super) fn exit_with_nones(&mut self) {
        self.none();
        self.none();
        self.none();
        self.op_arg(Op::Call, 3);
    }
}
