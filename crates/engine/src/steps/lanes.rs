//! Lanes: the states of each actor over the steps, and the elastic axis.

use switchboard_trace::{
    ActorId, ActorState, Event, EventKind, Lane, Origin, Step, StepKind, Tick, Time,
    event::ActorKind,
    state::Text,
    step::{Bar, Column},
};

/// State changes by actor, as they come. Bounded by the events that made them.
#[derive(Clone, Default)]
pub struct Lanes {
    /// By actor number; None for numbers that no Spawn told of.
    actors: Vec<Option<Track>>,
    /// The task whose call blocks its thread.
    blocking: Option<ActorId>,
}

/// One actor's facts and changes.
#[derive(Clone, Debug)]
pub struct Track {
    pub kind: ActorKind,
    pub origin: Origin,
    pub parent: Option<ActorId>,
    pub letter: Text,
    pub label: Text,
    changes: Vec<(Tick, ActorState)>,
}

impl Lanes {
    pub(super) fn push(&mut self, event: &Event) {
        match &event.kind {
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
                self.actors[index] = Some(Track {
                    kind: *kind,
                    origin: *origin,
                    parent: *parent,
                    letter: letter.clone(),
                    label: label.clone(),
                    changes: vec![(event.tick, ActorState::New)],
                });
            }
            // A task that holds its thread in a call stays Running for its runtime; its lane tells more.
            EventKind::Block { .. } if event.task.is_some() => {
                self.blocking = event.task;
                self.change(event.task, event.tick, ActorState::Blocked);
            }
            EventKind::Advance { .. } if self.blocking.is_some() => {
                let task = self.blocking.take();
                self.change(task, event.tick, ActorState::Running);
            }
            EventKind::State { actor, state, .. } => {
                self.change(Some(*actor), event.tick, *state);
            }
            _ => {}
        }
    }

    fn change(&mut self, actor: Option<ActorId>, tick: Tick, state: ActorState) {
        if let Some(Some(track)) = actor.and_then(|actor| self.actors.get_mut(actor.0 as usize)) {
            track.changes.push((tick, state));
        }
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
    pub fn draw(&self, steps: &[Step], most: usize, show: impl Fn(&Track) -> bool) -> Vec<Lane> {
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
                bars: bars(&track.changes, steps),
            })
            .collect()
    }
}

/// Changes as stretches of steps: in each step the state at the moment that stands for it.
fn bars(changes: &[(Tick, ActorState)], steps: &[Step]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (index, &(tick, state)) in changes.iter().enumerate() {
        let from = first_step(steps, tick);
        let to = changes
            .get(index + 1)
            .map_or(steps.len(), |&(next, _)| first_step(steps, next));
        if from >= to {
            continue;
        }
        match bars.last_mut() {
            Some(last) if last.state == state && last.to == from as u32 => last.to = to as u32,
            _ => bars.push(Bar {
                from: from as u32,
                to: to as u32,
                state,
            }),
        }
    }
    bars
}

/// The first step in whose column a change at this tick is seen.
fn first_step(steps: &[Step], tick: Tick) -> usize {
    steps.partition_point(|step| stands_for(step) < tick)
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
pub fn axis(steps: &[Step]) -> Vec<Column> {
    let columns = steps.iter().enumerate();
    columns
        .map(|(index, step)| Column {
            step: index as u32,
            time: step.from,
            wait: (step.kind == StepKind::Wait).then_some(Time(step.to.0 - step.from.0)),
        })
        .collect()
}
