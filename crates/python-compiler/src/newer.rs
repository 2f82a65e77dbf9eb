//! Syntax of Python 3.12 and later, which the parser takes and CPython 3.11 does not: refused by name.

use crate::diagnostic::Diagnostic;
use crate::lines::Lines;
use ruff_python_parser::{UnsupportedSyntaxError, UnsupportedSyntaxErrorKind as Kind};

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
        Kind::UnpackingInComprehension(_) => (
            "unpacking in a comprehension (Python 3.15)",
            Some("use a loop inside of the comprehension"),
        ),
        _ => ("syntax newer than Python 3.11", None),
    };
    Diagnostic::syntax(lines.span(error.range), "invalid syntax").with_feature(feature, instead)
}
