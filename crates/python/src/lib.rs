//! A Python 3.11 interpreter as a domain of the engine.
//!
//! - [`leaf`]: the rules of Python's built-in values as plain functions that know nothing of the heap or of frames.
//! - [`object`]: values, objects, and the heap that counts their references.
//! - [`vm`]: the interpreter: frames, instructions, calls, exceptions, generators, the deaths of objects.
//! - [`builtins`]: one file per built-in type or module.
//! - [`frozen`]: the library's modules in Python (`lib/`), compiled when this crate is built.
//! - [`scene`]: what is drawn of it.
//! - [`domain`]: the interpreter as what a process runs.

pub mod builtins;
pub mod domain;
pub mod frozen;
pub mod later;
pub mod leaf;
pub mod object;
pub mod scene;
pub mod vm;
