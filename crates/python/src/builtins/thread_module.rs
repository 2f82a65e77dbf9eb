//! `_threads`: the native part of the module `_thread` (whose Python part is `lib/_thread.py`), and what a thread runs.
//!
//! ```text
//! Begin -> Call (the function) -> Free (function and arguments go) -> Leave (context, thread locals) -> Signal (sentinel) -> end
//! ```
//! The order is CPython's `thread_run` and `PyThreadState_Clear`: who joins goes on when all of the thread is gone.

use super::thread_lock::{AnsweredFrame, LOCK, RLOCK, TIMEOUT_MAX};
use crate::object::class::{Class, ClassFlags, Layout};
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::frame::Frame;
use crate::vm::native::{Input, Step};
use crate::vm::threads::{Thread, ThreadState, Threads};
use crate::vm::{Ctl, R, Vm};
use std::sync::Arc;
use switchboard_engine::Trap;
use switchboard_trace::{EventKind, Origin};

/// Functions of `_threads`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("start_new_thread", 2, 3, start_new_thread),
    NativeDef::function("allocate_lock", 0, 0, |vm, _| {
        let (lock, _) = vm.shared.lock_types.expect("the module has made it");
        Ok(vm.new_lock(lock, false))
    }),
    NativeDef::function("get_ident", 0, 0, |vm, _| {
        Ok(Value::Int(Threads::ident(vm.threads.current)))
    }),
    NativeDef::function("get_native_id", 0, 0, |vm, _| {
        Ok(Value::Int(Threads::native_id(vm.threads.current)))
    }),
    NativeDef::function("_tell", 3, 3, tell),
    NativeDef::function("_count", 0, 0, |vm, _| Ok(Value::Int(vm.threads.started as i64))),
    NativeDef::function("_set_sentinel", 0, 0, set_sentinel),
    NativeDef::function("exit", 0, 0, |vm, _| {
        let exc = vm.new_exception(vm.types.system_exit, vec![]);
        Err(vm.raise(exc))
    }),
    // Asked without a size it goes back to the system's own, as in CPython.
    NativeDef::function("stack_size", 0, 1, |vm, args| {
        match args.first().map_or(Ok(0), |&size| vm.index_arg(size))? {
            size @ (0 | 32_768..) => Ok(Value::Int(std::mem::replace(&mut vm.threads.stack_size, size))),
            size @ 1.. => Err(vm.value_error(format!("size not valid: {size} bytes"))),
            _ => Err(vm.value_error("size must be 0 or a positive value")),
        }
    }),
    NativeDef::function("_locals", 0, 0, |vm, _| {
        let current = vm.threads.current;
        if vm.threads.all[current].locals.is_null() {
            let list = vm.list_owned(Vec::new())?;
            vm.threads.all[current].locals = list;
        }
        let list = vm.threads.all[current].locals;
        Ok(vm.heap.retain(list))
    }),
];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let lock = vm.new_thread_class("lock", LOCK);
    let rlock = vm.new_thread_class("RLock", RLOCK);
    vm.shared.lock_types = Some((lock, rlock));
    vm.add_class(dict, lock);
    vm.add_class(dict, rlock);
    vm.dict_set_str(dict, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
}

impl Vm {
    /// A built-in class of the module `_thread`. Made when it is needed first, so that programs without threads are as
    /// they were, down to the addresses of their objects.
    fn new_thread_class(&mut self, name: &str, methods: &'static [NativeDef]) -> Id {
        let namespace = self.new_dict().id().expect("a dict is an object");
        let id = self.heap.alloc(self.types.type_, Payload::PLAIN);
        let object = self.types.object;
        for held in [object, id, object] {
            self.heap.retain_id(held);
        }
        let class = Class {
            name: name.into(),
            qualname: name.into(),
            bases: Box::new([object]),
            mro: vec![id, object].into(),
            namespace,
            version: 0,
            subclasses: Vec::new(),
            layout: Layout::Sealed,
            flags: ClassFlags(ClassFlags::BUILTIN),
        };
        *self.heap.payload_mut(id) = Payload::Class(Box::new(class));
        self.class_mut(object).subclasses.push(id);
        let names = self.names;
        let module = Value::Obj(self.intern("_thread"));
        self.heap.retain(module);
        self.dict_set_name(namespace, names.module, module);
        for def in methods {
            self.add_native(id, def);
        }
        // A version of its own: what is known of one class is found by it.
        self.class_changed(id);
        id
    }

    /// Whose thread runs this: one whose target is a method that the library keeps for itself is the library's.
    fn thread_origin(&self, function: Value) -> Origin {
        let method = |v: Value| match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Method(pair)) => Some((pair.0, pair.1)),
            _ => None,
        };
        let target = method(function).and_then(|(_, this)| self.own_attr_str(this.id()?, "_target"));
        let called = target.and_then(method).and_then(|(of, _)| of.id());
        let code = match called.map(|id| self.heap.payload(id)) {
            Some(Payload::Function(function)) => &self.codes[function.code as usize],
            _ => return Origin::Program,
        };
        match code.origin {
            Origin::Library if code.code.name.starts_with('_') => Origin::Library,
            _ => Origin::Program,
        }
    }

    /// What a thread that is started is called: the call of its function, as it would be written.
    pub fn thread_label(&self, function: Value, args: Value) -> String {
        // Behind `threading.Thread` stand the target and its arguments.
        let behind = match function.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Method(pair)) => pair.1.id(),
            _ => None,
        };
        let own = |name: &str| behind.and_then(|id| self.own_attr_str(id, name));
        // A name that somebody gave, as a pool does, says more.
        if let Some(name) = own("_name").and_then(|name| self.str_of(name))
            && !name.text.starts_with("Thread-")
        {
            return name.text.to_string();
        }
        let (function, args) = match (own("_target"), own("_args")) {
            (Some(target), Some(args)) if !target.is_none() => (target, args),
            (Some(_), _) => return self.short_text(function),
            _ => (function, args),
        };
        let name = match function.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Method(pair)) => self.short_text(pair.0),
            _ => self.short_text(function),
        };
        let args: Vec<String> = self
            .tuple_items(args)
            .unwrap_or(&[])
            .iter()
            .map(|&arg| self.short_text(arg))
            .collect();
        format!("{name}({})", args.join(", "))
    }
}

fn start_new_thread(vm: &mut Vm, args: &[Value]) -> R {
    let kwargs = args.get(2).copied().unwrap_or(Value::Null);
    if super::functions::callable(vm, &args[..1])? != Value::TRUE {
        return Err(vm.type_error("first arg must be callable"));
    }
    if vm.tuple_items(args[1]).is_none() {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    let is_dict = kwargs
        .id()
        .is_some_and(|id| matches!(vm.heap.payload(id), Payload::Dict(_)));
    if !kwargs.is_null() && !is_dict {
        return Err(vm.type_error("optional 3rd arg must be a dictionary"));
    }
    if vm.threads.started >= MOST {
        return Err(vm.runtime_error("can't start new thread"));
    }
    let label = vm.thread_label(args[0], args[1]);
    let number = vm.threads.all.len();
    let frame = ThreadFrame {
        phase: Phase::Begin,
        function: vm.heap.retain(args[0]),
        args: vm.heap.retain(args[1]),
        kwargs: vm.heap.retain(kwargs),
    };
    let state = ThreadState::new(vec![Frame::Native(Box::new(frame.into()))]);
    vm.threads.all.push(Thread {
        actor: None,
        parked: Some(Arc::new(state)),
        sentinel: Value::Null,
        locals: Value::Null,
        ended: false,
    });
    vm.threads.started += 1;
    vm.push_native(AnsweredFrame {
        gives: Value::Int(Threads::ident(number)),
    });
    vm.trap(Trap::Start {
        origin: vm.thread_origin(args[0]),
        code: number as u32,
        label: label.into(),
    })
}

/// Threads alive at most: what a Linux machine gives to a user by default, about.
const MOST: usize = 32_000;

/// The lock that the running thread releases when it has ended.
fn set_sentinel(vm: &mut Vm, _: &[Value]) -> R {
    let (class, _) = vm.shared.lock_types.expect("the module has made it");
    let lock = vm.new_lock(class, false);
    let weak = vm.new_weakref(vm.types.weakref, lock, Value::Null)?;
    let current = vm.threads.current;
    let old = std::mem::replace(&mut vm.threads.all[current].sentinel, weak);
    vm.heap.release(old);
    Ok(lock)
}

/// `_tell(what, kind, subject)`: an act of the program on a primitive, told by the library's function that it called.
/// What the library does for itself (a queue has conditions) is no act of the program. CPython has no such call, so no
/// other thread comes in behind it.
fn tell(vm: &mut Vm, args: &[Value]) -> R {
    vm.trace.checked = false;
    let callers = vm.frames.iter().rev().filter_map(|frame| match frame {
        Frame::Py(f) => Some(vm.codes[f.code as usize].origin),
        Frame::Native(_) => None,
    });
    if { callers }.nth(1) == Some(Origin::Program) {
        let (what, kind, subject) = (vm.text_of(args[0]), vm.text_of(args[1]), args[2]);
        let actor = vm.trace.task.or(Some(vm.trace.thread));
        vm.emit(None, |vm| EventKind::Sync {
            what,
            kind,
            name: crate::scene::name_of(vm, subject),
            actor,
        });
    }
    Ok(Value::None)
}

/// What a thread runs.
#[derive(Clone, Debug)]
pub struct ThreadFrame {
    phase: Phase,
    function: Value,
    args: Value,
    kwargs: Value,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Phase {
    Begin,
    Call,
    Free,
    Leave,
    Signal,
}

impl Step for ThreadFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        vm.trace.answer = switchboard_engine::Answer::None;
        let mut input = input;
        loop {
            if self.phase > Phase::Call && !vm.heap.dead.is_empty() {
                self = vm.above(self, |vm| {
                    if vm.reap() {
                        Err(Ctl::Pushed)
                    } else {
                        Ok(Value::None)
                    }
                })?;
                continue;
            }
            match self.phase {
                Phase::Begin => {
                    // As any call it is a step of its own.
                    if vm.fuel == 0 {
                        return vm.pause(self);
                    }
                    vm.fuel -= 1;
                    self.phase = Phase::Call;
                    let function = vm.heap.retain(self.function);
                    let (args, kwargs) = (vm.heap.retain(self.args), vm.heap.retain(self.kwargs));
                    match vm.turn(self, |vm| vm.call_ex_owned(function, args, kwargs)) {
                        Ok((frame, next)) => (self, input) = (frame, next),
                        Err(result) => return result,
                    }
                }
                Phase::Call => {
                    match std::mem::replace(&mut input, Input::Start) {
                        Input::Value(v) | Input::Return(v) => vm.heap.release(v),
                        Input::Start => unreachable!("the call has an outcome"),
                        Input::Raised => {
                            let exc = vm.take_raised();
                            if !vm.is_instance_of(exc, vm.types.system_exit) {
                                vm.write_unraisable_of(exc, "in thread started by", self.function);
                            }
                            vm.heap.release(exc);
                        }
                    }
                    self.phase = Phase::Free;
                    for held in [&mut self.function, &mut self.args, &mut self.kwargs] {
                        let held = std::mem::take(held);
                        vm.heap.release(held);
                    }
                }
                Phase::Free => {
                    self.phase = Phase::Leave;
                    vm.threads.started -= 1;
                    let context = std::mem::take(&mut vm.shared.context);
                    vm.heap.release(context);
                    let current = vm.threads.current;
                    let locals = std::mem::take(&mut vm.threads.all[current].locals);
                    if !locals.is_null()
                        && let Some(forget) = vm.module_function("_thread", "_forget_locals")
                    {
                        self = vm.above(self, |vm| {
                            let result = vm.call_args(forget, &[locals]);
                            vm.heap.release(locals);
                            result
                        })?;
                    }
                }
                Phase::Leave => {
                    self.phase = Phase::Signal;
                    let current = vm.threads.current;
                    let weak = std::mem::take(&mut vm.threads.all[current].sentinel);
                    let target = match weak.id().map(|id| vm.heap.payload(id)) {
                        Some(Payload::WeakRef(weak)) => weak.target,
                        _ => None,
                    };
                    let trap = match target.map(Value::Obj) {
                        Some(lock) if vm.lock(lock).is_some_and(|lock| lock.locked) => vm.unlock(lock),
                        _ => None,
                    };
                    vm.heap.release(weak);
                    if let Some(trap) = trap {
                        vm.push_native(self);
                        return vm.trap(trap);
                    }
                }
                Phase::Signal => return Ok(Value::None),
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.function);
        f(self.args);
        f(self.kwargs);
    }
}

impl Vm {
    /// A variable of a module that has been imported (borrowed).
    #[must_use]
    pub fn module_function(&self, module: &str, name: &str) -> Option<Value> {
        let namespace = self.module(module).and_then(Value::id)?;
        let dict = self.heap.get(namespace).dict?;
        self.dict_get_str(dict, name)
    }

    /// The actor of the thread that keeps the thread of this number waiting for a lock.
    #[must_use]
    pub fn holder_for(&self, lock: Value, waiter: usize) -> Option<switchboard_trace::ActorId> {
        let content = self.lock(lock).filter(|lock| lock.locked)?;
        // Who waits on a condition has taken the lock that it waits for itself: nobody holds it.
        let waits_on_itself = content.owner == waiter;
        self.threads.all[content.owner].actor.filter(|_| !waits_on_itself)
    }
}
