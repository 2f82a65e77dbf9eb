//! The first pass over expressions: uses, assignment expressions, comprehension scopes.

use super::build::{Builder, Done};
use super::{Comprehension as Kind, ScopeKind, uses};
use ruff_python_ast::{
    Comprehension, Expr, ExprContext, ExprNamed, InterpolatedStringElement, InterpolatedStringElements,
};
use ruff_text_size::Ranged;

impl Builder<'_, '_> {
    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Done {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Done {
        match expr {
            Expr::BoolOp(node) => self.exprs(&node.values),
            Expr::Named(node) => self.named(node),
            Expr::BinOp(node) => {
                self.expr(&node.left)?;
                self.expr(&node.right)
            }
            Expr::UnaryOp(node) => self.expr(&node.operand),
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.defaults(parameters)?;
                }
                self.enter(ScopeKind::Function, node);
                if let Some(parameters) = &node.parameters {
                    self.parameters(parameters)?;
                }
                self.expr(&node.body)?;
                self.leave();
                Ok(())
            }
            Expr::If(node) => {
                self.expr(&node.test)?;
                self.expr(&node.body)?;
                self.expr(&node.orelse)
            }
            Expr::Dict(node) => {
                for item in &node.items {
                    self.optional(item.key.as_ref())?;
                    self.expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(node) => self.exprs(&node.elts),
            Expr::ListComp(node) => self.comprehension(node, Kind::List, &node.generators, &[&node.elt]),
            Expr::SetComp(node) => self.comprehension(node, Kind::Set, &node.generators, &[&node.elt]),
            Expr::DictComp(node) => {
                let elements: Vec<&Expr> = node.key.as_deref().into_iter().chain([&*node.value]).collect();
                self.comprehension(node, Kind::Dict, &node.generators, &elements)
            }
            Expr::Generator(node) => {
                self.comprehension(node, Kind::Generator, &node.generators, &[&node.elt])
            }
            Expr::Await(node) => {
                self.expr(&node.value)?;
                self.scope().coroutine = true;
                Ok(())
            }
            Expr::Yield(node) => {
                self.optional(node.value.as_deref())?;
                self.yields(expr)
            }
            Expr::YieldFrom(node) => {
                self.expr(&node.value)?;
                self.yields(expr)
            }
            Expr::Compare(node) => {
                self.expr(&node.left)?;
                self.exprs(&node.comparators)
            }
            Expr::Call(node) => {
                self.expr(&node.func)?;
                self.exprs(&node.arguments.args)?;
                for keyword in &node.arguments.keywords {
                    self.expr(&keyword.value)?;
                }
                Ok(())
            }
            Expr::FString(node) => node
                .value
                .f_strings()
                .try_for_each(|part| self.interpolations(&part.elements)),
            Expr::Attribute(node) => self.expr(&node.value),
            Expr::Subscript(node) => {
                self.expr(&node.value)?;
                self.expr(&node.slice)
            }
            Expr::Starred(node) => self.expr(&node.value),
            Expr::Name(node) => {
                let name = node.id.as_str();
                if node.ctx != ExprContext::Load {
                    return self.note(name, uses::LOCAL, node);
                }
                self.note(name, uses::USE, node)?;
                if name == "super" && self.scope().kind == ScopeKind::Function {
                    self.note("__class__", uses::USE, node)?;
                }
                Ok(())
            }
            Expr::List(node) => self.exprs(&node.elts),
            Expr::Tuple(node) => self.exprs(&node.elts),
            Expr::Slice(node) => {
                self.optional(node.lower.as_deref())?;
                self.optional(node.upper.as_deref())?;
                self.optional(node.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => Ok(()),
            // Refused by name before this pass.
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn interpolations(&mut self, elements: &InterpolatedStringElements) -> Done {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(field) = element {
                self.expr(&field.expression)?;
                if let Some(spec) = &field.format_spec {
                    self.interpolations(&spec.elements)?;
                }
            }
        }
        Ok(())
    }

    fn yields(&mut self, expr: &Expr) -> Done {
        self.scope().generator = true;
        let place = match self.scope().comprehension {
            None => return Ok(()),
            Some(Kind::List) => "list comprehension",
            Some(Kind::Set) => "set comprehension",
            Some(Kind::Dict) => "dict comprehension",
            Some(Kind::Generator) => "generator expression",
        };
        self.fail(expr, format!("'yield' inside {place}"))
    }

    fn named(&mut self, node: &ExprNamed) -> Done {
        if self.scope().iterating_expression > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return self.fail(node, message);
        }
        if let (Some(_), Expr::Name(name)) = (self.scope().comprehension, &*node.target) {
            self.bind_outside(name.id.as_str(), name)?;
        }
        self.expr(&node.value)?;
        self.expr(&node.target)
    }

    /// A name assigned inside of a comprehension belongs to the function or module around it.
    fn bind_outside(&mut self, name: &str, node: impl Ranged + Copy) -> Done {
        let mangled = self.mangled(name);
        for &id in self.stack.clone().iter().rev() {
            let scope = self.table.get(id);
            let known = scope.uses(&mangled);
            if scope.comprehension.is_some() {
                if known & uses::COMPREHENSION_TARGET != 0 && known & (uses::LOCAL | uses::GLOBAL) != 0 {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return self.fail(node, message);
                }
                continue;
            }
            let (here, there) = match scope.kind {
                ScopeKind::Function if known & uses::GLOBAL == 0 => (uses::NONLOCAL, uses::LOCAL),
                ScopeKind::Function => (uses::GLOBAL, uses::LOCAL),
                ScopeKind::Module => (uses::GLOBAL, uses::GLOBAL),
                ScopeKind::Class => {
                    let message =
                        "assignment expression within a comprehension cannot be used in a class body";
                    return self.fail(node, message);
                }
            };
            self.note(name, here, node)?;
            let span = self.lines.span(node);
            self.scope().directives.push((mangled, span));
            return self.note_in(id, name, there, node);
        }
        Ok(())
    }

    fn comprehension<T: Ranged>(
        &mut self,
        node: &T,
        kind: Kind,
        generators: &[Comprehension],
        elements: &[&Expr],
    ) -> Done {
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        self.iterable(&first.iter)?;
        self.enter(ScopeKind::Function, node);
        self.scope().comprehension = Some(kind);
        self.scope().coroutine = first.is_async;
        self.note(".0", uses::PARAMETER, node)?;
        self.target(&first.target)?;
        self.exprs(&first.ifs)?;
        for generator in rest {
            self.target(&generator.target)?;
            self.iterable(&generator.iter)?;
            self.exprs(&generator.ifs)?;
            if generator.is_async {
                self.scope().coroutine = true;
            }
        }
        for element in elements.iter().rev() {
            self.expr(element)?;
        }
        self.scope().generator = kind == Kind::Generator;
        let passes_on = self.scope().coroutine && kind != Kind::Generator;
        self.leave();
        if passes_on {
            self.scope().coroutine = true;
        }
        Ok(())
    }

    fn target(&mut self, target: &Expr) -> Done {
        self.scope().iterating_target = true;
        self.expr(target)?;
        self.scope().iterating_target = false;
        Ok(())
    }

    fn iterable(&mut self, iter: &Expr) -> Done {
        self.scope().iterating_expression += 1;
        self.expr(iter)?;
        self.scope().iterating_expression -= 1;
        Ok(())
    }
}
