//! Strings that do not end, and escapes that are cut.

use super::Broken;
use crate::diagnostic::Diagnostic;
use ruff_text_size::TextSize;
use switchboard_python_code::lex::Token;

/// An unterminated string is refused by the tokenizer.
pub(super) fn check(broken: &Broken<'_>, token: Token, closed: bool) -> Option<Diagnostic> {
    if closed {
        return None;
    }
    let text = broken.text(token);
    let quotes = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    let last = broken.source()[..token.end].trim_end_matches(['\n', '\r']).len();
    let line = broken.lines.line(TextSize::from(last.max(token.start) as u32));
    let kind = if triple { "triple-quoted string" } else { "string" };
    let message = format!("unterminated {kind} literal (detected at line {line})");
    Some(Diagnostic::syntax(
        broken.range(token.start, token.start),
        message,
    ))
}

/// What is wrong with the escapes of a string.
pub(super) fn escape_problem(text: &str) -> Option<String> {
    let prefix: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let is_bytes = prefix.to_ascii_lowercase().contains('b');
    let quotes = &text[prefix.len()..];
    let width = if quotes.starts_with("\"\"\"") || quotes.starts_with("'''") {
        3
    } else {
        1
    };
    let body = quotes
        .get(width..quotes.len().saturating_sub(width))
        .unwrap_or("");
    let mut position = 0;
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            // Characters outside of ASCII are decoded from escapes of ten characters.
            position += if c.is_ascii() { 1 } else { 10 };
            continue;
        }
        let kind = chars.next();
        let digits = match kind {
            Some('x') => 2,
            Some('u') if !is_bytes => 4,
            Some('U') if !is_bytes => 8,
            _ => {
                position += 2;
                continue;
            }
        };
        let mut found = String::new();
        while found.len() < digits
            && let Some(digit) = chars.next_if(char::is_ascii_hexdigit)
        {
            found.push(digit);
        }
        if is_bytes && found.len() < digits {
            return Some(format!("(value error) invalid \\x escape at position {position}"));
        }
        let end = position + 1 + found.len();
        let problem = match kind {
            Some('x') if found.len() < digits => "truncated \\xXX escape",
            Some('u') if found.len() < digits => "truncated \\uXXXX escape",
            Some('U') if found.len() < digits => "truncated \\UXXXXXXXX escape",
            _ if u32::from_str_radix(&found, 16).is_ok_and(|n| n > 0x10_ffff) => "illegal Unicode character",
            _ => {
                position = end + 1;
                continue;
            }
        };
        return Some(format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {problem}"
        ));
    }
    None
}
