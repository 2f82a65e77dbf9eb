//! Properties and case mappings of code points as of Unicode 14, the version of CPython 3.11.
//!
//! One sorted table of runs answers every property. Case mappings are Rust's own (a later version of Unicode) minus
//! what that version added, plus the title case and case folding that Rust lacks. Rust's are copied into tables of ours
//! when this crate is built, since the standard library's own would be in what a page downloads first.

use super::unicode_tables::{CLASSES, FOLD, FOLD_BY_UPPER, RUNS, TITLE};
use crate::later::Later;

/// What `c.isalpha()` asks.
pub const ALPHA: u16 = 1;
pub const DECIMAL: u16 = 2;
pub const DIGIT: u16 = 4;
pub const NUMERIC: u16 = 8;
pub const SPACE: u16 = 16;
pub const LOWER: u16 = 32;
pub const UPPER: u16 = 64;
/// A title case letter such as `ǅ`, which is neither upper nor lower case.
pub const TITLECASE: u16 = 128;
pub const PRINTABLE: u16 = 256;
/// May start an identifier.
pub const ID_START: u16 = 512;
/// May continue an identifier.
pub const ID_CONTINUE: u16 = 1024;
/// Does not separate words for the sake of case (an apostrophe, a combining accent).
pub const CASE_IGNORABLE: u16 = 2048;

/// Any of the three cases.
pub const CASED: u16 = LOWER | UPPER | TITLECASE;
/// What `c.isalnum()` asks.
pub const ALPHANUMERIC: u16 = ALPHA | DECIMAL | DIGIT | NUMERIC;

/// The run that `c` is in. Not inlined: the table is not in what a page downloads first, and this moves with it.
#[inline(never)]
fn run_of(c: char) -> u32 {
    let code = u32::from(c);
    let runs = &std::hint::black_box(&RUNS).data;
    runs[runs.partition_point(|run| run >> 11 <= code) - 1]
}

/// All flags of `c`.
pub fn flags(c: char) -> u16 {
    CLASSES[(run_of(c) & 0x7ff) as usize]
}

/// Whether `c` has one of the properties `any_of`.
#[inline]
pub fn is(c: char, any_of: u16) -> bool {
    flags(c) & any_of != 0
}

/// `c.isspace()`.
#[inline]
pub fn is_space(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | ' ')
    } else {
        is(c, SPACE)
    }
}

/// `c.isprintable()`.
#[inline]
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, ' '..='~')
    } else {
        is(c, PRINTABLE)
    }
}

/// The value of a decimal digit of any script, 0..=9.
pub fn decimal(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let run = run_of(c);
    // Decimal digits come in tens, zero first; sets of ten may adjoin.
    (CLASSES[(run & 0x7ff) as usize] & DECIMAL != 0).then(|| (u32::from(c) - (run >> 11)) % 10)
}

/// Whether `str.splitlines` breaks after `c` (`\r\n` is one break).
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn assigned(c: char) -> bool {
    c.is_ascii() || flags(c) != 0
}

/// A mapping: from a code point to up to three, 0 where there are fewer.
type Mapping = [u32; 4];

include!(concat!(env!("OUT_DIR"), "/case_tables.rs"));

/// Appends the full upper case of `c`, up to three code points.
pub fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else {
        push_mapped(out, c, upper_of(c));
    }
}

/// Not inlined, as [`run_of`].
#[inline(never)]
fn upper_of(c: char) -> Option<Mapping> {
    mapping(&std::hint::black_box(&UPPER_CASE).data, c)
}

/// Not inlined, as [`run_of`].
#[inline(never)]
fn lower_of(c: char) -> Option<Mapping> {
    mapping(&std::hint::black_box(&LOWER_CASE).data, c)
}

fn mapping(table: &[Mapping], c: char) -> Option<Mapping> {
    let at = table.binary_search_by_key(&u32::from(c), |row| row[0]).ok()?;
    Some(table[at])
}

/// Appends the full lower case of `c`, up to two code points. The final sigma is the caller's concern.
pub fn push_lower(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else {
        push_mapped(out, c, lower_of(c));
    }
}

/// Mappings from or to a code point that Unicode 14 does not have are left out.
fn push_mapped(out: &mut String, c: char, mapping: Option<Mapping>) {
    let row = mapping.unwrap_or_default();
    let to = row[1..].iter().filter(|code| **code != 0);
    let mapped = to.filter_map(|code| char::from_u32(*code));
    if mapping.is_some() && assigned(c) && mapped.clone().all(assigned) {
        out.extend(mapped)
    } else {
        out.push(c)
    }
}

/// Appends the full title case of `c`.
pub fn push_title(out: &mut String, c: char) {
    match TITLE.binary_search_by_key(&c, |&(from, _)| from) {
        _ if matches!(c, '\u{10d0}'..='\u{10ff}') => out.push(c),
        Ok(i) => out.push_str(TITLE[i].1),
        Err(_) => push_upper(out, c),
    }
}

/// Appends the full case folding of `c`.
pub fn push_folded(out: &mut String, c: char) {
    match c {
        // Cherokee folds to upper case.
        '\u{13a0}'..='\u{13f5}' => out.push(c),
        '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => push_upper(out, c),
        _ => {
            if let Ok(i) = FOLD.binary_search_by_key(&c, |&(from, _)| from) {
                out.push_str(FOLD[i].1);
            } else if FOLD_BY_UPPER.binary_search(&c).is_ok() {
                let mut upper = String::new();
                push_upper(&mut upper, c);
                upper.chars().for_each(|u| push_lower(out, u));
            } else {
                push_lower(out, c);
            }
        }
    }
}
