//! Text by code points: length, indexing, slicing.
//!
//! ASCII text, where a code point is a byte, has a fast path; whoever knows that a text is ASCII says so.

use super::slice::Places;

/// A text that knows whether it is ASCII.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub str: &'a str,
    pub ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(str: &'a str) -> Self {
        Text {
            str,
            ascii: str.is_ascii(),
        }
    }
}

impl<'a> Text<'a> {
    /// `len(text)`.
    pub fn len(self) -> usize {
        if self.ascii {
            self.str.len()
        } else {
            self.str.chars().count()
        }
    }

    pub fn is_empty(self) -> bool {
        self.str.is_empty()
    }

    /// The code point at `index`, counted from the end where negative, as text of its own.
    pub fn at(self, index: i64) -> Option<&'a str> {
        let index = if index < 0 {
            index + self.len() as i64
        } else {
            index
        };
        let index = usize::try_from(index).ok()?;
        let start = self.byte_of(index)?;
        let c = self.str[start..].chars().next()?;
        Some(&self.str[start..start + c.len_utf8()])
    }

    /// The byte where code point `index` begins; the text's end counts, what is beyond does not.
    pub fn byte_of(self, index: usize) -> Option<usize> {
        if self.ascii {
            return (index <= self.str.len()).then_some(index);
        }
        if index == 0 {
            return Some(0);
        }
        // The index-th code point begins where the one before it ends.
        self.str
            .char_indices()
            .nth(index - 1)
            .map(|(at, c)| at + c.len_utf8())
    }

    /// How many code points begin before byte `at`.
    pub fn index_of_byte(self, at: usize) -> usize {
        if self.ascii {
            at
        } else {
            self.str[..at].chars().count()
        }
    }

    /// Code points `start..end`; bounds beyond the text are its end.
    pub fn range(self, start: usize, end: usize) -> &'a str {
        let from = self.byte_of(start).unwrap_or(self.str.len());
        if end <= start {
            return &self.str[from..from];
        }
        let rest = Text {
            str: &self.str[from..],
            ascii: self.ascii,
        };
        let to = rest.byte_of(end - start).unwrap_or(rest.str.len());
        &rest.str[..to]
    }

    /// `text[start:stop:step]`, from [`super::slice::places`] of this text's length.
    pub fn slice(self, places: Places) -> String {
        if places.step == 1 || places.count <= 1 {
            let start = places.start.max(0) as usize;
            return self.range(start, start + places.count).to_string();
        }
        if self.ascii {
            let bytes = self.str.as_bytes();
            return places.iter().map(|i| bytes[i] as char).collect();
        }
        let chars: Vec<char> = self.str.chars().collect();
        places.iter().map(|i| chars[i]).collect()
    }
}
