//! A Python 3.11 interpreter as a domain of the engine.
//!
//! - [`leaf`]: the rules of Python's built-in values as plain functions that know nothing of the heap or of frames.

pub mod leaf;
