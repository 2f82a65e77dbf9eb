//! Case of text: `upper`, `lower`, `title` and their like, and the questions `isupper`, `istitle` and so on.

use super::unicode::{self, CASE_IGNORABLE, CASED, LOWER, TITLECASE, UPPER};

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_uppercase()
    } else {
        each(text, unicode::push_upper)
    }
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        each(text, unicode::push_folded)
    }
}

fn each(text: &str, push: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        mapped(text, |_, _| Case::Lower)
    }
}

/// `text.capitalize()`: the first code point in title case, the rest in lower case.
pub fn capitalize(text: &str) -> String {
    mapped(text, |at, _| if at == 0 { Case::Title } else { Case::Lower })
}

/// `text.title()`: title case where a word begins, lower case within it.
pub fn title(text: &str) -> String {
    let mut within_word = false;
    mapped(text, |_, c| {
        let case = if within_word { Case::Lower } else { Case::Title };
        within_word = unicode::is(c, CASED);
        case
    })
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    mapped(text, |_, c| match unicode::flags(c) {
        flags if flags & UPPER != 0 => Case::Lower,
        flags if flags & LOWER != 0 => Case::Upper,
        _ => Case::Same,
    })
}

enum Case {
    Lower,
    Upper,
    Title,
    Same,
}

fn mapped(text: &str, mut case: impl FnMut(usize, char) -> Case) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match case(at, c) {
            Case::Lower if c == 'Σ' => out.push(lower_sigma(text, at)),
            Case::Lower => unicode::push_lower(&mut out, c),
            Case::Upper => unicode::push_upper(&mut out, c),
            Case::Title => unicode::push_title(&mut out, c),
            Case::Same => out.push(c),
        }
    }
    out
}

/// The lower case of a capital sigma: `ς` at the end of a word, else `σ`.
fn lower_sigma(text: &str, at: usize) -> char {
    let after = at + 'Σ'.len_utf8();
    let ends_word = nearest_is_cased(text[..at].chars().rev()) && !nearest_is_cased(text[after..].chars());
    if ends_word { 'ς' } else { 'σ' }
}

/// Whether the first code point that matters for case has one.
fn nearest_is_cased(mut chars: impl Iterator<Item = char>) -> bool {
    chars
        .find(|&c| !unicode::is(c, CASE_IGNORABLE))
        .is_some_and(|c| unicode::is(c, CASED))
}

/// `text.isupper()`: some upper case, no other case.
pub fn is_upper(text: &str) -> bool {
    only_case(text, UPPER)
}

/// `text.islower()`.
pub fn is_lower(text: &str) -> bool {
    only_case(text, LOWER)
}

fn only_case(text: &str, wanted: u16) -> bool {
    let mut found = false;
    for c in text.chars() {
        let case = unicode::flags(c) & CASED;
        if case & !wanted != 0 {
            return false;
        }
        found |= case != 0;
    }
    found
}

/// `text.istitle()`: capitals only where words begin, lower case only within words, and some word.
pub fn is_title(text: &str) -> bool {
    let mut found = false;
    let mut within_word = false;
    for c in text.chars() {
        let flags = unicode::flags(c);
        if flags & (UPPER | TITLECASE) != 0 {
            if within_word {
                return false;
            }
        } else if flags & LOWER != 0 && !within_word {
            return false;
        }
        within_word = flags & CASED != 0;
        found |= within_word;
    }
    found
}

/// Whether every code point has one of the properties, and there is one: `isalpha`, `isdigit`, `isspace`, ...
pub fn all(text: &str, any_of: u16) -> bool {
    !text.is_empty() && text.chars().all(|c| unicode::is(c, any_of))
}

/// `text.isprintable()`: true of the empty text.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| unicode::is(c, unicode::ID_START))
        && chars.all(|c| unicode::is(c, unicode::ID_CONTINUE))
}
