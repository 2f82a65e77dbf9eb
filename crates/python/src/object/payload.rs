//! The closed list of object contents.

use super::class::Class;
use super::dict::{Dict, Set};
use super::exception::{ExceptionData, TracebackData};
use super::function::{Function, NativeDef};
use super::generator::{AsyncStep, Generator};
use super::string::Str;
use super::value::{Id, Value};
use crate::builtins::asyncio_objects::{FutureData, HandleData, LoopData};
use crate::builtins::thread_lock::LockData;
use crate::vm::frame::PyFrame;
use num_bigint::BigInt;
use std::collections::VecDeque;
use std::sync::Arc;

/// What an object holds besides its class and attributes. Large contents are boxed: a payload is at most 32 bytes.
#[derive(Clone)]
#[cfg_attr(debug_assertions, derive(Debug))]
pub enum Payload {
    /// No object here.
    Vacant,
    /// Attributes only: their values, by the object's shape. None while they are in its dict.
    Plain(Vec<Value>),
    Str(Str),
    /// An integer outside of `i64`.
    BigInt(Arc<BigInt>),
    /// An instance of a subclass of `int`.
    Int(i64),
    /// An instance of a subclass of `float`.
    Float(f64),
    Complex(Box<(f64, f64)>),
    Bytes(Arc<[u8]>),
    ByteArray(Vec<u8>),
    Tuple(Box<[Value]>),
    List(Vec<Value>),
    Dict(Box<Dict>),
    /// `set` and `frozenset`.
    Set(Box<Set>),
    Deque(Box<Deque>),
    Slice(Box<[Value; 3]>),
    Range(Box<Range>),

    Function(Box<Function>),
    Native(&'static NativeDef),
    /// A native bound to its receiver.
    NativeMethod(Box<(&'static NativeDef, Value)>),
    /// A function (any callable) bound to its receiver.
    Method(Box<(Value, Value)>),
    Class(Box<Class>),
    Cell(Value),
    /// Index into the interpreter's table of code.
    Code(u32),
    /// A module; its variables are the object's `dict`.
    Module,
    Property(Box<[Value; 4]>),
    ClassMethod(Value),
    StaticMethod(Value),
    /// class to search after, object, the object's class
    Super(Box<[Value; 3]>),
    /// A read-only view of a dict.
    MappingProxy(Value),
    /// A `__slots__` member: its values stand in the hidden dict of the instance under the name.
    Member(Box<(Id, Value)>),
    GenericAlias(Box<(Value, Value)>),
    WeakRef(Box<WeakRef>),

    Generator(Box<Generator>),
    AsyncStep(Box<AsyncStep>),
    /// What `coroutine.__await__()` gives.
    CoroutineWrapper(Value),
    Exception(Box<ExceptionData>),
    Traceback(Box<TracebackData>),
    /// A frame that has left the stack with an exception, or that a program has asked for.
    Frame(Box<FrameObject>),

    /// Iterator over a list, tuple, str or bytes by index.
    SeqIter(Box<(Value, usize)>),
    /// The same, backwards: index of the next plus one.
    ReverseIter(Box<(Value, usize)>),
    RangeIter(Box<Range>),
    DictIter(Box<DictIter>),
    SetIter(Box<SetIter>),
    /// `iter(callable, sentinel)`; Null callable when exhausted.
    CallIter(Box<(Value, Value)>),
    DictView(Box<(Value, DictPart)>),
    /// Mersenne Twister.
    Random(Box<crate::leaf::mersenne::Mersenne>),
    /// `contextvars.Context`
    Context(Box<crate::builtins::contextvars::ContextData>),

    Future(Box<FutureData>),
    /// The iterator of an await; Null when it has ended.
    FutureIter(Value),
    Handle(Box<HandleData>),
    Loop(Box<LoopData>),
    /// `_thread.lock` and `_thread.RLock`.
    Lock(Box<LockData>),
}

/// Which of them, for the message of a broken invariant. (All that is in it would be a part of each page's download.)
#[cfg(not(debug_assertions))]
impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::mem::discriminant(self).fmt(f)
    }
}

/// `collections.deque`.
#[derive(Clone, Debug)]
pub struct Deque {
    pub items: VecDeque<Value>,
    pub maxlen: Option<usize>,
    /// Changes with every mutation, for iterators.
    pub version: u32,
}

/// `range(start, stop, step)`; a range iterator is the rest of one. Bounds outside of `i64` are refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        let (low, high, step) = if self.step > 0 {
            (self.start, self.stop, self.step as i128)
        } else {
            (self.stop, self.start, -(self.step as i128))
        };
        if low >= high {
            0
        } else {
            ((high as i128 - low as i128 - 1) / step + 1) as usize
        }
    }

    /// Has it no items?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Which part of a dict a view or iterator gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

/// An iterator over a dict: the next position, and the length that must not change.
#[derive(Clone, Debug)]
pub struct DictIter {
    /// Items that it may still give, going forward: one more means that keys have changed under it.
    pub left: usize,
    /// Null when exhausted.
    pub dict: Value,
    pub position: usize,
    pub expected: usize,
    pub part: DictPart,
    pub reverse: bool,
}

/// An iterator over a set or deque: position, expected length or version.
#[derive(Clone, Debug)]
pub struct SetIter {
    pub set: Value,
    pub position: usize,
    pub expected: usize,
}

/// A weak reference: its target is not counted.
#[derive(Clone, Debug)]
pub struct WeakRef {
    pub target: Option<Id>,
    pub callback: Value,
    pub hash: Option<i64>,
}

/// A frame object: the frame itself once it has left the stack.
#[derive(Clone, Debug)]
pub struct FrameObject {
    pub frame: Option<Box<PyFrame>>,
    pub code: u32,
    pub instr: u32,
    pub back: Value,
    /// The frame's serial while it is on the stack; 0: it is not looked for.
    pub serial: u32,
}

impl Payload {
    /// An instance without attributes.
    pub const PLAIN: Self = Self::Plain(Vec::new());

    /// May it hold references, and so be part of a cycle?
    #[inline(always)]
    #[must_use]
    pub const fn is_container(&self) -> bool {
        !matches!(
            self,
            Self::Vacant
                | Self::Str(_)
                | Self::BigInt(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Complex(_)
                | Self::Bytes(_)
                | Self::ByteArray(_)
                | Self::Range(_)
                | Self::RangeIter(_)
                | Self::Native(_)
                | Self::Code(_)
                | Self::Random(_)
                | Self::Lock(_)
        )
    }

    /// Calls `f` on every value that this content holds a counted reference to, in the order in which CPython visits and
    /// releases them: lists and tuples from their ends.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        match self {
            Self::Vacant
            | Self::Str(_)
            | Self::BigInt(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::Complex(_)
            | Self::Bytes(_)
            | Self::ByteArray(_)
            | Self::Range(_)
            | Self::RangeIter(_)
            | Self::Native(_)
            | Self::Code(_)
            | Self::Random(_)
            | Self::Lock(_)
            | Self::Module => {}
            Self::Plain(values) => values.iter().copied().for_each(f),
            Self::Tuple(items) => items.iter().rev().copied().for_each(f),
            Self::List(items) => items.iter().rev().copied().for_each(f),
            Self::Deque(deque) => deque.items.iter().copied().for_each(f),
            Self::Dict(dict) => dict.visit(f),
            Self::Set(set) => set.visit(f),
            Self::Slice(parts) | Self::Super(parts) => parts.iter().copied().for_each(f),
            Self::Property(parts) => parts.iter().copied().for_each(f),
            Self::Function(function) => {
                f(Value::Obj(function.globals));
                for value in [
                    function.name,
                    function.qualname,
                    function.defaults,
                    function.kw_defaults,
                    function.closure,
                    function.annotations,
                    function.doc,
                    function.module,
                ] {
                    f(value);
                }
            }
            Self::NativeMethod(pair) => f(pair.1),
            Self::Method(pair) | Self::GenericAlias(pair) | Self::CallIter(pair) => {
                f(pair.0);
                f(pair.1);
            }
            Self::Class(class) => {
                f(Value::Obj(class.namespace));
                class.bases.iter().for_each(|&base| f(Value::Obj(base)));
                class.mro.iter().for_each(|&base| f(Value::Obj(base)));
            }
            Self::Cell(value)
            | Self::ClassMethod(value)
            | Self::StaticMethod(value)
            | Self::MappingProxy(value)
            | Self::CoroutineWrapper(value)
            | Self::FutureIter(value) => f(*value),
            Self::Member(pair) => f(pair.1),
            Self::WeakRef(weak) => f(weak.callback),
            Self::Generator(generator) => {
                if let Some(frame) = &generator.frame {
                    frame.visit(f);
                }
                f(generator.name);
                f(generator.qualname);
                f(generator.handled);
                if let Some(state) = &generator.asynchronous {
                    f(state.finalizer);
                }
            }
            Self::AsyncStep(step) => {
                f(Value::Obj(step.generator));
                f(step.value);
            }
            Self::Exception(data) => {
                for value in [
                    data.args,
                    data.traceback,
                    data.cause,
                    data.context,
                    data.fields[0],
                    data.fields[1],
                ] {
                    f(value);
                }
            }
            Self::Traceback(data) => {
                f(data.next);
                f(data.frame);
            }
            Self::Frame(object) => {
                if let Some(frame) = &object.frame {
                    frame.visit(f);
                }
                f(object.back);
            }
            Self::SeqIter(pair) | Self::ReverseIter(pair) => f(pair.0),
            Self::DictIter(iter) => f(iter.dict),
            Self::SetIter(iter) => f(iter.set),
            Self::DictView(pair) => f(pair.0),
            Self::Context(context) => context.visit(f),
            Self::Future(future) => future.visit(f),
            Self::Handle(handle) => handle.visit(f),
            Self::Loop(event_loop) => event_loop.visit(f),
        }
    }
}
