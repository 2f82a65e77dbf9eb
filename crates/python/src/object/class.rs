//! Classes: name, bases, method resolution order, and a version that inline caches check.

use super::value::Id;
use std::sync::Arc;

/// What instances hold, which decides whether several bases fit together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Layout {
    Plain,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Exception,
    Type,
    Module,
    Deque,
    Future,
    Task,
    Loop,
    Handle,
    WeakRef,
    Property,
    /// May not be subclassed (`bool`, `NoneType`, generators ...).
    Sealed,
}

/// Facts about a class, found once when it is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassFlags(pub u32);

impl ClassFlags {
    /// Instances have `__dict__`.
    pub const DICT: u32 = 1;
    /// Built in: its attributes cannot be set.
    pub const BUILTIN: u32 = 2;
    /// Some class in the mro but `object` defines `__del__`.
    pub const DEL: u32 = 4;
    /// `__getattr__` is defined.
    pub const GETATTR: u32 = 8;
    /// `__getattribute__` is overridden.
    pub const GETATTRIBUTE: u32 = 16;
    /// `__setattr__` is overridden.
    pub const SETATTR: u32 = 32;
    /// `__delattr__` is overridden.
    pub const DELATTR: u32 = 64;
    /// A metaclass.
    pub const META: u32 = 128;
    /// Derives from BaseException.
    pub const EXCEPTION: u32 = 256;
    /// Has abstract methods left.
    pub const ABSTRACT: u32 = 512;
    /// Written in Python.
    pub const HEAP: u32 = 1024;
    /// Matches sequence patterns.
    pub const SEQUENCE: u32 = 2048;
    /// Matches mapping patterns.
    pub const MAPPING: u32 = 4096;

    /// `__eq__` is overridden: instances are not compared by identity.
    pub const EQ: u32 = 8192;
    /// `__hash__` is overridden (or None).
    pub const HASH: u32 = 16384;

    /// Is the bit set?
    #[inline(always)]
    #[must_use]
    pub fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }
}

/// The content of a class object. The class's own attributes are in the dict `namespace`.
#[derive(Clone, Debug)]
pub struct Class {
    pub name: Arc<str>,
    /// With the names of what it is defined in. Instances do not have it as an attribute.
    pub qualname: Arc<str>,
    pub bases: Box<[Id]>,
    /// Itself first, `object` last. Each counts a reference: a class is a cycle, and dies in a collection only.
    pub mro: Box<[Id]>,
    pub namespace: Id,
    /// Changes whenever the class or a base changes; unique over the interpreter's life.
    pub version: u32,
    /// Direct subclasses, not counted (removed when they die).
    pub subclasses: Vec<Id>,
    pub layout: Layout,
    pub flags: ClassFlags,
}
