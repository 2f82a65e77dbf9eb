//! Loading, storing and deleting variables.

use super::unit::UnitKind;
use super::{Done, Generator};
use crate::scope::{Place, ScopeKind};
use ruff_python_ast::ExprContext;
use switchboard_python_code::{Const, Op};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Load,
    Store,
    Delete,
}

impl From<ExprContext> for Access {
    fn from(context: ExprContext) -> Self {
        match context {
            ExprContext::Store => Access::Store,
            ExprContext::Del => Access::Delete,
            ExprContext::Load | ExprContext::Invalid => Access::Load,
        }
    }
}

impl Generator<'_> {
    pub(super) fn name(&mut self, name: &str, access: Access) -> Done {
        if name == "__debug__" {
            if access == Access::Load {
                self.constant(Const::True);
                return Ok(());
            }
            self.check_assignable(name, access)?;
        }
        let unit = self.here();
        let mangled = unit.mangled(name).into_owned();
        let scope = self.table.get(unit.scope);
        let place = scope.place(&mangled);
        let is_function = scope.kind == ScopeKind::Function;
        match place {
            Place::Cell | Place::Free => {
                let cell = unit.cell(&mangled, place == Place::Cell);
                let op = match access {
                    Access::Load if unit.kind == UnitKind::Class => Op::LoadClassDeref,
                    Access::Load => Op::LoadDeref,
                    Access::Store => Op::StoreDeref,
                    Access::Delete => Op::DeleteDeref,
                };
                self.op_arg(op, cell);
            }
            Place::Local if is_function => {
                let slot = self.unit().locals.intern(&mangled);
                let op = match access {
                    Access::Load => Op::LoadFast,
                    Access::Store => Op::StoreFast,
                    Access::Delete => Op::DeleteFast,
                };
                self.op_arg(op, slot);
            }
            Place::GlobalExplicit | Place::GlobalImplicit
                if is_function || place == Place::GlobalExplicit =>
            {
                let op = match access {
                    Access::Load => Op::LoadGlobal,
                    Access::Store => Op::StoreGlobal,
                    Access::Delete => Op::DeleteGlobal,
                };
                self.named_op(op, &mangled);
            }
            _ => {
                let op = match access {
                    Access::Load => Op::LoadName,
                    Access::Store => Op::StoreName,
                    Access::Delete => Op::DeleteName,
                };
                self.named_op(op, &mangled);
            }
        }
        Ok(())
    }

    /// An operation on an entry of the names table; `name` is mangled already.
    pub(super) fn named_op(&mut self, op: Op, name: &str) {
        let index = self.unit().names.intern(name);
        self.op_arg(op, index);
    }

    /// An operation on an attribute, which is mangled here.
    pub(super) fn attribute_op(&mut self, op: Op, attribute: &str) {
        let mangled = self.here().mangled(attribute).into_owned();
        self.named_op(op, &mangled);
    }

    pub(super) fn check_assignable(&self, name: &str, access: Access) -> Done {
        if name != "__debug__" {
            return Ok(());
        }
        match access {
            Access::Load => Ok(()),
            Access::Store => self.fail("cannot assign to __debug__"),
            Access::Delete => self.fail("cannot delete __debug__"),
        }
    }
}
