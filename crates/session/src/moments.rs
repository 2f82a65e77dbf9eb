//! Moments: places of a run that somebody points at, with their own words: bookmarks, and the stops of a story.
//!
//! ```text
//! B#1 | Now nobody is ready. | point: waiting | Who runs next?
//! ```

use serde::{Deserialize, Serialize};

/// Moments of one document at most.
pub const MOST: usize = 200;

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Moment {
    /// Where: an anchor.
    pub at: String,
    /// The author's sentence; empty: a plain bookmark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub say: String,
    /// What to point at: a task's letter, a line (`L6`), or a place (`ready`, `running`, `waiting`, `gate`, `console`).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub point: String,
    /// A question for the reader.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ask: String,
}

/// Reads a story as it is written in an exhibit: a moment a line, its fields between bars, the last ones left out where
/// they are empty. Error: the line that is none.
pub fn parse(text: &str) -> Result<Vec<Moment>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut fields = line.split('|').map(|field| field.trim().to_owned());
            let mut next = || fields.next().unwrap_or_default();
            let moment = Moment {
                at: next(),
                say: next(),
                point: next(),
                ask: next(),
            };
            match (moment.at.is_empty(), fields.next()) {
                (false, None) => Ok(moment),
                _ => Err(format!(
                    "`{line}` is no moment; write: anchor | sentence | point | question"
                )),
            }
        })
        .collect()
}

impl Moment {
    /// A bookmark.
    #[must_use]
    pub fn at(anchor: impl Into<String>) -> Self {
        Self {
            at: anchor.into(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_a_moment_a_line() {
        let all =
            parse("\n B#1 | B has the thread. | B | Who is next?\nend | That was it.\nwait#1\n").unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!(
            (&*all[0].at, &*all[0].point, &*all[0].ask),
            ("B#1", "B", "Who is next?")
        );
        assert_eq!(all[2], Moment::at("wait#1"));
        assert!(parse("| nowhere").is_err());
        assert!(parse("a | b | c | d | e").unwrap_err().contains("is no moment"));
    }
}
