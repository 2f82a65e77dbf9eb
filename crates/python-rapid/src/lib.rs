//! The instruction loop of `switchboard-python` once more, compiled for speed.
//!
//! A reader downloads an interpreter that is compiled for size (`[profile.web]`), and it runs the first instructions of
//! every program. This crate is compiled for speed there, and everything on the loop's way that is `#[inline]` or
//! generic with it; a program that goes on for longer changes over to it. It is the same source: not a tick nor a row
//! is different. A first visit does not download it (`crates/wasm-split`).
//!
//! ```text
//!   PythonDomain --first ticks--> steady: the loop as switchboard-python has it
//!                --then---------> run:    the loop as it is here
//! ```

use switchboard_python::vm::{Vm, interp::Halt};

/// [`Vm::run`], for [`switchboard_python::domain::PythonDomain::with_rapid`].
#[inline(never)]
pub fn run(vm: &mut Vm) -> Halt {
    vm.run()
}
