//! Threads with scripts that contend for locks, sleep, print and change shared variables.
//!
//! ```text
//! thread "main"       1 start adder      thread "adder"   4 take lock
//!                     2 take lock                         5 read x
//!                     3 ...                               6 write x + 1
//! ```
//! A script is data, one operation a line; the lines of all threads are numbered through, so that they are the program's
//! text. [`script`] holds the operations and their text form, this module runs them.

mod describe;
pub mod script;

pub use script::{Op, Script};

use std::sync::Arc;
use switchboard_engine::{Answer, Context, Domain, Ending, Grain, Stop, Trap};
use switchboard_trace::{ActorId, EventKind, Scene, Time, Viewport, state::Text};

/// The domain: the script and how far each thread is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contend {
    script: Arc<Script>,
    threads: Vec<Place>,
    /// Shared variables.
    values: Vec<i64>,
}

/// Where a thread is.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    actor: ActorId,
    /// Which thread of the script.
    code: usize,
    /// The next operation.
    next: usize,
    /// Ticks done of the operation at `next`, if it is work.
    done: u32,
    /// The line of the operation that it began last.
    line: u32,
    /// It stands at the operation at `next`: reaching a line is a tick of its own.
    reached: bool,
    /// What it read last.
    register: i64,
    /// It was not allowed to release.
    refused: bool,
}

impl Contend {
    /// A domain that will run a script.
    #[must_use]
    pub fn new(script: Script) -> Self {
        Self {
            values: vec![0; script.variables.len()],
            script: Arc::new(script),
            threads: Vec::new(),
        }
    }

    #[must_use]
    pub fn script(&self) -> &Script {
        &self.script
    }

    fn place(&self, thread: ActorId) -> Option<&Place> {
        self.threads.iter().find(|place| place.actor == thread)
    }
}

impl Domain for Contend {
    fn run(&mut self, thread: ActorId, answer: Answer, context: &mut Context<'_>) -> Stop {
        let index = match self.threads.iter().position(|place| place.actor == thread) {
            Some(index) => index,
            None => {
                let code = match answer {
                    Answer::Begin(code) => code as usize,
                    _ => 0,
                };
                self.threads.push(Place {
                    actor: thread,
                    code,
                    next: 0,
                    done: 0,
                    line: self.script.threads[code].first_line,
                    reached: false,
                    register: 0,
                    refused: false,
                });
                self.threads.len() - 1
            }
        };
        if answer == Answer::Refused {
            self.threads[index].refused = true;
        }
        self.run_script(index, context)
    }

    fn describe(&self, view: &Viewport, scene: &mut Scene) {
        self.draw(view, scene);
    }

    fn line(&self, thread: ActorId) -> u32 {
        self.place(thread).map_or(0, |place| place.line)
    }

    fn shows_cores(&self) -> bool {
        true
    }

    fn weight(&self, _: Option<&Self>) -> usize {
        size_of::<Self>() + self.threads.len() * size_of::<Place>() + self.values.len() * 8
    }
}

impl Contend {
    fn run_script(&mut self, index: usize, context: &mut Context<'_>) -> Stop {
        loop {
            if context.fuel == 0 {
                return Stop::Fuel;
            }
            let script = self.script.clone();
            let place = &mut self.threads[index];
            let thread = &script.threads[place.code];
            context.fuel -= 1;
            if place.refused {
                let message: Text =
                    format!("released a lock that it does not hold, at line {}", place.line).into();
                return Stop::Exit(Some(Ending {
                    status: 1,
                    message: Some(message),
                }));
            }
            let Some(op) = thread.ops.get(place.next) else {
                return Stop::Exit(None);
            };
            let line = thread.first_line + place.next as u32;
            if !place.reached {
                // A tick to reach the line, so that a walk by lines stops before the operation is done.
                place.reached = true;
                place.line = line;
                if context.grain != Grain::None {
                    return Stop::Mark;
                }
                continue;
            }
            place.next += 1;
            place.reached = false;
            match op {
                Op::Work(ticks) => {
                    place.done += 1;
                    if place.done < *ticks {
                        place.next -= 1;
                        place.reached = true;
                    } else {
                        place.done = 0;
                    }
                }
                Op::Take(lock) => {
                    return Stop::Trap(Trap::Acquire {
                        lock: *lock,
                        name: script.locks[*lock as usize].as_str().into(),
                    });
                }
                Op::Give(lock) => return Stop::Trap(Trap::Release { lock: *lock }),
                Op::Sleep(ms) => {
                    let until = Time(context.clock.now.0 + u64::from(*ms) * 1_000_000);
                    return Stop::Trap(Trap::Sleep(Some(until)));
                }
                Op::Start(code) => {
                    return Stop::Trap(Trap::Start {
                        origin: switchboard_trace::Origin::Program,
                        code: *code,
                        label: script.threads[*code as usize].name.as_str().into(),
                    });
                }
                Op::Read(variable) => {
                    place.register = self.values[*variable as usize];
                    touch(context, "read", line, &script.variables[*variable as usize]);
                }
                Op::Write(variable, plus) => {
                    self.values[*variable as usize] = place.register + plus;
                    touch(context, "written", line, &script.variables[*variable as usize]);
                }
                Op::Print(text) => {
                    context.emit(None, line, None, || EventKind::Print {
                        text: format!("{text}\n").into(),
                        error: false,
                    });
                }
                Op::Show(variable) => {
                    let value = self.values[*variable as usize];
                    let name = &script.variables[*variable as usize];
                    context.emit(None, line, None, || EventKind::Print {
                        text: format!("{name} = {value}\n").into(),
                        error: false,
                    });
                }
            }
            if context.grain == Grain::Instruction {
                return Stop::Mark;
            }
        }
    }
}

/// Records that the thread has read or written a shared variable.
fn touch(context: &mut Context<'_>, what: &'static str, line: u32, name: &str) {
    let thread = context.thread;
    context.emit(None, line, None, || EventKind::Sync {
        what: what.into(),
        kind: "variable".into(),
        name: Some(name.into()),
        actor: Some(thread),
    });
}
