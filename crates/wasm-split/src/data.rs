//! Constant data: all of it in the first module, but for what is marked.
//!
//! ```text
//!   [switchboard: data of the rest]\n   length (4 bytes, little endian)   that many bytes
//! ```
//!
//! The marked bytes are put into memory by the rest. So the code that names their address has to be in the rest:
//! `Plan::new` looks for it.

use crate::{Error, module::Parsed};
use std::ops::Range;

/// Begins what moves: `switchboard_python::later` writes it.
pub const MARK: &[u8] = b"[switchboard: data of the rest]\n";

/// Bytes at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes<'a> {
    pub address: u32,
    pub bytes: &'a [u8],
}

impl Bytes<'_> {
    /// The address after it.
    #[must_use]
    pub fn end(&self) -> u32 {
        self.address + self.bytes.len() as u32
    }
}

/// The ranges of addresses that move, ascending.
pub(crate) fn marked(module: &Parsed<'_>) -> Result<Vec<Range<u32>>, Error> {
    let Some(low) = module.data.iter().map(|segment| segment.address).min() else {
        return Ok(Vec::new());
    };
    // Gaps between segments are zeros: wasm-opt leaves those out.
    let ends = module.data.iter().map(|segment| segment.end());
    let mut memory = vec![0; (ends.max().unwrap_or(low) - low) as usize];
    for segment in &module.data {
        let at = (segment.address - low) as usize;
        memory[at..at + segment.bytes.len()].copy_from_slice(segment.bytes);
    }
    let mut found = Vec::new();
    for (at, _) in memory
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK)
    {
        let length = at + MARK.len();
        let number = memory
            .get(length..length + 4)
            .map(|bytes| bytes.try_into().expect("four of them"));
        let end = number.map_or(usize::MAX, |number| {
            length + 4 + u32::from_le_bytes(number) as usize
        });
        if end > memory.len() {
            return Err(Error("marks more data than there is".to_owned()));
        }
        found.push(low + at as u32..low + end as u32);
    }
    Ok(found)
}

/// The parts of all segments inside of the ranges, or outside of them.
pub(crate) fn cut<'a>(module: &Parsed<'a>, ranges: &[Range<u32>], inside: bool) -> Vec<Bytes<'a>> {
    let mut parts = Vec::new();
    for segment in &module.data {
        let mut from = segment.address;
        let mut part = |from: u32, to: u32, is_inside: bool| {
            if from < to && is_inside == inside {
                let at = |address: u32| (address - segment.address) as usize;
                let bytes = &segment.bytes[at(from)..at(to)];
                parts.push(Bytes { address: from, bytes });
            }
        };
        for range in ranges {
            let within = |address: u32| address.clamp(segment.address, segment.end());
            part(from, within(range.start), false);
            part(within(range.start), within(range.end), true);
            from = within(range.end);
        }
        part(from, segment.end(), false);
    }
    parts
}

/// A section of active segments.
pub(crate) fn section(parts: &[Bytes<'_>]) -> wasm_encoder::DataSection {
    let mut section = wasm_encoder::DataSection::new();
    for part in parts {
        let address = wasm_encoder::ConstExpr::i32_const(part.address as i32);
        section.active(0, &address, part.bytes.iter().copied());
    }
    section
}
