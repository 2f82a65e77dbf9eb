//! `time` on the virtual clock.

use crate::object::Value;
use crate::object::function::NativeDef;
use crate::vm::native::{Input, Step};
use crate::vm::{Call, Ctl, R, Vm};
use switchboard_engine::{Answer, Trap};
use switchboard_trace::{EventKind, Time, WaitReason};

/// The wall clock at virtual time 0: 2023-11-14 22:13:20 UTC, as the recorder of real runs has it.
pub const EPOCH: f64 = 1_700_000_000.0;

/// Functions of `time`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("time", 0, 0, |vm, _| Ok(Value::float(EPOCH + vm.read_clock()))),
    NativeDef::function("monotonic", 0, 0, |vm, _| Ok(Value::float(vm.read_clock()))),
    NativeDef::function("perf_counter", 0, 0, |vm, _| Ok(Value::float(vm.read_clock()))),
    NativeDef::function("process_time", 0, 0, |vm, _| Ok(Value::float(vm.read_clock()))),
    NativeDef::function("thread_time", 0, 0, |vm, _| Ok(Value::float(vm.read_clock()))),
    NativeDef::function("time_ns", 0, 0, |vm, _| {
        let now = vm.read_time().0 as i64;
        Ok(Value::Int(EPOCH as i64 * 1_000_000_000 + now))
    }),
    NativeDef::function("monotonic_ns", 0, 0, |vm, _| {
        Ok(Value::Int(vm.read_time().0 as i64))
    }),
    NativeDef::function("perf_counter_ns", 0, 0, |vm, _| {
        Ok(Value::Int(vm.read_time().0 as i64))
    }),
    NativeDef::function("sleep", 1, 1, sleep),
    // Calendars are the library's.
    NativeDef::function("__getattr__", 1, 1, |vm, args| {
        let call = Call {
            values: args,
            names: &[],
        };
        vm.library_call("_time_attribute", &call)
    }),
];

/// A thread that sleeps.
#[derive(Clone, Debug)]
pub struct SleepFrame {
    /// None: until a signal has been handled (`signal.pause`).
    until: Option<Time>,
    phase: Phase,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Asleep,
    /// A signal has ended its sleep: the handlers run.
    Handling,
    /// What is left is slept as well.
    Again,
}

impl SleepFrame {
    /// Until a signal has been handled.
    #[must_use]
    pub fn pausing() -> Self {
        Self {
            until: None,
            phase: Phase::Asleep,
        }
    }
}

impl SleepFrame {
    /// The handlers have run, and there is some time left.
    #[inline(never)]
    fn sleep_again(mut self, vm: &mut Vm, until: Time) -> R {
        if vm.fuel == 0 {
            return vm.pause(self);
        }
        vm.fuel -= 1;
        vm.emit(None, |_| EventKind::Block { until: Some(until) });
        vm.trace.blocked = Some((until, WaitReason::Until(until)));
        vm.trace.trap = Some(Trap::Sleep(Some(until)));
        self.phase = Phase::Asleep;
        vm.push_native(self);
        Err(Ctl::Pushed)
    }
}

impl Vm {
    /// A time in seconds, as calls that wait take it.
    pub fn seconds_arg(&mut self, v: Value) -> R<f64> {
        let seconds = match v {
            Value::Int(i) => i as f64,
            Value::Float(x) => x.get(),
            Value::Bool(b) => f64::from(u8::from(b.get())),
            other => match self.num(other) {
                Some(number) => number.to_float().unwrap_or(f64::INFINITY),
                None => {
                    let name = self.type_name(other);
                    let text = format!("'{name}' object cannot be interpreted as an integer");
                    return Err(self.not_an_index(other, text));
                }
            },
        };
        if seconds.is_nan() {
            return Err(self.value_error("Invalid value NaN (not a number)"));
        }
        Ok(seconds)
    }
}

fn sleep(vm: &mut Vm, args: &[Value]) -> R {
    let seconds = vm.seconds_arg(args[0])?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    // Nanoseconds in CPython's 64 bits.
    if seconds >= 9_223_372_036.854_776 {
        return Err(vm.throw(
            vm.types.overflow_error,
            "timestamp too large to convert to C _PyTime_t",
        ));
    }
    let until = Time(vm.now().0.saturating_add(Time::from_seconds(seconds).0));
    vm.emit(None, |_| EventKind::Block { until: Some(until) });
    vm.trace.blocked = Some((until, WaitReason::Until(until)));
    vm.trace.trap = Some(Trap::Sleep(Some(until)));
    vm.push_native(SleepFrame {
        until: Some(until),
        phase: Phase::Asleep,
    });
    Err(Ctl::Pushed)
}

impl Step for SleepFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let interrupted = match input {
            Input::Raised => return Err(Ctl::Raised),
            Input::Value(v) | Input::Return(v) => {
                vm.heap.release(v);
                self.phase = Phase::Again;
                false
            }
            Input::Start if self.phase == Phase::Asleep => {
                vm.trace.blocked = None;
                std::mem::take(&mut vm.trace.answer) == Answer::Interrupted
            }
            Input::Start => false,
        };
        if interrupted {
            self.phase = Phase::Handling;
            return vm.with_signals(self);
        }
        match self.until.filter(|_| self.phase == Phase::Again) {
            Some(until) if until > vm.now() => self.sleep_again(vm, until),
            _ => Ok(Value::None),
        }
    }

    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}
