//! Rules of CPython 3.11's built-in values as plain functions: no heap, no frames, no calls back into a program.
//!
//! - [`hash`]: hashes as with `PYTHONHASHSEED=0`.
//! - [`error`]: what a leaf reports when Python would raise.
//!
//! Everything here is checked against the real interpreter by `tests/leaf`, which fails where `python3.11` is missing.
//! Text is Rust `str`: lone surrogates do not exist in it, so code points U+D800..U+DFFF are outside of the model.

pub mod error;
pub mod hash;

pub use error::{ErrorKind, LeafError, LeafResult};
