//! The timeline: the history of one run and a cursor in it.
//!
//! ```text
//! start ----------*--------------------------------- head ....>
//!   |  |  |  |    ^cursor     checkpoints |  |  |      ^ runs ahead in slices, its events are kept
//! ```
//! *Back is checkpoint plus re-execution*, never inverse operations. The head runs once and its events are kept; every
//! other run is a re-execution whose events are dropped.

mod checkpoints;
mod console;
mod inject;
mod kept;
mod walk;

use crate::{
    domain::{Domain, Grain},
    policy::replay::Stray,
    world::{Halt, World},
};
use checkpoints::Checkpoints;
pub use console::Console;
use kept::Kept;
pub use kept::ROW;
use switchboard_trace::{
    Departure, Event, EventId, EventKind, Rows, Scene, Schedule, Sink, Tick, Viewport, scene::Outcome,
    schedule::Injection, state::Text,
};

/// Bounds of one history: how far it runs and what it may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Ticks.
    pub ticks: u64,
    /// Bytes of events.
    pub events: usize,
    /// Bytes of checkpoints along the run.
    pub checkpoints: usize,
    /// Bytes of output.
    pub output: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            ticks: 200_000_000,
            events: 96 << 20,
            checkpoints: 96 << 20,
            output: 4 << 20,
        }
    }
}

/// How far the head has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    pub head: Tick,
    /// The run has ended, or reached a bound: it goes no further.
    pub ended: bool,
}

/// Ticks from one copy of the head to the next while a bound is near: running that many again is not felt, and a copy
/// costs less than running them.
const RETREAT: u64 = 100_000;

/// One run: its schedule, its events, a cursor. See the module's documentation.
#[derive(Clone)]
pub struct Timeline<D> {
    schedule: Schedule,
    bounds: Bounds,
    head: World<D>,
    cursor: World<D>,
    checkpoints: Checkpoints<D>,
    events: Kept,
    /// Where the head was a moment ago, kept while a bound of the history is near: what is met within a slice is found again
    /// from here, however far the last checkpoint is.
    retreat: Option<World<D>>,
    /// How the run ended: the world's outcome, or a bound of the history.
    outcome: Option<Outcome>,
}

/// Drops events: for re-execution.
pub struct Nowhere;

impl Sink for Nowhere {
    fn record(&mut self, _: Event) {}

    fn keeping(&self) -> bool {
        false
    }
}

impl<D: Domain> Timeline<D> {
    /// A history that begins with `world`, which must not have run yet.
    #[must_use]
    pub fn new(world: World<D>, schedule: Schedule, bounds: Bounds) -> Self {
        assert!(
            world.tick() == Tick(0),
            "a timeline begins at the start of a world"
        );
        Self {
            schedule,
            bounds,
            checkpoints: Checkpoints::new(world.clone(), bounds.checkpoints),
            head: world.clone(),
            cursor: world,
            events: Kept::new(bounds),
            retreat: None,
            outcome: None,
        }
    }

    /// Runs the head on for about `fuel` ticks; the cursor stays. Where it ends does not depend on how it is sliced.
    pub fn advance(&mut self, fuel: u64) -> Progress {
        let mut fuel = fuel;
        while fuel > 0 && self.outcome.is_none() {
            let room = self.bounds.ticks - self.head.tick().0;
            if room == 0 {
                let text = format!(
                    "Stopped after {} steps of the machine",
                    thousands(self.bounds.ticks)
                );
                self.stop(text.into());
                break;
            }
            let before = self.head.tick();
            let kept = self.retreat.as_ref().map_or(0, |world| world.tick().0);
            if self.events.nearly_full() && before.0 - kept >= RETREAT {
                self.retreat = Some(self.head.clone());
            }
            let slice = fuel.min(room).min(self.checkpoints.until_due(before).max(1));
            let halt = self.head.run(slice, Grain::None, &mut self.events);
            fuel -= self.head.tick().0 - before.0;
            if let Some((tick, text)) = self.events.over.clone() {
                // Not where this slice ended, but at the event itself: the same however the run is sliced.
                self.head = match self.retreat.take().filter(|world| world.tick() <= tick) {
                    Some(mut world) => {
                        walk::run_to(&mut world, tick);
                        world
                    }
                    None => self.world_at(tick),
                };
                self.events.forget_from(self.head.next_event());
                self.stop(text);
            } else if halt == Halt::End {
                self.outcome = self.head.outcome().cloned();
            } else {
                self.checkpoints.offer(&self.head);
            }
        }
        self.progress()
    }

    /// Ends the history at the head because of a bound.
    fn stop(&mut self, limit: Text) {
        self.outcome = Some(Outcome {
            status: crate::world::STOPPED,
            limit: Some(limit),
            raisable: true,
            ..Outcome::default()
        });
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            head: self.head.tick(),
            ended: self.outcome.is_some(),
        }
    }

    /// All events of the history so far, also those after the cursor; ids begin with 0.
    #[must_use]
    pub fn events(&self) -> &Rows {
        &self.events.rows
    }

    /// All output of the history so far.
    #[must_use]
    pub fn console(&self) -> &Console {
        &self.events.console
    }

    /// How the run ended, wherever the cursor is.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// The world at the cursor.
    #[must_use]
    pub fn cursor(&self) -> &World<D> {
        &self.cursor
    }

    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Bytes held by events, checkpoints, the head and the cursor, by their own account.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let worlds = [Some(&self.head), Some(&self.cursor), self.retreat.as_ref()];
        let beside = { worlds.into_iter().flatten() }.map(|world| self.checkpoints.beside(world));
        self.events.held() + self.checkpoints.bytes() + beside.sum::<usize>()
    }

    /// Checkpoints along the run, and their spacing in ticks.
    #[must_use]
    pub fn density(&self) -> (usize, u64) {
        self.checkpoints.density()
    }

    /// The moment at the cursor.
    #[must_use]
    pub fn scene(&self, view: &Viewport) -> Scene {
        let mut scene = self.cursor.describe(view);
        (scene.console, scene.console_before) =
            self.events.console.tail(self.cursor.next_event(), view.console);
        if self.cursor.tick() == self.head.tick() {
            scene.outcome = self.outcome.clone();
        }
        scene
    }

    /// Goes on behind a bound, under higher ones (`times` raises of the domain's own): everything up to there stays as it
    /// is, and so does the cursor. Nothing happens unless a bound ended the run.
    pub fn raise(&mut self, bounds: Bounds, times: u32) {
        if self
            .outcome
            .as_ref()
            .is_none_or(|outcome| outcome.limit.is_none())
        {
            return;
        }
        self.bounds = bounds;
        self.checkpoints.raise(times, bounds.checkpoints);
        self.cursor.raise(times);
        self.head.raise(times);
        let end = self.head.tick();
        if self.head.outcome().is_some() {
            // The domain met a bound of its own: back to before that, and on from there under the new one. Without the
            // bound a tick may hold other events than those that were kept.
            let last = EventId(self.events.rows.end().0.saturating_sub(1));
            let before = (0..end.0).rev().map(|tick| self.world_at(Tick(tick)));
            self.head = { before }
                .find(|world| world.next_event() <= last)
                .expect("nothing has happened at tick 0");
            self.events.forget_from(self.head.next_event());
            if self.cursor.tick() > self.head.tick() {
                self.cursor = self.head.clone();
            }
        }
        self.events.raise(bounds);
        self.retreat = None;
        self.outcome = None;
    }

    /// Cuts the history at the cursor and goes on from there with one more departure or input. The head is then at the
    /// cursor. Error: what the departure is anchored to is before the cursor already, so that it could never apply.
    pub fn fork(&mut self, departure: Option<Departure>, input: Option<Injection>) -> Result<(), Stray> {
        if let Some(departure) = &departure {
            let end = self.cursor.next_event();
            let passed = self.events.rows.odd_from(EventId(0)).iter().any(|(id, kind)| {
                *id < end && matches!(kind, EventKind::Choice { at, .. } if **at == departure.at)
            });
            if passed {
                return Err(Stray(format!(
                    "{} is before this moment",
                    crate::policy::replay::spell(&departure.at)
                )));
            }
        }
        self.fork_with(departure, input);
        Ok(())
    }

    /// The same with what is known to come after the cursor.
    fn fork_with(&mut self, departure: Option<Departure>, input: Option<Injection>) {
        self.schedule = self.cursor.chooser().fork(&self.schedule, departure, input);
        self.checkpoints.truncate(self.cursor.tick());
        self.checkpoints.follow(&self.schedule);
        self.cursor.follow(&self.schedule);
        self.head = self.cursor.clone();
        self.events.forget_from(self.cursor.next_event());
        self.events.over = None;
        self.retreat = None;
        self.outcome = self.head.outcome().cloned();
    }
}

/// `1000000` as `1,000,000`.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
