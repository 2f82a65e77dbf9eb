//! `str.encode` and `bytes.decode` for UTF-8, ASCII and Latin-1.

use super::error::{ErrorKind, LeafError};
use std::fmt::Write;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

/// What to do with what cannot be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    /// Encoding only.
    XmlCharRefReplace,
}

/// A failed conversion with the attributes of `UnicodeEncodeError` and `UnicodeDecodeError`; places are code points or
/// bytes, whatever was converted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError {
    pub kind: ErrorKind,
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
    /// `str(exception)`.
    pub message: String,
}

impl Encoding {
    /// The encoding of a name in any of its usual spellings.
    pub fn named(name: &str) -> Result<Self, LeafError> {
        let normal: String = name
            .chars()
            .map(|c| {
                if matches!(c, '-' | '_' | ' ') {
                    '_'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect();
        match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Ok(Encoding::Utf8),
            "ascii" | "us_ascii" | "646" => Ok(Encoding::Ascii),
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "8859" | "cp819" => {
                Ok(Encoding::Latin1)
            }
            _ => Err(LeafError::new(
                ErrorKind::Lookup,
                format!("unknown encoding: {name}"),
            )),
        }
    }

    /// The name that errors give.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
        }
    }
}

impl Errors {
    pub fn named(name: &str) -> Result<Self, LeafError> {
        match name {
            "strict" => Ok(Errors::Strict),
            "ignore" => Ok(Errors::Ignore),
            "replace" => Ok(Errors::Replace),
            "backslashreplace" => Ok(Errors::BackslashReplace),
            "xmlcharrefreplace" => Ok(Errors::XmlCharRefReplace),
            _ => Err(LeafError::new(
                ErrorKind::Lookup,
                format!("unknown error handler name '{name}'"),
            )),
        }
    }
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &str, encoding: Encoding, errors: Errors) -> Result<Vec<u8>, CodecError> {
    let (limit, reason) = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        _ if text.is_ascii() => return Ok(text.as_bytes().to_vec()),
        Encoding::Ascii => (0x80, "ordinal not in range(128)"),
        Encoding::Latin1 => (0x100, "ordinal not in range(256)"),
    };
    let mut out = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let code = u32::from(c);
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match errors {
            Errors::Strict => {
                let run = text
                    .chars()
                    .skip(at)
                    .take_while(|&c| u32::from(c) >= limit)
                    .count();
                return Err(encode_error(encoding, c, at, at + run, reason));
            }
            Errors::Ignore => {}
            Errors::Replace => out.push(b'?'),
            Errors::BackslashReplace => {
                let mut escape = String::new();
                super::str_repr::push_escape(&mut escape, c);
                out.extend_from_slice(escape.as_bytes());
            }
            Errors::XmlCharRefReplace => out.extend_from_slice(format!("&#{code};").as_bytes()),
        }
    }
    Ok(out)
}

fn encode_error(encoding: Encoding, c: char, start: usize, end: usize, reason: &'static str) -> CodecError {
    let name = encoding.name();
    let message = if end - start == 1 {
        let mut escape = String::new();
        super::str_repr::push_escape(&mut escape, c);
        format!("'{name}' codec can't encode character '{escape}' in position {start}: {reason}")
    } else {
        format!(
            "'{name}' codec can't encode characters in position {start}-{}: {reason}",
            end - 1
        )
    };
    CodecError {
        kind: ErrorKind::UnicodeEncode,
        encoding: name,
        start,
        end,
        reason,
        message,
    }
}

/// `data.decode(encoding, errors)`. UTF-8 that stands for a lone surrogate is an error, as in Python.
pub fn decode(data: &[u8], encoding: Encoding, errors: Errors) -> Result<String, CodecError> {
    let mut out = String::with_capacity(data.len());
    let mut at = 0;
    while at < data.len() {
        let (good, bad) = match encoding {
            Encoding::Latin1 => {
                out.extend(data.iter().map(|&byte| byte as char));
                return Ok(out);
            }
            Encoding::Ascii => {
                let good = data[at..].iter().take_while(|byte| byte.is_ascii()).count();
                (good, 1)
            }
            Encoding::Utf8 => match std::str::from_utf8(&data[at..]) {
                Ok(rest) => (rest.len(), 0),
                Err(e) => (
                    e.valid_up_to(),
                    e.error_len().unwrap_or(data.len() - at - e.valid_up_to()),
                ),
            },
        };
        out.push_str(std::str::from_utf8(&data[at..at + good]).expect("found to be valid"));
        at += good;
        if at == data.len() {
            break;
        }
        let end = at + bad;
        match errors {
            Errors::Strict => return Err(decode_error(data, encoding, at, end)),
            Errors::Ignore => {}
            Errors::Replace => out.push(char::REPLACEMENT_CHARACTER),
            Errors::BackslashReplace | Errors::XmlCharRefReplace => {
                for byte in &data[at..end] {
                    write!(out, "\\x{byte:02x}").expect("writing to a String cannot fail");
                }
            }
        }
        at = end;
    }
    Ok(out)
}

fn decode_error(data: &[u8], encoding: Encoding, start: usize, end: usize) -> CodecError {
    let reason = match encoding {
        Encoding::Utf8 => match data[start] {
            0x80..=0xC1 | 0xF5..=0xFF => "invalid start byte",
            _ => match std::str::from_utf8(&data[start..])
                .expect_err("this is where it fails")
                .error_len()
            {
                Some(_) => "invalid continuation byte",
                None => "unexpected end of data",
            },
        },
        _ => "ordinal not in range(128)",
    };
    let name = encoding.name();
    let message = if end - start == 1 {
        format!(
            "'{name}' codec can't decode byte 0x{:02x} in position {start}: {reason}",
            data[start]
        )
    } else {
        format!(
            "'{name}' codec can't decode bytes in position {start}-{}: {reason}",
            end - 1
        )
    };
    CodecError {
        kind: ErrorKind::UnicodeDecode,
        encoding: name,
        start,
        end,
        reason,
        message,
    }
}
