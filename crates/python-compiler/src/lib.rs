//! Python source to code: parsed by ruff, compiled as CPython 3.11 compiles it.
//!
//! ```text
//! source -> nesting -> parser (ruff) -> older Python only -> scopes -> instructions -> graph -> Code
//! ```
//!
//! - [`diagnostic`]: what is wrong with a source, in CPython's words.
//! - `scope`: what each name means.
//! - `generate`: instructions, one file per kind of statement or expression.
//! - `assemble`: basic blocks, their clean-up, exception tables, positions.

mod assemble;
pub mod diagnostic;
mod generate;
mod lines;
mod literals;
mod nesting;
mod newer;
mod scope;

pub use diagnostic::{Diagnostic, Kind, Span};
use lines::Lines;
use ruff_python_ast::{Mod, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;
use switchboard_python_code::Code;

/// How to compile; there is nothing to choose yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {}

/// Compiles a module. `filename` is what tracebacks show.
///
/// Errors when CPython 3.11 would refuse the source, in its words, or when a feature is not supported, by name.
/// Never panics, whatever the source.
pub fn compile(source: &str, filename: &str) -> Result<Code, Diagnostic> {
    compile_with(source, filename, Options::default())
}

/// [`compile`] with options.
pub fn compile_with(source: &str, filename: &str, _options: Options) -> Result<Code, Diagnostic> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines = Lines::new(source);
    nesting::check(&lines)?;
    literals::check(&lines)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(source, options);
    if let Some(error) = parsed.errors().first() {
        return Err(Diagnostic::syntax(lines.span(error.location), "invalid syntax"));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(newer::refuse(error, &lines));
    }
    let Mod::Module(module) = parsed.syntax() else {
        unreachable!("a module was parsed")
    };
    let future = future_imports(&module.body, &lines);
    let table = scope::Table::build(&module.body, &lines, future.annotations)?;
    generate::module(
        &module.body,
        &lines,
        &table,
        filename,
        future.annotations,
        future.last_line,
    )
}

/// What `from __future__` imports at the start of the module ask for.
struct Future {
    annotations: bool,
    /// The line of the last one.
    last_line: u32,
}

fn future_imports(body: &[Stmt], lines: &Lines<'_>) -> Future {
    let mut future = Future {
        annotations: false,
        last_line: 0,
    };
    for (i, stmt) in body.iter().enumerate() {
        match stmt {
            Stmt::ImportFrom(node)
                if node.level == 0 && node.module.as_ref().is_some_and(|m| m.as_str() == "__future__") =>
            {
                future.annotations |= node
                    .names
                    .iter()
                    .any(|alias| alias.name.as_str() == "annotations");
                future.last_line = lines.line(node.start());
            }
            Stmt::Expr(node) if i == 0 && node.value.is_string_literal_expr() => {}
            _ => break,
        }
    }
    future
}
