//! Signals as CPython has them: noted when they come, handled by the main thread where it looks.
//!
//! ```text
//! comes -> tripped, noted (a byte into the loop's self-pipe) -> the main thread looks -> its handlers, lowest number first
//!                       \-> ends the main thread's wait            function entry, jump back, after a call of C (points.rs);
//!                                                                 in a call that was interrupted, which then goes on
//! ```
//! A handler is a call between two instructions: what it gives goes nowhere, what it raises is raised there.

use super::frame::Frame;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::Value;
use switchboard_engine::{Ending, Signalled};
use switchboard_python_code::Op;
use switchboard_trace::{ActorId, Time};

pub const SIGINT: u8 = 2;
pub const SIGALRM: u8 = 14;
/// The highest number.
pub const MOST: u8 = 64;

/// Names of signals that can be sent from outside, by number, as on Linux for x86-64.
pub const NAMES: &[(&str, u8)] = &[
    ("SIGHUP", 1),
    ("SIGINT", SIGINT),
    ("SIGQUIT", 3),
    ("SIGILL", 4),
    ("SIGTRAP", 5),
    ("SIGABRT", 6),
    ("SIGBUS", 7),
    ("SIGFPE", 8),
    ("SIGKILL", 9),
    ("SIGUSR1", 10),
    ("SIGSEGV", 11),
    ("SIGUSR2", 12),
    ("SIGPIPE", 13),
    ("SIGALRM", SIGALRM),
    ("SIGTERM", 15),
    ("SIGCHLD", 17),
    ("SIGCONT", 18),
    ("SIGURG", 23),
    ("SIGXCPU", 24),
    ("SIGXFSZ", 25),
    ("SIGVTALRM", 26),
    ("SIGPROF", 27),
    ("SIGWINCH", 28),
    ("SIGIO", 29),
    ("SIGPWR", 30),
    ("SIGSYS", 31),
];

/// The number of a signal by its name.
#[must_use]
pub fn number(name: &str) -> Option<u8> {
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, number)| number)
}

/// The name of a signal; `signal 40` where it has none here.
#[must_use]
pub fn name(number: u8) -> String {
    match NAMES.iter().find(|(_, known)| *known == number) {
        Some((name, _)) => (*name).into(),
        None => format!("signal {number}"),
    }
}

/// What a process does with signals.
#[derive(Clone, Debug, Default)]
pub struct Signals {
    /// What the program has set, by number (counted): 0 for the default, 1 to ignore it, or what is called.
    handlers: Vec<(u8, Value)>,
    /// Those that came and were not handled: a bit each.
    noted: u64,
    /// One came since the main thread looked.
    pub tripped: bool,
    /// The main thread has come to where it looks by a jump back: the jump's place, for the traceback.
    pub jumped_from: Option<u32>,
    /// The loop whose self-pipe gets a byte for each signal (counted), or Null; and the bytes that it has not read.
    pub pipe: Value,
    pub bytes: Vec<u8>,
    /// `setitimer`: when it is due, and how long it takes from then on (0: once), in nanoseconds.
    pub timer: Option<(Time, u64)>,
}

/// What happens when a signal comes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Disposition {
    Default,
    Ignore,
    /// SIGINT as it is at the start: KeyboardInterrupt.
    Interrupt,
    /// Not counted.
    Call(Value),
}

impl Signals {
    /// What happens when this signal comes.
    #[must_use]
    pub fn disposition(&self, number: u8) -> Disposition {
        match self.handlers.iter().find(|(of, _)| *of == number) {
            Some((_, Value::Int(0))) => Disposition::Default,
            Some((_, Value::Int(_))) => Disposition::Ignore,
            Some((_, handler)) => Disposition::Call(*handler),
            None if number == SIGINT => Disposition::Interrupt,
            // What CPython ignores from its start.
            None if matches!(number, 13 | 25) => Disposition::Ignore,
            None => Disposition::Default,
        }
    }

    /// Sets it: a counted value, or None for how it is at the start. Gives what was set before (counted), or Null.
    pub fn set(&mut self, number: u8, handler: Option<Value>) -> Value {
        let place = self.handlers.iter().position(|(of, _)| *of == number);
        let old = place.map_or(Value::Null, |place| self.handlers.swap_remove(place).1);
        if let Some(handler) = handler {
            self.handlers.push((number, handler));
        }
        old
    }

    fn next(&mut self) -> Option<u8> {
        if self.noted == 0 {
            return None;
        }
        let bit = self.noted.trailing_zeros();
        self.noted &= !(1 << bit);
        Some(bit as u8 + 1)
    }

    /// Bytes of memory behind it.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.handlers.capacity() * size_of::<(u8, Value)>() + self.bytes.capacity()
    }
}

impl Vm {
    /// A signal comes. Its thread is not known: the main one looks at it, and is interrupted if it waits.
    pub fn signal_comes(&mut self, number: u8) -> Signalled {
        match self.signals.disposition(number) {
            Disposition::Ignore => return Signalled::Noted,
            Disposition::Default => {
                return match number {
                    // Ignored, or for job control.
                    17..=23 | 28 => Signalled::Noted,
                    _ => Signalled::Kills(Ending {
                        status: 128 + i32::from(number),
                        message: Some(format!("killed by {}", name(number)).into()),
                    }),
                };
            }
            Disposition::Interrupt | Disposition::Call(_) => {}
        }
        self.trip(number);
        match self.threads.all[0].actor {
            Some(main) => Signalled::Interrupts(main),
            None => Signalled::Noted,
        }
    }

    /// Notes a signal for the main thread.
    pub fn trip(&mut self, number: u8) {
        self.signals.noted |= 1 << (number - 1);
        self.signals.tripped = true;
        if let Some(id) = self.signals.pipe.id() {
            self.signals.bytes.push(number);
            self.event_loop_mut(id).core.set_pipe_written(true);
        }
        // A call of C that it is in ends at a place where it looks.
        if self.threads.current == 0 {
            self.trace.checked |= self.in_call(&self.frames);
        } else if let Some(state) = &self.threads.all[0].parked {
            let checked = self.in_call(&state.frames);
            let state = self.threads.all[0].parked.as_mut().expect("just seen");
            std::sync::Arc::make_mut(state).checked |= checked;
        }
    }

    /// Is the thread of this stack inside of a native that Python code has called?
    fn in_call(&self, frames: &[Frame]) -> bool {
        let [.., Frame::Native(_)] = frames else {
            return false;
        };
        frames.iter().rev().any(|frame| match frame {
            Frame::Native(_) => false,
            Frame::Py(f) => (f.ip.checked_sub(1)).is_some_and(|at| {
                let last = self.codes[f.code as usize].instrs[at as usize].op();
                matches!(last, Op::Call | Op::CallMethod | Op::CallEx)
            }),
        })
    }

    /// Does the running thread look for signals now?
    #[must_use]
    pub fn looks_for_signals(&self) -> bool {
        self.signals.tripped && self.threads.current == 0
    }

    /// When the timer is due: the next time, and it comes.
    pub fn timer_comes(&mut self) -> Signalled {
        if let Some((due, interval)) = self.signals.timer {
            self.signals.timer = (interval > 0).then(|| (Time(due.0.saturating_add(interval)), interval));
        }
        self.signal_comes(SIGALRM)
    }

    /// Runs the handlers of what has come, with `frame` below, which is stepped with None or what they raise.
    pub fn with_signals(&mut self, frame: impl Step) -> R {
        self.push_native(frame);
        self.push_native(SignalFrame {
            between: false,
            from: None,
        });
        Err(Ctl::Pushed)
    }

    /// The same between two instructions of the frame on top.
    pub fn push_signals(&mut self) {
        let from = self.signals.jumped_from.take();
        self.push_native(SignalFrame { between: true, from });
    }
}

/// The handlers of the signals that have come, one after another.
#[derive(Clone, Debug)]
pub struct SignalFrame {
    /// The frame below goes on as it was.
    between: bool,
    from: Option<u32>,
}

impl SignalFrame {
    /// What raises, for the frame below: the line is that of the jump by which it came here.
    fn raised(self, vm: &mut Vm) -> R {
        // What else has come is looked at next time.
        vm.signals.tripped = vm.signals.noted != 0;
        vm.trace.raised_at = self.from;
        Err(Ctl::Raised)
    }
}

impl Step for SignalFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Raised => return self.raised(vm),
            Input::Start => {}
        }
        if vm.fuel == 0 {
            return vm.pause(self);
        }
        vm.fuel -= 1;
        vm.signals.tripped = false;
        let Some(number) = vm.signals.next() else {
            return match self.between {
                true => Err(Ctl::Pushed),
                false => Ok(Value::None),
            };
        };
        match vm.signals.disposition(number) {
            Disposition::Interrupt => {
                let exc = vm.new_exception(vm.types.keyboard_interrupt, vec![]);
                vm.raise(exc);
                self.raised(vm)
            }
            Disposition::Call(handler) => {
                let frame = crate::builtins::sys::frame_at(vm, 0).unwrap_or(Value::None);
                vm.push_native(self);
                let result = vm.call_args(handler, &[Value::Int(i64::from(number)), frame]);
                vm.heap.release(frame);
                match result {
                    Err(Ctl::Pushed | Ctl::Limit) => result,
                    result => {
                        let Some(Frame::Native(native)) = vm.frames.pop() else {
                            unreachable!("a call that ends at once leaves the stack as it was")
                        };
                        native.step(
                            vm,
                            match result {
                                Ok(v) => Input::Value(v),
                                Err(_) => Input::Raised,
                            },
                        )
                    }
                }
            }
            // Set otherwise since it came.
            Disposition::Default | Disposition::Ignore => {
                vm.push_native(self);
                Err(Ctl::Pushed)
            }
        }
    }

    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}

/// The main thread's actor, for those who interrupt it.
impl Vm {
    #[must_use]
    pub fn main_actor(&self) -> ActorId {
        self.threads.all[0].actor.unwrap_or(ActorId(0))
    }
}
