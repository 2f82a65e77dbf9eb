//! Built-in types and modules: one file each, joined here.
//!
//! A type's file has `pub static METHODS: &[NativeDef]`; a module's file has `pub static FUNCTIONS: &[NativeDef]` and, if it
//! has values or classes too, a function that adds them. Both are listed once, below.
//!
//! Conventions of natives: arguments are *borrowed* (retain what is kept); a result is *owned*. A native that must call the
//! language pushes a frame (see `vm::native`) and returns `Err(Ctl::Pushed)`. Functions named `..._owned` consume their arguments.
//! Constructors are `__new__`, kind `StaticMethod`, with the class as first argument.

pub mod asyncio_cancel;
mod asyncio_enter;
pub mod asyncio_future;
pub mod asyncio_handle;
pub mod asyncio_loop;
pub mod asyncio_module;
pub mod asyncio_objects;
pub mod asyncio_signals;
mod asyncio_slow;
mod asyncio_task;
pub mod asyncio_task_step;
pub mod bytes;
pub mod contextvars;
pub mod deque;
pub mod descriptors;
pub mod dict;
pub mod exception_groups;
pub mod exceptions;
pub mod float;
pub mod function_type;
pub mod functions;
pub mod gc;
pub mod generator_type;
pub mod generic_alias;
pub mod init;
pub mod int;
pub mod iterators;
pub mod list;
pub mod list_sort;
pub mod math;
pub mod modules;
pub mod object;
pub mod print;
pub mod random;
pub mod range;
pub mod set;
pub mod signal;
pub mod slice;
pub mod slots;
pub mod str;
pub mod str_plain;
pub mod sys;
pub mod thread_lock;
pub mod thread_module;
pub mod time;
pub mod traceback;
mod traceback_entries;
pub mod tuple;
pub mod type_;
pub mod types;
pub mod views;
pub mod weakrefs;

use crate::object::{Id, NativeDef, Value};
use crate::vm::Vm;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use types::Types;

/// A class, and natives of it.
pub type TypeMethods = (fn(&Types) -> Id, &'static [NativeDef]);

/// A module's name, and what fills its variables.
pub type ModuleInit = (&'static str, fn(&mut Vm, Id));

/// The natives of each built-in class.
pub static TYPE_METHODS: &[TypeMethods] = &[
    (|t| t.object, object::METHODS),
    (|t| t.type_, type_::METHODS),
    (|t| t.int, int::OPERATORS),
    (|t| t.int, int::METHODS),
    (|t| t.bool_, int::BOOL_METHODS),
    (|t| t.float, float::OPERATORS),
    (|t| t.float, float::METHODS),
    (|t| t.complex, float::COMPLEX_OPERATORS),
    (|t| t.complex, float::COMPLEX_METHODS),
    (|t| t.str, str::METHODS),
    (|t| t.str, str_plain::METHODS),
    (|t| t.bytes, bytes::METHODS),
    (|t| t.bytes, bytes::BYTES_METHODS),
    (|t| t.bytearray, bytes::METHODS),
    (|t| t.bytearray, bytes::ARRAY_METHODS),
    (|t| t.list, list::METHODS),
    (|t| t.tuple, tuple::METHODS),
    (|t| t.dict, dict::METHODS),
    (|t| t.set, set::METHODS),
    (|t| t.frozenset, set::METHODS),
    (|t| t.set, set::SET_METHODS),
    (|t| t.frozenset, set::FROZEN_METHODS),
    (|t| t.range, range::METHODS),
    (|t| t.slice, slice::METHODS),
    (|t| t.deque, deque::METHODS),
    (|t| t.dict_keys, views::METHODS),
    (|t| t.dict_values, views::METHODS),
    (|t| t.dict_items, views::METHODS),
    (|t| t.dict_keys, views::SET_METHODS),
    (|t| t.dict_items, views::SET_METHODS),
    (|t| t.function, function_type::FUNCTION),
    (|t| t.method, function_type::METHOD),
    (|t| t.native, function_type::NATIVE),
    (|t| t.method_descriptor, function_type::NATIVE),
    (|t| t.wrapper_descriptor, function_type::NATIVE),
    (|t| t.method_wrapper, function_type::NATIVE),
    (|t| t.getset_descriptor, function_type::NATIVE),
    (|t| t.code, function_type::CODE),
    (|t| t.frame, function_type::FRAME),
    (|t| t.traceback, function_type::TRACEBACK),
    (|t| t.cell, function_type::CELL),
    (|t| t.module, function_type::MODULE),
    (|t| t.mappingproxy, function_type::MAPPING_PROXY),
    (|t| t.property, descriptors::PROPERTY),
    (|t| t.classmethod, descriptors::CLASS_METHOD),
    (|t| t.staticmethod, descriptors::STATIC_METHOD),
    (|t| t.super_, descriptors::SUPER),
    (|t| t.generator, generator_type::GENERATOR),
    (|t| t.coroutine, generator_type::COROUTINE),
    (|t| t.coroutine_wrapper, generator_type::COROUTINE_WRAPPER),
    (|t| t.async_generator, generator_type::ASYNC_GENERATOR),
    (|t| t.async_step, generator_type::ASYNC_STEP),
    (|t| t.async_throw, generator_type::ASYNC_STEP),
    (|t| t.base_exception, exceptions::METHODS),
    (|t| t.base_exception_group, exception_groups::GROUP),
    (|t| t.stop_iteration, exceptions::STOP_ITERATION),
    (|t| t.system_exit, exceptions::SYSTEM_EXIT),
    (|t| t.name_error, exceptions::NAME_ERROR),
    (|t| t.import_error, exceptions::IMPORT_ERROR),
    (|t| t.attribute_error, exceptions::ATTRIBUTE_ERROR),
    (|t| t.unicode_error, exceptions::UNICODE_ERROR),
    (|t| t.os_error, exceptions::OS_ERROR),
    (|t| t.future, asyncio_future::METHODS),
    (|t| t.future_iter, asyncio_future::ITERATOR),
    (|t| t.task, asyncio_task::METHODS),
    (|t| t.task_step, asyncio_task::STEP),
    (|t| t.handle, asyncio_handle::METHODS),
    (|t| t.timer_handle, asyncio_handle::TIMER),
    (|t| t.event_loop, asyncio_loop::METHODS),
    (|t| t.context, contextvars::CONTEXT),
    (|t| t.context_var, contextvars::VARIABLE),
    (|t| t.context_token, contextvars::TOKEN),
    (|t| t.member_descriptor, descriptors::MEMBER),
    (|t| t.token_missing, contextvars::TOKEN_MISSING),
    (|t| t.stream, sys::STREAM),
    (|t| t.weakref, weakrefs::METHODS),
    (|t| t.generic_alias, generic_alias::METHODS),
    (|t| t.generic_alias, slots::COMPARE),
    (|t| t.union_type, generic_alias::UNION),
    (|t| t.union_type, slots::COMPARE),
    (|t| t.int, int::OPERATORS),
    (|t| t.int, int::METHODS),
    (|t| t.int, slots::INT_COMPARE),
    (|t| t.bool_, int::BOOL_METHODS),
    (|t| t.float, float::OPERATORS),
    (|t| t.float, float::METHODS),
    (|t| t.float, slots::COMPARE),
    (|t| t.complex, float::COMPLEX_OPERATORS),
    (|t| t.complex, float::COMPLEX_METHODS),
    (|t| t.complex, slots::COMPARE),
    (|t| t.str, str::METHODS),
    (|t| t.str, str_plain::METHODS),
    (|t| t.str, slots::COMPARE),
    (|t| t.str, slots::READ),
    (|t| t.str, slots::SEQUENCE),
    (|t| t.bytes, bytes::METHODS),
    (|t| t.bytes, bytes::BYTES_METHODS),
    (|t| t.bytes, slots::COMPARE),
    (|t| t.bytes, slots::READ),
    (|t| t.bytes, slots::SEQUENCE),
    (|t| t.bytearray, bytes::METHODS),
    (|t| t.bytearray, bytes::ARRAY_METHODS),
    (|t| t.bytearray, slots::COMPARE),
    (|t| t.bytearray, slots::READ),
    (|t| t.bytearray, slots::WRITE),
    (|t| t.bytearray, slots::SEQUENCE),
    (|t| t.tuple, tuple::METHODS),
    (|t| t.tuple, slots::COMPARE),
    (|t| t.tuple, slots::READ),
    (|t| t.tuple, slots::SEQUENCE),
    (|t| t.str, str::METHODS),
    (|t| t.str, str_plain::METHODS),
    (|t| t.bytes, bytes::METHODS),
    (|t| t.bytes, bytes::BYTES_METHODS),
    (|t| t.bytearray, bytes::METHODS),
    (|t| t.bytearray, bytes::ARRAY_METHODS),
    (|t| t.list, list::METHODS),
    (|t| t.list, slots::COMPARE),
    (|t| t.list, slots::READ),
    (|t| t.list, slots::WRITE),
    (|t| t.list, slots::SEQUENCE),
    (|t| t.dict, dict::METHODS),
    (|t| t.dict, slots::COMPARE),
    (|t| t.dict, slots::READ),
    (|t| t.dict, slots::WRITE),
    (|t| t.set, set::METHODS),
    (|t| t.set, set::SET_METHODS),
    (|t| t.set, slots::COMPARE),
    (|t| t.frozenset, set::METHODS),
    (|t| t.frozenset, set::FROZEN_METHODS),
    (|t| t.frozenset, slots::COMPARE),
    (|t| t.range, range::METHODS),
    (|t| t.range, slots::COMPARE),
    (|t| t.range, slots::READ),
    (|t| t.slice, slice::METHODS),
    (|t| t.slice, slots::COMPARE),
    (|t| t.deque, deque::METHODS),
    (|t| t.deque, slots::COMPARE),
    (|t| t.deque, slots::READ),
    (|t| t.deque, slots::WRITE),
    (|t| t.deque, slots::SEQUENCE),
    (|t| t.dict_keys, views::METHODS),
    (|t| t.dict_keys, views::SET_METHODS),
    (|t| t.dict_keys, slots::COMPARE),
    (|t| t.dict_values, views::METHODS),
    (|t| t.dict_items, views::METHODS),
    (|t| t.dict_items, views::SET_METHODS),
    (|t| t.dict_items, slots::COMPARE),
    (|t| t.list_iterator, iterators::METHODS),
    (|t| t.list_reverseiterator, iterators::METHODS),
    (|t| t.tuple_iterator, iterators::METHODS),
    (|t| t.str_iterator, iterators::METHODS),
    (|t| t.bytes_iterator, iterators::METHODS),
    (|t| t.range_iterator, iterators::METHODS),
    (|t| t.dict_keyiterator, iterators::METHODS),
    (|t| t.dict_valueiterator, iterators::METHODS),
    (|t| t.dict_itemiterator, iterators::METHODS),
    (|t| t.dict_reversekeyiterator, iterators::METHODS),
    (|t| t.dict_reversevalueiterator, iterators::METHODS),
    (|t| t.dict_reverseitemiterator, iterators::METHODS),
    (|t| t.set_iterator, iterators::METHODS),
    (|t| t.deque_iterator, iterators::METHODS),
    (|t| t.iterator, iterators::METHODS),
    (|t| t.callable_iterator, iterators::METHODS),
    (|t| t.random, random::METHODS),
];

/// The modules written in Rust: each fills its variables.
pub static MODULE_INITS: &[ModuleInit] = &[
    ("_collections", |vm, dict| vm.add_class(dict, vm.types.deque)),
    ("_asyncio", asyncio_module::init),
    ("_contextvars", contextvars::init),
    ("_random", random::init),
    ("_switchboard", |vm, dict| {
        vm.add_functions(dict, modules::SWITCHBOARD)
    }),
    ("contextvars", contextvars::init),
    ("gc", gc::init),
    ("math", math::init),
    ("time", |vm, dict| vm.add_functions(dict, time::FUNCTIONS)),
    ("_signal", signal::init),
    ("_threads", thread_module::init),
    ("_weakref", weakrefs::init),
    ("sys", sys::init),
];

/// State that belongs to single built-ins.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// `object.__new__` and `object.__init__`, to know whether a class overrides them.
    pub object_new: Value,
    pub object_init: Value,
    /// `sys.set_asyncgen_hooks`: counted; Null: none.
    pub async_hooks: (Value, Value),
    pub setters: Arc<BTreeMap<(Id, &'static str), &'static NativeDef>>,
    /// Weak references by target.
    pub weakrefs: BTreeMap<Id, Vec<Id>>,
    /// Dead references whose callbacks are to be called (counted).
    pub weak_callbacks: Vec<Id>,
    /// Serials of objects whose `__del__` has run.
    finalised: BTreeSet<u32>,
    pub stdout: Value,
    pub stderr: Value,
    /// The current context (counted), or Null.
    pub context: Value,
    /// The running loop of the thread (counted), or Null.
    pub running_loop: Value,
    /// Hooks of the library's asyncio, counted; Null: none.
    pub get_event_loop: Value,
    pub callback_failed: Value,
    pub future_dropped: Value,
    pub task_dropped: Value,
    /// The name that the next task will be given, for its letter.
    pub task_name_hint: Value,
    pub next_future: u32,
    /// For `Task-n`.
    pub next_task: u32,
    pub next_task_serial: u32,
    /// Tasks alive, in order of creation; not counted.
    pub tasks: Vec<Id>,
    /// Event loops alive that run or have run, in the order of their first runs; not counted.
    pub loops: Vec<Id>,
    /// The event that made the running handle ready.
    pub handle_cause: Option<switchboard_trace::EventId>,
    /// What `input()` reads from, if the run was given any text; and how far it has been read.
    pub input: Option<Arc<str>>,
    pub input_at: usize,
    /// The argument that the last native lacked a number for.
    pub wanted: crate::vm::conversion::Wanted,
    /// Warnings given, by line.
    pub warned: BTreeSet<String>,
    /// `sys.last_value` (counted), or Null.
    pub last_exception: Value,
    /// The end of the process has come so far that modules go.
    pub finalizing: bool,
    /// `_thread.lock` and `_thread.RLock`, once the module is there.
    pub lock_types: Option<(Id, Id)>,
    /// The program's text and name, for tracebacks.
    pub source: Arc<str>,
    pub file: Arc<str>,
}

impl Shared {
    /// The setter of a getter's attribute.
    #[must_use]
    pub fn setter(&self, class: Id, name: &'static str) -> Option<&'static NativeDef> {
        self.setters.get(&(class, name)).copied()
    }

    /// Bytes of memory of what grows with a run, at so many for an entry.
    #[must_use]
    pub fn more_bytes(&self, entry: usize) -> usize {
        (self.finalised.len() + self.warned.len()) * entry
    }

    /// Has `__del__` of the object with this serial run?
    #[must_use]
    pub fn finalised(&self, _: Id, serial: u32) -> bool {
        self.finalised.contains(&serial)
    }

    /// `__del__` of the object with this serial runs now.
    pub fn mark_finalised(&mut self, _: Id, serial: u32) {
        self.finalised.insert(serial);
    }

    /// The object with this serial has left the heap.
    pub fn forget_finalised(&mut self, serial: u32) {
        self.finalised.remove(&serial);
    }

    /// Has it weak references?
    #[must_use]
    pub fn has_weakrefs(&self, target: Id) -> bool {
        !self.weakrefs.is_empty() && self.weakrefs.contains_key(&target)
    }
}
