//! Trimming and padding of text: `strip`, `center`, `zfill`, `expandtabs`, `translate` and their like.

use super::unicode;

/// Which ends to strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Both,
    Left,
    Right,
}

/// `text.strip(chars)`, `lstrip`, `rstrip`; no `chars` stands for white space.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    let strips = |c| chars.map_or_else(|| unicode::is_space(c), |chars| chars.contains(c));
    match ends {
        Ends::Both => text.trim_matches(strips),
        Ends::Left => text.trim_start_matches(strips),
        Ends::Right => text.trim_end_matches(strips),
    }
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

fn padded(text: &str, left: usize, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

fn missing(text: &str, width: i64) -> usize {
    usize::try_from(width.max(0))
        .unwrap_or(usize::MAX)
        .saturating_sub(text.chars().count())
}

/// `text.ljust(width, fill)`. The caller bounds the width, here and below: padding is memory.
pub fn ljust(text: &str, width: i64, fill: char) -> String {
    padded(text, 0, missing(text, width), fill)
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> String {
    padded(text, missing(text, width), 0, fill)
}

/// `text.center(width, fill)`: of an odd padding, the larger half is left where the width is odd, else right.
pub fn center(text: &str, width: i64, fill: char) -> String {
    let pad = missing(text, width);
    let left = pad / 2 + (pad & width.max(0) as usize & 1);
    padded(text, left, pad - left, fill)
}

/// `text.zfill(width)`: zeros after the sign.
pub fn zfill(text: &str, width: i64) -> String {
    let zeros = missing(text, width);
    match text.strip_prefix(['+', '-']) {
        Some(rest) if zeros > 0 => format!("{}{}{rest}", &text[..1], "0".repeat(zeros)),
        _ => padded(text, zeros, 0, '0'),
    }
}

/// `text.expandtabs(size)`: spaces up to the next multiple of the size, counted from the line's beginning.
pub fn expand_tabs(text: &str, size: i64) -> String {
    let size = usize::try_from(size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let spaces = size - column % size;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            _ => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    out
}

/// What a translation table says of a code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translated {
    Same,
    Deleted,
    Char(char),
    Text(String),
}

/// `text.translate(table)`; the table is asked once for each code point, in order.
pub fn translate<E>(text: &str, mut table: impl FnMut(char) -> Result<Translated, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translated::Same => out.push(c),
            Translated::Deleted => {}
            Translated::Char(c) => out.push(c),
            Translated::Text(t) => out.push_str(&t),
        }
    }
    Ok(out)
}
