//! The laws of the design as checks over any domain: each language and lab runs the same ones (feature `testing`).
//!
//! Every check takes a function that makes the same fresh world each time, and a seed that picks the cuts and places.
//! It panics with what differs.

use crate::{
    domain::{Domain, Grain},
    policy::random::mix,
    timeline::{Bounds, Nowhere, ROW, Timeline},
    world::{Halt, World},
};
use std::collections::BTreeMap;
use switchboard_trace::{ActorId, ActorState, Event, EventKind, Scene, Schedule, Sink, Tick, Viewport};

/// Keeps all events.
#[derive(Default)]
pub struct Keep(pub Vec<Event>);

impl Sink for Keep {
    fn record(&mut self, event: Event) {
        self.0.push(event);
    }

    fn keeping(&self) -> bool {
        true
    }
}

/// Numbers for places to cut at: a seeded sequence that is the check's own.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = mix(self.0);
        self.0 % below.max(1)
    }
}

/// How a check runs a domain: how far at most, how many places it tries.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub ticks: u64,
    pub places: u32,
    pub seed: u64,
}

/// All laws.
pub fn all<D: Domain>(plan: Plan, make: impl Fn() -> World<D>) {
    order_is_defined(plan, &make);
    cuts_change_nothing(plan, &make);
    events_have_their_ticks(plan, &make);
    seeking_equals_running(plan, &make);
    back_undoes_step(plan, &make);
    marks_ignore_cuts(plan, &make);
    events_agree_with_scenes(plan, &make);
    scenes_are_data(plan, &make);
    history_is_bounded(plan, &make);
}

/// A viewport that shows everything.
#[must_use]
pub fn everything() -> Viewport {
    Viewport {
        tokens: usize::MAX,
        first: 0,
        selected: None,
        internals: true,
        console: usize::MAX,
    }
}

fn run<D: Domain>(world: &mut World<D>, ticks: u64) -> Vec<Event> {
    let mut keep = Keep::default();
    world.run(ticks, Grain::None, &mut keep);
    keep.0
}

/// Law 4: two runs are equal, byte for byte as they are stored.
pub fn order_is_defined<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let bytes = || serde_json::to_string(&run(&mut make(), plan.ticks)).expect("events are data");
    assert!(bytes() == bytes(), "two runs of one world differ");
}

/// Law 2: run(a), then run(b) is run(a + b), at every cut: same events, same moment. Also with no fuel, and a copy.
pub fn cuts_change_nothing<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let mut whole = make();
    let events = run(&mut whole, plan.ticks);
    let mut dice = Dice(plan.seed);
    for longest in [1, 3, 50, 1000] {
        let (mut cut, mut keep) = (make(), Keep::default());
        let mut left = plan.ticks;
        while left > 0 {
            let fuel = dice.roll(longest + 1).min(left);
            let before = cut.tick();
            let halt = cut.run(fuel, Grain::None, &mut keep);
            let burned = cut.tick().0 - before.0;
            left -= burned;
            if halt == Halt::End {
                break;
            }
            assert_eq!(burned, fuel, "a world that has not ended burns all its fuel");
            if dice.roll(1 + plan.ticks / 64) == 0 {
                cut = cut.clone();
            }
        }
        assert_eq!(
            cut.tick(),
            whole.tick(),
            "cut into runs of at most {longest}, it ends elsewhere"
        );
        same_events(&events, &keep.0);
        assert_eq!(
            cut.describe(&everything()),
            whole.describe(&everything()),
            "cut into runs of at most {longest}"
        );
    }
}

fn same_events(whole: &[Event], cut: &[Event]) {
    for (a, b) in whole.iter().zip(cut) {
        assert_eq!(a, b, "the first event that differs");
    }
    assert_eq!(whole.len(), cut.len(), "one run has more events");
}

/// An event's tick is the first one at which the world has it; ids count up, causes are earlier, time never goes back.
pub fn events_have_their_ticks<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let events = run(&mut make(), plan.ticks);
    for (index, event) in events.iter().enumerate() {
        assert_eq!(event.id.0 as usize, index, "ids are places");
        assert!(
            event.cause.is_none_or(|cause| cause < event.id),
            "{event:?} is caused by a later one"
        );
        if let Some(before) = index.checked_sub(1).map(|i| &events[i]) {
            assert!(
                before.tick <= event.tick && before.time <= event.time,
                "{event:?} goes back"
            );
        }
    }
    let mut dice = Dice(plan.seed);
    for _ in 0..plan.places.min(events.len() as u32) {
        let event = &events[dice.roll(events.len() as u64) as usize];
        let mut world = make();
        world.run(event.tick.0 - 1, Grain::None, &mut Nowhere);
        assert!(
            world.next_event() <= event.id,
            "{event:?} has happened a tick before"
        );
        world.run(1, Grain::None, &mut Nowhere);
        assert!(
            world.next_event() > event.id,
            "{event:?} has not happened at its tick"
        );
    }
}

fn timeline<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) -> Timeline<D> {
    let bounds = Bounds {
        ticks: plan.ticks,
        ..Bounds::default()
    };
    let mut timeline = Timeline::new(make(), Schedule::default(), bounds);
    let mut dice = Dice(plan.seed ^ 1);
    while !timeline.advance(1 + dice.roll(plan.ticks)).ended {}
    timeline
}

/// Law 2: seeking equals running, forward and back, from anywhere.
pub fn seeking_equals_running<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let mut timeline = timeline(plan, make);
    let end = timeline.progress().head.0;
    let mut dice = Dice(plan.seed);
    for _ in 0..plan.places {
        let tick = dice.roll(end + 1);
        timeline.seek(Tick(tick));
        let mut fresh = make();
        fresh.run(tick, Grain::None, &mut Nowhere);
        assert_eq!(
            timeline.cursor().describe(&everything()),
            fresh.describe(&everything()),
            "at tick {tick} of {end}"
        );
        assert_eq!(
            timeline.cursor().next_event(),
            fresh.next_event(),
            "at tick {tick} of {end}"
        );
    }
}

/// Stepping forward by a grain and back is where one was, if one was at a mark.
pub fn back_undoes_step<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let mut timeline = timeline(plan, make);
    let end = timeline.progress().head.0;
    let mut dice = Dice(plan.seed);
    for grain in [Grain::Instruction, Grain::Line] {
        for _ in 0..plan.places.min(20) {
            timeline.seek(Tick(dice.roll(end + 1)));
            if !timeline.step(grain) {
                continue;
            }
            let mark = timeline.cursor().tick();
            let scene = timeline.scene(&everything());
            if !timeline.step(grain) {
                continue;
            }
            assert!(timeline.back(grain), "there is a mark before");
            assert_eq!(timeline.cursor().tick(), mark, "{grain:?} back");
            assert_eq!(timeline.scene(&everything()), scene, "{grain:?} back");
        }
    }
}

/// Marks are the same wherever the walk begins.
pub fn marks_ignore_cuts<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    for grain in [Grain::Instruction, Grain::Line] {
        let walk = |from: u64| {
            let (mut world, mut marks) = (make(), Vec::new());
            world.run(from, Grain::None, &mut Nowhere);
            let most = plan.ticks.min(5_000);
            while world.run(most.saturating_sub(world.tick().0), grain, &mut Nowhere) == Halt::Mark {
                marks.push(world.tick());
            }
            marks
        };
        let all = walk(0);
        let mut dice = Dice(plan.seed);
        for _ in 0..plan.places.min(20) {
            let from = dice.roll(plan.ticks.min(5_000));
            let rest: Vec<Tick> = all.iter().copied().filter(|mark| mark.0 > from).collect();
            assert_eq!(walk(from), rest, "{grain:?} marks after tick {from}");
        }
    }
}

/// Law 3: folding the State events gives the states in each scene.
pub fn events_agree_with_scenes<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let mut timeline = timeline(plan, make);
    let end = timeline.progress().head.0;
    let mut dice = Dice(plan.seed);
    for _ in 0..plan.places {
        timeline.seek(Tick(dice.roll(end + 1)));
        let upto = timeline.cursor().next_event().0 as usize;
        let folded = fold(timeline.events().iter().take(upto));
        let scene = timeline.cursor().describe(&everything());
        for (actor, state) in states(&scene) {
            let told = folded.get(&actor);
            assert_eq!(
                told,
                Some(&state),
                "{actor:?} at tick {}: events (left), scene (right)",
                scene.tick.0
            );
        }
    }
}

/// Each actor's state as the events tell it.
#[must_use]
pub fn fold(events: impl IntoIterator<Item = Event>) -> BTreeMap<ActorId, ActorState> {
    let mut states = BTreeMap::new();
    for event in events {
        match event.kind {
            EventKind::Spawn { actor, .. } => {
                states.insert(actor, ActorState::New);
            }
            EventKind::State { actor, state, .. } => {
                states.insert(actor, state);
            }
            _ => {}
        }
    }
    states
}

/// Each actor's state as the scene shows it.
#[must_use]
pub fn states(scene: &Scene) -> Vec<(ActorId, ActorState)> {
    let places = scene
        .rows
        .iter()
        .flat_map(|row| [&row.ready, &row.running, &row.waiting, &row.finished]);
    let tokens = places.flat_map(|place| &place.tokens);
    tokens.map(|token| (token.actor, token.state)).collect()
}

/// Law 1: a scene is plain data (it survives being stored), and drawing changes nothing.
pub fn scenes_are_data<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let mut dice = Dice(plan.seed);
    let (mut drawn, mut keep) = (make(), Keep::default());
    for _ in 0..plan.places {
        drawn.run(
            dice.roll(1 + plan.ticks / u64::from(plan.places)),
            Grain::None,
            &mut keep,
        );
        let scene = drawn.describe(&everything());
        let text = serde_json::to_string(&scene).expect("a scene is data");
        let read: Scene = serde_json::from_str(&text).expect("and can be read back");
        assert_eq!(read, scene, "a scene that was stored and read");
        assert_eq!(drawn.describe(&everything()), scene, "drawn twice");
        let small = Viewport {
            tokens: 2,
            ..Viewport::default()
        };
        let few = drawn.describe(&small);
        let places = few
            .rows
            .iter()
            .flat_map(|row| [&row.ready, &row.running, &row.waiting, &row.finished]);
        for place in places {
            assert!(
                place.tokens.len() <= 2 && place.tokens.len() <= place.total,
                "a viewport bounds the scene"
            );
        }
    }
    let plain = run(&mut make(), drawn.tick().0);
    same_events(&plain, &keep.0);
}

/// Law 5: history is bounded, and where it ends does not depend on how the run is sliced.
pub fn history_is_bounded<D: Domain>(plan: Plan, make: &impl Fn() -> World<D>) {
    let weight = make().weight(None);
    let bounds = Bounds {
        ticks: plan.ticks,
        events: 20 * ROW,
        checkpoints: 4 * weight,
        output: 1 << 20,
    };
    let ends: Vec<_> = [1, 7, plan.ticks]
        .map(|slice| {
            let mut timeline = Timeline::new(make(), Schedule::default(), bounds);
            while !timeline.advance(slice).ended {}
            assert!(
                timeline.events().len() <= 20 + 64,
                "events are bounded (one tick may make several)"
            );
            (
                timeline.progress(),
                timeline.events().to_vec(),
                timeline.outcome().cloned(),
            )
        })
        .into();
    assert!(
        ends.windows(2).all(|pair| pair[0] == pair[1]),
        "a bound is reached at a place of its own"
    );
}
