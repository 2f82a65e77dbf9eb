//! Syntax of Python 3.12 and later, which the parser takes and CPython 3.11 does not: refused by name.

use crate::diagnostic::Diagnostic;
use crate::lines::Lines;
use ruff_python_parser::{UnsupportedSyntaxError, UnsupportedSyntaxErrorKind as Kind};
use ruff_text_size::{TextRange, TextSize};

pub(crate) fn refuse(error: &UnsupportedSyntaxError, lines: &Lines<'_>) -> Diagnostic {
    let (feature, instead) = match error.kind {
        Kind::TypeParameterList | Kind::TypeParamDefault => (
            "type parameters (Python 3.12)",
            Some("use typing.TypeVar, or leave the types out"),
        ),
        Kind::TypeAliasStatement => ("the type statement (Python 3.12)", Some("write an assignment")),
        Kind::Pep701FString(_) => (
            "quotes, backslashes or comments inside of an f-string's field (Python 3.12)",
            Some("give the value a name first, or use other quotes"),
        ),
        Kind::UnparenthesizedExceptionTypes => (
            "except with several types and no parentheses (Python 3.14)",
            Some("write except (A, B):"),
        ),
        Kind::TemplateStrings => ("template strings (Python 3.14)", Some("use an f-string")),
        Kind::LazyImportStatement => ("lazy import (Python 3.15)", Some("use import")),
        _ => ("syntax newer than Python 3.11", None),
    };
    let message = match error.kind {
        Kind::UnpackingInComprehension(_) => {
            let start = usize::from(error.range.start());
            if lines.source()[start..].starts_with("**") {
                // At the stars alone.
                let stars = TextRange::at(error.range.start(), TextSize::from(2));
                let message = "dict unpacking cannot be used in dict comprehension";
                return Diagnostic::syntax(lines.span(stars), message);
            }
            let message = "iterable unpacking cannot be used in comprehension";
            return Diagnostic::syntax(lines.span(error.range), message);
        }
        Kind::UnparenthesizedExceptionTypes => "multiple exception types must be parenthesized",
        _ => "invalid syntax",
    };
    Diagnostic::syntax(lines.span(error.range), message).with_feature(feature, instead)
}
