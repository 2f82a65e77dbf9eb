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
mod syntax;

pub use diagnostic::{Diagnostic, Kind, Span, Warning};
use lines::Lines;
use ruff_python_ast::{Mod, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextSize};
use std::borrow::Cow;
use switchboard_python_code::Code;

/// How to compile; there is nothing to choose yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {}

/// Compiles a module. `filename` is what tracebacks show.
///
/// Errors when CPython 3.11 would refuse the source, in its words, or when a feature is not supported, by name.
/// Never panics, whatever the source.
pub fn compile(source: &str, filename: &str) -> Result<Code, Diagnostic> {
    compile_with(source, filename, Options::default()).map(|compiled| compiled.code)
}

/// Code, and what to say about it on standard error.
#[derive(Clone, PartialEq, Debug)]
pub struct Compiled {
    pub code: Code,
    pub warnings: Vec<Warning>,
}

/// [`compile`] with options, and with warnings.
pub fn compile_with(source: &str, filename: &str, _options: Options) -> Result<Compiled, Diagnostic> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = &*translate_newlines(source);
    let lines = Lines::new(source);
    refuse_null_bytes(&lines)?;
    nesting::check(&lines)?;
    literals::check(&lines)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(source, options);
    let Mod::Module(module) = parsed.syntax() else {
        unreachable!("a module was parsed")
    };
    if let Some(error) = parsed.errors().first() {
        return Err(syntax::diagnose(error, module, &lines));
    }
    syntax::check_tabs(module, &lines)?;
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(newer::refuse(error, &lines));
    }
    let future = future_imports(&module.body, &lines)?;
    let table = scope::Table::build(&module.body, &lines, future.annotations)?;
    let (code, warnings) = generate::module(
        &module.body,
        &lines,
        &table,
        filename,
        future.annotations,
        future.last_line,
    )?;
    Ok(Compiled { code, warnings })
}

/// Every line ends in `\n`, in strings as well: what CPython's tokenizer sees.
fn translate_newlines(source: &str) -> Cow<'_, str> {
    if !source.contains('\r') {
        return Cow::Borrowed(source);
    }
    Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
}

/// CPython reads a file's lines as C strings.
fn refuse_null_bytes(lines: &Lines<'_>) -> Result<(), Diagnostic> {
    let Some(at) = lines.source().find('\0') else {
        return Ok(());
    };
    let (line, column) = lines.locate(TextSize::of(&lines.source()[..at]));
    let span = Span {
        line,
        column: 0,
        end_line: line,
        end_column: column,
    };
    Err(Diagnostic::syntax(span, "source code cannot contain null bytes"))
}

/// What `from __future__` imports at the start of the module ask for.
struct Future {
    annotations: bool,
    /// The line of the last one.
    last_line: u32,
}

/// Features that CPython 3.11 knows; all but the last are always on.
const FUTURE_FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

fn future_imports(body: &[Stmt], lines: &Lines<'_>) -> Result<Future, Diagnostic> {
    let mut future = Future {
        annotations: false,
        last_line: 0,
    };
    for (i, stmt) in body.iter().enumerate() {
        match stmt {
            Stmt::ImportFrom(node)
                if node.level == 0 && node.module.as_ref().is_some_and(|m| m.as_str() == "__future__") =>
            {
                for alias in &node.names {
                    let name = alias.name.as_str();
                    if !FUTURE_FEATURES.contains(&name) {
                        let message = match name {
                            "braces" => "not a chance".to_owned(),
                            _ => format!("future feature {name} is not defined"),
                        };
                        let start = lines.span(node);
                        let span = Span {
                            end_line: start.line,
                            end_column: start.column,
                            ..start
                        };
                        return Err(Diagnostic::syntax(span, message));
                    }
                    future.annotations |= name == "annotations";
                }
                future.last_line = lines.line(node.start());
            }
            Stmt::Expr(node) if i == 0 && node.value.is_string_literal_expr() => {}
            _ => break,
        }
    }
    Ok(future)
}
