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
