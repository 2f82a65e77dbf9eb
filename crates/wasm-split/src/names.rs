//! Functions by name, so that a profile taken from one build serves the next.

use std::collections::BTreeSet;

/// The functions that a first visit does not run: a text with the [`hash`] of a name in each line; `#` begins a remark.
///
/// It lists what moves, not what stays, so that a function that is new since the profile was taken stays.
#[derive(Default, Clone)]
pub struct Profile(BTreeSet<String>);

impl Profile {
    /// Reads a profile's text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self(lines.map(str::to_owned).collect())
    }

    /// Whether a function with this name moves.
    #[must_use]
    pub fn moves(&self, name: &str) -> bool {
        self.0.contains(&hash(&plain(name)))
    }
}

/// A name in eight characters, since names of generic functions have hundreds: FNV-1a of 32 bits, in hexadecimal.
#[must_use]
pub fn hash(plain: &str) -> String {
    let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", plain.bytes().fold(0x811c_9dc5, step))
}

/// A function's name, as wasm-bindgen writes it, without what changes from build to build: the hashes of crates
/// (`core[c5930c85a12de822]`), and the number at the end by which names are told apart that are otherwise the same
/// (`eq[5]`).
#[must_use]
pub fn plain(name: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let name = match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
        Some((rest, number)) if is_number(number) => rest,
        _ => name,
    };
    let mut plain = String::new();
    let mut open = name;
    while let Some((before, after)) = open.split_once('[') {
        plain += before;
        match after.split_once(']') {
            Some((hash, after)) if is_hash(hash) => open = after,
            _ => {
                plain.push('[');
                open = after;
            }
        }
    }
    plain + open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_do_not_count() {
        let check = |name: &str, expected: &str| assert_eq!(plain(name), expected);
        check(
            "core[c5930c85a12de822]::fmt::Formatter::pad",
            "core::fmt::Formatter::pad",
        );
        check(
            "<[u8] as core::fmt::Debug>::fmt[12]",
            "<[u8] as core::fmt::Debug>::fmt",
        );
        check("core[c5930c85a12de822]::eq::<[u8; 4]>[1]", "core::eq::<[u8; 4]>");
        check("memcpy", "memcpy");
    }

    #[test]
    fn a_profile_is_lines_and_remarks() {
        let profile = Profile::parse(&format!("# a remark\n\n{}\n", hash("core::fmt::Formatter::pad")));
        assert!(profile.moves("core[0123456789abcdef]::fmt::Formatter::pad"));
        assert!(!profile.moves("core::fmt::Formatter::new") && !profile.moves(""));
        assert_eq!(hash("a"), "e40c292c");
    }
}
