//! The interpreter: state, and the words that its parts use to speak with one another.
//!
//! - [`interp`]: the instruction loop; [`frame`]: the stack's entries; [`native`]: resumable natives;
//! - [`call`]: calling anything; [`attr`]: attribute lookup; [`own_attrs`]: what an object itself has; [`ops`]: operators; [`iter`]: iteration;
//! - [`raise`]: raising and unwinding; [`generators`]: resuming, throwing, closing; [`reap`]: the deaths of objects;
//! - [`cycles`]: the collection of cycles; [`exit`]: the end of a process;
//! - [`signals`]: signals and their handlers;
//! - [`threads`]: the stacks of the threads that do not run;
//! - [`weight`]: what all that takes in memory;
//! - [`load`]: from code to runtime code; [`import`]: modules.
//!
//! Nothing that a program can make deep recurses on the Rust stack: a native that must call the language pushes a
//! [`native::NativeFrame`] and the callee, and says [`Ctl::Pushed`].

pub mod async_generators;
pub mod attr;
pub mod awaiting;
pub mod bind;
pub mod building;
pub mod call;
pub mod chain;
pub mod checks;
pub mod class_statement;
pub mod classes;
pub mod compare;
pub mod compare_containers;
pub mod conversion;
pub mod cycles;
pub mod deliver;
pub mod dicts;
pub mod exit;
pub mod find;
pub mod format;
pub mod frame;
pub mod fused;
pub mod generators;
pub mod halt;
pub mod handling;
pub mod hashing;
pub mod import;
pub mod instances;
pub mod interp;
pub mod items;
pub mod iter;
pub mod labels;
pub mod letters;
pub mod load;
pub mod make_class;
pub mod membership;
pub mod names;
pub mod native;
pub mod number;
pub mod ops;
pub mod own_attrs;
pub mod patterns;
pub mod percent;
pub mod plain_repr;
pub mod points;
pub mod raise;
pub mod reap;
pub mod sequences;
pub mod set_attr;
pub mod set_items;
pub mod sets;
pub mod signals;
pub mod sites;
pub mod str_of;
pub mod table_iters;
pub mod text;
pub mod threads;
pub mod throwing;
pub mod trace;
pub mod unary;
pub mod updates;
pub mod values;
pub mod variables;
pub mod walk;
pub mod weight;

use crate::object::shapes::Shapes;
use crate::object::{Heap, Id, Value};
use frame::Frame;
use load::RunCode;
use names::Names;
use std::collections::HashMap;
use std::sync::Arc;

pub use call::Call;

/// How a native ends, when not with a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ctl {
    /// `Vm::raised` holds an exception.
    Raised,
    /// Frames have been pushed; what the lowest of them gives is the result.
    Pushed,
    /// A bound was reached: `Vm::limit` says which.
    Limit,
}

/// What a native gives.
pub type R<T = Value> = Result<T, Ctl>;

/// Bounds that hold for programs that somebody else wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Live objects.
    pub objects: usize,
    /// Bytes in large payloads.
    pub bytes: usize,
    /// Bytes of output.
    pub output: usize,
    /// Frames, as `sys.setrecursionlimit`.
    pub recursion: usize,
    /// Bits of an integer.
    pub int_bits: usize,
}

impl Limits {
    /// After so many raises: ten times the output each, twice the memory. Depth and the size of a number stay, because
    /// the one is the language's own and the other nothing that a longer run needs.
    #[must_use]
    pub fn raised(self, times: u32) -> Self {
        Self {
            objects: self.objects << times.min(2),
            bytes: self.bytes << times.min(2),
            output: self.output * 10_usize.pow(times.min(2)),
            ..self
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            objects: 4_000_000,
            bytes: 256 << 20,
            output: 4 << 20,
            recursion: 1000,
            int_bits: 8_000_000,
        }
    }
}

/// One interpreter, with the running thread's stack.
#[derive(Clone, Debug)]
pub struct Vm {
    pub heap: Heap,
    /// All code, by index. Grows as modules are imported.
    pub codes: Arc<Vec<Arc<RunCode>>>,
    /// The stack of frames; the last one runs.
    pub frames: Vec<Frame>,
    /// Python frames on the stack, for the recursion limit.
    pub depth: usize,
    /// Natives that have called a native from the Rust stack; 0 between instructions.
    pub nesting: u32,
    /// Exceptions being handled: one entry per running generator and one for the stack itself; Null: none.
    pub handled: Vec<Value>,
    /// The exception on its way, or Null.
    pub raised: Value,
    pub interned: Arc<HashMap<Arc<str>, Id>>,
    pub names: Names,
    pub shapes: Arc<Shapes>,
    /// Classes of the language's own kinds.
    pub types: crate::builtins::types::Types,
    /// The dict of `builtins`.
    pub builtins: Id,
    /// `sys.modules`
    pub modules: Id,
    pub next_version: u32,
    pub next_frame: u32,
    /// Fuel left in this run.
    pub fuel: u64,
    /// Fuel burned beyond what a run had left: the next run pays for it first, so that cuts change nothing.
    pub owed: u64,
    /// The native on top waits for fuel. One that was only just pushed does not: it belongs to the tick of who pushed it.
    pub paused: bool,
    pub caches: sites::Caches,
    pub limits: Limits,
    pub limit: Option<switchboard_engine::Limit>,
    /// The program's exit status, once known.
    pub exit: Option<i32>,
    pub trace: trace::Tracer,
    pub threads: threads::Threads,
    pub signals: signals::Signals,
    pub shared: crate::builtins::Shared,
}
