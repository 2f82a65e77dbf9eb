//! `def`, `async def`, `lambda`: defaults, annotations, closures, decorators.

use super::names::Access;
use super::statements::docstring;
use super::unit::UnitKind;
use super::{Done, Generator, fold, unparse};
use crate::diagnostic::Diagnostic;
use crate::scope::{Place, all_parameters};
use ruff_python_ast::{
    Decorator, Expr, ExprLambda, Parameter, ParameterWithDefault, Parameters, StmtFunctionDef,
};
use ruff_text_size::{Ranged, TextRange, TextSize};
use std::sync::Arc;
use switchboard_python_code::{Code, Const, Op};

/// Bits of [`Op::MakeFunction`].
mod with {
    pub const DEFAULTS: u32 = 1;
    pub const KEYWORD_DEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
}

impl<'a> Generator<'a> {
    pub(super) fn function(&mut self, node: &'a StmtFunctionDef) -> Done {
        let range = self.definition_range(node, &node.decorator_list);
        let at = self.lines.position(range);
        self.unit().at = at;
        self.check_parameters(&node.parameters)?;
        self.decorators(&node.decorator_list)?;
        let first_line = node
            .decorator_list
            .first()
            .map_or(at.line, |d| self.lines.line(d.expression.start()));
        let mut bits = self.defaults(&node.parameters)?;
        bits |= self.annotations(&node.parameters, node.returns.as_deref())?;
        let kind = if node.is_async {
            UnitKind::AsyncFunction
        } else {
            UnitKind::Function
        };
        self.open(kind, self.table.of(node), node.name.as_str(), first_line);
        self.parameter_counts(&node.parameters);
        let doc = docstring(&node.body);
        let first = doc.and_then(fold::fold).unwrap_or(Const::None);
        self.unit().constant(first);
        self.stmts(&node.body[usize::from(doc.is_some())..])?;
        let code = self.finish(true)?;
        self.make_function(code, bits);
        self.apply_decorators(&node.decorator_list);
        self.check_assignable(node.name.as_str(), Access::Store)?;
        self.name(node.name.as_str(), Access::Store)
    }

    /// A definition without its decorators, as CPython's tree has it.
    pub(super) fn definition_range(&self, node: impl Ranged, decorators: &[Decorator]) -> TextRange {
        let range = node.range();
        let Some(last) = decorators.last() else {
            return range;
        };
        let mut at = usize::from(last.end());
        let bytes = self.lines.source().as_bytes();
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'#' => {
                    while bytes.get(at).is_some_and(|&b| b != b'\n' && b != b'\r') {
                        at += 1;
                    }
                }
                b' ' | b'\t' | b'\x0c' | b'\n' | b'\r' | b'\\' => at += 1,
                _ => break,
            }
        }
        TextRange::new(TextSize::from(at as u32).min(range.end()), range.end())
    }

    pub(super) fn decorators(&mut self, decorators: &'a [Decorator]) -> Done {
        decorators
            .iter()
            .try_for_each(|decorator| self.expr(&decorator.expression))
    }

    /// Each call is on the line of its decorator.
    pub(super) fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        let outer = self.unit().at;
        for decorator in decorators.iter().rev() {
            self.at(&decorator.expression);
            self.op_arg(Op::Call, 1);
        }
        self.unit().at = outer;
    }

    pub(super) fn lambda(&mut self, node: &'a ExprLambda) -> Done {
        let bits = match &node.parameters {
            Some(parameters) => {
                self.check_parameters(parameters)?;
                self.defaults(parameters)?
            }
            None => 0,
        };
        let line = self.lines.line(node.start());
        let scope = self.table.of(node);
        self.open(UnitKind::Lambda, scope, "<lambda>", line);
        if let Some(parameters) = &node.parameters {
            self.parameter_counts(parameters);
        }
        self.unit().constant(Const::None);
        self.expr(&node.body)?;
        let code = if self.table.get(scope).generator {
            self.finish(false)?
        } else {
            self.op(Op::Return);
            self.finish(true)?
        };
        self.make_function(code, bits);
        Ok(())
    }

    fn check_parameters(&self, parameters: &Parameters) -> Done {
        all_parameters(parameters).try_for_each(|p| self.check_assignable(p.name.as_str(), Access::Store))
    }

    fn parameter_counts(&mut self, parameters: &Parameters) {
        let unit = self.unit();
        unit.positional_only = parameters.posonlyargs.len() as u32;
        unit.arg_count = (parameters.posonlyargs.len() + parameters.args.len()) as u32;
        unit.keyword_only = parameters.kwonlyargs.len() as u32;
    }

    /// Pushes default values; returns the bits for [`Op::MakeFunction`].
    fn defaults(&mut self, parameters: &'a Parameters) -> Result<u32, Diagnostic> {
        let mut bits = 0;
        let positional: Vec<&'a Expr> = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .filter_map(|parameter| parameter.default.as_deref())
            .collect();
        if !positional.is_empty() {
            for default in &positional {
                self.expr(default)?;
            }
            self.op_arg(Op::BuildTuple, positional.len() as u32);
            bits |= with::DEFAULTS;
        }
        let mut count = 0;
        for ParameterWithDefault {
            parameter, default, ..
        } in &parameters.kwonlyargs
        {
            if let Some(default) = default {
                let mangled = self.here().mangled(parameter.name.as_str()).into_owned();
                self.string(&mangled);
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            self.op_arg(Op::BuildMap, count);
            bits |= with::KEYWORD_DEFAULTS;
        }
        Ok(bits)
    }

    fn annotations(
        &mut self,
        parameters: &'a Parameters,
        returns: Option<&'a Expr>,
    ) -> Result<u32, Diagnostic> {
        let mut count = 0;
        let plain = parameters
            .args
            .iter()
            .chain(&parameters.posonlyargs)
            .map(|p| &p.parameter);
        for parameter in plain
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwonlyargs.iter().map(|p| &p.parameter))
            .chain(parameters.kwarg.as_deref())
        {
            count += self.parameter_annotation(parameter)?;
        }
        if let Some(returns) = returns {
            self.string("return");
            self.annotation(returns)?;
            count += 1;
        }
        if count == 0 {
            return Ok(0);
        }
        self.op_arg(Op::BuildMap, count);
        Ok(with::ANNOTATIONS)
    }

    fn parameter_annotation(&mut self, parameter: &'a Parameter) -> Result<u32, Diagnostic> {
        let Some(annotation) = &parameter.annotation else {
            return Ok(0);
        };
        let mangled = self.here().mangled(parameter.name.as_str()).into_owned();
        self.string(&mangled);
        match &**annotation {
            // `*args: *Ts`
            Expr::Starred(starred) if !self.future_annotations => {
                self.expr(&starred.value)?;
                self.op_arg(Op::UnpackSequence, 1);
            }
            _ => self.annotation(annotation)?,
        }
        Ok(1)
    }

    /// An annotation's value, or its text under `from __future__ import annotations`.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Done {
        if self.future_annotations {
            self.string(&unparse::expression(annotation, self.lines.source()));
            return Ok(());
        }
        self.expr(annotation)
    }

    /// Makes a function of `code`, with the cells it needs.
    pub(super) fn make_function(&mut self, code: Code, mut bits: u32) {
        if !code.free_names.is_empty() {
            for name in &code.free_names {
                let unit = self.here();
                let is_cell = match self.table.get(unit.scope).place(name) {
                    _ if unit.kind == UnitKind::Class && name == "__class__" => true,
                    place => place == Place::Cell,
                };
                let cell = unit.cell(name, is_cell);
                self.op_arg(Op::LoadClosure, cell);
            }
            self.op_arg(Op::BuildTuple, code.free_names.len() as u32);
            bits |= with::CLOSURE;
        }
        self.constant(Const::Code(Arc::new(code)));
        self.op_arg(Op::MakeFunction, bits);
    }
}
