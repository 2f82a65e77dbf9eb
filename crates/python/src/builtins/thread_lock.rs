//! `_thread.lock` and `_thread.RLock`: a word that says who has it, and a futex to wait on.
//!
//! ```text
//! acquire: free?  yes: taken, no call of the kernel
//!                 no:  wait(word) ... woken: look again (somebody may have been faster); its time is over: False
//! release: free; wake(word, 1) if anybody waits
//! ```
//! As CPython's on Linux: the one who is woken has no claim on the lock.

use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::scene::waited_for;
use crate::vm::frame::Frame;
use crate::vm::native::{Input, NativeFrame, Step};
use crate::vm::threads::Threads;
use crate::vm::{Call, Ctl, R, Vm};
use switchboard_engine::{Answer, Trap};
use switchboard_trace::{ActorId, EventKind, Time};

/// A lock.
#[derive(Clone, Debug, Default)]
pub struct LockData {
    /// It counts how often its owner has taken it.
    pub recursive: bool,
    pub locked: bool,
    /// The number of the thread that took it last.
    pub owner: usize,
    pub count: u64,
    /// Threads that wait for it, or have been woken and not looked again.
    pub waiters: u32,
}

/// What nanoseconds in 64 bits can hold, in seconds.
const MOST_SECONDS: f64 = 9_223_372_036.854_776;
/// `TIMEOUT_MAX`, in seconds.
pub const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// Methods of `lock`.
pub static LOCK: &[NativeDef] = &[
    NativeDef::method_keywords("acquire", usize::MAX, acquire),
    NativeDef::method_keywords("acquire_lock", usize::MAX, acquire),
    NativeDef::method("release", 1, 1, release),
    NativeDef::method("release_lock", 1, 1, release),
    NativeDef::method("locked", 1, 1, locked),
    NativeDef::method("locked_lock", 1, 1, locked),
    NativeDef::method("__enter__", 1, 1, enter),
    NativeDef::method("__exit__", 1, usize::MAX, release),
    NativeDef::slot("__repr__", 1, 1, repr),
    NativeDef::method("_at_fork_reinit", 1, 1, reinit),
];

/// Methods of `RLock`.
pub static RLOCK: &[NativeDef] = &[
    NativeDef::new(|vm, call| {
        let class = call.values[0].id().expect("__new__ is called with a class");
        Ok(vm.new_lock(class, true))
    }),
    NativeDef::method_keywords("acquire", usize::MAX, acquire),
    NativeDef::method("release", 1, 1, release),
    NativeDef::method("__enter__", 1, 1, enter),
    NativeDef::method("__exit__", 1, usize::MAX, release),
    NativeDef::method("_is_owned", 1, 1, |vm, args| {
        let current = vm.threads.current;
        let lock = content(vm, args[0])?;
        Ok(Value::bool(lock.count > 0 && lock.owner == current))
    }),
    NativeDef::method("_recursion_count", 1, 1, |vm, args| {
        let current = vm.threads.current;
        let lock = content(vm, args[0])?;
        let count = if lock.owner == current { lock.count } else { 0 };
        Ok(Value::Int(count as i64))
    }),
    NativeDef::method("_release_save", 1, 1, release_save),
    NativeDef::method("_acquire_restore", 2, 2, acquire_restore),
    NativeDef::slot("__repr__", 1, 1, repr),
    NativeDef::method("_at_fork_reinit", 1, 1, reinit),
];

impl Vm {
    /// A free lock of this class.
    pub fn new_lock(&mut self, class: Id, recursive: bool) -> Value {
        let data = LockData {
            recursive,
            ..LockData::default()
        };
        Value::Obj(self.heap.alloc(class, Payload::Lock(Box::new(data))))
    }

    /// The content of a lock.
    #[must_use]
    pub fn lock(&self, v: Value) -> Option<&LockData> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Lock(lock)) => Some(lock),
            _ => None,
        }
    }

    /// The lock that a thread waits for.
    #[must_use]
    pub fn lock_waited_for(&self, thread: ActorId) -> Option<Value> {
        match self.frames_of(thread).last() {
            Some(Frame::Native(native)) => match &**native {
                NativeFrame::Acquire(frame) => Some(frame.lock),
                _ => None,
            },
            _ => None,
        }
    }

    fn lock_mut(&mut self, v: Value) -> &mut LockData {
        match v.id().map(|id| self.heap.payload_mut(id)) {
            Some(Payload::Lock(lock)) => lock,
            other => unreachable!("not a lock: {other:?}"),
        }
    }

    /// The word that threads wait on for this lock.
    fn word(&self, v: Value) -> u32 {
        self.heap.get(v.id().expect("a lock is an object")).serial
    }

    /// Takes a lock if it is free, or the running thread's own and recursive.
    fn try_lock(&mut self, v: Value, count: u64) -> bool {
        let current = self.threads.current;
        let lock = self.lock_mut(v);
        let own = lock.recursive && lock.locked && lock.owner == current;
        if lock.locked && !own {
            return false;
        }
        lock.locked = true;
        lock.owner = current;
        lock.count += count;
        self.tell_of_lock("acquired", v);
        true
    }

    /// A lock that the program itself takes or gives back is an event.
    fn tell_of_lock(&mut self, what: &str, v: Value) {
        if self.called_by_program() {
            let actor = Some(self.trace.thread);
            self.emit(None, |vm| EventKind::Sync {
                what: what.into(),
                kind: "lock".into(),
                name: crate::scene::name_of(vm, v),
                actor,
            });
        }
    }

    /// Frees a lock and wakes who waits. `frame` goes on after that.
    pub fn unlock(&mut self, v: Value) -> Option<Trap> {
        let lock = self.lock_mut(v);
        lock.locked = false;
        lock.count = 0;
        let waiters = lock.waiters;
        self.tell_of_lock("released", v);
        let key = self.word(v);
        (waiters > 0).then_some(Trap::Wake { key, count: 1 })
    }

    /// Waits for a lock until a time at most (None: for ever), then takes it.
    fn take_lock(&mut self, v: Value, until: Option<Time>, count: u64, gives: Value) -> R {
        if self.try_lock(v, count) {
            return Ok(gives);
        }
        self.heap.retain(v);
        AcquireFrame {
            lock: v,
            until,
            count,
            gives,
            handling: false,
        }
        .wait(self)
    }
}

fn content(vm: &mut Vm, v: Value) -> R<&LockData> {
    if vm.lock(v).is_none() {
        return Err(vm.wrong_receiver(v, "acquire"));
    }
    Ok(vm.lock(v).expect("checked above"))
}

fn acquire(vm: &mut Vm, call: &Call) -> R {
    let this = call.values[0];
    content(vm, this)?;
    let [blocking, timeout] = vm.parse_args("acquire", &call.skip(1), ["blocking", "timeout"], 0, 2)?;
    let blocking = match blocking {
        Value::Null => true,
        Value::Bool(b) => b.get(),
        v => vm.index_arg(v)? != 0,
    };
    let whole = matches!(timeout, Value::Int(_));
    let timeout = match timeout {
        Value::Null => -1.0,
        v => vm.seconds_arg(v)?,
    };
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be positive"));
    }
    if timeout >= MOST_SECONDS {
        let text = match whole {
            true => "timestamp too large to convert to C _PyTime_t",
            false => "timestamp out of range for platform time_t",
        };
        return Err(vm.throw(vm.types.overflow_error, text));
    }
    if !blocking || timeout == 0.0 {
        return Ok(Value::bool(vm.try_lock(this, 1)));
    }
    let now = vm.now().0;
    let until = (timeout > 0.0).then(|| Time(now.saturating_add(Time::from_seconds(timeout).0)));
    vm.take_lock(this, until, 1, Value::TRUE)
}

fn enter(vm: &mut Vm, args: &[Value]) -> R {
    content(vm, args[0])?;
    vm.take_lock(args[0], None, 1, Value::TRUE)
}

fn release(vm: &mut Vm, args: &[Value]) -> R {
    let current = vm.threads.current;
    let lock = content(vm, args[0])?;
    if lock.recursive {
        if !lock.locked || lock.owner != current {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        if lock.count > 1 {
            vm.lock_mut(args[0]).count -= 1;
            return Ok(Value::None);
        }
    } else if !lock.locked {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    let trap = vm.unlock(args[0]);
    after(vm, trap, Value::None)
}

/// Gives the value once the kernel has done what is asked for.
fn after(vm: &mut Vm, trap: Option<Trap>, gives: Value) -> R {
    match trap {
        None => Ok(gives),
        Some(trap) => {
            vm.push_native(AnsweredFrame { gives });
            vm.trap(trap)
        }
    }
}

fn locked(vm: &mut Vm, args: &[Value]) -> R {
    Ok(Value::bool(content(vm, args[0])?.locked))
}

fn reinit(vm: &mut Vm, args: &[Value]) -> R {
    content(vm, args[0])?;
    let lock = vm.lock_mut(args[0]);
    (lock.locked, lock.count) = (false, 0);
    Ok(Value::None)
}

fn release_save(vm: &mut Vm, args: &[Value]) -> R {
    let current = vm.threads.current;
    let lock = content(vm, args[0])?;
    if lock.count == 0 {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let (count, owner) = (lock.count as i64, Threads::ident(current));
    let state = vm.tuple_owned(Box::new([Value::Int(count), Value::Int(owner)]));
    let trap = vm.unlock(args[0]);
    after(vm, trap, state)
}

fn acquire_restore(vm: &mut Vm, args: &[Value]) -> R {
    content(vm, args[0])?;
    let count = match vm.tuple_items(args[1]) {
        Some(&[Value::Int(count), _]) if count >= 0 => count as u64,
        _ => return Err(vm.type_error("_acquire_restore() argument 1 must be the result of _release_save()")),
    };
    vm.take_lock(args[0], None, count, Value::None)
}

fn repr(vm: &mut Vm, args: &[Value]) -> R {
    let at = vm.address_of(args[0]);
    let name = vm.type_name(args[0]);
    let lock = content(vm, args[0])?;
    let state = if lock.locked { "locked" } else { "unlocked" };
    let text = if lock.recursive {
        let owner = if lock.locked {
            Threads::ident(lock.owner)
        } else {
            0
        };
        let count = lock.count;
        format!("<{state} _thread.{name} object owner={owner} count={count} at 0x{at:012x}>")
    } else {
        format!("<{state} _thread.{name} object at 0x{at:012x}>")
    };
    Ok(vm.new_str(text))
}

/// A thread that waits for a lock.
#[derive(Clone, Debug)]
pub struct AcquireFrame {
    /// Counted.
    lock: Value,
    until: Option<Time>,
    /// How often it is taken.
    count: u64,
    /// What the call gives.
    gives: Value,
    /// A signal has ended its wait, and the handlers run.
    handling: bool,
}

impl AcquireFrame {
    fn wait_ends(&self, vm: &mut Vm) {
        let lock = vm.lock_mut(self.lock);
        lock.waiters -= 1;
        if lock.waiters == 0 {
            let key = vm.word(self.lock);
            vm.threads.waited.remove(&key);
        }
    }

    fn wait(self, vm: &mut Vm) -> R {
        let (lock, until) = (self.lock, self.until);
        vm.lock_mut(lock).waiters += 1;
        let key = vm.word(lock);
        vm.threads
            .waited
            .insert(key, lock.id().expect("a lock is an object"));
        let reason = waited_for(vm, lock);
        vm.emit(None, |_| EventKind::Block { until });
        vm.trace.blocked = Some((until.unwrap_or(Time(u64::MAX)), reason.clone()));
        vm.push_native(self);
        vm.trap(Trap::Wait { key, reason, until })
    }
}

impl Step for AcquireFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        if let Input::Raised = input {
            return vm.abandon(self, Ctl::Raised);
        }
        // To look again is a step of its own: what it tells happens at its tick.
        if vm.fuel == 0 {
            return vm.pause(self);
        }
        vm.fuel -= 1;
        let answer = std::mem::take(&mut vm.trace.answer);
        vm.trace.blocked = None;
        if std::mem::take(&mut self.handling) {
            // What is left of its time.
            if self.until.is_some_and(|until| until < vm.now()) {
                vm.heap.release(self.lock);
                return Ok(Value::FALSE);
            }
        } else {
            self.wait_ends(vm);
        }
        // `_acquire_restore` takes its lock whatever comes.
        if answer == Answer::Interrupted && !self.gives.is_none() {
            self.handling = true;
            return vm.with_signals(self);
        }
        // At the end of its time a thread does not look again.
        let gives = match answer {
            Answer::TimedOut => Value::FALSE,
            _ if vm.try_lock(self.lock, self.count) => self.gives,
            _ => return self.wait(vm),
        };
        vm.heap.release(self.lock);
        Ok(gives)
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.lock);
    }
}

/// A call that gives a value (counted) once the kernel has answered.
#[derive(Clone, Debug)]
pub struct AnsweredFrame {
    pub gives: Value,
}

impl Step for AnsweredFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        vm.trace.answer = Answer::None;
        // Handlers of signals may have run above it.
        if let Input::Raised = input {
            return vm.abandon(self, Ctl::Raised);
        }
        Ok(self.gives)
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.gives);
    }
}
