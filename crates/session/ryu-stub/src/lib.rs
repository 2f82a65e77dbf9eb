//! Stands in for Ryu, by which serde_json writes floats: the standard library has the shortest digits too, and the page
//! has its tables anyway. What is written reads back as the same number; only where an exponent begins may differ.
#![no_std]

use core::fmt::{Debug, Write};

/// Room for one number.
#[derive(Clone, Copy)]
pub struct Buffer {
    /// The longest are such as `-2.2250738585072014e-308`.
    bytes: [u8; 32],
    length: usize,
}

/// `f32` and `f64`.
pub trait Float: Copy + Debug {
    fn is_finite(self) -> bool;
}

impl Float for f32 {
    fn is_finite(self) -> bool {
        self.is_finite()
    }
}

impl Float for f64 {
    fn is_finite(self) -> bool {
        self.is_finite()
    }
}

impl Buffer {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { bytes: [0; 32], length: 0 }
    }

    /// The shortest digits that read back as `number`; `inf`, `-inf` and `NaN` for what is no number.
    pub fn format<F: Float>(&mut self, number: F) -> &str {
        self.length = 0;
        write!(self, "{number:?}").expect("every float has room");
        core::str::from_utf8(&self.bytes[..self.length]).expect("digits are ASCII")
    }

    /// The same, of a number that is finite.
    pub fn format_finite<F: Float>(&mut self, number: F) -> &str {
        debug_assert!(number.is_finite());
        self.format(number)
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(core::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
