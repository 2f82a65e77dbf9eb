//! What a leaf reports when Python would raise: the exception's class and its message.

use std::fmt;

/// The built-in exception class to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Value,
    Type,
    Overflow,
    ZeroDivision,
    Index,
    Key,
    Memory,
    UnicodeEncode,
    UnicodeDecode,
    Lookup,
}

impl ErrorKind {
    /// The class's name in Python.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Index => "IndexError",
            ErrorKind::Key => "KeyError",
            ErrorKind::Memory => "MemoryError",
            ErrorKind::UnicodeEncode => "UnicodeEncodeError",
            ErrorKind::UnicodeDecode => "UnicodeDecodeError",
            ErrorKind::Lookup => "LookupError",
        }
    }
}

/// An exception to raise; `message` is what `str(exception)` gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafError {
    pub kind: ErrorKind,
    pub message: String,
}

impl LeafError {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        LeafError {
            kind,
            message: message.into(),
        }
    }

    pub fn value(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Value, message)
    }

    pub fn type_error(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Type, message)
    }

    pub fn overflow(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Overflow, message)
    }

    pub fn zero_division(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::ZeroDivision, message)
    }
}

impl fmt::Display for LeafError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

pub type LeafResult<T> = Result<T, LeafError>;
