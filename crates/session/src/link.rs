//! Links: a program, its settings, schedule, level and position as text in a URL's hash.
//!
//! ```text
//! #v1.<base64url( deflate( JSON ) )>
//! ```
//! A link comes from anybody, so nothing in it is trusted: its size, packed and unpacked, is capped before anything
//! is built from it, and whatever is wrong is said by name. Reading one never panics.

use crate::{
    moments::{self, Moment},
    session::{Grain, Session},
    source::{Language, Settings, Source},
    tree::{self, Tree, Tried},
};
use serde::{Deserialize, Serialize};
use switchboard_trace::{Departure, Schedule, schedule::Injection};

/// Unpacked bytes at most: larger programs are not teaching material, and a small hash can unpack to gigabytes.
pub const MAX_BYTES: usize = 64 * 1024;
/// Packed characters at most: what browsers and chat programs carry.
pub const MAX_CHARS: usize = 96 * 1024;
/// Departures and inputs at most.
const MAX_LIST: usize = 10_000;

/// Everything that a link holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub language: Language,
    /// The program's text, as the reader sees it.
    pub program: String,
    /// What the program reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub settings: Settings,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub policy: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub seed: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departures: Vec<Departure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Injection>,
    /// The other runs that were tried: see [`crate::tree`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub grain: Grain,
    /// 0 Basic, 1 Details, 2 Internals.
    #[serde(default, skip_serializing_if = "is_default")]
    pub level: u8,
    /// An anchor; empty for the start.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The author's moments: a story, or bookmarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
}

/// What is wrong with a link, in words for its reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// Not written by Switchboard, or by a later version of it.
    Version(String),
    TooLong,
    /// Characters that no link has, or it was cut.
    Damaged(&'static str),
    /// It unpacks, but to something that is no link: what.
    Content(String),
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Version(found) => write!(f, "This link begins with `{found}`; this version reads `#v1.`"),
            Self::TooLong => write!(f, "This link holds more than {} KiB", MAX_BYTES / 1024),
            Self::Damaged(what) => write!(f, "This link is damaged (was it cut when it was copied?): {what}"),
            Self::Content(what) => write!(f, "This link is no link of Switchboard: {what}"),
        }
    }
}

impl Link {
    /// Packs it: `#v1.` and the rest.
    #[must_use]
    pub fn encode(&self) -> String {
        let json = serde_json::to_vec(self).expect("a link is plain data");
        format!(
            "#v1.{}",
            base64url(&miniz_oxide::deflate::compress_to_vec(&json, 9))
        )
    }

    /// Reads one, with or without its `#`.
    pub fn decode(hash: &str) -> Result<Self, LinkError> {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let Some(packed) = text.strip_prefix("v1.") else {
            let found: String = text.chars().take(8).collect();
            return Err(LinkError::Version(found));
        };
        if packed.len() > MAX_CHARS {
            return Err(LinkError::TooLong);
        }
        let bytes = from_base64url(packed)?;
        let json = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MAX_BYTES).map_err(
            |error| match error.status {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooLong,
                _ => LinkError::Damaged("it does not unpack"),
            },
        )?;
        let link: Self =
            serde_json::from_slice(&json).map_err(|error| LinkError::Content(error.to_string()))?;
        link.check()?;
        Ok(link)
    }

    /// What serde cannot know.
    fn check(&self) -> Result<(), LinkError> {
        let refuse = |what: &str| Err(LinkError::Content(what.into()));
        match () {
            () if self.level > 2 => refuse("its level is not 0, 1 or 2"),
            () if self.departures.len() > MAX_LIST || self.inputs.len() > MAX_LIST => {
                refuse("it has too many departures")
            }
            () if self.moments.len() > moments::MOST => refuse("it has too many moments"),
            () if self.tried.len() >= tree::MOST => refuse("it has too many runs that were tried"),
            () if self.tried.iter().enumerate().any(|(index, run)| run.from > index) => {
                refuse("a run that was tried goes on from one that is not there")
            }
            () if self
                .inputs
                .iter()
                .any(|i| i.at.kind != "input" && crate::signals::check(&i.what).is_err()) =>
            {
                refuse("it sends a signal that there is not")
            }
            () if !(1..=64).contains(&self.settings.cores) => refuse("its number of cores is not 1 to 64"),
            () if self.settings.limit > Settings::default().limit => refuse("its limit of steps is too high"),
            () if self.settings.raised > Settings::MOST_RAISES => refuse("its bounds are raised too often"),
            () if self.settings.quantum == Some(0) => refuse("its time slice is 0"),
            () => Ok(()),
        }
    }

    /// The schedule of its run.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        Schedule {
            policy: self.policy.clone(),
            seed: self.seed,
            departures: self.departures.clone(),
            inputs: self.inputs.clone(),
        }
    }

    /// The runs that were tried, with the link's own one the present one.
    #[must_use]
    pub fn tree(&self) -> Tree {
        Tree::with(&self.schedule(), &self.tried)
    }

    /// Its source, with the code that the program was compiled to (None for labs).
    #[must_use]
    pub fn source(&self, code: Option<Vec<u8>>) -> Source {
        Source {
            language: self.language,
            text: self.program.clone(),
            code,
            input: self.input.clone(),
        }
    }
}

impl Session {
    /// The link to this moment of this run.
    #[must_use]
    pub fn link(&self, grain: Grain, level: u8) -> Link {
        let schedule = self.schedule();
        Link {
            language: self.source().language,
            program: self.source().text.clone(),
            input: self.source().input.clone(),
            settings: self.settings().clone(),
            policy: schedule.policy.clone(),
            seed: schedule.seed,
            departures: schedule.departures.clone(),
            inputs: schedule.inputs.clone(),
            tried: Vec::new(),
            grain,
            level,
            at: self.anchor(),
            moments: Vec::new(),
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// RFC 4648, section 5, without padding.
fn base64url(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .fold(0u32, |word, &byte| (word << 8) | u32::from(byte))
            << (8 * (3 - chunk.len()));
        for index in 0..=chunk.len() {
            out.push(char::from(ALPHABET[(word >> (18 - 6 * index)) as usize & 63]));
        }
    }
    out
}

fn from_base64url(text: &str) -> Result<Vec<u8>, LinkError> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.trim_end_matches('=').as_bytes().chunks(4) {
        if chunk.len() == 1 {
            return Err(LinkError::Damaged("its length is impossible"));
        }
        let mut word = 0u32;
        for &byte in chunk {
            let value = ALPHABET
                .iter()
                .position(|&a| a == byte)
                .ok_or(LinkError::Damaged("it has a character that no link has"))?;
            word = (word << 6) | value as u32;
        }
        word <<= 6 * (4 - chunk.len());
        out.extend(&word.to_be_bytes()[1..chunk.len()]);
    }
    Ok(out)
}
