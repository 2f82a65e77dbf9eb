//! Notes: what is worth a remark in a run, found in its recorded events (not in the program's text).
//!
//! ```text
//! events --one pass--> Blocking   who keeps the loop's thread from everybody
//!                      Waits      who is overtaken, who waits for the interpreter lock, whose wake-up came too early
//!                      Queues     what grows and has no bound
//!                      Said       what the runtime itself complains of
//! ```
//! A remark that comes again is one note with more places. Each says who, where and since when; none says "always".

mod blocking;
mod queues;
mod said;
mod waits;

use crate::{
    message::{Segment, Who},
    session::Session,
    story,
    words::en,
};
use switchboard_trace::{ActorId, EventId, EventKind, Tick, Time};

/// What kind of remark: names for links, tests and CSS classes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    LoopBlocked,
    NeverYields,
    NeverAwaited,
    NeverRetrieved,
    Destroyed,
    Deadlock,
    Starvation,
    Convoy,
    UnboundedQueue,
    LostWakeUp,
}

impl Kind {
    /// `loop-blocked`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LoopBlocked => "loop-blocked",
            Self::NeverYields => "never-yields",
            Self::NeverAwaited => "never-awaited",
            Self::NeverRetrieved => "never-retrieved",
            Self::Destroyed => "destroyed",
            Self::Deadlock => "deadlock",
            Self::Starvation => "starvation",
            Self::Convoy => "convoy",
            Self::UnboundedQueue => "unbounded-queue",
            Self::LostWakeUp => "lost-wake-up",
        }
    }
}

/// How long something went on: the time, or where code costs none the instructions that were run meanwhile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Length {
    pub time: Time,
    pub ticks: u64,
}

/// What a note says, before any language.
#[derive(Clone, PartialEq, Debug)]
pub enum Remark {
    /// A call of a task's kept the loop's thread; None: to the end of the run. Who was due meanwhile, if anybody.
    LoopBlocked {
        who: Who,
        line: u32,
        length: Option<Time>,
    },
    /// A task ran on while others waited for its thread.
    NeverYields {
        who: Who,
        length: Length,
    },
    /// A coroutine that was made and never ran: its name.
    NeverAwaited {
        name: String,
    },
    /// An exception that nobody asked for.
    NeverRetrieved {
        error: String,
    },
    /// A task that was let go while it waited.
    Destroyed,
    /// As the run's last sentence says it.
    Deadlock(Vec<Segment>),
    /// Others took it so often after this one had asked.
    Overtaken {
        who: Who,
        name: String,
        times: u32,
    },
    /// Ready for so long, and without a core.
    Unserved {
        who: Who,
        length: Length,
    },
    /// Came back from a wait so often and stood behind who computes.
    Convoy {
        who: Who,
        times: u32,
        /// One of the waits.
        length: Length,
        behind: Option<Who>,
    },
    UnboundedQueue {
        name: String,
        items: u32,
    },
    /// Notified when nobody waited; then somebody came, and waits to the end.
    LostWakeUp {
        by: Who,
        name: String,
        waits: Who,
    },
}

/// One note.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    pub kind: Kind,
    pub remark: Remark,
    /// Where it was seen, in order: [`MOST_PLACES`] of them at most.
    pub places: Vec<EventId>,
    /// How often.
    pub times: u32,
}

/// Places that a note keeps.
pub const MOST_PLACES: usize = 100;
/// Notes at most; a run with more has one thing wrong many times.
const MOST_NOTES: usize = 100;

impl Note {
    /// In English.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment> {
        en::remark(&self.remark, self.times)
    }

    /// As plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        en::plain(&self.segments())
    }
}

/// The notes that a pass has found, and the session that it reads.
struct Found<'a> {
    session: &'a Session,
    notes: Vec<Note>,
}

impl Found<'_> {
    fn who(&self, actor: ActorId) -> Who {
        story::who(self.session, actor)
    }

    /// Another place of the note that `same` knows again, or a new one. Gives the note.
    fn add(
        &mut self,
        kind: Kind,
        place: EventId,
        same: impl Fn(&Remark) -> bool,
        remark: impl FnOnce(&Self) -> Remark,
    ) -> Option<&mut Note> {
        let known = { self.notes.iter() }.position(|note| note.kind == kind && same(&note.remark));
        let index = match known {
            Some(index) => index,
            None if self.notes.len() >= MOST_NOTES => return None,
            None => {
                let remark = remark(self);
                self.notes.push(Note {
                    kind,
                    remark,
                    places: Vec::new(),
                    times: 0,
                });
                self.notes.len() - 1
            }
        };
        let note = &mut self.notes[index];
        note.times += 1;
        if note.places.len() < MOST_PLACES {
            note.places.push(place);
        }
        Some(note)
    }
}

impl Session {
    /// The notes of all that has run, by their first place. One pass over the history: ask when a run rests.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let mut found = Found {
            session: self,
            notes: Vec::new(),
        };
        let mut blocking = blocking::Blocking::default();
        let mut waits = waits::Waits::default();
        let mut queues = queues::Queues::default();
        let mut said = said::Said::default();
        let events = self.events();
        for event in events.range(EventId(0)..events.end()) {
            blocking.see(&event, &mut found);
            waits.see(&event, &mut found);
            queues.see(&event, &mut found);
            said.see(&event, &mut found);
            if let EventKind::Deadlock { .. } = event.kind {
                let sentence = self.sentence_of(self.index().of(event.id)).segments;
                found.add(
                    Kind::Deadlock,
                    event.id,
                    |_| false,
                    |_| Remark::Deadlock(sentence),
                );
            }
        }
        let head = self.progress().head;
        let time = events.last().map_or(Time(0), |event| event.time);
        if self.progress().ended {
            blocking.end(time, head, &mut found);
            waits.end(&mut found);
        }
        let mut notes = found.notes;
        notes.sort_by_key(|note| note.places.first().copied());
        notes
    }

    /// The step that a note's place is in; None: before the first.
    #[must_use]
    pub fn step_of(&self, event: EventId) -> Option<usize> {
        self.index().of(event)
    }
}

/// Ticks that stand for a tenth of a second, which is when asyncio's debug mode calls a callback slow
/// (`loop.slow_callback_duration`): at the measured 50 ns an instruction.
const SLOW_TICKS: u64 = SLOW.0 / switchboard_engine::kernel::costs::INSTRUCTION;
/// The same as time.
const SLOW: Time = Time(100_000_000);

fn length(from: (Time, Tick), to: (Time, Tick)) -> Length {
    Length {
        time: Time(to.0.0.saturating_sub(from.0.0)),
        ticks: to.1.0.saturating_sub(from.1.0),
    }
}
