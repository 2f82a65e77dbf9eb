//! Text with its hash, computed when first asked for.

use crate::leaf::hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A Python `str`. Lone surrogates are not representable; whatever would make one is refused by name.
#[derive(Debug)]
pub struct Str {
    pub text: Arc<str>,
    /// Only ASCII: code points are bytes.
    pub ascii: bool,
    /// 0: not yet computed. A pure cache, so it may be shared between checkpoints.
    hash: AtomicI64,
}

impl Clone for Str {
    fn clone(&self) -> Self {
        let hash = AtomicI64::new(self.hash.load(Ordering::Relaxed));
        Self {
            text: self.text.clone(),
            ascii: self.ascii,
            hash,
        }
    }
}

impl Str {
    /// From text.
    #[must_use]
    pub fn new(text: Arc<str>) -> Self {
        Self {
            ascii: text.is_ascii(),
            text,
            hash: AtomicI64::new(0),
        }
    }

    /// CPython's hash with `PYTHONHASHSEED=0`.
    #[inline]
    #[must_use]
    pub fn hash(&self) -> i64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let hash = hash::str(&self.text);
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// Length in code points.
    #[must_use]
    pub fn len(&self) -> usize {
        if self.ascii {
            self.text.len()
        } else {
            self.text.chars().count()
        }
    }

    /// Is it empty?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
