//! The story: which sentence a step has, and the chain of causes behind "Why now?", read off recorded events.

mod causes;

pub use causes::{cause, why, why_there};

use crate::{
    message::{Act, Edge, End, Message, Segment, Who},
    session::Session,
    words::en,
};
use serde::{Deserialize, Serialize};
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Origin, Step, StepKind, Tick, Time, WaitReason,
    event::ActorKind, rows::Reader,
};

/// What the page says of a moment.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sentence {
    pub message: Message,
    pub segments: Vec<Segment>,
}

/// One link of the chain of causes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Why {
    pub sentence: Sentence,
    pub event: EventId,
    /// Where to look: the first moment at which it has happened.
    pub tick: Tick,
    /// The step that this is in, for display.
    pub step: Option<usize>,
}

impl Sentence {
    fn of(session: &Session, message: Message) -> Self {
        Self {
            segments: en::say(&message, session.unit()),
            message,
        }
    }

    /// As plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        en::plain(&self.segments)
    }
}

/// Longest chain of causes told.
const CHAIN: usize = 12;

/// Among how many tasks the one is looked for that a blocking call makes late.
const CROWD: usize = 500;

/// How many events before a step's end its actor's beginning is looked for.
const BACK: usize = 100_000;

/// The sentence of a step; None: before the first.
#[must_use]
pub fn sentence(session: &Session, step: Option<usize>) -> Sentence {
    Sentence::of(session, message(session, step))
}

fn message(session: &Session, index: Option<usize>) -> Message {
    let Some((index, step)) = index.and_then(|index| Some((index, session.steps().get(index)?))) else {
        // A run that was stopped before it did anything that is a step.
        let limit = session.outcome().and_then(|outcome| outcome.limit.as_deref());
        if let (true, Some(limit)) = (session.steps().is_empty(), limit) {
            return Message::Limit(limit.to_owned());
        }
        return Message::Start {
            loops: session.index().lanes().has(ActorKind::Task),
        };
    };
    let step = &step;
    let events = &session.events().range(step.first..step.end);
    let who = |actor: ActorId| who(session, actor);
    // A bound of the history ends a run in the middle of a step, and is no event of it.
    let limit = session.outcome().and_then(|outcome| outcome.limit.as_deref());
    if let (true, Some(limit)) = (
        index + 1 == session.steps().len() && step.kind != StepKind::Halt,
        limit,
    ) {
        return Message::Limit(limit.to_owned());
    }
    match step.kind {
        StepKind::Run | StepKind::Thread => match step.actor {
            Some(actor) => uncaught(session, events).unwrap_or_else(|| Message::Run {
                who: who(actor),
                acts: acts(session, step, events),
                end: end(session, index, actor, events),
            }),
            None => Message::Callback {
                label: "callback".into(),
                acts: acts(session, step, events),
            },
        },
        StepKind::Callback if let Some(message) = signal(events) => message,
        StepKind::Callback => Message::Callback {
            label: events
                .clone()
                .find_map(|event| match &event.kind {
                    EventKind::HandleRun { label, .. } => Some(label.to_string()),
                    _ => None,
                })
                .or_else(|| step.actor.map(|actor| who(actor).label))
                .unwrap_or_else(|| "callback".into()),
            acts: acts(session, step, events),
        },
        StepKind::GoesOn => {
            let actor = step.actor.expect("somebody goes on");
            Message::GoesOn {
                who: who(actor),
                at: step.from,
                acts: acts(session, step, events),
                end: end(session, index, actor, events),
            }
        }
        StepKind::Resume => {
            let actor = step.actor.expect("a generator is resumed");
            let frames = events.clone().find_map(|event| match event.kind {
                EventKind::Cross { frames } => Some(frames),
                _ => None,
            });
            Message::Resume {
                who: who(actor),
                first: step.visit == 0,
                sent: is_coroutine(session, actor),
                frames: frames.unwrap_or(1),
                acts: acts(session, step, events),
                end: end(session, index, actor, events),
            }
        }
        StepKind::Wait => wait(session, step, events),
        StepKind::Tidy => tidy(session, events),
        StepKind::Halt => halt(session, events),
    }
}

fn wait(session: &Session, step: &Step, events: &Reader<'_>) -> Message {
    let jumped = events
        .clone()
        .any(|event| matches!(event.kind, EventKind::Advance { .. }));
    let asked = events.clone().find_map(|event| match event.kind {
        EventKind::Wait { until, .. } => Some(until),
        _ => None,
    });
    match asked {
        Some(until) => {
            let until = if jumped { Some(step.to) } else { until };
            let mut woken: Vec<Who> = Vec::new();
            for event in events.clone() {
                if let EventKind::State {
                    actor,
                    state: ActorState::Ready,
                    ..
                } = event.kind
                    && is_task_of_program(session, actor)
                {
                    woken.push(who(session, actor));
                }
            }
            Message::Wait { until, woken }
        }
        None => Message::Sleep {
            who: who(session, step.actor.unwrap_or(ActorId(0))),
            until: step.to,
        },
    }
}

/// The signal from outside that is this step.
#[inline(never)]
fn signal(events: &Reader<'_>) -> Option<Message> {
    match events.clone().next()?.kind {
        EventKind::Signal { name, sent: false } => Some(Message::Signal(name.to_string())),
        _ => None,
    }
}

fn tidy(session: &Session, events: &Reader<'_>) -> Message {
    let (mut tasks, mut passes) = (0, 0);
    for event in events.clone() {
        match &event.kind {
            EventKind::PassBegin { .. } => passes += 1,
            EventKind::Spawn {
                kind: ActorKind::Task,
                origin,
                ..
            } if *origin != Origin::Program => tasks += 1,
            _ => {}
        }
    }
    let name = events.clone().find_map(|event| match &event.kind {
        EventKind::Phase { .. } => session
            .source()
            .text
            .contains("asyncio.run(")
            .then_some("asyncio.run"),
        _ => None,
    });
    Message::Tidy {
        runtime: name.unwrap_or_default().into(),
        tasks,
        passes,
    }
}

fn halt(session: &Session, events: &Reader<'_>) -> Message {
    for event in events.clone() {
        match &event.kind {
            EventKind::Deadlock { waits } => {
                let stuck = stuck(session);
                if !stuck.is_empty() {
                    return Message::Stuck(stuck);
                }
                let edges = waits.iter().map(|edge| Edge {
                    who: who(session, edge.who),
                    wants: edge.what.to_string(),
                    holder: edge.holder.map(|holder| who(session, holder)),
                });
                return Message::Deadlock(edges.collect());
            }
            EventKind::Limit { name } => return Message::Limit(name.to_string()),
            EventKind::Stray { message } => return Message::Stray(message.to_string()),
            _ => {}
        }
    }
    Message::Limit("Stopped".into())
}

/// The tasks of the program that wait, at the end of a run in which nothing can wake them, each with what it waits for.
/// Who waits for others of them only is left out where anybody waits for something else.
fn stuck(session: &Session) -> Vec<(Who, End)> {
    let mut seen: Vec<ActorId> = Vec::new();
    let mut waits: Vec<(ActorId, End)> = Vec::new();
    for event in session.events().back_from(session.events().end()).take(BACK) {
        let EventKind::State { actor, reason, .. } = &event.kind else {
            continue;
        };
        if seen.contains(actor) || !is_task_of_program(session, *actor) {
            continue;
        }
        seen.push(*actor);
        if let Some(end) = waiting(session, reason.as_ref(), 0) {
            waits.push((*actor, end));
        }
        if seen.len() > CROWD {
            break;
        }
    }
    if waits.iter().any(|(_, end)| !matches!(end, End::Joins(_))) {
        waits.retain(|(_, end)| !matches!(end, End::Joins(_)));
    }
    waits.sort_by_key(|(actor, _)| *actor);
    let named = waits.into_iter().map(|(actor, end)| (who(session, actor), end));
    named.collect()
}

/// The program's end by an exception, if these events have its traceback.
fn uncaught(session: &Session, events: &Reader<'_>) -> Option<Message> {
    let error = session.outcome()?.message.as_deref()?;
    let is_traceback = |event: Event| match event.kind {
        EventKind::Print { text, error: true } if text.lines().any(|line| names(line, error)) => Some(text),
        _ => None,
    };
    let text = events.back().find_map(is_traceback)?;
    // What is inside of a group has tracebacks of its own, below.
    let above = text.lines().rev().skip_while(|line| !names(line, error));
    let innermost = above.into_iter().find_map(|line| {
        let line = line.strip_prefix("  | ").unwrap_or(line);
        let (_, rest) = line.trim_start().strip_prefix("File ")?.split_once("\", line ")?;
        rest.split(',').next()?.parse().ok()
    });
    let line = innermost.unwrap_or(0);
    if let Some((name, instead)) = unsupported(error) {
        return Some(Message::Unsupported { name, instead, line });
    }
    Some(Message::Failed {
        error: error.to_owned(),
        line,
    })
}

/// Is it the line of a report that names the exception, of a group the outermost one?
fn names(line: &str, error: &str) -> bool {
    line.strip_prefix("  | ").unwrap_or(line) == error
}

/// `ModuleNotFoundError: No module named 'x' (Switchboard does not support it; use y)`: x, and what to use.
fn unsupported(error: &str) -> Option<(String, String)> {
    let (_, rest) = error.split_once("No module named '")?;
    let (name, rest) = rest.split_once('\'')?;
    let rest = rest.trim().strip_prefix("(Switchboard does not support it")?;
    let instead = rest.trim_end_matches(')').trim_start_matches([';', ' ']);
    let mut letters = instead.chars();
    let instead = letters.next().map_or_else(String::new, |c| {
        format!("{}{}", c.to_ascii_uppercase(), letters.as_str())
    });
    Some((name.to_owned(), instead))
}

/// What the interpreter's warning says, of the lines that it prints; None: it is no warning. An empty one says nothing.
fn warning(text: &str) -> Option<&str> {
    let (_, rest) = text.lines().next()?.split_once("Warning: ")?;
    // Advice of the interpreter's about a tool of its own.
    Some(if rest.starts_with("Enable tracemalloc") {
        ""
    } else {
        rest
    })
}

/// What a run did, from its events.
fn acts(session: &Session, step: &Step, events: &Reader<'_>) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    // On several cores other threads act in between; their acts are other steps'.
    let own = |event: &Event| step.kind != StepKind::Thread || step.actor == Some(event.thread);
    for event in events.clone().filter(own) {
        let name = |name: &Option<switchboard_trace::state::Text>, kind: &str| {
            name.as_deref().unwrap_or(kind).to_owned()
        };
        match &event.kind {
            EventKind::Print { text, error: true } if warning(text).is_some() => {
                let said = warning(text).unwrap_or_default();
                if !said.is_empty() {
                    acts.push(Act::Warned(said.to_owned()));
                }
            }
            // The line that a warning is about.
            EventKind::Print { text, error: true }
                if text.starts_with("  ") && matches!(acts.last(), Some(Act::Warned(_))) => {}
            EventKind::Resolve { actor: None, .. } if step.kind == StepKind::Callback => {
                acts.push(Act::Resolves)
            }
            EventKind::Print { text, .. } => match acts.last_mut() {
                // Pieces of one line are one act.
                Some(Act::Prints(last)) if !last.ends_with('\n') => last.push_str(text),
                _ => acts.push(Act::Prints(text.to_string())),
            },
            EventKind::Spawn {
                actor,
                kind: ActorKind::Task | ActorKind::Thread,
                origin: Origin::Program,
                ..
            } => match acts.last_mut() {
                Some(Act::Starts(all)) => all.push(who(session, *actor)),
                _ => acts.push(Act::Starts(vec![who(session, *actor)])),
            },
            EventKind::Signal { name, sent: true } => acts.push(Act::Signals(name.to_string())),
            EventKind::CancelRequest { actor } if is_task_of_program(session, *actor) => {
                acts.push(Act::Cancels(who(session, *actor)));
            }
            EventKind::NoSwitch { on } => acts.push(Act::NoSwitch(on.map(|actor| who(session, actor)))),
            EventKind::Sync {
                what,
                kind,
                name: n,
                actor,
            } if actor.is_none() || *actor == event.task.or(Some(event.thread)) => {
                acts.push(match &**what {
                    "acquired" => Act::Takes(name(n, kind)),
                    "released" => Act::Gives(name(n, kind)),
                    what => Act::Does {
                        what: what.into(),
                        name: name(n, kind),
                    },
                });
            }
            _ => {}
        }
    }
    for act in &mut acts {
        // Of an error that is told by the interpreter its last line says what it is.
        if let Act::Prints(text) = act
            && text.starts_with("Traceback (most recent call last)")
        {
            *text = text.trim_end().lines().last().unwrap_or_default().to_owned();
        }
    }
    acts.retain(|act| !matches!(act, Act::Prints(text) if text.trim().is_empty()));
    acts
}

/// How a run of `actor` ended, from the state that it went into.
fn end(session: &Session, index: usize, actor: ActorId, events: &Reader<'_>) -> End {
    let blocks = events.clone().find_map(|event| match event.kind {
        EventKind::Block { until } if event.task == Some(actor) => Some(until),
        _ => None,
    });
    if let Some(until) = blocks
        && session
            .steps()
            .get(index + 1)
            .is_some_and(|next| next.kind == StepKind::GoesOn)
    {
        return End::Blocks {
            until,
            late: until.and_then(|until| late(session, actor, events, until)),
        };
    }
    let after = events.back().find_map(|event| match event.kind {
        EventKind::State {
            actor: a,
            state,
            reason,
            ..
        } if a == actor && state != ActorState::Running => Some((state, reason, event.line)),
        _ => None,
    });
    let Some((state, reason, line)) = after else {
        return End::Open;
    };
    match (state, &reason) {
        (ActorState::Done, _) => End::Done,
        (ActorState::Failed, _) => End::Failed,
        (ActorState::Cancelled, _) => End::Cancelled,
        (ActorState::Suspended, _) => End::Suspends,
        (ActorState::Ready, _) => match session.index().lanes().what(actor) {
            Some((ActorKind::Thread, _)) => End::CutOff,
            _ => {
                let next = session
                    .steps()
                    .get(index + 1)
                    .and_then(|next| next.actor)
                    .filter(|next| *next != actor);
                End::Yields {
                    behind: next.map(|next| who(session, next)),
                }
            }
        },
        (ActorState::Blocked, Some(WaitReason::Until(until))) => End::Blocked { until: *until },
        _ => waiting(session, reason.as_ref(), line).unwrap_or(End::Open),
    }
}

/// What somebody who waits for this waits for.
fn waiting(session: &Session, reason: Option<&WaitReason>, line: u32) -> Option<End> {
    Some(match reason? {
        WaitReason::Until(until) => End::Sleeps { until: *until, line },
        WaitReason::Actors { on, .. } => End::Joins(on.iter().map(|a| who(session, *a)).collect()),
        WaitReason::Future(label) => End::Future(label.to_string()),
        WaitReason::Primitive { kind, name, holder } => End::Wants {
            kind: kind.to_string(),
            name: name.as_deref().unwrap_or_default().to_owned(),
            holder: holder.map(|holder| who(session, holder)),
        },
        WaitReason::Io(what) => End::Input(what.to_string()),
        WaitReason::Input => End::Input("a line of input".into()),
        WaitReason::Turn(_) => return None,
    })
}

/// Whose time comes while a call blocks the thread until then: the first of them, and when it is due.
fn late(session: &Session, blocker: ActorId, events: &Reader<'_>, until: Time) -> Option<(Who, Time)> {
    let end = events.back().next()?.id;
    let mut seen = vec![blocker];
    let mut first: Option<(Time, ActorId)> = None;
    for event in session.events().back_from(EventId(end.0 + 1)).take(BACK) {
        let EventKind::State { actor, reason, .. } = &event.kind else {
            continue;
        };
        if seen.contains(actor) || !is_task_of_program(session, *actor) {
            continue;
        }
        // The latest state of each is where it stands now.
        seen.push(*actor);
        if let Some(WaitReason::Until(due)) = reason
            && *due < until
        {
            first = Some(first.map_or((*due, *actor), |best| best.min((*due, *actor))));
        }
        if seen.len() > CROWD {
            break;
        }
    }
    first.map(|(due, actor)| (who(session, actor), due))
}

/// A suspended frame, in words. (No part of a first visit.)
#[inline(never)]
#[must_use]
pub fn frame(session: &Session, name: &str, line: u32, inner: &str) -> Sentence {
    let message = Message::Frame {
        name: name.to_owned(),
        line,
        inner: inner.to_owned(),
    };
    Sentence::of(session, message)
}

fn is_task_of_program(session: &Session, actor: ActorId) -> bool {
    session.index().lanes().what(actor) == Some((ActorKind::Task, Origin::Program))
}

/// Is the generator the call of an `async def`? Then its caller resumes it by `send`.
fn is_coroutine(session: &Session, actor: ActorId) -> bool {
    let label = who(session, actor).label;
    let name = label.split('(').next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    !name.is_empty() && session.source().text.contains(&format!("async def {name}("))
}

/// Is there one thread only?
fn is_alone(session: &Session) -> bool {
    session.index().lanes().count(ActorKind::Thread) == 1
}

fn is_thread(session: &Session, actor: ActorId) -> bool {
    matches!(session.index().lanes().what(actor), Some((ActorKind::Thread, _)))
}

pub(crate) fn who(session: &Session, actor: ActorId) -> Who {
    match session.index().lanes().track(actor) {
        // The only thread has no name that would tell it from others.
        Some(track) if track.kind == ActorKind::Thread && is_alone(session) => Who {
            actor,
            letter: String::new(),
            label: String::new(),
        },
        Some(track) => Who {
            actor,
            letter: track.letter.to_string(),
            label: track.label.to_string(),
        },
        None => Who {
            actor,
            letter: String::new(),
            label: "somebody".into(),
        },
    }
}
