//! Exceptions and tracebacks.

use super::value::Value;

/// The content of an exception; its class is the object's.
#[derive(Clone, Debug)]
pub struct ExceptionData {
    /// A tuple.
    pub args: Value,
    /// A traceback or Null.
    pub traceback: Value,
    /// Null: none.
    pub cause: Value,
    /// Null: none.
    pub context: Value,
    pub suppress_context: bool,
    /// The fields that some classes have: `StopIteration.value`, `SystemExit.code`, `KeyError` none; groups:
    /// message and tuple of exceptions; `ImportError`, `NameError`, `AttributeError`: name, object; `OSError`: errno, text.
    pub fields: [Value; 2],
}

/// One entry of a traceback: a frame that the exception passed through.
#[derive(Clone, Debug)]
pub struct TracebackData {
    /// A frame object: it keeps the frame's variables alive as CPython's does.
    pub frame: Value,
    pub code: u32,
    /// The instruction that was executing.
    pub instr: u32,
    /// The next, inner entry, or Null.
    pub next: Value,
}
