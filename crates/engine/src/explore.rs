//! The explorer: runs of one world under every choice, those nearest to the default policy first.
//!
//! ```text
//! default run --each choice, each other option--> runs with one departure --...--> runs with two --...
//! ```
//! A run is known by its departures alone (the choices after the last one are the policy's), so none is made twice, and
//! what is found can be opened as a schedule. Errors of concurrency need few departures, which is why few come first.

use crate::{
    domain::{Domain, Grain},
    policy::random::mix,
    world::World,
};
use switchboard_trace::{Anchor, Departure, Event, EventKind, Schedule, Sink};

/// How far to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
    /// Runs at most.
    pub runs: usize,
    /// Ticks of a run at most; one that is longer is looked at as far as it goes.
    pub ticks: u64,
    /// Departures of a run at most.
    pub departures: usize,
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explored {
    pub runs: usize,
    /// Every run with so few departures has been made.
    pub complete: bool,
}

/// A run to be made: its departures, and how many choices lie before those that it may still depart from.
type Next = (Vec<Departure>, usize);

#[derive(Default)]
struct Keep(Vec<Event>);

impl Sink for Keep {
    fn record(&mut self, event: Event) {
        self.0.push(event);
    }

    fn keeping(&self) -> bool {
        true
    }
}

/// Explores from a world under the default policy that has not run. `visit` is given each run's schedule, its events and
/// the world at its end, and says whether to look on.
pub fn explore<D: Domain>(
    start: &World<D>,
    reach: Reach,
    mut visit: impl FnMut(&Schedule, &[Event], &World<D>) -> bool,
) -> Explored {
    let mut level: Vec<Next> = vec![(Vec::new(), 0)];
    let mut runs = 0;
    // All runs are the same up to the first choice.
    let mut start = start.clone();
    let mut keep = Keep::default();
    start.clone().run(reach.ticks, Grain::None, &mut keep);
    let is_choice = |event: &&Event| matches!(event.kind, EventKind::Choice { .. });
    let free = keep.0.iter().find(is_choice).map_or(0, |event| event.tick.0 - 1);
    let mut before = Keep::default();
    start.run(free, Grain::None, &mut before);
    let mut complete = true;
    for depth in 0..=reach.departures {
        let mut next: Vec<Next> = Vec::new();
        for (departures, from) in level {
            if runs == reach.runs {
                return Explored {
                    runs,
                    complete: false,
                };
            }
            runs += 1;
            let schedule = Schedule {
                departures,
                ..Schedule::default()
            };
            let (mut world, mut keep) = (start.clone(), Keep(before.0.clone()));
            world.follow(&schedule);
            world.run(reach.ticks.saturating_sub(free), Grain::None, &mut keep);
            if !visit(&schedule, &keep.0, &world) {
                return Explored {
                    runs,
                    complete: false,
                };
            }
            if depth < reach.departures {
                branch(&schedule.departures, from, &keep.0, &mut next);
                if next.len() > 8 * reach.runs {
                    spread(&mut next);
                    next.truncate(reach.runs);
                    complete = false;
                }
            }
        }
        spread(&mut next);
        level = next;
        if level.is_empty() {
            break;
        }
    }
    Explored { runs, complete }
}

/// Whatever part of a level there is time for is spread over all of it.
fn spread(level: &mut [Next]) {
    level.sort_by_cached_key(|(departures, from)| mix(*from as u64 ^ mix(place(departures))));
}

/// The runs that depart once more, after the choices that this one was made of.
fn branch(departures: &[Departure], from: usize, events: &[Event], next: &mut Vec<Next>) {
    let choices = events.iter().filter_map(|event| match &event.kind {
        EventKind::Choice { at, options, picked } => Some((at, options, *picked as usize)),
        _ => None,
    });
    for (index, (at, options, picked)) in choices.enumerate().skip(from) {
        for (_, option) in options.iter().enumerate().filter(|(other, _)| *other != picked) {
            let mut more = departures.to_vec();
            more.push(Departure {
                at: Anchor::clone(at),
                option: option.to_string(),
            });
            next.push((more, index + 1));
        }
    }
}

/// A number for the last departure.
fn place(departures: &[Departure]) -> u64 {
    departures.last().map_or(0, |last| {
        let letters = last.option.bytes().chain(last.at.actor.bytes());
        letters.fold(
            u64::from(last.at.line) << 32 | u64::from(last.at.visit),
            |sum, byte| mix(sum ^ u64::from(byte)),
        )
    })
}
