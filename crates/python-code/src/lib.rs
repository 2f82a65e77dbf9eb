//! Python code objects: the instruction set, constants, tables and their versioned bytes.
//!
//! The compiler (`python-compiler`) makes [`Code`]; the VM (`python`) runs it; bytes travel between them, so
//! that a page which only shows ready-made exhibits needs no parser.
//!
//! - [`op`]: the instruction set, with stack effects. Start here.
//! - [`code`]: the code object and its tables.
//! - [`bytes`]: encoding, with a format version.
//! - [`disassemble`]: text form, for tests and the instruction grain.
//! - [`stack`]: what instructions do to the stack.
//! - [`lex`], [`highlight`]: a total lexer, and what it shows in an editor without a parser.

pub mod bytes;
pub mod code;
pub mod disassemble;
pub mod highlight;
pub mod lex;
pub mod op;
pub mod stack;

pub use code::{Cell, Code, Const, ExceptionEntry, Flags, Position};
pub use op::{BinaryKind, CompareKind, Instr, Op};
