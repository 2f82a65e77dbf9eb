//! The code object: one function, class body, comprehension or module, with its tables.
//!
//! Slots of a frame, by index:
//!
//! ```text
//! 0 .. locals            parameters first (positional, keyword-only, *args, **kwargs), then other locals
//! .. + cells             one per variable that an inner function uses; a parameter's cell names its local
//! .. + free variables    cells handed in by the closure, in the order of `free_names`
//! ```

use crate::op::Instr;
use std::sync::Arc;

/// Bits of [`Code::flags`]; the values are CPython's (`inspect.CO_*`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flags(pub u32);

impl Flags {
    /// A function body: locals are slots, not a dict.
    pub const OPTIMIZED: u32 = 0x1;
    /// Calls get a fresh namespace.
    pub const NEWLOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARARGS: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x8;
    /// Defined inside another function.
    pub const NESTED: u32 = 0x10;
    /// `yield` in a plain function.
    pub const GENERATOR: u32 = 0x20;
    /// `async def` without `yield`.
    pub const COROUTINE: u32 = 0x80;
    /// A generator made awaitable by `types.coroutine`.
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// `async def` with `yield`.
    pub const ASYNC_GENERATOR: u32 = 0x200;

    /// Is this bit set?
    #[must_use]
    pub fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }
}

/// Where an instruction comes from. Lines count from 1; columns are UTF-8 byte offsets from 0, as in CPython;
/// a line of 0 means that the instruction has no source position.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Position {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// A range of instructions whose exceptions go to `target`: the stack is cut to `depth` entries (above the
/// slots), then the faulting instruction's index is pushed if `lasti`, then the exception.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExceptionEntry {
    pub start: u32,
    /// Exclusive.
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

/// A cell variable; `local` is the parameter or local slot that it takes its first value from, if any.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    pub name: String,
    pub local: Option<u32>,
}

/// A constant. Strings are free of lone surrogates (the compiler refuses them by name).
#[derive(Clone, PartialEq, Debug)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// Decimal digits, with a sign if negative; outside of `i64`.
    BigInt(String),
    Float(f64),
    /// The imaginary part; the real part is 0.
    Complex(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Arc<Code>),
}

/// One compiled block.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Code {
    pub name: String,
    pub qualname: String,
    pub filename: String,
    pub first_line: u32,
    pub flags: Flags,
    /// Positional parameters, positional-only ones included.
    pub arg_count: u32,
    pub positional_only: u32,
    pub keyword_only: u32,
    /// Operand stack entries needed, beyond the slots.
    pub stack_size: u32,
    /// Names of the local slots.
    pub local_names: Vec<String>,
    pub cells: Vec<Cell>,
    pub free_names: Vec<String>,
    /// Names used by globals, attributes and imports.
    pub names: Vec<String>,
    pub consts: Vec<Const>,
    pub instrs: Vec<Instr>,
    /// One per instruction.
    pub positions: Vec<Position>,
    /// Inner ranges come before outer ones: the first that covers an instruction is its handler.
    pub exceptions: Vec<ExceptionEntry>,
}

impl Code {
    /// Slots of a frame: locals, cells and free variables.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.local_names.len() + self.cells.len() + self.free_names.len()
    }

    /// The name of a slot.
    #[must_use]
    pub fn slot_name(&self, slot: usize) -> &str {
        let locals = self.local_names.len();
        let cells = self.cells.len();
        if slot < locals {
            &self.local_names[slot]
        } else if slot < locals + cells {
            &self.cells[slot - locals].name
        } else {
            &self.free_names[slot - locals - cells]
        }
    }
}
