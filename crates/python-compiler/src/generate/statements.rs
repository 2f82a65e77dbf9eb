//! Statements, each on its own line.

use super::names::Access;
use super::{Done, Generator, fold};
use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtAssign, StmtExpr, StmtIf, StmtReturn};
use ruff_text_size::Ranged;
use switchboard_python_code::{Const, Op};

impl<'a> Generator<'a> {
    /// The statements of a module or class, docstring first.
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Done {
        let Some((first, rest)) = body.split_first() else {
            return Ok(());
        };
        if self.units.len() == 1 {
            self.at(first);
        }
        if has_annotations(body) {
            self.op(Op::SetupAnnotations);
        }
        match docstring(body) {
            Some(doc) => {
                self.expr(doc)?;
                self.nowhere();
                self.name("__doc__", Access::Store)?;
                self.stmts(rest)
            }
            None => self.stmts(body),
        }
    }

    pub(super) fn stmts(&mut self, body: &'a [Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Done {
        self.check_size()?;
        self.at(stmt);
        match stmt {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::Return(node) => self.return_(node),
            Stmt::Delete(node) => self.exprs(&node.targets),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.augmented(node),
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::For(node) if node.is_async => self.async_for(node),
            Stmt::For(node) => self.for_(node),
            Stmt::While(node) => self.while_(node),
            Stmt::If(node) => self.if_(node),
            Stmt::With(node) => self.with(node),
            Stmt::Match(node) => self.match_(node),
            Stmt::Raise(node) => {
                self.optional(node.exc.as_deref())?;
                self.optional(node.cause.as_deref())?;
                let count = u32::from(node.exc.is_some()) + u32::from(node.cause.is_some());
                self.op_arg(Op::Raise, count);
                Ok(())
            }
            Stmt::Try(node) => self.try_(node),
            Stmt::Assert(node) => self.assert(node),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(node) => self.expression_statement(node),
            Stmt::Pass(_) => {
                self.op(Op::Nop);
                Ok(())
            }
            Stmt::Break(_) => self.break_(),
            Stmt::Continue(_) => self.continue_(),
            // Refused by name before code is generated.
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn assign(&mut self, node: &'a StmtAssign) -> Done {
        self.expr(&node.value)?;
        for (i, target) in node.targets.iter().enumerate() {
            if i + 1 < node.targets.len() {
                self.op(Op::Dup);
            }
            self.expr(target)?;
        }
        Ok(())
    }

    fn expression_statement(&mut self, node: &'a StmtExpr) -> Done {
        if fold::is_constant(&node.value) {
            self.op(Op::Nop);
            return Ok(());
        }
        self.expr(&node.value)?;
        self.nowhere();
        self.op(Op::Pop);
        Ok(())
    }

    fn return_(&mut self, node: &'a StmtReturn) -> Done {
        if !self.here().is_function() {
            return self.fail("'return' outside function");
        }
        let scope = self.table.get(self.here().scope);
        if node.value.is_some() && scope.coroutine && scope.generator {
            return self.fail("'return' with value in async generator");
        }
        let value = node.value.as_deref();
        let constant = value.map_or(Some(Const::None), fold::fold);
        match value {
            Some(value) if constant.is_none() => self.expr(value)?,
            Some(value) => {
                self.at(value);
                self.op(Op::Nop);
            }
            None => {}
        }
        let same_line = value.is_some_and(|v| self.lines.line(v.start()) == self.lines.line(node.start()));
        if !same_line {
            self.at(node);
            self.op(Op::Nop);
        }
        self.unwind_all(constant.is_none())?;
        if let Some(constant) = constant {
            self.constant(constant);
        }
        self.op(Op::Return);
        Ok(())
    }

    fn if_(&mut self, node: &'a StmtIf) -> Done {
        let end = self.block();
        let mut test = Some(&*node.test);
        let mut body = &node.body;
        let mut clauses = node.elif_else_clauses.iter();
        loop {
            let clause = clauses.next();
            let next = if clause.is_some() { self.block() } else { end };
            if let Some(test) = test {
                self.jump_if(test, next, false)?;
            }
            self.stmts(body)?;
            let Some(clause) = clause else { break };
            self.jump_nowhere(end);
            self.start(next);
            match &clause.test {
                Some(condition) => {
                    // An `elif` is an `if` of its own, up to the end of the whole.
                    self.at(ruff_text_size::TextRange::new(clause.start(), node.end()));
                    test = Some(condition);
                    body = &clause.body;
                }
                None => {
                    self.stmts(&clause.body)?;
                    break;
                }
            }
        }
        self.start(end);
        Ok(())
    }

    fn assert(&mut self, node: &'a StmtAssert) -> Done {
        self.warn_of_tuple(&node.test);
        let end = self.block();
        self.jump_if(&node.test, end, true)?;
        self.op(Op::LoadAssertionError);
        if let Some(message) = &node.msg {
            self.expr(message)?;
            self.op_arg(Op::Call, 1);
        }
        self.op_arg(Op::Raise, 1);
        self.start(end);
        Ok(())
    }
}

/// The docstring of a body: a plain string as its first statement.
pub(super) fn docstring(body: &[Stmt]) -> Option<&Expr> {
    match body.first() {
        Some(Stmt::Expr(node)) if node.value.is_string_literal_expr() => Some(&node.value),
        _ => None,
    }
}

/// Is there an annotated assignment in this scope, at any depth of blocks?
fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::AnnAssign(_) => true,
        Stmt::For(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        Stmt::While(node) => has_annotations(&node.body) || has_annotations(&node.orelse),
        Stmt::If(node) => {
            has_annotations(&node.body) || node.elif_else_clauses.iter().any(|c| has_annotations(&c.body))
        }
        Stmt::With(node) => has_annotations(&node.body),
        Stmt::Match(node) => node.cases.iter().any(|case| has_annotations(&case.body)),
        Stmt::Try(node) => {
            let handlers = node.handlers.iter().any(|handler| {
                let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                has_annotations(&handler.body)
            });
            has_annotations(&node.body)
                || has_annotations(&node.orelse)
                || has_annotations(&node.finalbody)
                || handlers
        }
        _ => false,
    })
}
