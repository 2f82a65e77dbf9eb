//! Versioned bytes of code: what travels between the compiler and the VM.
//!
//! ```text
//! "SWPY" version | code
//! code    = strings and counts, consts, instructions, positions (deltas), exception table
//! string  = 0 length text (first use) | n (the n-th string used before, from 1)
//! numbers = LEB128; signed ones zigzag
//! ```
//!
//! Decoding checks everything that the VM takes for granted (operations, indices, jump targets, stack depths),
//! so that bytes cut or made by hand are an error and never a panic.

mod read;
mod validate;
mod write;

pub use read::decode;
pub use validate::validate;
pub use write::encode;

/// First bytes of every encoding.
pub const MAGIC: [u8; 4] = *b"SWPY";

/// Changes whenever the instruction set or the layout does.
pub const VERSION: u16 = 1;

/// Deepest nesting of code and tuples in constants; the compiler's own limit on nesting is lower.
const MAX_NESTING: u32 = 300;

/// Why bytes are no code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecodeError {
    /// Offset in the bytes where the trouble was seen.
    pub offset: usize,
    pub message: String,
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "byte {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for DecodeError {}

/// Tags of constants.
mod tag {
    pub const NONE: u8 = 0;
    pub const TRUE: u8 = 1;
    pub const FALSE: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const INT: u8 = 4;
    pub const BIG_INT: u8 = 5;
    pub const FLOAT: u8 = 6;
    pub const COMPLEX: u8 = 7;
    pub const STR: u8 = 8;
    pub const BYTES: u8 = 9;
    pub const TUPLE: u8 = 10;
    pub const FROZEN_SET: u8 = 11;
    pub const CODE: u8 = 12;
}

/// Heads of positions.
mod place {
    /// As the instruction before.
    pub const SAME: u8 = 0;
    /// No source position.
    pub const NONE: u8 = 1;
    /// Line (from the last known one), column, further lines, end column.
    pub const FULL: u8 = 2;
}
