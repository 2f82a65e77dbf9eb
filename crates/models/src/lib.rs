//! Models of runtimes: pure state machines over opaque copyable handles. They own order; languages own code.
//!
//! - [`asyncio`]: CPython's event loop, futures and tasks.
//! - [`lab`]: scripted domains, whose programs are data.

pub mod asyncio;
pub mod lab;
pub mod mutant;
