//! Languages of the sentences: one file each, from a message to segments.

pub mod en;
