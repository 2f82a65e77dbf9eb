//! `_signal`: what the library's `signal` stands on (see `vm/signals.rs` for how a signal comes to its handler).

use super::thread_lock::AnsweredFrame;
use super::time::SleepFrame;
use crate::object::function::NativeDef;
use crate::object::{Id, Value};
use crate::vm::signals::{Disposition, MOST, SIGINT, name};
use crate::vm::threads::Threads;
use crate::vm::{Ctl, R, Vm};
use switchboard_engine::{Signalled, Trap};
use switchboard_trace::{EventKind, Time};

/// Functions of `_signal`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("signal", 2, 2, signal),
    NativeDef::function("getsignal", 1, 1, |vm, args| {
        let number = number_arg(vm, args[0])?;
        Ok(current(vm, number))
    }),
    NativeDef::function("raise_signal", 1, 1, |vm, args| {
        let number = sent_arg(vm, args[0])?;
        send(vm, number, false)
    }),
    NativeDef::function("default_int_handler", 0, usize::MAX, |vm, args| {
        match args.len() {
            2 => {
                let exc = vm.new_exception(vm.types.keyboard_interrupt, vec![]);
                Err(vm.raise(exc))
            }
            n => Err(vm.type_error(format!("default_int_handler expected 2 arguments, got {n}"))),
        }
    }),
    NativeDef::function("pause", 0, 0, |vm, _| {
        vm.push_native(SleepFrame::pausing());
        vm.trap(Trap::Sleep(None))
    }),
    NativeDef::function("alarm", 1, 1, |vm, args| {
        let seconds = vm.index_arg(args[0])?;
        let left = left(vm).0;
        set_timer(vm, seconds.max(0) as f64, 0.0);
        // Whole seconds, but not none while there is some time left.
        let gives = Value::Int(if left > 0.0 {
            (left.round() as i64).max(1)
        } else {
            0
        });
        changed(vm, "alarm", gives)
    }),
    NativeDef::function("setitimer", 2, 3, |vm, args| {
        real_timer(vm, args[0])?;
        let seconds = vm.seconds_arg(args[1])?;
        let interval = match args.get(2) {
            Some(&v) => vm.seconds_arg(v)?,
            None => 0.0,
        };
        let was = left(vm);
        let gives = pair(vm, was);
        set_timer(vm, seconds, interval);
        changed(vm, "setitimer", gives)
    }),
    NativeDef::function("getitimer", 1, 1, |vm, args| {
        real_timer(vm, args[0])?;
        let now = left(vm);
        Ok(pair(vm, now))
    }),
    NativeDef::function("siginterrupt", 2, 2, |vm, args| {
        number_arg(vm, args[0])?;
        Ok(Value::None)
    }),
    NativeDef::function("pthread_kill", 2, 2, |vm, args| {
        let number = sent_arg(vm, args[1])?;
        let thread = Threads::of_ident(args[0]).filter(|&thread| {
            let known = vm.threads.all.get(thread);
            known.is_some_and(|thread| !thread.ended)
        });
        match thread {
            Some(thread) => send(vm, number, thread == 0),
            None => Err(os_error(vm, "ProcessLookupError", 3, "No such process")),
        }
    }),
    NativeDef::function("kill", 2, 2, |vm, args| {
        let process = vm.index_arg(args[0])?;
        let number = sent_arg(vm, args[1])?;
        match process {
            OWN_PROCESS | 0 => send(vm, number, true),
            _ => Err(os_error(vm, "ProcessLookupError", 3, "No such process")),
        }
    }),
    NativeDef::function("interrupt_main", 0, 1, |vm, args| {
        let number = match args.first() {
            Some(&v) => number_arg(vm, v)?,
            None => SIGINT,
        };
        if matches!(
            vm.signals.disposition(number),
            Disposition::Interrupt | Disposition::Call(_)
        ) {
            vm.trip(number);
        }
        if vm.threads.current != 0 {
            return Ok(Value::None);
        }
        // It looks behind this call, in a run that watches for it.
        vm.trace.checked = true;
        changed(vm, "", Value::None)
    }),
    NativeDef::function("_pipe", 1, 1, |vm, args| {
        // Bytes go to this loop's self-pipe from now on; None: to nobody.
        main_only(
            vm,
            "set_wakeup_fd only works in main thread of the main interpreter",
        )?;
        let new = match args[0] {
            Value::None => Value::Null,
            v => vm.heap.retain(v),
        };
        let old = std::mem::replace(&mut vm.signals.pipe, new);
        vm.heap.release(old);
        Ok(Value::None)
    }),
    NativeDef::function("_bytes", 0, 0, |vm, _| {
        let bytes = std::mem::take(&mut vm.signals.bytes);
        vm.list_owned(bytes.into_iter().map(|n| Value::Int(i64::from(n))).collect())
    }),
];

/// What `os.getpid()` gives.
const OWN_PROCESS: i64 = 1;

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
}

/// `_asyncio._set_interrupt(old, new)`: sets what SIGINT does if it does `old` now (None: what it does at the start). Gives
/// `new` if it was set, else False.
pub fn set_interrupt(vm: &mut Vm, args: &[Value]) -> R {
    let is = match vm.signals.disposition(SIGINT) {
        Disposition::Interrupt => args[0].is_none(),
        Disposition::Call(handler) => handler.is(args[0]),
        _ => false,
    };
    if !is {
        return Ok(Value::FALSE);
    }
    let new = (!args[1].is_none()).then(|| vm.heap.retain(args[1]));
    let old = vm.signals.set(SIGINT, new);
    vm.heap.release(old);
    Ok(vm.heap.retain(args[1]))
}

fn number_arg(vm: &mut Vm, v: Value) -> R<u8> {
    match u8::try_from(vm.index_arg(v)?) {
        Ok(number @ 1..=MOST) => Ok(number),
        _ => Err(vm.value_error("signal number out of range")),
    }
}

/// A number to be sent; 0 only asks whether that is possible.
fn sent_arg(vm: &mut Vm, v: Value) -> R<u8> {
    match u8::try_from(vm.index_arg(v)?) {
        Ok(number @ 0..=MOST) => Ok(number),
        _ => Err(os_error(vm, "OSError", 22, "Invalid argument")),
    }
}

fn os_error(vm: &mut Vm, class: &str, number: i64, text: &str) -> Ctl {
    let class = { vm.dict_get_str(vm.builtins, class) }
        .and_then(Value::id)
        .unwrap_or(vm.types.os_error);
    let text = vm.new_str(text);
    vm.heap.retain(text);
    let exc = vm.new_exception(class, vec![Value::Int(number), text]);
    if let Some(data) = vm.exception_mut(exc) {
        data.fields = [Value::Int(number), text];
    }
    vm.raise(exc)
}

fn main_only(vm: &mut Vm, text: &str) -> R<()> {
    if vm.threads.current != 0 {
        return Err(vm.value_error(text));
    }
    Ok(())
}

/// What is set for a signal (owned).
fn current(vm: &mut Vm, number: u8) -> Value {
    match vm.signals.disposition(number) {
        Disposition::Default => Value::Int(0),
        Disposition::Ignore => Value::Int(1),
        Disposition::Call(handler) => vm.heap.retain(handler),
        Disposition::Interrupt => {
            let handler = vm.module_function("_signal", "default_int_handler");
            vm.heap.retain(handler.unwrap_or(Value::None))
        }
    }
}

fn signal(vm: &mut Vm, args: &[Value]) -> R {
    main_only(vm, "signal only works in main thread of the main interpreter")?;
    let number = number_arg(vm, args[0])?;
    let set = args[1];
    if !matches!(set, Value::Int(0 | 1)) && super::functions::callable(vm, &args[1..2])? != Value::TRUE {
        let text = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
        return Err(vm.type_error(text));
    }
    // Not to be caught, or the C library's own.
    if matches!(number, 9 | 19 | 32 | 33) {
        return Err(os_error(vm, "OSError", 22, "Invalid argument"));
    }
    let gives = current(vm, number);
    let default = vm.module_function("_signal", "default_int_handler");
    let as_at_start = number == SIGINT && default.is_some_and(|default| default.is(set));
    let new = (!as_at_start).then(|| vm.heap.retain(set));
    let old = vm.signals.set(number, new);
    vm.heap.release(old);
    Ok(gives)
}

/// The program sends a signal to itself; `wakes`: to the main thread, whose wait it ends.
fn send(vm: &mut Vm, number: u8, wakes: bool) -> R {
    if number == 0 {
        return Ok(Value::None);
    }
    vm.emit(None, |_| EventKind::Signal {
        name: name(number).into(),
        sent: true,
    });
    let gives = AnsweredFrame { gives: Value::None };
    match vm.signal_comes(number) {
        Signalled::Noted => Ok(Value::None),
        Signalled::Kills(ending) => {
            vm.push_native(gives);
            vm.trap(Trap::Kill(ending))
        }
        // CPython looks at once, before the call has ended.
        Signalled::Interrupts(_) if vm.threads.current == 0 => vm.with_signals(gives),
        Signalled::Interrupts(main) if wakes => {
            vm.push_native(gives);
            vm.trap(Trap::Interrupt(main))
        }
        Signalled::Interrupts(_) => Ok(Value::None),
    }
}

fn real_timer(vm: &mut Vm, which: Value) -> R<()> {
    match vm.index_arg(which)? {
        0 => Ok(()),
        1 | 2 => Err(vm.not_supported("a timer of the processor's time", "signal.ITIMER_REAL")),
        _ => Err(os_error(vm, "OSError", 22, "Invalid argument")),
    }
}

/// Seconds until the timer is due, and between two times; 0: none.
fn left(vm: &Vm) -> (f64, f64) {
    let now = vm.now().0;
    vm.signals.timer.map_or((0.0, 0.0), |(due, interval)| {
        (
            Time(due.0.saturating_sub(now)).seconds(),
            Time(interval).seconds(),
        )
    })
}

fn pair(vm: &mut Vm, (delay, interval): (f64, f64)) -> Value {
    vm.tuple_owned(Box::new([Value::float(delay), Value::float(interval)]))
}

fn set_timer(vm: &mut Vm, seconds: f64, interval: f64) {
    let due = vm.now().0.saturating_add(Time::from_seconds(seconds).0);
    vm.signals.timer = (seconds > 0.0).then(|| (Time(due), Time::from_seconds(interval).0));
}

/// Gives a value (owned) when the world has looked at what has changed.
fn changed(vm: &mut Vm, call: &'static str, gives: Value) -> R {
    vm.push_native(AnsweredFrame { gives });
    vm.trap(Trap::Changed(call))
}
