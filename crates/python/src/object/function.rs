//! Functions written in Python, and natives.

use super::value::{Id, Value};
use crate::vm::{Call, R, Vm};

/// A Python function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Index of its code in the interpreter's table.
    pub code: u32,
    pub globals: Id,
    /// `str`
    pub name: Value,
    /// `str`
    pub qualname: Value,
    /// tuple or Null
    pub defaults: Value,
    /// dict or Null
    pub kw_defaults: Value,
    /// tuple of cells or Null
    pub closure: Value,
    /// dict or Null
    pub annotations: Value,
    pub doc: Value,
    /// Value of `__module__`.
    pub module: Value,
}

/// The code of a native: takes its call, gives a value, raises, or has pushed frames whose result is the call's.
#[derive(Clone, Copy)]
pub enum NativeCode {
    /// Positional arguments only.
    Plain(fn(&mut Vm, &[Value]) -> R),
    /// Keywords too.
    Keywords(fn(&mut Vm, &Call) -> R),
}

/// A function implemented in Rust. Its arguments are borrowed: it retains what it keeps.
pub struct NativeDef {
    pub name: &'static str,
    pub code: NativeCode,
    /// Fewest and most positional arguments (with the receiver, for a method); most is `usize::MAX` for any.
    pub arity: (usize, usize),
    pub kind: NativeKind,
}

/// How a native stands in a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    /// A module's function.
    Function,
    /// Bound to its receiver when looked up on an instance.
    Method,
    ClassMethod,
    StaticMethod,
    /// `__init__`, `__add__`...: a method that shows as slot wrapper.
    Slot,
    /// Called on attribute access with the instance: an attribute; read-only without a setter of the same name.
    Getter,
    /// Called with instance and value when the attribute of a getter is set; with the instance alone when deleted.
    Setter,
}

impl NativeKind {
    /// Is the first argument what it works on?
    #[inline]
    #[must_use]
    pub const fn takes_receiver(self) -> bool {
        !matches!(self, Self::Function | Self::StaticMethod)
    }
}

impl NativeDef {
    const fn plain(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
        kind: NativeKind,
    ) -> Self {
        Self {
            name,
            code: NativeCode::Plain(code),
            arity: (least, most),
            kind,
        }
    }

    /// A module's function with positional arguments.
    #[must_use]
    pub const fn function(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
    ) -> Self {
        Self::plain(name, least, most, code, NativeKind::Function)
    }

    /// A module's function with keywords, at most `most` positional arguments.
    #[must_use]
    pub const fn keywords(name: &'static str, most: usize, code: fn(&mut Vm, &Call) -> R) -> Self {
        Self {
            name,
            code: NativeCode::Keywords(code),
            arity: (0, most),
            kind: NativeKind::Function,
        }
    }

    /// A method; the numbers of arguments include the receiver.
    #[must_use]
    pub const fn method(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
    ) -> Self {
        Self::plain(name, least, most, code, NativeKind::Method)
    }

    /// A method with keywords.
    #[must_use]
    pub const fn method_keywords(name: &'static str, most: usize, code: fn(&mut Vm, &Call) -> R) -> Self {
        Self {
            name,
            code: NativeCode::Keywords(code),
            arity: (1, most),
            kind: NativeKind::Method,
        }
    }

    /// A special method, shown as slot wrapper.
    #[must_use]
    pub const fn slot(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
    ) -> Self {
        Self::plain(name, least, most, code, NativeKind::Slot)
    }

    /// A special method with keywords (`__init__`).
    #[must_use]
    pub const fn slot_keywords(name: &'static str, code: fn(&mut Vm, &Call) -> R) -> Self {
        Self {
            name,
            code: NativeCode::Keywords(code),
            arity: (1, usize::MAX),
            kind: NativeKind::Slot,
        }
    }

    /// `__new__(cls, ...)`
    #[must_use]
    pub const fn new(code: fn(&mut Vm, &Call) -> R) -> Self {
        Self {
            name: "__new__",
            code: NativeCode::Keywords(code),
            arity: (1, usize::MAX),
            kind: NativeKind::StaticMethod,
        }
    }

    /// A class method; the numbers of arguments include the class.
    #[must_use]
    pub const fn class_method(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
    ) -> Self {
        Self::plain(name, least, most, code, NativeKind::ClassMethod)
    }

    /// A static method.
    #[must_use]
    pub const fn static_method(
        name: &'static str,
        least: usize,
        most: usize,
        code: fn(&mut Vm, &[Value]) -> R,
    ) -> Self {
        Self::plain(name, least, most, code, NativeKind::StaticMethod)
    }

    /// An attribute that is computed.
    #[must_use]
    pub const fn getter(name: &'static str, code: fn(&mut Vm, &[Value]) -> R) -> Self {
        Self::plain(name, 1, 1, code, NativeKind::Getter)
    }

    /// What setting (two arguments) or deleting (one) the attribute of a getter does.
    #[must_use]
    pub const fn setter(name: &'static str, code: fn(&mut Vm, &[Value]) -> R) -> Self {
        Self::plain(name, 1, 2, code, NativeKind::Setter)
    }
}

impl std::fmt::Debug for NativeDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "native {}", self.name)
    }
}
