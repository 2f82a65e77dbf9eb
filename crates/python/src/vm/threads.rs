//! The threads of a process: one runs, the stacks of the others are parked.
//!
//! ```text
//! Vm { frames, depth, handled, ... }   the running thread's, where the instruction loop wants them
//!        ^ swapped by `switch_thread` v
//! Threads { all: [ parked state ] }    by number, in order of their starts; the main thread is 0
//! ```
//! A thread is known by three names: its number here, its actor in the world, its `ident` in the program.

use super::frame::Frame;
use super::interp::Outcome;
use super::trace::Resumed;
use super::{Ctl, R, Vm};
use crate::object::{Id, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use switchboard_engine::{Answer, Trap};
use switchboard_trace::{ActorId, EventId, Time, WaitReason};

/// What belongs to one thread of those parts of the interpreter that hold the running one's.
#[derive(Clone, Debug)]
pub struct ThreadState {
    pub frames: Vec<Frame>,
    depth: usize,
    handled: Vec<Value>,
    raised: Value,
    owed: u64,
    paused: bool,
    trap: Option<Trap>,
    answer: Answer,
    last: Outcome,
    reraise: bool,
    unsettled: u32,
    task: Option<ActorId>,
    runtimes: u32,
    generators: Vec<Resumed>,
    blocked: Option<(Time, WaitReason)>,
    pub checked: bool,
    owing: bool,
    context: Value,
    running_loop: Value,
    async_hooks: (Value, Value),
    handle_cause: Option<EventId>,
}

impl ThreadState {
    /// A stack with these frames that has not run.
    #[must_use]
    pub fn new(frames: Vec<Frame>) -> Self {
        Self {
            frames,
            depth: 0,
            handled: vec![Value::Null],
            raised: Value::Null,
            owed: 0,
            paused: false,
            trap: None,
            answer: Answer::None,
            last: Outcome::Continue,
            reraise: false,
            unsettled: 0,
            task: None,
            runtimes: 0,
            generators: Vec::new(),
            blocked: None,
            checked: false,
            owing: false,
            context: Value::Null,
            running_loop: Value::Null,
            async_hooks: (Value::Null, Value::Null),
            handle_cause: None,
        }
    }
}

/// One thread, alive or not.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Known from its first run on.
    pub actor: Option<ActorId>,
    /// Its stack while another one runs; None: it runs, or has ended.
    pub parked: Option<Arc<ThreadState>>,
    /// The lock that is released when it ends (a weak reference to it, counted), or Null.
    pub sentinel: Value,
    /// Its entries in thread-local objects (a list, counted), or Null.
    pub locals: Value,
    pub ended: bool,
}

/// All threads.
#[derive(Clone, Debug)]
pub struct Threads {
    pub all: Vec<Thread>,
    pub current: usize,
    /// By actor.
    numbers: BTreeMap<ActorId, usize>,
    /// Started with `start_new_thread` and not ended.
    pub started: usize,
    /// Locks that threads wait for, by their word.
    pub waited: BTreeMap<u32, Id>,
    /// `sys.setswitchinterval`, in nanoseconds.
    pub interval: u64,
    /// What `threading.stack_size` was told, in bytes; 0: the system's own. Stacks are not that large here.
    pub stack_size: i64,
}

impl Default for Threads {
    fn default() -> Self {
        let main = Thread {
            actor: None,
            parked: None,
            sentinel: Value::Null,
            locals: Value::Null,
            ended: false,
        };
        Self {
            all: vec![main],
            current: 0,
            numbers: BTreeMap::new(),
            started: 0,
            waited: BTreeMap::new(),
            interval: 5_000_000,
            stack_size: 0,
        }
    }
}

impl Threads {
    /// The number of a thread that has run.
    #[must_use]
    pub fn number(&self, actor: ActorId) -> Option<usize> {
        self.numbers.get(&actor).copied()
    }

    /// What the program sees as its identity: an address, as `pthread_self` gives.
    #[must_use]
    pub fn ident(number: usize) -> i64 {
        0x7fff_f7d8_2740 - number as i64 * 0x80_1000
    }

    /// Whose identity that is; None: nobody's.
    #[must_use]
    pub fn of_ident(ident: Value) -> Option<usize> {
        let Value::Int(ident) = ident else { return None };
        let number = Self::ident(0).checked_sub(ident)? / 0x80_1000;
        (Self::ident(usize::try_from(number).ok()?) == ident).then_some(number as usize)
    }

    /// The kernel's number of it.
    #[must_use]
    pub fn native_id(number: usize) -> i64 {
        4242 + number as i64
    }

    /// Bytes of memory that it holds and does not share with `before`. What the stacks hold is counted as that of the
    /// running thread is.
    #[must_use]
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let parked = self.all.iter().enumerate().map(|(number, thread)| {
            let Some(state) = &thread.parked else { return 0 };
            let earlier = before.and_then(|threads| threads.all.get(number)?.parked.as_ref());
            match earlier {
                Some(earlier) if Arc::ptr_eq(earlier, state) => 0,
                _ => size_of::<ThreadState>() + super::weight::stack(&state.frames),
            }
        });
        let tables = (self.numbers.len() + self.waited.len()) * 64;
        let entries = self.all.capacity() * size_of::<Thread>() + tables;
        parked.sum::<usize>() + entries
    }
}

impl Vm {
    /// Exchanges the running thread's parts with a parked one's.
    fn exchange(&mut self, state: &mut ThreadState) {
        use std::mem::swap;
        swap(&mut self.frames, &mut state.frames);
        swap(&mut self.depth, &mut state.depth);
        swap(&mut self.handled, &mut state.handled);
        swap(&mut self.raised, &mut state.raised);
        swap(&mut self.owed, &mut state.owed);
        swap(&mut self.paused, &mut state.paused);
        let trace = &mut self.trace;
        swap(&mut trace.trap, &mut state.trap);
        swap(&mut trace.answer, &mut state.answer);
        swap(&mut trace.last, &mut state.last);
        swap(&mut trace.reraise, &mut state.reraise);
        swap(&mut trace.unsettled, &mut state.unsettled);
        swap(&mut trace.task, &mut state.task);
        swap(&mut trace.runtimes, &mut state.runtimes);
        swap(&mut trace.generators, &mut state.generators);
        swap(&mut trace.checked, &mut state.checked);
        swap(&mut trace.owing, &mut state.owing);
        swap(&mut trace.blocked, &mut state.blocked);
        swap(&mut self.shared.context, &mut state.context);
        swap(&mut self.shared.running_loop, &mut state.running_loop);
        swap(&mut self.shared.async_hooks, &mut state.async_hooks);
        swap(&mut self.shared.handle_cause, &mut state.handle_cause);
    }

    /// The world lets `actor` run. Its first run has the answer that names its number.
    #[inline(never)]
    pub fn switch_thread(&mut self, actor: ActorId, answer: &Answer) {
        let number = match (answer, self.threads.number(actor)) {
            (_, Some(number)) => number,
            (Answer::Begin(number), None) => *number as usize,
            // The first thread of the process.
            (_, None) => 0,
        };
        self.threads.numbers.insert(actor, number);
        self.threads.all[number].actor = Some(actor);
        if number == self.threads.current {
            return;
        }
        let next = self.threads.all[number].parked.take();
        let next = next.expect("a thread that is run has not ended");
        let mut state = Arc::try_unwrap(next).unwrap_or_else(|shared| ThreadState::clone(&shared));
        self.exchange(&mut state);
        let left = self.threads.current;
        if self.threads.all[left].ended {
            // What is left of it is its place among the numbers, which identities are made of.
            if let Some(actor) = self.threads.all[left].actor {
                self.threads.numbers.remove(&actor);
            }
            for value in [state.running_loop, state.async_hooks.0, state.async_hooks.1] {
                self.heap.release(value);
            }
        } else {
            self.threads.all[left].parked = Some(Arc::new(state));
        }
        self.threads.current = number;
    }

    /// The stack of a thread.
    #[must_use]
    pub fn frames_of(&self, actor: ActorId) -> &[Frame] {
        match self.threads.number(actor) {
            Some(number) if number == self.threads.current => &self.frames,
            Some(number) => match &self.threads.all[number].parked {
                Some(state) => &state.frames,
                None => &[],
            },
            None => &[],
        }
    }

    /// What a thread is blocked on at this time, and on what.
    #[must_use]
    pub fn blocked_at(&self, actor: ActorId, now: Time) -> Option<WaitReason> {
        let number = self.threads.number(actor)?;
        let blocked = if number == self.threads.current {
            self.trace.blocked.as_ref()
        } else {
            self.threads.all[number].parked.as_ref()?.blocked.as_ref()
        };
        let (until, reason) = blocked?;
        (now < *until).then(|| reason.clone())
    }

    /// All stacks, the running thread's first.
    pub fn stacks(&self) -> impl Iterator<Item = &[Frame]> {
        let parked = self
            .threads
            .all
            .iter()
            .filter_map(|thread| thread.parked.as_ref());
        std::iter::once(&self.frames[..]).chain(parked.map(|state| &state.frames[..]))
    }

    /// Asks the kernel: the frame on top goes on when it has answered.
    pub fn trap(&mut self, trap: Trap) -> R {
        self.trace.trap = Some(trap);
        Err(Ctl::Pushed)
    }

    /// The running thread has ended.
    pub fn end_thread(&mut self) {
        let current = self.threads.current;
        self.threads.all[current].ended = true;
    }
}
