//! Checkpoints: copies of the world to restore, spaced by fuel.
//!
//! ```text
//! along   |-----|-----|-----|-----|-----|      every `spacing` ticks; at the memory bound every second one goes
//! near                        . . ..*          on the way to the cursor, denser towards it; one in eight bytes
//! ```

use crate::{domain::Domain, world::World};
use switchboard_trace::{Schedule, Tick};

/// Spacing at first: a page's small program gets few checkpoints, and a long one thins them out later.
const FIRST_SPACING: u64 = 32_768;
/// How many of them near the cursor.
const NEAR: usize = 12;
/// They may take one part in so many of the bound.
const NEAR_SHARE: usize = 8;
/// How far before the target of a seek checkpoints are taken.
const ON_THE_WAY: [u64; 3] = [131_072, 16_384, 2_048];
/// Nearer than this to another one, a checkpoint is not worth its copy: re-executing takes about as long.
const NEAR_MIN: u64 = 1_024;

/// All checkpoints of a timeline.
#[derive(Clone)]
pub struct Checkpoints<D> {
    /// In order of ticks; the first is the start and never goes. All but the last are at rest.
    along: Vec<World<D>>,
    /// No checkpoint that was between the last two has gone.
    next: bool,
    /// Each with the bytes that it shares with no other one.
    near: Vec<(World<D>, usize)>,
    spacing: u64,
    /// Bytes of `along` but the last: what each holds and does not share with the one before it.
    at_rest: usize,
    /// The last one's.
    last: usize,
    budget: usize,
}

impl<D: Domain> Checkpoints<D> {
    /// With the start of the run, and a bound in bytes.
    pub fn new(start: World<D>, budget: usize) -> Self {
        Self {
            at_rest: 0,
            last: start.weight(None),
            along: vec![start],
            next: true,
            near: Vec::new(),
            spacing: FIRST_SPACING,
            budget,
        }
    }

    /// Ticks from here until the next checkpoint along the run is due.
    pub fn until_due(&self, tick: Tick) -> u64 {
        (self.last_tick() + self.spacing).saturating_sub(tick.0)
    }

    /// Takes a checkpoint along the run if one is due. Thins out when the bound is reached.
    pub fn offer(&mut self, world: &World<D>) {
        if self.until_due(world.tick()) > 0 {
            return;
        }
        self.push(world.clone());
        while self.along_bytes() > self.budget - self.budget / NEAR_SHARE && self.along.len() > 2 {
            self.spacing *= 2;
            let mut index = 0;
            self.along.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.count();
        }
    }

    /// Puts the last one at rest behind a new one.
    fn push(&mut self, world: World<D>) {
        let (last, before) = self.along.split_last_mut().expect("there is the start");
        last.pack(before.last(), self.next, &world);
        self.at_rest += last.weight(before.last());
        self.last = world.weight(Some(last));
        self.along.push(world);
        self.next = true;
    }

    /// After some have gone.
    fn count(&mut self) {
        let before = std::iter::once(None).chain(self.along.iter().map(Some));
        let weights: Vec<usize> = { self.along.iter().zip(before) }
            .map(|(world, before)| world.weight(before))
            .collect();
        let (last, at_rest) = weights.split_last().expect("there is the start");
        (self.last, self.at_rest) = (*last, at_rest.iter().sum());
        self.next = false;
    }

    fn along_bytes(&self) -> usize {
        self.at_rest + self.last
    }

    /// A copy of the latest one at or before a tick, to run.
    pub fn restore(&self, tick: Tick) -> World<D> {
        Self::running(self.before(tick))
    }

    /// A copy of one of them, to run.
    pub fn running(checkpoint: &World<D>) -> World<D> {
        let mut world = checkpoint.clone();
        world.unpack();
        world
    }

    /// The latest one at or before a tick. It may be at rest.
    pub fn before(&self, tick: Tick) -> &World<D> {
        let after = self.along.partition_point(|world| world.tick() <= tick);
        let along = &self.along[after.checked_sub(1).expect("the start is at tick 0")];
        self.near
            .iter()
            .map(|(world, _)| world)
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
        let distance = |other: &World<D>, tick: Tick| other.tick().0.abs_diff(tick.0);
        if { self.near.iter() }.any(|(near, _)| distance(near, world.tick()) < NEAR_MIN) {
            return;
        }
        // It was made from the latest one before it, whichever list that is in.
        let weight = world.weight(Some(self.before(world.tick())));
        let most = self.budget / NEAR_SHARE;
        while self.near.len() == NEAR || !self.near.is_empty() && self.near_bytes() + weight > most {
            let farthest = (0..self.near.len())
                .max_by_key(|&i| (distance(&self.near[i].0, cursor), i))
                .expect("there are some");
            self.near.swap_remove(farthest);
        }
        self.near.push((world.clone(), weight));
    }

    fn near_bytes(&self) -> usize {
        self.near.iter().map(|(_, bytes)| bytes).sum()
    }

    /// Forgets what is after a tick.
    pub fn truncate(&mut self, tick: Tick) {
        self.along.retain(|world| world.tick() <= tick);
        self.near.retain(|(world, _)| world.tick() <= tick);
        self.count();
    }

    /// All go on under another schedule, which agrees with the present one up to each of them.
    pub fn follow(&mut self, schedule: &Schedule) {
        for world in self.all() {
            world.follow(schedule);
        }
    }

    /// All go on under higher bounds, which none of them has met.
    pub fn raise(&mut self, times: u32, budget: usize) {
        self.budget = budget;
        for world in self.all() {
            world.raise(times);
        }
    }

    fn all(&mut self) -> impl Iterator<Item = &mut World<D>> {
        let near = self.near.iter_mut().map(|(world, _)| world);
        self.along.iter_mut().chain(near)
    }

    /// How many along the run, and their spacing in ticks.
    pub fn density(&self) -> (usize, u64) {
        (self.along.len(), self.spacing)
    }

    /// Bytes held, by the domains' own account.
    pub fn bytes(&self) -> usize {
        self.along_bytes() + self.near_bytes()
    }

    /// Bytes that a world holds beside what the checkpoints hold.
    pub fn beside(&self, world: &World<D>) -> usize {
        world.weight(Some(self.before(world.tick())))
    }

    fn last_tick(&self) -> u64 {
        self.along.last().map_or(0, |world| world.tick().0)
    }
}
