//! The first pass: every binding and use of a name, statement by statement.

use super::{Scope, ScopeId, ScopeKind, Table, address, mangle, uses};
use crate::diagnostic::Diagnostic;
use crate::lines::Lines;
use ruff_python_ast::{
    Alias, ExceptHandler, Expr, Identifier, Parameters, Pattern, Stmt, StmtAnnAssign, StmtClassDef,
    StmtFunctionDef,
};
use ruff_text_size::Ranged;
use std::collections::BTreeMap;

pub(super) type Done = Result<(), Diagnostic>;

pub(super) fn build(body: &[Stmt], lines: &Lines<'_>, future_annotations: bool) -> Result<Table, Diagnostic> {
    let mut builder = Builder {
        lines,
        future_annotations,
        table: Table {
            scopes: Vec::new(),
            by_node: BTreeMap::new(),
        },
        stack: Vec::new(),
        class: None,
    };
    builder.open(ScopeKind::Module);
    builder.body(body)?;
    Ok(builder.table)
}

pub(super) struct Builder<'l, 's> {
    pub(super) lines: &'l Lines<'s>,
    pub(super) future_annotations: bool,
    pub(super) table: Table,
    pub(super) stack: Vec<ScopeId>,
    /// The class whose name mangles.
    class: Option<String>,
}

impl Builder<'_, '_> {
    fn open(&mut self, kind: ScopeKind) -> ScopeId {
        let id = ScopeId(self.table.scopes.len());
        let nested = self.stack.last().is_some_and(|&outer| {
            let outer = self.table.get(outer);
            outer.nested || outer.kind == ScopeKind::Function
        });
        self.table.scopes.push(Scope {
            kind,
            comprehension: None,
            symbols: BTreeMap::new(),
            parameters: Vec::new(),
            children: Vec::new(),
            nested,
            generator: false,
            coroutine: false,
            var_args: false,
            var_keywords: false,
            needs_class_cell: false,
            directives: Vec::new(),
            iterating_target: false,
            iterating_expression: 0,
        });
        if let Some(&outer) = self.stack.last() {
            self.table.scopes[outer.0].children.push(id);
        }
        self.stack.push(id);
        id
    }

    pub(super) fn enter<T>(&mut self, kind: ScopeKind, node: &T) {
        let id = self.open(kind);
        self.table.by_node.insert(address(node), id);
    }

    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        let id = self.stack[self.stack.len() - 1];
        &mut self.table.scopes[id.0]
    }

    pub(super) fn mangled(&self, name: &str) -> String {
        mangle(self.class.as_deref(), name).into_owned()
    }

    pub(super) fn fail<T>(&self, node: impl Ranged, message: impl Into<String>) -> Result<T, Diagnostic> {
        Err(Diagnostic::syntax(self.lines.span(node), message))
    }

    pub(super) fn note(&mut self, name: &str, flags: u16, node: impl Ranged) -> Done {
        let id = self.stack[self.stack.len() - 1];
        self.note_in(id, name, flags, node)
    }

    pub(super) fn note_in(&mut self, id: ScopeId, name: &str, flags: u16, node: impl Ranged) -> Done {
        let mangled = self.mangled(name);
        let scope = &mut self.table.scopes[id.0];
        let known = scope.uses(&mangled);
        if flags & uses::PARAMETER != 0 && known & uses::PARAMETER != 0 {
            return self.fail(
                node,
                format!("duplicate argument '{name}' in function definition"),
            );
        }
        let mut flags_now = known | flags;
        if scope.iterating_target {
            if flags_now & (uses::GLOBAL | uses::NONLOCAL) != 0 {
                let message =
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return self.fail(node, message);
            }
            flags_now |= uses::COMPREHENSION_TARGET;
        }
        scope.symbols.entry(mangled.clone()).or_default().uses = flags_now;
        if flags & uses::PARAMETER != 0 {
            scope.parameters.push(mangled);
        } else if flags & uses::GLOBAL != 0 {
            self.table.scopes[0].symbols.entry(mangled).or_default().uses |= flags;
        }
        Ok(())
    }

    pub(super) fn body(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Return(node) => self.optional(node.value.as_deref()),
            Stmt::Delete(node) => self.exprs(&node.targets),
            Stmt::Assign(node) => {
                self.exprs(&node.targets)?;
                self.expr(&node.value)
            }
            Stmt::AugAssign(node) => {
                self.expr(&node.target)?;
                self.expr(&node.value)
            }
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::For(node) => {
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.body(&node.body)?;
                self.body(&node.orelse)
            }
            Stmt::While(node) => {
                self.expr(&node.test)?;
                self.body(&node.body)?;
                self.body(&node.orelse)
            }
            Stmt::If(node) => {
                self.expr(&node.test)?;
                self.body(&node.body)?;
                for clause in &node.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.body(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(node) => {
                for item in &node.items {
                    self.expr(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.body(&node.body)
            }
            Stmt::Match(node) => {
                self.expr(&node.subject)?;
                for case in &node.cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_deref())?;
                    self.body(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(node) => {
                self.optional(node.exc.as_deref())?;
                self.optional(node.cause.as_deref())
            }
            Stmt::Try(node) => {
                self.body(&node.body)?;
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.optional(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.note(name.as_str(), uses::LOCAL, name)?;
                    }
                    self.body(&handler.body)?;
                }
                self.body(&node.orelse)?;
                self.body(&node.finalbody)
            }
            Stmt::Assert(node) => {
                self.expr(&node.test)?;
                self.optional(node.msg.as_deref())
            }
            Stmt::Import(node) => node.names.iter().try_for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(node) => {
                for alias in &node.names {
                    if alias.name.as_str() == "*" {
                        if self.scope().kind != ScopeKind::Module {
                            return self.fail(&alias.name, "import * only allowed at module level");
                        }
                    } else {
                        self.import(alias)?;
                    }
                }
                Ok(())
            }
            Stmt::Global(node) => self.directive(stmt, &node.names, uses::GLOBAL, "global"),
            Stmt::Nonlocal(node) => self.directive(stmt, &node.names, uses::NONLOCAL, "nonlocal"),
            Stmt::Expr(node) => self.expr(&node.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            // Refused by name before this pass.
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn function(&mut self, def: &StmtFunctionDef) -> Done {
        self.note(def.name.as_str(), uses::LOCAL, def)?;
        self.defaults(&def.parameters)?;
        if !self.future_annotations {
            for parameter in all_parameters(&def.parameters) {
                self.optional(parameter.annotation.as_deref())?;
            }
            self.optional(def.returns.as_deref())?;
        }
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.enter(ScopeKind::Function, def);
        self.scope().coroutine = def.is_async;
        self.parameters(&def.parameters)?;
        self.body(&def.body)?;
        self.leave();
        Ok(())
    }

    fn class(&mut self, class: &StmtClassDef) -> Done {
        self.note(class.name.as_str(), uses::LOCAL, class)?;
        if let Some(arguments) = &class.arguments {
            self.exprs(&arguments.args)?;
            for keyword in &arguments.keywords {
                self.expr(&keyword.value)?;
            }
        }
        for decorator in &class.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.enter(ScopeKind::Class, class);
        let outer = self.class.replace(class.name.as_str().to_owned());
        self.body(&class.body)?;
        self.class = outer;
        self.leave();
        Ok(())
    }

    pub(super) fn defaults(&mut self, parameters: &Parameters) -> Done {
        let with_default = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs);
        for parameter in with_default {
            self.optional(parameter.default.as_deref())?;
        }
        Ok(())
    }

    pub(super) fn parameters(&mut self, parameters: &Parameters) -> Done {
        self.scope().var_args = parameters.vararg.is_some();
        self.scope().var_keywords = parameters.kwarg.is_some();
        for parameter in all_parameters(parameters) {
            self.note(parameter.name.as_str(), uses::PARAMETER, &parameter.name)?;
        }
        Ok(())
    }

    fn annotated(&mut self, node: &StmtAnnAssign) -> Done {
        if let Expr::Name(name) = &*node.target {
            let mangled = self.mangled(name.id.as_str());
            let known = self.scope().uses(&mangled);
            if known & (uses::GLOBAL | uses::NONLOCAL) != 0 && self.stack.len() > 1 && node.simple {
                let what = if known & uses::GLOBAL != 0 {
                    "global"
                } else {
                    "nonlocal"
                };
                return self.fail(node, format!("annotated name '{}' can't be {what}", name.id));
            }
            if node.simple {
                self.note(name.id.as_str(), uses::ANNOTATED | uses::LOCAL, name)?;
            } else if node.value.is_some() {
                self.note(name.id.as_str(), uses::LOCAL, name)?;
            }
        } else {
            self.expr(&node.target)?;
        }
        if !self.future_annotations {
            self.expr(&node.annotation)?;
        }
        self.optional(node.value.as_deref())
    }

    fn import(&mut self, alias: &Alias) -> Done {
        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        let first = name.split('.').next().unwrap_or(name);
        self.note(first, uses::IMPORT, alias)
    }

    fn directive(&mut self, stmt: &Stmt, names: &[Identifier], flag: u16, word: &str) -> Done {
        for name in names {
            let mangled = self.mangled(name.as_str());
            let known = self.scope().uses(&mangled);
            let problem = if known & uses::PARAMETER != 0 {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if known & uses::USE != 0 {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if known & uses::ANNOTATED != 0 {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if known & uses::LOCAL != 0 {
                Some(format!("name '{name}' is assigned to before {word} declaration"))
            } else {
                None
            };
            if let Some(problem) = problem {
                return self.fail(stmt, problem);
            }
            self.note(name.as_str(), flag, stmt)?;
            let span = self.lines.span(stmt);
            self.scope().directives.push((mangled, span));
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        match pattern {
            Pattern::MatchValue(node) => self.expr(&node.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(node) => node.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(node) => {
                self.exprs(&node.keys)?;
                node.patterns.iter().try_for_each(|p| self.pattern(p))?;
                self.capture(node.rest.as_ref())
            }
            Pattern::MatchClass(node) => {
                self.expr(&node.cls)?;
                node.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                node.arguments
                    .keywords
                    .iter()
                    .try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            Pattern::MatchStar(node) => self.capture(node.name.as_ref()),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner)?;
                }
                self.capture(node.name.as_ref())
            }
            Pattern::MatchOr(node) => node.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }

    fn capture(&mut self, name: Option<&Identifier>) -> Done {
        name.map_or(Ok(()), |name| self.note(name.as_str(), uses::LOCAL, name))
    }
}

/// Parameters in the order of their slots.
pub(crate) fn all_parameters(parameters: &Parameters) -> impl Iterator<Item = &ruff_python_ast::Parameter> {
    let plain = parameters
        .posonlyargs
        .iter()
        .chain(&parameters.args)
        .chain(&parameters.kwonlyargs);
    plain
        .map(|p| &p.parameter)
        .chain(parameters.vararg.as_deref())
        .chain(parameters.kwarg.as_deref())
}
