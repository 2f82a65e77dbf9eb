//! Who waits worse than others: overtaken at a lock, behind the interpreter lock, without a core, for a wake-up that
//! came too early.

use super::{Found, Kind, Length, Remark, SLOW, SLOW_TICKS, length};
use std::collections::BTreeMap;
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Tick, Time, WaitReason, event::ActorKind, state::Text,
};

/// So often overtaken is no chance.
const OVERTAKEN: u32 = 5;
/// And so often behind the interpreter lock is a convoy.
const CONVOY: u32 = 3;
/// The interpreter lock's switch interval (5 ms, `sys.getswitchinterval`), less a tenth: in ticks and as time.
const INTERVAL_TICKS: u64 = 90_000;
const INTERVAL: Time = Time(4_500_000);

/// Somebody who waits at something with a name.
struct Asked {
    name: Text,
    kind: Text,
    since: EventId,
    overtaken: u32,
}

/// A thread: what it is, since when and by which event.
struct Thread {
    state: ActorState,
    /// It became ready after having been blocked.
    back: bool,
    since: (Time, Tick),
    event: EventId,
    /// Waits behind the interpreter lock: how many, the longest.
    convoy: Vec<EventId>,
    longest: Length,
}

/// See the module.
#[derive(Default)]
pub struct Waits {
    asked: BTreeMap<ActorId, Asked>,
    threads: BTreeMap<ActorId, Thread>,
    /// The thread that began to run last.
    runs: Option<ActorId>,
    /// Notices that nobody heard, by name: by whom, where.
    unheard: Vec<(Text, ActorId, EventId)>,
}

impl Waits {
    pub fn see(&mut self, event: &Event, found: &mut Found<'_>) {
        match &event.kind {
            EventKind::Spawn {
                actor,
                kind: ActorKind::Thread,
                ..
            } => {
                let thread = Thread {
                    state: ActorState::New,
                    back: false,
                    since: (event.time, event.tick),
                    event: event.id,
                    convoy: Vec::new(),
                    longest: Length::default(),
                };
                self.threads.insert(*actor, thread);
            }
            EventKind::State {
                actor, state, reason, ..
            } => {
                self.asks(event, *actor, *state, reason.as_ref());
                self.thread(event, *actor, *state, found);
            }
            EventKind::Sync {
                what,
                kind,
                name: Some(name),
                actor,
            } => {
                let actor = actor.or(event.task).unwrap_or(event.thread);
                match (&**what, &**kind) {
                    ("acquired", _) => self.acquired(event, actor, name, found),
                    ("notified", "condition") if !self.asked.values().any(|a| a.name == *name) => {
                        self.unheard.push((name.clone(), actor, event.id));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn asks(&mut self, event: &Event, actor: ActorId, state: ActorState, reason: Option<&WaitReason>) {
        match (state, reason) {
            (
                ActorState::Waiting | ActorState::Blocked,
                Some(WaitReason::Primitive {
                    kind,
                    name: Some(name),
                    ..
                }),
            ) => {
                // Woken, too late, and back in the queue: it has asked all the time.
                if self.asked.get(&actor).is_some_and(|asked| asked.name == *name) {
                    return;
                }
                let asked = Asked {
                    name: name.clone(),
                    kind: kind.clone(),
                    since: event.id,
                    overtaken: 0,
                };
                self.asked.insert(actor, asked);
            }
            // It may look again and find that another one was faster.
            (ActorState::Ready | ActorState::Running, _)
                if self.asked.get(&actor).is_some_and(|asked| &*asked.kind == "lock") => {}
            _ => drop(self.asked.remove(&actor)),
        }
    }

    fn acquired(&mut self, event: &Event, by: ActorId, name: &Text, found: &mut Found<'_>) {
        let came = { self.asked.remove(&by) }.filter(|asked| asked.name == *name);
        let came = came.map_or(event.id, |asked| asked.since);
        for (&who, asked) in &mut self.asked {
            if asked.name != *name || asked.since >= came {
                continue;
            }
            asked.overtaken += 1;
            let times = asked.overtaken;
            if times < OVERTAKEN {
                continue;
            }
            let since = asked.since;
            let same = |remark: &Remark| match remark {
                Remark::Overtaken { who: w, name: n, .. } => w.actor == who && **n == **name,
                _ => false,
            };
            let known = { found.notes.iter_mut() }.find(|note| same(&note.remark));
            match known.map(|note| &mut note.remark) {
                Some(Remark::Overtaken { times: most, .. }) => *most = (*most).max(times),
                _ => {
                    found.add(Kind::Starvation, since, same, |found| Remark::Overtaken {
                        who: found.who(who),
                        name: name.to_string(),
                        times,
                    });
                }
            }
        }
    }

    fn thread(&mut self, event: &Event, actor: ActorId, state: ActorState, found: &mut Found<'_>) {
        let now = (event.time, event.tick);
        let before = self.runs;
        if state == ActorState::Running && self.threads.contains_key(&actor) {
            self.runs = Some(actor);
        }
        let Some(thread) = self.threads.get_mut(&actor) else {
            return;
        };
        if thread.state == ActorState::Ready && state == ActorState::Running {
            let stood = length(thread.since, now);
            let since = thread.event;
            if stood.time >= SLOW || stood.ticks >= SLOW_TICKS {
                let same =
                    |remark: &Remark| matches!(remark, Remark::Unserved { who, .. } if who.actor == actor);
                found.add(Kind::Starvation, since, same, |found| Remark::Unserved {
                    who: found.who(actor),
                    length: stood,
                });
            } else if thread.back && (stood.time >= INTERVAL || stood.ticks >= INTERVAL_TICKS) {
                thread.convoy.push(since);
                if thread.longest.ticks < stood.ticks {
                    thread.longest = stood;
                }
                let behind = before.filter(|before| *before != actor);
                convoy(actor, thread, behind, found);
            }
        }
        thread.back = state == ActorState::Ready && thread.state == ActorState::Blocked;
        thread.state = state;
        thread.since = now;
        thread.event = event.id;
    }

    /// The run is over: who still waits, waits for ever.
    pub fn end(self, found: &mut Found<'_>) {
        for (&waits, asked) in &self.asked {
            if &*asked.kind != "condition" {
                continue;
            }
            let early =
                { self.unheard.iter() }.rfind(|(name, _, at)| *name == asked.name && *at < asked.since);
            if let Some((name, by, at)) = early {
                found.add(
                    Kind::LostWakeUp,
                    *at,
                    |_| false,
                    |found| Remark::LostWakeUp {
                        by: found.who(*by),
                        name: name.to_string(),
                        waits: found.who(waits),
                    },
                );
            }
        }
    }
}

/// It came back from a wait once more and stood for an interval, because somebody computes.
fn convoy(actor: ActorId, thread: &Thread, behind: Option<ActorId>, found: &mut Found<'_>) {
    let places = match thread.convoy.len() as u32 {
        ..CONVOY => return,
        CONVOY => &thread.convoy[..],
        _ => &thread.convoy[thread.convoy.len() - 1..],
    };
    let same = |remark: &Remark| matches!(remark, Remark::Convoy { who, .. } if who.actor == actor);
    for place in places {
        let note = found.add(Kind::Convoy, *place, same, |found| Remark::Convoy {
            who: found.who(actor),
            times: 0,
            length: thread.longest,
            behind: behind.map(|behind| found.who(behind)),
        });
        if let Some(note) = note
            && let Remark::Convoy { times, length, .. } = &mut note.remark
        {
            (*times, *length) = (note.times, thread.longest);
        }
    }
}
