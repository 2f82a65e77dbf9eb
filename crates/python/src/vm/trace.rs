//! What the interpreter tells the world while it runs: events, lines, output; and what it asks of it.

use super::Vm;
use super::frame::{Frame, PyFrame};
use super::interp::Outcome;
use super::letters::Letters;
use crate::object::{Id, Payload, Value};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use switchboard_engine::{Answer, Clock, Points, Trap};
use switchboard_trace::event::ActorKind;
use switchboard_trace::rows::Head;
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Origin, Position, Rows, Tick, Time, WaitReason,
};

/// The interpreter's side of `switchboard_engine::Context`, copied in and out around each run.
#[derive(Clone, Debug)]
pub struct Tracer {
    /// Stop at new lines of the program.
    pub lines: bool,
    /// Stop where another thread may go on.
    pub points: Points,
    /// Instructions are watched one by one, for lines or points.
    pub watch: bool,
    /// The world waits for this line, from the event of this id on.
    pub place: Option<(u32, EventId)>,
    /// The main thread looks for a signal that has come.
    pub signals: bool,
    /// What is raised comes from this instruction of the frame on top, for its traceback.
    pub raised_at: Option<u32>,
    /// The last instruction was one at which CPython looks whether another thread wants to run.
    pub checked: bool,
    /// Something has been executed in this run: a mark at its very start is the one that the last run stopped at.
    pub moved: bool,
    /// The last run ended in debt (see `Vm::owed`), and the mark behind it is still to be looked at.
    pub owing: bool,
    /// The exception on its way is one that has passed through this frame before: no traceback entry.
    pub reraise: bool,
    /// Frames that an exception has left since one was last handled.
    pub unsettled: u32,
    pub trap: Option<Trap>,
    pub answer: Answer,
    /// What the stack ended with.
    pub last: Outcome,
    pub clock: Clock,
    pub next_actor: u32,
    pub next_event: u32,
    pub tick_at_empty: Tick,
    pub thread: ActorId,
    /// Rows are made, output among them.
    pub keeping: bool,
    /// Rows of output are made, whatever becomes of the others.
    pub printing: bool,
    /// While a run keeps rows: those of the history, lent to it, or its own.
    pub rows: Rows,
    /// Where output alone is wanted: its rows, to be handed over at the end of the run.
    pub printed: Vec<Event>,
    /// The running task.
    pub task: Option<ActorId>,
    /// Event loops running on this thread.
    pub runtimes: u32,
    /// Generators that run and are shown as actors, outermost first.
    pub generators: Vec<Resumed>,
    /// The generators shown as actors, in order of their actors; of those that have ended the latest only.
    pub shown: Vec<Shown>,
    /// Where in `shown` an actor was found last.
    hint: usize,
    /// How many generators that have ended are no longer in `shown`.
    pub forgotten: usize,
    /// Of those in `shown`, how many have ended.
    ended: usize,
    /// What has left the heap and is still drawn.
    pub gone: Arc<Gone>,
    pub letters: Letters,
    /// Bytes written.
    pub written: usize,
    /// Why the task's step that is being scheduled is ready.
    pub step_by: switchboard_trace::event::ReadyBy,
    /// The thread stands in a blocking call: until when at most, and for what.
    pub blocked: Option<(Time, WaitReason)>,
    /// The tasks that hold locks, by the lock; with its serial, for it is not counted: what comes to the place of a lock
    /// that has left the heap is held by nobody.
    pub holders: BTreeMap<Id, (u32, ActorId)>,
}

/// Generators that have ended and are still drawn: at most twice as many.
const KEPT: usize = 100;

/// Tasks that have ended and left the heap, and the loop that did so last.
#[derive(Clone, Debug, Default)]
pub struct Gone {
    /// The latest ones, oldest first.
    pub tasks: VecDeque<GoneTask>,
    /// How many tasks of the program have left, by the loop's actor.
    pub counts: BTreeMap<ActorId, usize>,
    /// The last loop that has left after it had run: its actor, and its passes.
    pub event_loop: Option<(ActorId, u32)>,
}

/// A task that has ended and left the heap.
#[derive(Clone, Debug)]
pub struct GoneTask {
    pub event_loop: ActorId,
    pub serial: u32,
    pub actor: ActorId,
    pub letter: Arc<str>,
    pub label: Arc<str>,
    pub name: Arc<str>,
    pub state: ActorState,
    pub since: Option<EventId>,
}

/// A resume of a generator that is shown as an actor.
#[derive(Clone, Copy, Debug)]
pub struct Resumed {
    generator: Id,
    actor: ActorId,
    /// The task or generator that ran before.
    before: Option<ActorId>,
}

/// A generator as it is drawn.
#[derive(Clone, Debug)]
pub struct Shown {
    pub actor: ActorId,
    pub object: Option<Id>,
    pub label: Arc<str>,
    pub letter: Arc<str>,
    pub state: ActorState,
    pub since: Option<EventId>,
}

impl Default for Tracer {
    fn default() -> Self {
        Self {
            lines: false,
            points: Points::None,
            watch: false,
            place: None,
            signals: false,
            raised_at: None,
            checked: false,
            owing: false,
            moved: false,
            reraise: false,
            unsettled: 0,
            trap: None,
            answer: Answer::None,
            last: Outcome::Continue,
            clock: Clock::default(),
            next_actor: 0,
            next_event: 0,
            tick_at_empty: Tick(0),
            thread: ActorId(0),
            keeping: false,
            printing: false,
            rows: Rows::default(),
            printed: Vec::new(),
            task: None,
            runtimes: 0,
            generators: Vec::new(),
            shown: Vec::new(),
            hint: 0,
            forgotten: 0,
            ended: 0,
            gone: Arc::default(),
            letters: Letters::default(),
            written: 0,
            step_by: switchboard_trace::event::ReadyBy::Soon,
            blocked: None,
            holders: BTreeMap::new(),
        }
    }
}

impl Tracer {
    /// The generators shown as actors that run, outermost first.
    pub fn running_generators(&self) -> impl Iterator<Item = Id> {
        self.generators.iter().map(|resumed| resumed.generator)
    }

    /// A generator that is drawn.
    #[must_use]
    pub fn shown_of(&self, actor: ActorId) -> Option<&Shown> {
        let at = self.shown.binary_search_by_key(&actor, |s| s.actor).ok()?;
        Some(&self.shown[at])
    }

    #[inline(always)]
    fn shown_mut(&mut self, actor: ActorId) -> Option<&mut Shown> {
        if self.shown.get(self.hint).is_none_or(|shown| shown.actor != actor) {
            self.find_shown(actor)?;
        }
        self.shown.get_mut(self.hint)
    }

    #[inline(never)]
    fn find_shown(&mut self, actor: ActorId) -> Option<()> {
        self.hint = self.shown.binary_search_by_key(&actor, |s| s.actor).ok()?;
        Some(())
    }

    /// One more generator has ended: the oldest of too many are forgotten.
    fn forget(&mut self) {
        self.ended += 1;
        if self.ended > 2 * KEPT {
            let mut most = KEPT;
            self.shown.retain(|s| {
                let drop = s.state.ended() && most > 0;
                most -= usize::from(drop);
                !drop
            });
            self.ended -= KEPT;
            self.forgotten += KEPT;
        }
    }
}

/// Bytes that the simulated machine does not have for one object: `MemoryError` at once. As many as the page's addresses
/// reach, so that a program ends alike there and on the command line.
const ABSURD: u64 = u32::MAX as u64;

impl Vm {
    /// Emits an event of this thread at this moment.
    pub fn emit(&mut self, cause: Option<EventId>, kind: impl FnOnce(&Self) -> EventKind) -> EventId {
        self.emit_at(cause, Self::program_line, kind)
    }

    /// Emits an event about a line of the program that is not the one being executed.
    #[inline]
    pub fn emit_at(
        &mut self,
        cause: Option<EventId>,
        line: impl FnOnce(&Self) -> u32,
        kind: impl FnOnce(&Self) -> EventKind,
    ) -> EventId {
        let id = EventId(self.trace.next_event);
        self.trace.next_event += 1;
        if self.trace.keeping {
            let kind = kind(self);
            let head = self.head(cause, line(self));
            self.trace.rows.add(&head, kind);
        }
        id
    }

    /// This moment, for a row about a line.
    #[inline(always)]
    fn head(&self, cause: Option<EventId>, line: u32) -> Head {
        Head {
            tick: self.tick(),
            time: self.trace.clock.time_at(self.tick()),
            thread: self.trace.thread,
            task: self.trace.task,
            line,
            cause,
        }
    }

    /// A fresh actor.
    pub fn new_actor(&mut self) -> ActorId {
        let id = ActorId(self.trace.next_actor);
        self.trace.next_actor += 1;
        id
    }

    /// The present tick.
    #[inline(always)]
    fn tick(&self) -> Tick {
        Tick(self.trace.tick_at_empty.0.saturating_sub(self.fuel))
    }

    /// The present time, not read by the program.
    #[must_use]
    pub fn now(&self) -> Time {
        self.trace.clock.time_at(self.tick())
    }

    /// Reads the clock.
    pub fn read_time(&mut self) -> Time {
        let tick = self.tick();
        self.trace.clock.move_to(tick);
        self.trace.clock.read()
    }

    /// Reads the clock: float seconds.
    pub fn read_clock(&mut self) -> f64 {
        self.read_time().seconds()
    }

    /// Burns fuel for work that is done in one piece.
    pub fn burn(&mut self, fuel: u64) {
        let paid = fuel.min(self.fuel);
        self.fuel -= paid;
        self.owed += fuel - paid;
    }

    /// Pays for work that an earlier run has done beyond its fuel.
    pub fn pay(&mut self) {
        let paid = self.owed.min(self.fuel);
        self.fuel -= paid;
        self.owed -= paid;
    }

    /// The innermost line of the program's own code on the stack; 0 if there is none.
    #[inline]
    #[must_use]
    pub fn program_line(&self) -> u32 {
        self.program_line_in(&self.frames)
    }

    /// The same for a part of a stack.
    #[inline]
    #[must_use]
    pub fn program_line_in(&self, frames: &[Frame]) -> u32 {
        frames
            .iter()
            .rev()
            .find_map(|frame| match frame {
                Frame::Py(f) if self.codes[f.code as usize].origin == Origin::Program => {
                    Some(self.line_of(f))
                }
                _ => None,
            })
            .unwrap_or(0)
    }

    /// Is it the program itself that has called the native which runs?
    #[must_use]
    pub fn called_by_program(&self) -> bool {
        let caller = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Py(f) => Some(self.codes[f.code as usize].origin),
            Frame::Native(_) => None,
        });
        caller == Some(Origin::Program)
    }

    /// The program's line and column that it is at; line 0: nowhere in it.
    #[must_use]
    pub fn program_place(&self) -> Position {
        let place = |frame: &Frame| match frame {
            Frame::Py(f) => {
                let code = &self.codes[f.code as usize];
                let position = code.code.positions.get(f.ip.saturating_sub(1) as usize)?;
                (code.origin == Origin::Program).then_some(Position {
                    line: position.line,
                    column: position.column,
                })
            }
            _ => None,
        };
        self.frames.iter().rev().find_map(place).unwrap_or_default()
    }

    /// The line that a frame is at.
    #[inline]
    #[must_use]
    pub fn line_of(&self, f: &PyFrame) -> u32 {
        let code = &self.codes[f.code as usize].code;
        code.positions
            .get(f.ip.saturating_sub(1) as usize)
            .map_or(code.first_line, |p| p.line)
    }

    /// A generator of the program, outside of event loops, is about to run; it still has its frame. `actor` is its own,
    /// if it has one already.
    #[inline]
    pub fn trace_resume(&mut self, id: Id, actor: Option<ActorId>, delegates: bool) {
        let actor = match actor {
            Some(actor) => actor,
            None => self.show_generator(id),
        };
        let before = self.trace.task;
        self.trace.generators.push(Resumed {
            generator: id,
            actor,
            before,
        });
        if let Some(outer) = before {
            self.set_shown(outer, ActorState::Suspended);
        }
        self.trace.task = Some(actor);
        self.set_shown(actor, ActorState::Running);
        if delegates && self.delegates_to(id).is_some() {
            self.emit(None, |vm| EventKind::Cross {
                frames: vm.delegation_depth(id),
            });
        }
    }

    /// Frames that a resume of this generator crosses, its own included.
    #[must_use]
    pub fn delegation_depth(&self, id: Id) -> u32 {
        let (mut depth, mut at) = (1, id);
        while let Some(inner) = self.delegates_to(at) {
            depth += 1;
            at = inner;
        }
        depth
    }

    /// The generator that a suspended one delegates to, if it stands in a delegation to one. A step of an asynchronous
    /// generator leads to that.
    #[inline]
    #[must_use]
    pub fn delegates_to(&self, id: Id) -> Option<Id> {
        self.delegate(self.delegate_of(id)?)
    }

    /// The generator behind what is delegated to.
    #[inline]
    #[must_use]
    pub fn delegate(&self, value: Value) -> Option<Id> {
        match self.heap.payload(value.id()?) {
            Payload::AsyncStep(step) => Some(step.generator),
            _ => self.generator_to_resume(value),
        }
    }

    fn show_generator(&mut self, id: Id) -> ActorId {
        let actor = self.new_actor();
        let (label, wish) = self.call_label(id);
        let name = self.text_of(self.generator(id).name);
        let letter = self.trace.letters.give(wish.as_deref(), &name);
        self.generator_mut(id).actor = Some(actor);
        let shown = Shown {
            actor,
            object: Some(id),
            label: label.clone(),
            letter: letter.clone(),
            state: ActorState::New,
            since: None,
        };
        self.trace.shown.push(shown);
        let parent = self.trace.task;
        self.emit(None, |_| EventKind::Spawn {
            actor,
            parent,
            kind: ActorKind::Generator,
            origin: Origin::Program,
            letter,
            label,
        });
        actor
    }

    #[inline(always)]
    fn set_shown(&mut self, actor: ActorId, state: ActorState) {
        let event = EventId(self.trace.next_event);
        self.trace.next_event += 1;
        if self.trace.keeping {
            self.keep_state(actor, state);
        }
        if let Some(shown) = self.trace.shown_mut(actor) {
            shown.state = state;
            shown.since = Some(event);
        }
    }

    #[inline]
    fn keep_state(&mut self, actor: ActorId, state: ActorState) {
        let head = self.head(None, self.program_line());
        self.trace.rows.add_state(&head, actor, state);
    }

    /// The innermost generator that is shown as an actor stops, if it is this one. True: it was.
    #[inline(always)]
    fn generator_stops(&mut self, id: Id, state: ActorState) -> bool {
        let Some(&Resumed {
            generator,
            actor,
            before,
        }) = self.trace.generators.last()
        else {
            return false;
        };
        if generator != id {
            return false;
        }
        self.resumed_stops(actor, before, state);
        true
    }

    #[inline]
    fn resumed_stops(&mut self, actor: ActorId, before: Option<ActorId>, state: ActorState) {
        self.trace.generators.pop();
        self.set_shown(actor, state);
        self.trace.task = before;
        if let Some(outer) = before {
            self.set_shown(outer, ActorState::Running);
        }
    }

    /// A generator has yielded.
    #[inline(always)]
    pub fn trace_suspend(&mut self, id: Id) {
        self.generator_stops(id, ActorState::Suspended);
    }

    /// A generator has ended.
    pub fn trace_generator_end(&mut self, id: Id) {
        let state = if self.raised.is_null() {
            ActorState::Done
        } else {
            ActorState::Failed
        };
        let Some(actor) = self.generator(id).actor else {
            return;
        };
        if !self.generator_stops(id, state) {
            self.set_shown(actor, ActorState::Done);
        }
        if let Some(shown) = self.trace.shown_mut(actor) {
            shown.object = None;
            self.trace.forget();
        }
    }

    /// An object leaves the heap: a task that has ended, or a loop, is still drawn.
    pub fn trace_gone(&mut self, id: Id) {
        match self.heap.payload(id) {
            Payload::Future(future) => {
                let Some(task) = future.task.as_ref().filter(|t| t.state.ended()) else {
                    return;
                };
                let event_loop = match future.event_loop.id().map(|id| self.heap.payload(id)) {
                    Some(Payload::Loop(event_loop)) => event_loop.actor,
                    _ => None,
                };
                let (Some(event_loop), Origin::Program) = (event_loop, task.origin) else {
                    return;
                };
                let gone = GoneTask {
                    event_loop,
                    serial: task.serial,
                    actor: task.actor,
                    letter: task.letter.clone(),
                    label: task.label.clone(),
                    name: self.text_of(task.name),
                    state: task.state,
                    since: task.since,
                };
                let all = Arc::make_mut(&mut self.trace.gone);
                *all.counts.entry(event_loop).or_default() += 1;
                all.tasks.push_back(gone);
                if all.tasks.len() > KEPT {
                    all.tasks.pop_front();
                }
            }
            Payload::Loop(event_loop) => {
                if let Some(actor) = event_loop.actor {
                    let pass = event_loop.core.pass();
                    Arc::make_mut(&mut self.trace.gone).event_loop = Some((actor, pass));
                    self.shared.loops.retain(|&known| known != id);
                }
            }
            _ => {}
        }
    }

    /// Writes program output.
    pub fn write(&mut self, text: &str, error: bool) -> super::R<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.trace.written += text.len();
        if self.trace.written > self.limits.output {
            return Err(self.over_limit(
                "output",
                format!("the program wrote more than {} bytes", self.limits.output),
            ));
        }
        let id = EventId(self.trace.next_event);
        self.trace.next_event += 1;
        if self.trace.printing {
            let text = text.into();
            let kind = EventKind::Print { text, error };
            let head = self.head(None, self.program_line());
            if self.trace.keeping {
                self.trace.rows.add(&head, kind);
            } else {
                self.trace.printed.push(head.event(id, kind));
            }
        }
        Ok(())
    }

    /// A bound is reached.
    pub fn over_limit(&mut self, name: &'static str, message: String) -> super::Ctl {
        let at = self.program_place();
        self.limit = Some(switchboard_engine::Limit { name, message, at });
        super::Ctl::Limit
    }

    /// Refuses what would need more memory than there is.
    pub fn check_bytes(&mut self, bytes: usize) -> super::R<()> {
        if bytes as u64 >= ABSURD {
            return Err(self.memory_error());
        }
        if self.heap.bytes.saturating_add(bytes) > self.limits.bytes {
            let most = self.limits.bytes >> 20;
            return Err(self.over_limit("memory", format!("the program needs more than {most} MiB")));
        }
        Ok(())
    }

    /// `MemoryError`, as no memory could be had.
    #[cold]
    pub fn memory_error(&mut self) -> super::Ctl {
        let exc = self.new_exception(self.types.memory_error, Vec::new());
        self.raise(exc)
    }
}
