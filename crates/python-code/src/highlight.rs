//! Spans for highlighting: what each piece of a program is, for any text, without a parser.

use crate::lex::{Kind, Token, lex};

/// What a span shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    Keyword,
    /// Strings, and the texts and quotes of f-strings.
    String,
    Comment,
    Number,
    Name,
    /// The name that a `def` or `class` defines.
    Definition,
    /// A name of the `builtins` module.
    Builtin,
    /// Operators, brackets and punctuation.
    Operator,
}

/// Bytes `start..end` of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub class: Class,
    pub start: usize,
    pub end: usize,
}

/// The spans of `source` in order; blanks, and characters that are no part of any program, have none.
#[must_use]
pub fn highlight(source: &str) -> Vec<Span> {
    let tokens: Vec<Token> = lex(source)
        .into_iter()
        .filter(|token| token.kind != Kind::Space)
        .collect();
    let mut spans: Vec<Span> = Vec::with_capacity(tokens.len());
    let mut before: Option<Token> = None;
    for (i, &token) in tokens.iter().enumerate() {
        let class = match token.kind {
            Kind::Comment => Some(Class::Comment),
            Kind::Number => Some(Class::Number),
            Kind::String(_) | Kind::FormatStart | Kind::FormatText | Kind::FormatEnd(_) => {
                Some(Class::String)
            }
            Kind::Open(_) | Kind::Close(_) | Kind::Operator => Some(Class::Operator),
            Kind::Name => Some(name(source, token, before, tokens.get(i + 1).copied())),
            Kind::Space | Kind::Newline | Kind::Unknown => None,
        };
        if let Some(class) = class.filter(|_| token.end > token.start) {
            spans.push(Span {
                class,
                start: token.start,
                end: token.end,
            });
        }
        before = Some(token);
    }
    spans
}

fn name(source: &str, token: Token, before: Option<Token>, next: Option<Token>) -> Class {
    let text = |token: Token| &source[token.start..token.end];
    let word = text(token);
    let previous = before.map_or("", text);
    let following = next.map_or("", text);
    if KEYWORDS.binary_search(&word).is_ok() {
        return Class::Keyword;
    }
    if matches!(previous, "def" | "class") {
        return Class::Definition;
    }
    let starts_line = before.is_none_or(|token| token.kind == Kind::Newline);
    if starts_line && matches!(word, "match" | "case") && begins_block(source, token, next) {
        return Class::Keyword;
    }
    // An attribute or a keyword argument is no builtin, whatever its name.
    let is_attribute = previous == ".";
    let is_argument = following == "=" && matches!(previous, "(" | ",");
    if !is_attribute && !is_argument && BUILTINS.binary_search(&word).is_ok() {
        return Class::Builtin;
    }
    Class::Name
}

/// Does a line that begins with `match` or `case` go on like the statement?
fn begins_block(source: &str, token: Token, next: Option<Token>) -> bool {
    let Some(next) = next else { return false };
    let spaced = next.start > token.end;
    let line = source[token.end..].split(['\n', '\r']).next().unwrap_or("");
    let code = line.split('#').next().unwrap_or("").trim_end();
    match next.kind {
        Kind::Name | Kind::Number | Kind::String(_) | Kind::FormatStart => true,
        Kind::Open(_) => spaced && code.contains(':'),
        Kind::Operator => spaced && code.ends_with(':') && source[next.start..].starts_with(['-', '*', '~']),
        _ => false,
    }
}

/// Python 3.11's keywords, sorted.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Functions, types and exceptions of the `builtins` module, sorted.
const BUILTINS: [&str; 143] = [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__build_class__",
    "__import__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(KEYWORDS.is_sorted());
        assert!(BUILTINS.is_sorted());
    }
}
