//! Checkpoints: copies of the world to restore, spaced by fuel.
//!
//! ```text
//! along   |-----|-----|-----|-----|-----|      every `spacing` ticks; at the memory bound every second one goes
//! near                        . . ..*          on the way to the cursor, denser towards it
//! ```

use crate::{domain::Domain, world::World};
use switchboard_trace::{Schedule, Tick};

/// Spacing at first: a page's small program gets few checkpoints, and a long one thins them out later.
const FIRST_SPACING: u64 = 32_768;
/// How many of them near the cursor.
const NEAR: usize = 12;
/// How far before the target of a seek checkpoints are taken.
const ON_THE_WAY: [u64; 3] = [131_072, 16_384, 2_048];
/// Nearer than this to another one, a checkpoint is not worth its copy: re-executing takes about as long.
const NEAR_MIN: u64 = 1_024;

/// All checkpoints of a timeline.
#[derive(Clone)]
pub struct Checkpoints<D> {
    /// In order of ticks; the first is the start and never goes.
    along: Vec<World<D>>,
    near: Vec<World<D>>,
    spacing: u64,
    /// Bytes of `along`, by [`World::weight`].
    bytes: usize,
    budget: usize,
}

impl<D: Domain> Checkpoints<D> {
    /// With the start of the run, and a bound in bytes.
    pub fn new(start: World<D>, budget: usize) -> Self {
        Self {
            bytes: start.weight(),
            along: vec![start],
            near: Vec::new(),
            spacing: FIRST_SPACING,
            budget,
        }
    }

    /// Ticks from here until the next checkpoint along the run is due.
    pub fn until_due(&self, tick: Tick) -> u64 {
        (self.last() + self.spacing).saturating_sub(tick.0)
    }

    /// Takes a checkpoint along the run if one is due. Thins out when the bound is reached.
    pub fn offer(&mut self, world: &World<D>) {
        if self.until_due(world.tick()) > 0 {
            return;
        }
        self.bytes += world.weight();
        self.along.push(world.clone());
        while self.bytes > self.budget && self.along.len() > 2 {
            self.spacing *= 2;
            let mut index = 0;
            self.along.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.bytes = self.along.iter().map(World::weight).sum();
        }
    }

    /// The latest one at or before a tick.
    pub fn before(&self, tick: Tick) -> &World<D> {
        let after = self.along.partition_point(|world| world.tick() <= tick);
        let along = &self.along[after.checked_sub(1).expect("the start is at tick 0")];
        self.near
            .iter()
            .filter(|world| world.tick() <= tick)
            .fold(
                along,
                |best, world| {
                    if world.tick() > best.tick() { world } else { best }
                },
            )
    }

    /// On the way to `target`: where to stop for a checkpoint next, if `here` is far enough from it. Few, because each is
    /// a copy, and ever nearer, so that steps back from the target are short.
    pub fn stop_on_the_way(here: Tick, target: Tick) -> Option<Tick> {
        let left = target.0 - here.0;
        let distance = ON_THE_WAY.into_iter().find(|distance| left > 2 * distance)?;
        Some(Tick(target.0 - distance))
    }

    /// Keeps a checkpoint near the cursor; the farthest from it makes room.
    pub fn keep_near(&mut self, world: &World<D>, cursor: Tick) {
        if self
            .near
            .iter()
            .any(|w| w.tick().0.abs_diff(world.tick().0) < NEAR_MIN)
        {
            return;
        }
        if self.near.len() == NEAR {
            let farthest = (0..NEAR)
                .max_by_key(|&i| (self.near[i].tick().0.abs_diff(cursor.0), i))
                .expect("there are some");
            self.near.swap_remove(farthest);
        }
        self.near.push(world.clone());
    }

    /// Forgets what is after a tick.
    pub fn truncate(&mut self, tick: Tick) {
        self.along.retain(|world| world.tick() <= tick);
        self.near.retain(|world| world.tick() <= tick);
        self.bytes = self.along.iter().map(World::weight).sum();
    }

    /// All go on under another schedule, which agrees with the present one up to each of them.
    pub fn follow(&mut self, schedule: &Schedule) {
        for world in self.along.iter_mut().chain(&mut self.near) {
            world.follow(schedule);
        }
    }

    /// All go on under higher bounds, which none of them has met.
    pub fn raise(&mut self, times: u32, budget: usize) {
        self.budget = budget;
        for world in self.along.iter_mut().chain(&mut self.near) {
            world.raise(times);
        }
    }

    /// How many along the run, and their spacing in ticks.
    pub fn density(&self) -> (usize, u64) {
        (self.along.len(), self.spacing)
    }

    /// Bytes held, by the domains' own account.
    pub fn bytes(&self) -> usize {
        self.bytes + self.near.iter().map(World::weight).sum::<usize>()
    }

    fn last(&self) -> u64 {
        self.along.last().map_or(0, |world| world.tick().0)
    }
}
