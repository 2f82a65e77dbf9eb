//! Methods of bytes: searching, splitting, trimming, ASCII case, hexadecimal.

use super::error::{LeafError, LeafResult};
use super::slice::search_range;
use super::str_layout::Ends;
use std::fmt::Write;

fn part(data: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = search_range(start, end, data.len());
    (start <= end).then(|| (&data[start..end], start))
}

/// The first place of `needle`; the empty one is at the beginning.
fn position(data: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    data.windows(needle.len()).position(|window| window == needle)
}

fn last_position(data: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(data.len());
    }
    data.windows(needle.len()).rposition(|window| window == needle)
}

/// `data.find(needle, start, end)`; nothing stands for -1, and for the error of `index` ("subsection not found").
pub fn find(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = part(data, start, end)?;
    position(part, needle).map(|at| first + at)
}

/// `data.rfind(needle, start, end)`.
pub fn rfind(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = part(data, start, end)?;
    last_position(part, needle).map(|at| first + at)
}

/// `data.count(needle, start, end)`: without overlaps.
pub fn count(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    let Some((mut part, _)) = part(data, start, end) else {
        return 0;
    };
    if needle.is_empty() {
        return part.len() + 1;
    }
    let mut count = 0;
    while let Some(at) = position(part, needle) {
        count += 1;
        part = &part[at + needle.len()..];
    }
    count
}

/// `data.startswith(prefix, start, end)`.
pub fn starts_with(data: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `data.endswith(suffix, start, end)`.
pub fn ends_with(data: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `data.replace(old, new, count)`; a negative count replaces all.
pub fn replace(data: &[u8], old: &[u8], new: &[u8], count: i64) -> Vec<u8> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let mut out = Vec::with_capacity(data.len());
    let mut rest = data;
    if old.is_empty() {
        // The empty one is before every byte and at the end.
        for at in 0..=data.len() {
            out.extend_from_slice(if at < limit { new } else { b"" });
            out.extend_from_slice(&data[at..data.len().min(at + 1)]);
        }
        return out;
    }
    for _ in 0..limit {
        let Some(at) = position(rest, old) else { break };
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
    }
    out.extend_from_slice(rest);
    out
}

fn check_separator(separator: &[u8]) -> LeafResult<()> {
    if separator.is_empty() {
        Err(LeafError::value("empty separator"))
    } else {
        Ok(())
    }
}

/// White space of bytes: ASCII's own, without `\x1c`..`\x1f`.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// `data.split(separator, max_splits)`; no separator stands for runs of white space, a negative limit for none.
pub fn split<'a>(data: &'a [u8], separator: Option<&[u8]>, max_splits: i64) -> LeafResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    if let Some(separator) = separator {
        check_separator(separator)?;
        let mut rest = data;
        while pieces.len() < limit
            && let Some(at) = position(rest, separator)
        {
            pieces.push(&rest[..at]);
            rest = &rest[at + separator.len()..];
        }
        pieces.push(rest);
        return Ok(pieces);
    }
    let mut rest = strip(data, None, Ends::Left);
    while !rest.is_empty() {
        let end = if pieces.len() == limit {
            None
        } else {
            rest.iter().position(|&byte| is_space(byte))
        };
        let Some(end) = end else {
            pieces.push(rest);
            break;
        };
        pieces.push(&rest[..end]);
        rest = strip(&rest[end..], None, Ends::Left);
    }
    Ok(pieces)
}

/// `data.rsplit(separator, max_splits)`.
pub fn rsplit<'a>(data: &'a [u8], separator: Option<&[u8]>, max_splits: i64) -> LeafResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    if let Some(separator) = separator {
        check_separator(separator)?;
        let mut rest = data;
        while pieces.len() < limit
            && let Some(at) = last_position(rest, separator)
        {
            pieces.push(&rest[at + separator.len()..]);
            rest = &rest[..at];
        }
        pieces.push(rest);
    } else {
        let mut rest = strip(data, None, Ends::Right);
        while !rest.is_empty() {
            let space = if pieces.len() == limit {
                None
            } else {
                rest.iter().rposition(|&byte| is_space(byte))
            };
            let Some(at) = space else {
                pieces.push(rest);
                break;
            };
            pieces.push(&rest[at + 1..]);
            rest = strip(&rest[..at], None, Ends::Right);
        }
    }
    pieces.reverse();
    Ok(pieces)
}

/// `data.splitlines(keep_ends)`: at `\n`, `\r` and `\r\n` only.
pub fn split_lines(data: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(at) = data[start..]
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
    {
        let end = start + at;
        let next = if data[end..].starts_with(b"\r\n") {
            end + 2
        } else {
            end + 1
        };
        lines.push(&data[start..if keep_ends { next } else { end }]);
        start = next;
    }
    if start < data.len() {
        lines.push(&data[start..]);
    }
    lines
}

/// `data.partition(separator)`: before, separator, after.
pub fn partition<'a>(data: &'a [u8], separator: &'a [u8]) -> LeafResult<(&'a [u8], &'a [u8], &'a [u8])> {
    check_separator(separator)?;
    Ok(match position(data, separator) {
        Some(at) => (&data[..at], separator, &data[at + separator.len()..]),
        None => (data, b"", b""),
    })
}

/// `data.rpartition(separator)`.
pub fn rpartition<'a>(data: &'a [u8], separator: &'a [u8]) -> LeafResult<(&'a [u8], &'a [u8], &'a [u8])> {
    check_separator(separator)?;
    Ok(match last_position(data, separator) {
        Some(at) => (&data[..at], separator, &data[at + separator.len()..]),
        None => (b"", b"", data),
    })
}

/// `data.strip(bytes)`, `lstrip`, `rstrip`; no `bytes` stands for white space.
pub fn strip<'a>(data: &'a [u8], bytes: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    let stays = |byte: &u8| !bytes.map_or_else(|| is_space(*byte), |bytes| bytes.contains(byte));
    let (mut start, mut end) = (0, data.len());
    if ends != Ends::Right {
        start = data.iter().position(stays).unwrap_or(end);
    }
    if ends != Ends::Left {
        end = data[start..]
            .iter()
            .rposition(stays)
            .map_or(start, |at| start + at + 1);
    }
    &data[start..end]
}

/// `data.capitalize()`.
pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut out = data.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `data.title()`.
pub fn title(data: &[u8]) -> Vec<u8> {
    let mut within_word = false;
    data.iter()
        .map(|byte| {
            let cased = if within_word {
                byte.to_ascii_lowercase()
            } else {
                byte.to_ascii_uppercase()
            };
            within_word = byte.is_ascii_alphabetic();
            cased
        })
        .collect()
}

/// `data.swapcase()`.
pub fn swapcase(data: &[u8]) -> Vec<u8> {
    data.iter()
        .map(|&byte| {
            if byte.is_ascii_alphabetic() {
                byte ^ 0x20
            } else {
                byte
            }
        })
        .collect()
}

/// Whether every byte passes, and there is one: `isalpha`, `isdigit`, `isalnum`, `isspace`.
pub fn all(data: &[u8], test: impl Fn(u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(|&byte| test(byte))
}

/// `data.isupper()`.
pub fn is_upper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}

/// `data.islower()`.
pub fn is_lower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

fn padded(data: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = vec![fill; left];
    out.extend_from_slice(data);
    out.resize(out.len() + right, fill);
    out
}

fn missing(data: &[u8], width: i64) -> usize {
    usize::try_from(width.max(0))
        .unwrap_or(usize::MAX)
        .saturating_sub(data.len())
}

/// `data.ljust(width, fill)`. The caller bounds the width, here and below.
pub fn ljust(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, 0, missing(data, width), fill)
}

/// `data.rjust(width, fill)`.
pub fn rjust(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, missing(data, width), 0, fill)
}

/// `data.center(width, fill)`.
pub fn center(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    let pad = missing(data, width);
    let left = pad / 2 + (pad & width.max(0) as usize & 1);
    padded(data, left, pad - left, fill)
}

/// `data.zfill(width)`.
pub fn zfill(data: &[u8], width: i64) -> Vec<u8> {
    let zeros = missing(data, width);
    let mut out = padded(data, zeros, 0, b'0');
    if zeros > 0 && matches!(data.first(), Some(b'+' | b'-')) {
        out.swap(0, zeros);
    }
    out
}

/// `data.hex()`.
pub fn hex(data: &[u8]) -> String {
    data.iter()
        .fold(String::with_capacity(data.len() * 2), |mut out, byte| {
            write!(out, "{byte:02x}").expect("writing to a String cannot fail");
            out
        })
}

/// `bytes.fromhex(text)`: white space may stand between bytes.
pub fn from_hex(text: &str) -> LeafResult<Vec<u8>> {
    let bad = |at: usize| {
        LeafError::value(format!(
            "non-hexadecimal number found in fromhex() arg at position {at}"
        ))
    };
    let chars: Vec<char> = text.chars().collect();
    // What is not ASCII is found before anything else.
    if let Some(at) = chars.iter().position(|c| !c.is_ascii()) {
        return Err(bad(at));
    }
    let digit = |at: usize| chars.get(at).and_then(|c| c.to_digit(16)).ok_or_else(|| bad(at));
    let mut out = Vec::with_capacity(chars.len() / 2);
    let mut at = 0;
    while at < chars.len() {
        if is_space(chars[at] as u8) {
            at += 1;
            continue;
        }
        out.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(out)
}
