//! A Python process as a domain: runs the program's threads in an interpreter. The main thread is the process:
//!
//! ```text
//! Main (the module's body) -> Report (an uncaught exception's traceback) -> Clear (cycles, modules and their variables die) -> Ended
//! ```

use crate::object::Value;
use crate::vm::frame::Frame;
use crate::vm::interp::{Halt, Outcome};
use crate::vm::{Call, Limits, Vm, signals};
use std::sync::Arc;
use switchboard_engine::{Answer, Calls, Context, Domain, Ending, Grain, Points, Signalled, Stop};
use switchboard_python_code::Code;
use switchboard_trace::{ActorId, EventId, Origin, Rows, Scene, Tick, Time, Viewport};

/// How far the process has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Start,
    Main,
    Report,
    Clear,
    Ended,
}

/// An instruction loop: [`Vm::run`], as some crate has compiled it.
pub type Loop = fn(&mut Vm) -> Halt;

/// How many instructions the loop that is compiled with this crate runs before one that was given with
/// [`PythonDomain::with_rapid`] goes on: far more than the first exhibits take, some milliseconds.
const STEADY: u64 = 1 << 17;

/// [`Vm::run`], as it is compiled here.
#[inline(never)]
fn steady(vm: &mut Vm) -> Halt {
    vm.run()
}

/// A Python process. It ends when its main thread does.
#[derive(Clone, Debug)]
pub struct PythonDomain {
    pub vm: Vm,
    code: Arc<Code>,
    /// As given, before any raise.
    limits: Limits,
    phase: Phase,
    status: i32,
    message: Option<Arc<str>>,
    /// What is left of [`STEADY`].
    steady: u64,
    rapid: Loop,
    /// There is an interpreter lock.
    gil: bool,
}

impl PythonDomain {
    /// A process that will run `code` as `__main__`; `source` is shown in tracebacks.
    #[must_use]
    pub fn new(code: Arc<Code>, source: &str, limits: Limits) -> Self {
        let mut vm = Vm::new(limits);
        vm.shared.source = source.into();
        vm.shared.file = code.filename.as_str().into();
        Self {
            vm,
            code,
            limits,
            phase: Phase::Start,
            status: 0,
            message: None,
            steady: STEADY,
            rapid: steady,
            gil: true,
        }
    }

    /// Without the interpreter lock, as a free-threaded build of CPython: its threads run at the same time, on as many cores
    /// as there are.
    #[must_use]
    pub fn without_gil(mut self) -> Self {
        self.gil = false;
        self
    }

    /// Without automatic collections of cycles, as after `gc.set_threshold(0)`.
    #[must_use]
    pub fn without_automatic_gc(mut self) -> Self {
        self.vm.heap.generations.thresholds[0] = 0;
        self
    }

    /// With a loop that takes over in a program that goes on for long: the same one, compiled for speed.
    #[must_use]
    pub fn with_rapid(mut self, rapid: Loop) -> Self {
        self.rapid = rapid;
        self
    }

    fn start(&mut self) {
        let vm = &mut self.vm;
        vm.init_native_module("sys");
        let main = vm.new_module("__main__");
        let file = vm.shared.file.to_string();
        let (dict, file) = (vm.instance_dict(main), vm.new_str(file));
        vm.dict_set_name(dict, vm.names.file, file);
        let index = vm.load(&self.code, Origin::Program);
        vm.push_module_body(main, index);
        // Above the program's own body: what built-in functions in Python need.
        vm.push_builtins_import();
        self.phase = Phase::Main;
    }

    /// The stack is empty: what is next. `Some`: the process ends.
    fn advance(&mut self) -> Option<Stop> {
        if self.vm.threads.current != 0 {
            self.vm.end_thread();
            return Some(Stop::Exit(None));
        }
        match self.phase {
            Phase::Start => self.start(),
            Phase::Main => {
                if let Outcome::Raised = self.vm.trace.last {
                    return self.uncaught();
                } else {
                    self.phase = Phase::Clear;
                    self.vm.push_exit();
                }
            }
            Phase::Report => {
                if let Outcome::Value(text) = self.vm.trace.last {
                    return self.show_report(text);
                }
                self.phase = Phase::Clear;
                self.vm.push_exit();
            }
            Phase::Clear => {
                self.phase = Phase::Ended;
                return Some(Stop::Exit(Some(Ending {
                    status: self.status,
                    message: self.message.clone(),
                })));
            }
            Phase::Ended => unreachable!("a process that has ended is not run"),
        }
        None
    }

    fn limit(&mut self) -> Option<Stop> {
        self.vm.limit.clone().map(Stop::Limit)
    }

    /// Writes the report of the uncaught exception (a `str`, owned).
    fn show_report(&mut self, text: Value) -> Option<Stop> {
        let shown = self.vm.text_of(text);
        self.message = Some(failure_line(&shown).into());
        if self.vm.write(&shown, true).is_err() {
            return self.limit();
        }
        self.vm.heap.release(text);
        self.phase = Phase::Clear;
        self.vm.push_exit();
        None
    }

    fn uncaught(&mut self) -> Option<Stop> {
        let vm = &mut self.vm;
        let exc = vm.take_raised();
        vm.trace.last = Outcome::Continue;
        if vm.is_instance_of(exc, vm.types.system_exit) {
            vm.settle_traceback(exc);
            let code = vm.exception(exc).map_or(Value::Null, |data| data.fields[0]);
            self.status = match code {
                Value::Null | Value::None => 0,
                Value::Int(n) => (n & 0xff) as i32,
                Value::Bool(b) => i32::from(b.get()),
                other => {
                    let text = match vm.str(other) {
                        Ok(v) => {
                            let text = vm.text_of(v);
                            vm.heap.release(v);
                            text
                        }
                        // An object whose text is made by the program: its type's name is all there is at this point.
                        Err(_) => vm.type_name(other),
                    };
                    // The output bound ends the run in any case.
                    let _ = vm.write(&format!("{text}\n"), true);
                    1
                }
            };
            vm.heap.release(exc);
            self.phase = Phase::Clear;
            vm.push_exit();
            return None;
        }
        self.status = if vm.is_instance_of(exc, vm.types.keyboard_interrupt) {
            130
        } else {
            1
        };
        self.phase = Phase::Report;
        vm.shared.last_exception = vm.heap.retain(exc);
        let sys = vm
            .module("sys")
            .and_then(Value::id)
            .and_then(|id| vm.heap.get(id).dict);
        let hook = sys.and_then(|dict| vm.dict_get_str(dict, "excepthook"));
        // The default one reports as the interpreter itself does.
        let default = vm.module_function("_sys_details", "_print_uncaught");
        let report = match hook.filter(|&hook| default.is_none_or(|default| !default.is(hook))) {
            Some(hook) => {
                let values = &[hook, exc];
                let result = vm.library_call("_excepthook", &Call { values, names: &[] });
                vm.heap.release(exc);
                result
            }
            None => vm.report(exc),
        };
        match report {
            Ok(text) => self.show_report(text),
            // The frames that make the text are on the stack.
            Err(_) => None,
        }
    }
}

impl Domain for PythonDomain {
    fn run(&mut self, thread: ActorId, answer: Answer, context: &mut Context<'_>) -> Stop {
        if self.vm.trace.thread != thread || self.vm.threads.all[0].actor.is_none() {
            self.vm.switch_thread(thread, &answer);
        }
        let looks = self.vm.looks_for_signals();
        let trace = &mut self.vm.trace;
        trace.lines = context.grain == Grain::Line;
        trace.points = context.points;
        trace.place = context.line;
        trace.signals = looks;
        trace.watch = trace.lines || trace.points != Points::None || trace.place.is_some() || looks;
        trace.checked &= trace.points != Points::None || looks;
        trace.clock = *context.clock;
        trace.next_actor = *context.next_actor;
        trace.next_event = *context.next_event;
        // By instructions: one is lent (and what earlier ones still owe), and the stop for want of more is the mark.
        let lent = match context.grain {
            Grain::Instruction => context.fuel.min(1 + self.vm.owed),
            Grain::Line | Grain::None => context.fuel,
        };
        trace.tick_at_empty = Tick(context.tick().0 + lent);
        trace.thread = thread;
        trace.printing = context.out.keeping();
        trace.keeping = trace.printing && !context.out.only_output();
        let into_history = trace.keeping && {
            let rows = context.out.lend();
            let into_history = rows.is_some();
            trace.rows = rows.unwrap_or_else(|| Rows::starting(EventId(*context.next_event)));
            into_history
        };
        if answer != Answer::None {
            trace.answer = answer;
        }
        self.vm.fuel = lent;
        self.vm.pay();
        // Once something has been done, what goes with it is done as well, whatever fuel is left.
        let mut moved = false;
        let run = if self.steady > 0 { steady } else { self.rapid };
        let stop = loop {
            if self.vm.fuel == 0 && !moved {
                break Stop::Fuel;
            }
            moved = true;
            match run(&mut self.vm) {
                Halt::Fuel => break Stop::Fuel,
                Halt::Line => break Stop::Mark,
                Halt::Point { begins: mark, place } => break Stop::Point { mark, place },
                Halt::Place => {
                    let mark = match context.grain {
                        Grain::Line => true,
                        Grain::Instruction => self.vm.fuel == 0,
                        Grain::None => false,
                    };
                    break Stop::Line { mark };
                }
                Halt::Signal => self.vm.push_signals(),
                Halt::Trap(trap) => break Stop::Trap(trap),
                Halt::Limit => {
                    break match self.vm.limit.clone() {
                        Some(limit) => Stop::Limit(limit),
                        None => unreachable!("a limit is named where it is reached"),
                    };
                }
                Halt::Done => {
                    if self.vm.fuel == 0 {
                        break Stop::Fuel;
                    }
                    self.vm.fuel -= 1;
                    if let Some(stop) = self.advance() {
                        break stop;
                    }
                }
            }
        };
        context.fuel -= lent - self.vm.fuel;
        self.steady = self.steady.saturating_sub(lent - self.vm.fuel);
        let stop = match stop {
            Stop::Fuel if context.grain == Grain::Instruction => Stop::Mark,
            other => other,
        };
        *context.clock = self.vm.trace.clock;
        *context.next_actor = self.vm.trace.next_actor;
        *context.next_event = self.vm.trace.next_event;
        let rows = std::mem::take(&mut self.vm.trace.rows);
        if into_history {
            context.out.give_back(rows);
        } else {
            rows.iter().for_each(|row| context.out.record(row));
        }
        for row in self.vm.trace.printed.drain(..) {
            context.out.record(row);
        }
        stop
    }

    fn describe(&self, view: &Viewport, scene: &mut Scene) {
        crate::scene::describe(&self.vm, view, scene);
        let cores = scene
            .rows
            .iter_mut()
            .filter(|row| row.kind == switchboard_trace::scene::RowKind::Cores);
        for row in cores.filter(|_| !self.gil) {
            row.subtitle = format!("{}, without a GIL", row.subtitle).into();
        }
    }

    fn line(&self, thread: ActorId) -> u32 {
        self.vm.program_line_in(self.vm.frames_of(thread))
    }

    fn calls(&self, thread: ActorId) -> Calls {
        crate::scene::frames::calls(&self.vm, self.vm.frames_of(thread))
    }

    fn next_line(&self, thread: ActorId) -> u32 {
        match self.vm.frames_of(thread).last() {
            Some(Frame::Py(f)) => {
                let code = &self.vm.codes[f.code as usize].code;
                code.positions.get(f.ip as usize).map_or(0, |place| place.line)
            }
            _ => 0,
        }
    }

    fn signal(&mut self, name: &str, _: Time) -> Signalled {
        match signals::number(name) {
            Some(number) => self.vm.signal_comes(number),
            None if name == switchboard_engine::ALARM => self.vm.timer_comes(),
            None => Signalled::Noted,
        }
    }

    fn alarm(&self) -> Option<Time> {
        self.vm.signals.timer.map(|(due, _)| due)
    }

    fn interpreter_lock(&self) -> Option<u64> {
        self.gil.then_some(self.vm.threads.interval)
    }

    fn lock_is_off(&self) -> bool {
        !self.gil
    }

    fn holder(&self, key: u32, waiter: ActorId) -> Option<ActorId> {
        let &lock = self.vm.threads.waited.get(&key)?;
        self.vm
            .holder_for(Value::Obj(lock), self.vm.threads.number(waiter)?)
    }

    fn keeps_time(&self) -> bool {
        true
    }

    fn raise(&mut self, times: u32) {
        let limits = self.limits.raised(times);
        // The program itself may have set how deep it recurses.
        self.vm.limits = Limits {
            recursion: self.vm.limits.recursion,
            ..limits
        };
        self.vm.limit = None;
    }

    fn pack(&mut self, before: Option<&Self>, next: bool, after: &Self) {
        let before = before.map(|domain| &domain.vm.heap);
        self.vm.heap.pack(before, next, &after.vm.heap);
    }

    fn unpack(&mut self) {
        self.vm.heap.unpack();
    }

    fn weight(&self, before: Option<&Self>) -> usize {
        size_of::<Self>() + self.vm.weight(before.map(|domain| &domain.vm))
    }
}

/// The line of a report that names what the program ended by: `ValueError: ...`, `ExceptionGroup: m (1 sub-exception)`. A
/// message's further lines, notes and what is inside of a group come after it.
fn failure_line(report: &str) -> &str {
    let mut found = "";
    // After the last traceback's head, which of a group stands beside a bar, the first line that is not indented.
    let mut wanted = true;
    for line in report.lines() {
        let head = line.strip_prefix("  + Exception Group ").unwrap_or(line);
        if head.starts_with("Traceback (most recent call last)") {
            wanted = true;
            continue;
        }
        let text = line.strip_prefix("  | ").unwrap_or(line);
        if wanted && !text.is_empty() && !text.starts_with(' ') {
            (found, wanted) = (text, false);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::failure_line;

    #[test]
    fn of_one_line_and_of_several() {
        let report =
            "Traceback (most recent call last):\n  File \"m\", line 1, in <module>\n    f()\n    ^^^\n";
        let check = |rest: &str, wanted: &str| assert_eq!(failure_line(&format!("{report}{rest}")), wanted);
        check("ValueError: x\n", "ValueError: x");
        check("ValueError: x\ny\n", "ValueError: x");
        check("ValueError: x\na note\n", "ValueError: x");
        let second = "\nDuring handling of the above exception, another exception occurred:\n\n";
        check(&format!("KeyError: 1\n{second}{report}OSError\nb\n"), "OSError");
    }

    #[test]
    fn of_a_group_with_what_is_in_it() {
        let report = "  + Exception Group Traceback (most recent call last):\n  |   File \"m\", line 1, in <module>\n\
                      \x20 |     raise g\n  | ExceptionGroup: m (1 sub-exception)\n  +-+---------------- 1 ----------------\n\
                      \x20   | ValueError: x\n    +------------------------------------\n";
        assert_eq!(failure_line(report), "ExceptionGroup: m (1 sub-exception)");
    }

    #[test]
    fn without_a_traceback() {
        assert_eq!(
            failure_line("  File \"m\", line 1\n    x x\n      ^\nSyntaxError: bad\n"),
            "SyntaxError: bad"
        );
        assert_eq!(failure_line(""), "");
    }
}
