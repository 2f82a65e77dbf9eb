//! What encloses the current statement in its code object, and how `return`, `break` and `continue` leave it.

use super::names::Access;
use super::{Done, Generator};
use crate::assemble::BlockId;
use crate::diagnostic::Diagnostic;
use ruff_python_ast::{Stmt, StmtWith};
use switchboard_python_code::Op;

/// As many blocks as CPython lets stand inside of each other.
const MAX_BLOCKS: usize = 20;

/// Something that has to be undone on the way out.
#[derive(Clone, Copy)]
pub(super) enum Frame<'a> {
    WhileLoop {
        next: BlockId,
        exit: BlockId,
    },
    /// The iterator is on the stack.
    ForLoop {
        next: BlockId,
        exit: BlockId,
    },
    TryExcept,
    /// A `try` whose `finally` has to be run.
    FinallyTry(&'a [Stmt]),
    /// Inside of a `finally` that runs for an exception.
    FinallyEnd,
    With(&'a StmtWith),
    /// Among the handlers of a `try`.
    ExceptionHandler,
    GroupHandler,
    /// In the body of a handler, which binds a name or not.
    HandlerCleanup(Option<&'a str>),
    /// A value to be returned is below.
    PopValue,
    AsyncComprehension,
}

impl<'a> Generator<'a> {
    pub(super) fn enter(&mut self, frame: Frame<'a>) -> Done {
        if self.here().frames.len() >= MAX_BLOCKS {
            return self.fail("too many statically nested blocks");
        }
        self.unit().frames.push(frame);
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.unit().frames.pop();
    }

    /// Leaves everything in this code object; `keep`: the value to return is on top of the stack.
    pub(super) fn unwind_all(&mut self, keep: bool) -> Done {
        self.unwind(keep, false).map(|_| ())
    }

    /// Leaves everything up to the innermost loop, and that too if `through`. None: there is no loop.
    pub(super) fn unwind_to_loop(&mut self, through: bool) -> Result<Option<Frame<'a>>, Diagnostic> {
        let found = self.unwind(false, true)?;
        if let (true, Some(frame)) = (through, found) {
            self.unwind_one(frame, false)?;
        }
        Ok(found)
    }

    fn unwind(&mut self, keep: bool, to_loop: bool) -> Result<Option<Frame<'a>>, Diagnostic> {
        let frames = self.unit().frames.clone();
        let mut found = None;
        while let Some(&top) = self.unit().frames.last() {
            match top {
                Frame::GroupHandler => {
                    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                    return self.fail(message);
                }
                Frame::WhileLoop { .. } | Frame::ForLoop { .. } if to_loop => {
                    found = Some(top);
                    break;
                }
                _ => {
                    // What runs on the way out is not inside of what is left.
                    self.leave();
                    self.unwind_one(top, keep)?;
                }
            }
        }
        self.unit().frames = frames;
        Ok(found)
    }

    fn swap_kept(&mut self, keep: bool) {
        if keep {
            self.op_arg(Op::Swap, 2);
        }
    }

    fn unwind_one(&mut self, frame: Frame<'a>, keep: bool) -> Done {
        match frame {
            Frame::WhileLoop { .. }
            | Frame::ExceptionHandler
            | Frame::GroupHandler
            | Frame::AsyncComprehension => {}
            Frame::ForLoop { .. } | Frame::PopValue => {
                self.swap_kept(keep);
                self.op(Op::Pop);
            }
            Frame::TryExcept => self.pop_block(),
            Frame::FinallyTry(body) => {
                // Ends the range on the line of the statement that leaves.
                self.pop_block();
                if keep {
                    self.enter(Frame::PopValue)?;
                }
                self.stmts(body)?;
                if keep {
                    self.leave();
                }
                self.nowhere();
            }
            Frame::FinallyEnd => {
                self.swap_kept(keep);
                self.op(Op::Pop);
                self.swap_kept(keep);
                self.pop_block();
                self.op(Op::PopExcept);
            }
            Frame::With(node) => {
                self.at(node);
                self.pop_block();
                self.swap_kept(keep);
                self.exit_with_nones();
                if node.is_async {
                    self.await_top(2);
                }
                self.op(Op::Pop);
                self.nowhere();
            }
            Frame::HandlerCleanup(name) => {
                if name.is_some() {
                    self.pop_block();
                }
                self.swap_kept(keep);
                self.pop_block();
                self.op(Op::PopExcept);
                if let Some(name) = name {
                    self.unbind(name)?;
                }
            }
        }
        Ok(())
    }

    /// `name = None; del name` at the end of a handler.
    pub(super) fn unbind(&mut self, name: &str) -> Done {
        self.none();
        self.name(name, Access::Store)?;
        self.name(name, Access::Delete)
    }
}
