//! `repr` and `ascii` of text, `repr` of bytes: which quotes, which escapes.

use super::unicode;
use std::fmt::Write;

/// Single quotes unless only they occur inside.
fn quote_for(single: bool, double: bool) -> char {
    if single && !double { '"' } else { '\'' }
}

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    quoted(text, unicode::is_printable)
}

/// `ascii(text)`: as `repr`, with everything outside of ASCII escaped.
pub fn ascii(text: &str) -> String {
    quoted(text, |c| matches!(c, ' '..='~'))
}

fn quoted(text: &str, plain: impl Fn(char) -> bool) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if plain(c) => out.push(c),
            _ => push_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// Appends the shortest numeric escape: `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub fn push_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let written = match code {
        0..=0xFF => write!(out, "\\x{code:02x}"),
        0x100..=0xFFFF => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    written.expect("writing to a String cannot fail");
}

/// `ascii(object)` from its `repr`: everything outside of ASCII escaped, nothing else touched.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c)
        } else {
            push_escape(&mut out, c)
        }
    }
    out
}

/// `repr(data)` of bytes.
pub fn bytes_repr(data: &[u8]) -> String {
    quoted_bytes(data, false)
}

fn quoted_bytes(data: &[u8], always_escape_single: bool) -> String {
    let quote = quote_for(data.contains(&b'\''), data.contains(&b'"'));
    let mut out = String::with_capacity(data.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b' '..=b'~' => {
                if byte as char == quote || byte == b'\'' && always_escape_single {
                    out.push('\\');
                }
                out.push(byte as char);
            }
            _ => push_escape(&mut out, byte as char),
        }
    }
    out.push(quote);
    out
}

/// `repr(bytearray(data))`: single quotes are escaped even between double ones.
pub fn bytearray_repr(data: &[u8]) -> String {
    format!("bytearray({})", quoted_bytes(data, true))
}
