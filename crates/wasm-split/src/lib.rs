//! Divides a wasm module in two, so that a page downloads first what it runs first.
//!
//! ```text
//!                     first.wasm                                rest.wasm
//!   caller --call--> stub(f): need(slot); call_indirect --+
//!                        |                                |      elements fill the slots
//!                        | not loaded                     +----> f
//!                        v                                       | calls back by imports from first.wasm
//!                    slot 0: the page's loader -- instantiates --+
//! ```
//!
//! Both modules share memory, tables and globals: those, and the functions that the rest calls, are exported by the
//! first under names that begin with `$`. Which functions move is only a matter of speed: a stub whose function
//! is not there yet calls the loader (slot 0 of the table `$slots`, set by the page), which has to come back with the
//! rest instantiated. Data stays in the first module, but for what is marked ([`data`]).
//!
//! [`module`]: what is read; [`names`]: profiles; [`first`], [`rest`]: what is written; [`recorder`]: which functions
//! a visit runs.

pub mod data;
pub mod first;
pub mod module;
pub mod names;
pub mod plan;
pub mod recorder;
pub mod rest;

use module::Parsed;
use plan::Plan;
use std::fmt;

/// What can be wrong with a module, in words.
#[derive(Debug)]
pub struct Error(pub String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<wasmparser::BinaryReaderError> for Error {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self(error.to_string())
    }
}

impl<E: fmt::Display> From<wasm_encoder::reencode::Error<E>> for Error {
    fn from(error: wasm_encoder::reencode::Error<E>) -> Self {
        Self(error.to_string())
    }
}

/// The two modules.
pub struct Divided {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Divides `bytes`: the functions that `profile` lists move.
///
/// # Errors
/// A module that cannot be read, or holds what the compiler's output does not (imports other than functions,
/// passive segments, references to functions in code).
pub fn divide(bytes: &[u8], profile: &names::Profile) -> Result<Divided, Error> {
    let module = Parsed::read(bytes)?;
    let plan = Plan::new(&module, profile)?;
    let divided = Divided {
        first: first::write(&module, &plan)?,
        rest: rest::write(&module, &plan)?,
    };
    for bytes in [&divided.first, &divided.rest] {
        wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::all()).validate_all(bytes)?;
    }
    Ok(divided)
}
