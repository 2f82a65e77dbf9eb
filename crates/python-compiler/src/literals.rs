//! Escapes in strings that are not supported, found before the parser would take them for something else.

use crate::diagnostic::Diagnostic;
use crate::lines::Lines;
use ruff_text_size::{TextRange, TextSize};
use switchboard_python_code::lex::{Kind, Token, lex};

/// Refuses `\N{...}` and surrogates by name.
pub(crate) fn check(lines: &Lines<'_>) -> Result<(), Diagnostic> {
    let source = lines.source();
    if !source.contains('\\') {
        return Ok(());
    }
    let mut raw = Vec::new();
    for token in lex(source) {
        let text = &source[token.start..token.end];
        match token.kind {
            Kind::FormatStart => raw.push(has_prefix(text, 'r')),
            Kind::FormatEnd(_) => {
                raw.pop();
            }
            Kind::FormatText if raw.last() == Some(&false) => escapes(lines, token, text)?,
            Kind::String(_) if !has_prefix(text, 'r') && !has_prefix(text, 'b') => {
                escapes(lines, token, text)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn has_prefix(text: &str, letter: char) -> bool {
    text.chars()
        .take_while(char::is_ascii_alphabetic)
        .any(|c| c.eq_ignore_ascii_case(&letter))
}

fn escapes(lines: &Lines<'_>, token: Token, text: &str) -> Result<(), Diagnostic> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let digits = match bytes[at + 1] {
            b'N' => {
                return Err(
                    refuse(lines, token, at, 2, r"\N{...} escapes are not supported").with_feature(
                        "Unicode character names",
                        Some(r"write the character itself, or its number as \u1234"),
                    ),
                );
            }
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        let number = text
            .get(at + 2..at + 2 + digits)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok());
        if digits > 0 && number.is_some_and(|n| (0xd800..0xe000).contains(&n)) {
            return Err(refuse(
                lines,
                token,
                at,
                2 + digits,
                "surrogates are not supported in strings",
            )
            .with_feature(
                "lone surrogates",
                Some(r"write the character itself, or its number as \U0001f600"),
            ));
        }
        at += 2;
    }
    Ok(())
}

fn refuse(lines: &Lines<'_>, token: Token, at: usize, length: usize, message: &str) -> Diagnostic {
    let start = TextSize::from((token.start + at) as u32);
    Diagnostic::syntax(
        lines.span(TextRange::at(start, TextSize::from(length as u32))),
        message,
    )
}
