//! What CPython's tokenizer refuses: it is reported before anything that the parser finds.

use super::Broken;
use super::strings;
use crate::diagnostic::{Diagnostic, Kind as ErrorKind, Span};
use ruff_text_size::TextSize;
use switchboard_python_code::lex::{Kind, Token};

/// The first error, and the innermost bracket that is still open at the end.
pub(super) fn check(broken: &Broken<'_>) -> (Option<Diagnostic>, Option<Token>) {
    let mut open: Vec<Token> = Vec::new();
    let mut formats = 0usize;
    let mut indents = Indents::default();
    let mut line_begins = true;
    for &token in &broken.tokens {
        if line_begins && open.is_empty() && formats == 0 && token.kind != Kind::Newline {
            if let Some(found) = indents.line(broken, token) {
                return (Some(found), None);
            }
            line_begins = false;
        }
        let found = match token.kind {
            Kind::Newline => {
                line_begins = true;
                None
            }
            Kind::FormatStart => {
                formats += 1;
                None
            }
            Kind::FormatEnd(_) => {
                formats = formats.saturating_sub(1);
                None
            }
            // Inside of a formatted string the string's own errors are told.
            _ if formats > 0 => None,
            Kind::Open(_) => {
                open.push(token);
                None
            }
            Kind::Close(_) => close(broken, &mut open, token),
            Kind::String(closed) => strings::check(broken, token, closed),
            Kind::Number => number(broken, token),
            Kind::Unknown => unknown(broken, token),
            _ => None,
        };
        if found.is_some() {
            return (found, None);
        }
    }
    (None, open.pop())
}

fn close(broken: &Broken<'_>, open: &mut Vec<Token>, token: Token) -> Option<Diagnostic> {
    let text = broken.text(token);
    let Some(opener) = open.pop() else {
        return Some(Diagnostic::syntax(
            broken.point(token.start),
            format!("unmatched '{text}'"),
        ));
    };
    let opening = broken.text(opener);
    if matches!((opening, text), ("(", ")") | ("[", "]") | ("{", "}")) {
        return None;
    }
    let line = broken.lines.line(TextSize::from(opener.start as u32));
    let mut message = format!("closing parenthesis '{text}' does not match opening parenthesis '{opening}'");
    if line != broken.lines.line(TextSize::from(token.start as u32)) {
        message.push_str(&format!(" on line {line}"));
    }
    Some(Diagnostic::syntax(broken.point(token.start), message))
}

fn unknown(broken: &Broken<'_>, token: Token) -> Option<Diagnostic> {
    let text = broken.text(token);
    let c = text.chars().next()?;
    if c == '\\' {
        let message = "unexpected character after line continuation character";
        return Some(Diagnostic::syntax(broken.point(token.end), message));
    }
    if c.is_ascii() && !c.is_ascii_control() {
        // `$`, `?`, `!` are tokens that no rule takes.
        return None;
    }
    let message = if c.is_ascii_control() {
        format!("invalid non-printable character U+{:04X}", c as u32)
    } else {
        format!("invalid character '{c}' (U+{:04X})", c as u32)
    };
    Some(Diagnostic::syntax(broken.point(token.start), message))
}

fn number(broken: &Broken<'_>, token: Token) -> Option<Diagnostic> {
    let text = broken.text(token);
    let bytes = text.as_bytes();
    let fail = |at: usize, message: String| {
        let start = token.start + at;
        Some(Diagnostic::syntax(broken.point(start), message))
    };
    let prefix = text.get(..2).map(str::to_ascii_lowercase);
    let (radix, name) = match prefix.as_deref() {
        Some("0x") => (16, "hexadecimal"),
        Some("0o") => (8, "octal"),
        Some("0b") => (2, "binary"),
        _ => return decimal(broken, token, text),
    };
    let mut before = b'_';
    for (i, &byte) in bytes.iter().enumerate().skip(2) {
        if byte == b'_' {
            if before == b'_' && i > 2 {
                return fail(i - 1, format!("invalid {name} literal"));
            }
        } else if byte.is_ascii_digit() && !char::from(byte).is_digit(radix) {
            return fail(
                i,
                format!("invalid digit '{}' in {name} literal", char::from(byte)),
            );
        } else if !char::from(byte).is_digit(radix) {
            return fail(i - 1, format!("invalid {name} literal"));
        }
        before = byte;
    }
    if before == b'_' {
        return fail(bytes.len() - 1, format!("invalid {name} literal"));
    }
    None
}

fn decimal(broken: &Broken<'_>, token: Token, text: &str) -> Option<Diagnostic> {
    let bytes = text.as_bytes();
    let fail = |at: usize, message: &str| {
        let start = token.start + at;
        Some(Diagnostic::syntax(broken.point(start), message))
    };
    let digits = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'_')
        .count();
    if let Some(at) = text[..digits].find("__") {
        return fail(at, "invalid decimal literal");
    }
    if digits > 0 && bytes[digits - 1] == b'_' {
        return fail(digits - 1, "invalid decimal literal");
    }
    let mut end = digits;
    if bytes.get(end) == Some(&b'.') {
        end += 1 + bytes[end + 1..]
            .iter()
            .take_while(|b| b.is_ascii_digit() || **b == b'_')
            .count();
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = bytes[end + 1 + sign..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    if matches!(bytes.get(end), Some(b'j' | b'J')) {
        end += 1;
    }
    if end < bytes.len() {
        // A keyword may stand right after a number (`1if x else y`).
        return if follows_number(&text[end..]) {
            None
        } else {
            fail(end - 1, "invalid decimal literal")
        };
    }
    if end == digits {
        let significant = text.trim_start_matches(['0', '_']);
        if text.starts_with('0') && !significant.is_empty() {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            let zeros = token.start + text.len() - significant.len();
            return Some(Diagnostic::syntax(broken.range(token.start, zeros), message));
        }
    }
    None
}

fn follows_number(rest: &str) -> bool {
    ["and", "else", "for", "if", "in", "is", "not", "or"]
        .iter()
        .any(|word| rest.starts_with(word))
}

/// Widths of the open blocks, with tabs of eight and of one.
#[derive(Default)]
struct Indents(Vec<(usize, usize)>);

impl Indents {
    fn line(&mut self, broken: &Broken<'_>, first: Token) -> Option<Diagnostic> {
        let number = broken.lines.line(TextSize::from(first.start as u32));
        let line = broken.lines.text(number);
        let (mut width, mut narrow) = (0, 0);
        for byte in line.bytes() {
            match byte {
                b' ' => {
                    width += 1;
                    narrow += 1;
                }
                b'\t' => {
                    width = (width / 8 + 1) * 8;
                    narrow += 1;
                }
                b'\x0c' => {
                    width = 0;
                    narrow = 0;
                }
                _ => break,
            }
        }
        let top = self.0.last().copied().unwrap_or((0, 0));
        let at = |column: u32| Span {
            line: number,
            column,
            end_line: number,
            end_column: column,
        };
        let inconsistent = || {
            Diagnostic::syntax(at(1), "inconsistent use of tabs and spaces in indentation")
                .with_kind(ErrorKind::TabError)
        };
        if width == top.0 {
            return (narrow != top.1).then(inconsistent);
        }
        if width > top.0 {
            if narrow <= top.1 {
                return Some(inconsistent());
            }
            self.0.push((width, narrow));
            return None;
        }
        while self.0.last().is_some_and(|&(outer, _)| outer > width) {
            self.0.pop();
        }
        let top = self.0.last().copied().unwrap_or((0, 0));
        if top.0 != width {
            let column = line.chars().count() as u32;
            let message = "unindent does not match any outer indentation level";
            return Some(Diagnostic::syntax(at(column), message).with_kind(ErrorKind::IndentationError));
        }
        (narrow != top.1).then(inconsistent)
    }
}
