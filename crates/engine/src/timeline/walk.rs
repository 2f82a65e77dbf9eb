//! Walking: seek to a tick; step and step back by marks of a grain.

use super::{Checkpoints, Nowhere, Timeline};
use crate::{
    domain::{Domain, Grain},
    world::{Halt, World},
};
use switchboard_trace::Tick;

/// The first window in which a step back looks for the last mark, in ticks; each next one is eight times as long.
const WINDOW: u64 = 512;

impl<D: Domain> Timeline<D> {
    /// Moves the cursor to a tick (the head's, if that is earlier).
    pub fn seek(&mut self, tick: Tick) {
        let tick = tick.min(self.progress().head);
        let here = self.cursor.tick();
        if here == tick {
            return;
        }
        if tick == self.head.tick() {
            // The head is there already.
            self.cursor = self.head.clone();
            return;
        }
        let base = self.checkpoints.before(tick);
        if here > tick || base.tick() > here {
            self.cursor = self.checkpoints.restore(tick);
        }
        while let Some(stop) = Checkpoints::<D>::stop_on_the_way(self.cursor.tick(), tick) {
            run_to(&mut self.cursor, stop);
            self.checkpoints.keep_near(&self.cursor, tick);
        }
        run_to(&mut self.cursor, tick);
    }

    /// The world as it was at a tick; the cursor stays.
    pub(super) fn world_at(&self, tick: Tick) -> World<D> {
        let mut world = self.checkpoints.restore(tick);
        run_to(&mut world, tick);
        world
    }

    /// Moves to the next mark of a grain; false if there is none before the head.
    pub fn step(&mut self, grain: Grain) -> bool {
        let room = self.progress().head.0 - self.cursor.tick().0;
        self.cursor.run(room, grain, &mut Nowhere) == Halt::Mark
    }

    /// Moves back to the mark before the cursor; to the start if there is none, which gives false.
    pub fn back(&mut self, grain: Grain) -> bool {
        let here = self.cursor.tick();
        let mut window = WINDOW;
        loop {
            let from = Tick(here.0.saturating_sub(window));
            self.seek(from);
            let mut last = None;
            let mut walker = self.cursor.clone();
            while walker.run(here.0 - walker.tick().0, grain, &mut Nowhere) == Halt::Mark {
                if walker.tick() >= here {
                    break;
                }
                last = Some(walker.tick());
            }
            match last {
                Some(tick) => {
                    self.seek(tick);
                    return true;
                }
                None if from.0 == 0 => {
                    self.seek(from);
                    return false;
                }
                None => window *= 8,
            }
        }
    }

    /// Calls `visit` at each mark of `grain` after tick `from`, with the tick and the world there, until it returns
    /// false or the tick is past `to`. The cursor stays.
    pub fn marks(&self, grain: Grain, from: Tick, to: Tick, mut visit: impl FnMut(&World<D>) -> bool) {
        let to = to.min(self.progress().head);
        let mut world = self.world_at(from.min(to));
        while world.run(to.0 - world.tick().0, grain, &mut Nowhere) == Halt::Mark {
            if !visit(&world) {
                return;
            }
        }
    }
}

pub(super) fn run_to<D: Domain>(world: &mut World<D>, tick: Tick) {
    world.run(tick.0 - world.tick().0, Grain::None, &mut Nowhere);
    assert!(
        world.tick() == tick,
        "a re-execution went another way than the run"
    );
}
