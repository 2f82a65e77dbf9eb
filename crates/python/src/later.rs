//! Large tables that a page downloads after its first board.
//!
//! The page's build (`crates/wasm-split`) moves what is marked into the second part of the module, which brings it into
//! memory. So the one function that reads such a table has to move with it: keep it out of line, and let nothing that
//! a first visit runs be compiled into it. A build in which that fails stops with the function's name.

/// The mark, and with it the layout: the mark, the length in bytes (little endian), the data.
pub const MARK: [u8; 32] = *b"[switchboard: data of the rest]\n";

/// A table with its mark.
#[repr(C)]
pub struct Later<T, const N: usize> {
    mark: [u8; 32],
    length: [u8; 4],
    pub data: [T; N],
}

impl<T, const N: usize> Later<T, N> {
    /// Puts the mark before `data`, whose parts must have no stricter alignment than four bytes.
    pub const fn new(data: [T; N]) -> Self {
        assert!(align_of::<T>() <= 4, "the data has to follow its length at once");
        Self {
            mark: MARK,
            length: (size_of::<[T; N]>() as u32).to_le_bytes(),
            data,
        }
    }
}
