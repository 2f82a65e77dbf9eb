//! Causes: why an actor runs now or stands where it does, followed from event to event, nearest first.

use super::{BACK, CHAIN, Sentence, Why, is_alone, is_task_of_program, is_thread, waiting, who};
use crate::{
    message::{End, Message},
    session::Session,
};
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, WaitReason,
    event::{ActorKind, ReadyBy},
};

/// The chain of causes of a step: why its actor runs now, why that was possible, and so on.
#[must_use]
pub fn why(session: &Session, index: Option<usize>) -> Vec<Why> {
    let events = session.events();
    let Some(step) = index.and_then(|index| session.steps().get(index)) else {
        return Vec::new();
    };
    // From the last time that its actor began to run; a wait from what is told of it.
    let runs = |event: &Event| match event.kind {
        EventKind::State {
            actor,
            state: ActorState::Running,
            ..
        } => step.kind.counts() && step.actor == Some(actor),
        _ => false,
    };
    let began = events
        .back_from(step.end)
        .take(BACK)
        .find(runs)
        .map(|event| event.id);
    chain(session, began.unwrap_or(step.first), |event, first| {
        because(session, event, first)
    })
}

/// Why somebody stands where the event put it: one sentence for each cause, nearest first. (No part of a first visit.)
#[inline(never)]
#[must_use]
pub fn why_there(session: &Session, since: EventId) -> Vec<Why> {
    chain(session, since, |event, first| match &event.kind {
        EventKind::State {
            actor,
            state: ActorState::Waiting | ActorState::Blocked,
            reason: Some(reason),
            ..
        } if first => {
            let end = match (
                waiting(session, Some(reason), event.line)?,
                is_thread(session, *actor),
            ) {
                (End::Sleeps { until, .. }, true) => End::Blocked { until },
                (end, _) => end,
            };
            Some(Message::BecauseWaits {
                who: who(session, *actor),
                end,
            })
        }
        _ => because(session, event, first),
    })
}

/// The chain of causes that begins with an event.
fn chain(session: &Session, from: EventId, message: impl Fn(&Event, bool) -> Option<Message>) -> Vec<Why> {
    let events = session.events();
    let mut chain = Vec::new();
    let mut next = Some(from);
    let mut seen_first = false;
    while let Some(event) = next.and_then(|id| events.get(id)) {
        if chain.len() == CHAIN {
            break;
        }
        let told = message(&event, !seen_first);
        // The same of an earlier time says nothing new.
        let told = told.filter(|message| chain.iter().all(|why: &Why| why.sentence.message != *message));
        if let Some(message) = told {
            chain.push(Why {
                sentence: Sentence::of(session, message),
                event: event.id,
                tick: event.tick,
                step: session.index().of(event.id),
            });
        }
        seen_first = true;
        // A cause is always earlier: the chain ends.
        next = event.cause.filter(|cause| *cause < event.id);
    }
    chain
}

/// What an event says as a cause.
#[must_use]
pub fn cause(session: &Session, event: EventId) -> Option<Sentence> {
    let event = session.events().get(event)?;
    because(session, &event, false).map(|message| Sentence::of(session, message))
}

/// What an event says as a cause; None: nothing that a reader would ask for.
fn because(session: &Session, event: &Event, first: bool) -> Option<Message> {
    let who = |actor: ActorId| who(session, actor);
    let cause = event.cause.and_then(|id| session.events().get(id));
    Some(match &event.kind {
        // That the only thread runs needs no cause but time.
        EventKind::State {
            actor,
            state: ActorState::Running,
            ..
        }
        | EventKind::Spawn { actor, .. }
            if is_thread(session, *actor) && is_alone(session) =>
        {
            return None;
        }
        EventKind::State {
            actor,
            ready: Some(ReadyBy::Spawn),
            ..
        } if is_thread(session, *actor) && is_alone(session) => return None,
        EventKind::State {
            actor,
            state: ActorState::Running,
            ..
        } if first
            && session
                .index()
                .lanes()
                .what(*actor)
                .is_some_and(|(kind, _)| kind == ActorKind::Generator) =>
        {
            Message::BecauseCalled { who: who(*actor) }
        }
        EventKind::State {
            actor,
            state: ActorState::Running,
            ..
        } if first => Message::BecauseFirst {
            who: who(*actor),
            thread: is_thread(session, *actor),
        },
        EventKind::State {
            actor,
            state: ActorState::Ready,
            ready,
            ..
        } => {
            let by = ready.unwrap_or(ReadyBy::Soon);
            let from = cause
                .and_then(|cause| cause.task.or(Some(cause.thread)))
                .filter(|from| {
                    from != actor && (is_task_of_program(session, *from) || is_thread(session, *actor))
                });
            Message::BecauseReady {
                who: who(*actor),
                by,
                from: from.map(who),
                thread: is_thread(session, *actor),
            }
        }
        EventKind::State {
            actor,
            state: ActorState::Waiting | ActorState::Blocked,
            reason: Some(WaitReason::Until(until)),
            ..
        } => Message::BecauseAsked {
            who: who(*actor),
            until: *until,
        },
        EventKind::TimerSet {
            actor: Some(actor),
            when,
        } => Message::BecauseAsked {
            who: who(*actor),
            until: *when,
        },
        EventKind::TimerDue { actor, when } => Message::BecauseTimer {
            who: actor.map(who),
            at: *when,
        },
        EventKind::Spawn {
            actor,
            parent,
            kind: ActorKind::Task | ActorKind::Thread,
            ..
        } => {
            let by =
                parent.filter(|parent| is_task_of_program(session, *parent) || is_thread(session, *actor));
            Message::BecauseMade {
                who: who(*actor),
                by: by.map(who),
            }
        }
        EventKind::Resolve {
            actor: Some(actor), ..
        } => Message::BecauseResolved {
            what: who(*actor).label,
        },
        EventKind::Resolve { actor: None, label } => Message::BecauseResolved {
            what: label.to_string(),
        },
        EventKind::Signal { name, .. } => Message::Signal(name.to_string()),
        EventKind::CancelRequest { actor } => Message::BecauseCancelled { who: who(*actor) },
        EventKind::Advance { from } => Message::BecauseTime {
            from: *from,
            to: event.time,
        },
        EventKind::Sync { what, name, kind, .. } if &**what == "released" => Message::BecauseReleased {
            who: who(event.task.unwrap_or(event.thread)),
            name: name.as_deref().unwrap_or(kind).to_owned(),
        },
        _ => return None,
    })
}
