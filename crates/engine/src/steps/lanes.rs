//! Lanes: the states of each actor over the steps, and the elastic axis.

use super::kept::KeptSteps;
use std::collections::BTreeMap;
use switchboard_trace::{
    ActorId, ActorState, EventKind, Lane, Origin, Step, StepKind, Tick, Time,
    event::ActorKind,
    packed,
    rows::{Head, Row},
    state::Text,
    step::{Bar, Column},
};

/// State changes by actor, as they come. Bounded by the events that made them.
#[derive(Clone, Default)]
pub struct Lanes {
    /// By actor number; None for numbers that no Spawn told of.
    actors: Vec<Option<Track>>,
    /// By blocked thread, the task whose call blocks it.
    blocking: BTreeMap<ActorId, ActorId>,
}

/// One actor's facts and changes.
#[derive(Clone, Debug)]
pub struct Track {
    pub kind: ActorKind,
    pub origin: Origin,
    pub parent: Option<ActorId>,
    pub letter: Text,
    pub label: Text,
    changes: Changes,
}

/// Changes of state, packed: two bytes each.
#[derive(Clone, Debug, Default)]
struct Changes {
    bytes: Vec<u8>,
    /// The tick of the last one.
    last: u64,
}

impl Changes {
    fn push(&mut self, tick: Tick, state: ActorState) {
        packed::put(
            &mut self.bytes,
            tick.0.wrapping_sub(self.last) << 4 | state as u64,
        );
        self.last = tick.0;
    }

    fn iter(&self) -> impl Iterator<Item = (Tick, ActorState)> {
        let (mut at, mut tick) = (0, 0_u64);
        std::iter::from_fn(move || {
            if at >= self.bytes.len() {
                return None;
            }
            let number = packed::get(&self.bytes, &mut at);
            tick = tick.wrapping_add(number >> 4);
            Some((Tick(tick), ActorState::ALL[(number & 15) as usize]))
        })
    }
}

impl Lanes {
    /// Takes an event that is no change of state.
    pub(super) fn push(&mut self, event: &Row, kind: &EventKind) {
        let Head { tick, task, .. } = event.head;
        match kind {
            EventKind::Spawn {
                actor,
                parent,
                kind,
                origin,
                letter,
                label,
            } => {
                let index = actor.0 as usize;
                if self.actors.len() <= index {
                    self.actors.resize(index + 1, None);
                }
                let mut changes = Changes::default();
                changes.push(tick, ActorState::New);
                self.actors[index] = Some(Track {
                    kind: *kind,
                    origin: *origin,
                    parent: *parent,
                    letter: letter.clone(),
                    label: label.clone(),
                    changes,
                });
            }
            // A task that holds its thread in a call stays Running for its runtime; its lane tells more.
            EventKind::Block { .. } => {
                if let Some(task) = task {
                    self.blocking.insert(event.head.thread, task);
                    self.change(task, tick, ActorState::Blocked);
                }
            }
            _ => {}
        }
    }

    /// Takes a change of state; the kind and origin of who changes.
    #[inline]
    pub(super) fn change(
        &mut self,
        actor: ActorId,
        tick: Tick,
        state: ActorState,
    ) -> Option<(ActorKind, Origin)> {
        let track = self.actors.get_mut(actor.0 as usize)?.as_mut()?;
        track.changes.push(tick, state);
        let what = (track.kind, track.origin);
        if what.0 == ActorKind::Thread
            && state == ActorState::Running
            && let Some(task) = self.blocking.remove(&actor)
        {
            self.change(task, tick, ActorState::Running);
        }
        Some(what)
    }

    /// The kind and origin of an actor.
    #[must_use]
    pub fn what(&self, actor: ActorId) -> Option<(ActorKind, Origin)> {
        self.track(actor).map(|track| (track.kind, track.origin))
    }

    /// The facts of an actor.
    #[must_use]
    pub fn track(&self, actor: ActorId) -> Option<&Track> {
        self.actors.get(actor.0 as usize)?.as_ref()
    }

    /// How many actors of a kind the program has made.
    #[must_use]
    pub fn count(&self, kind: ActorKind) -> usize {
        self.actors
            .iter()
            .flatten()
            .filter(|t| t.kind == kind && t.origin == Origin::Program)
            .count()
    }

    /// Has the world any actor of a kind, the program's or not?
    #[must_use]
    pub fn has(&self, kind: ActorKind) -> bool {
        self.actors.iter().flatten().any(|t| t.kind == kind)
    }

    /// The first actor with this letter.
    #[must_use]
    pub fn by_letter(&self, letter: &str) -> Option<ActorId> {
        let index = self
            .actors
            .iter()
            .position(|t| t.as_ref().is_some_and(|t| &*t.letter == letter))?;
        Some(ActorId(index as u32))
    }

    /// The lanes of the first `most` actors that `show` picks, over all steps, in order of creation.
    #[must_use]
    pub fn draw(&self, steps: &KeptSteps, most: usize, show: impl Fn(&Track) -> bool) -> Vec<Lane> {
        let columns: Vec<Tick> = steps.iter().map(|step| stands_for(&step)).collect();
        let tracks = self.actors.iter().enumerate();
        tracks
            .filter_map(|(index, track)| Some((ActorId(index as u32), track.as_ref()?)))
            .filter(|(_, track)| show(track))
            .take(most)
            .map(|(actor, track)| Lane {
                actor,
                parent: track.parent,
                kind: track.kind,
                origin: track.origin,
                letter: track.letter.clone(),
                label: track.label.clone(),
                bars: bars(&track.changes, &columns),
            })
            .collect()
    }
}

/// Changes as stretches of steps: in each step the state at the moment that stands for it. `columns` are those moments.
fn bars(changes: &Changes, columns: &[Tick]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut changes = changes.iter();
    let mut now = changes.next();
    let mut from = now.map_or(0, |(tick, _)| columns.partition_point(|&column| column < tick));
    while let Some((_, state)) = now {
        now = changes.next();
        // The first step in whose column the next change is seen: not far from here.
        let to = now.map_or(columns.len(), |(tick, _)| {
            from + near(&columns[from..], |&column| column < tick)
        });
        if from < to {
            match bars.last_mut() {
                Some(last) if last.state == state && last.to == from as u32 => last.to = to as u32,
                _ => bars.push(Bar {
                    from: from as u32,
                    to: to as u32,
                    state,
                }),
            }
        }
        from = to;
    }
    bars
}

/// A partition point that is most often near the beginning.
fn near<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    let mut reach = 1;
    while items.get(reach).is_some_and(&holds) {
        reach *= 2;
    }
    items[..reach.min(items.len())].partition_point(holds)
}

/// The moment whose states a step's column has: a wait's beginning (who it waits with), any other step's moment shown.
fn stands_for(step: &Step) -> Tick {
    match step.kind {
        StepKind::Wait => step.begin,
        _ => step.show,
    }
}

/// The elastic axis: one column a step, waits with their length.
#[must_use]
pub fn axis(steps: &KeptSteps) -> Vec<Column> {
    let columns = steps.iter().enumerate();
    columns
        .map(|(index, step)| Column {
            step: index as u32,
            time: step.from,
            wait: (step.kind == StepKind::Wait).then_some(Time(step.to.0 - step.from.0)),
        })
        .collect()
}
