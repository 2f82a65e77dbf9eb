//! Finding, counting, replacing and splitting in text. Places and bounds are code points.

use super::error::{LeafError, LeafResult};
use super::slice::search_range;
use super::text::Text;
use super::unicode;

/// The searched part of a text and the index of its first code point; nothing where the bounds cross.
fn part(text: Text<'_>, start: Option<i64>, end: Option<i64>) -> Option<(Text<'_>, usize)> {
    if start.is_none() && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = search_range(start, end, text.len());
    (start <= end).then(|| {
        (
            Text {
                str: text.range(start, end),
                ascii: text.ascii,
            },
            start,
        )
    })
}

/// `text.find(needle, start, end)`; nothing stands for -1, and for the error of `index` ("substring not found").
pub fn find(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = part(text, start, end)?;
    part.str.find(needle).map(|at| first + part.index_of_byte(at))
}

/// `text.rfind(needle, start, end)`.
pub fn rfind(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = part(text, start, end)?;
    part.str.rfind(needle).map(|at| first + part.index_of_byte(at))
}

/// `text.count(needle, start, end)`: without overlaps; the empty text is between all code points.
pub fn count(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    match part(text, start, end) {
        None => 0,
        Some((part, _)) if needle.is_empty() => part.len() + 1,
        Some((part, _)) => part.str.matches(needle).count(),
    }
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: Text<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.str.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: Text<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.str.ends_with(suffix))
}

/// `text.replace(old, new, count)`; a negative count replaces all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> String {
    match usize::try_from(count) {
        Ok(count) => text.replacen(old, new, count),
        Err(_) => text.replace(old, new),
    }
}

/// The length in bytes of what [`replace`] will make: to refuse it before it is made.
pub fn replaced_size(text: &str, old: &str, new: &str, count: i64) -> usize {
    let matches = if old.is_empty() {
        text.chars().count() + 1
    } else {
        text.matches(old).count()
    };
    let replaced = usize::try_from(count).map_or(matches, |count| count.min(matches));
    (text.len() - replaced * old.len()).saturating_add(replaced.saturating_mul(new.len()))
}

/// `text.partition(separator)`: before, separator, after.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> LeafResult<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(match text.split_once(separator) {
        Some((before, after)) => (before, separator, after),
        None => (text, "", ""),
    })
}

/// `text.rpartition(separator)`.
pub fn rpartition<'a>(text: &'a str, separator: &'a str) -> LeafResult<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(match text.rsplit_once(separator) {
        Some((before, after)) => (before, separator, after),
        None => ("", "", text),
    })
}

fn check_separator(separator: &str) -> LeafResult<()> {
    if separator.is_empty() {
        Err(LeafError::value("empty separator"))
    } else {
        Ok(())
    }
}

/// `text.split(separator, max_splits)`; no separator stands for runs of white space, a negative limit for none.
pub fn split<'a>(text: &'a str, separator: Option<&str>, max_splits: i64) -> LeafResult<Vec<&'a str>> {
    let limit = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let Some(separator) = separator else {
        return Ok(split_space(text, limit));
    };
    check_separator(separator)?;
    Ok(text.splitn(limit.saturating_add(1), separator).collect())
}

/// `text.rsplit(separator, max_splits)`: as `split`, with the splits counted from the end.
pub fn rsplit<'a>(text: &'a str, separator: Option<&str>, max_splits: i64) -> LeafResult<Vec<&'a str>> {
    let limit = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let Some(separator) = separator else {
        return Ok(rsplit_space(text, limit));
    };
    check_separator(separator)?;
    let mut pieces: Vec<&str> = text.rsplitn(limit.saturating_add(1), separator).collect();
    pieces.reverse();
    Ok(pieces)
}

fn split_space(text: &str, limit: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        // The last piece keeps the white space that ends it.
        let end = if pieces.len() == limit {
            None
        } else {
            rest.find(unicode::is_space)
        };
        let Some(end) = end else {
            pieces.push(rest);
            break;
        };
        pieces.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(unicode::is_space);
    }
    pieces
}

fn rsplit_space(text: &str, limit: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_end_matches(unicode::is_space);
    while !rest.is_empty() {
        let space = if pieces.len() == limit {
            None
        } else {
            rest.char_indices().rfind(|&(_, c)| unicode::is_space(c))
        };
        let Some((at, c)) = space else {
            pieces.push(rest);
            break;
        };
        pieces.push(&rest[at + c.len_utf8()..]);
        rest = rest[..at].trim_end_matches(unicode::is_space);
    }
    pieces.reverse();
    pieces
}

/// `text.splitlines(keep_ends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some((at, c)) = text[start..]
        .char_indices()
        .find(|&(_, c)| unicode::is_line_break(c))
    {
        let end = start + at;
        let next = if text[end..].starts_with("\r\n") {
            end + 2
        } else {
            end + c.len_utf8()
        };
        lines.push(&text[start..if keep_ends { next } else { end }]);
        start = next;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}
