//! Laws of choices, for domains of several threads: what is recorded replays, what is forked is a run like any other.

use crate::{
    domain::{Domain, Grain},
    laws::{Keep, Plan},
    policy::random::mix,
    timeline::{Bounds, Timeline},
    world::World,
};
use switchboard_trace::{Anchor, Departure, Event, EventKind, Schedule, Tick};

/// All of them. `make` makes a fresh world under a schedule.
pub fn all<D: Domain>(plan: Plan, make: impl Fn(&Schedule) -> World<D>) {
    departures_replay_a_run(plan, &make);
    forks_are_runs(plan, &make);
}

fn run<D: Domain>(mut world: World<D>, ticks: u64) -> Vec<Event> {
    let mut keep = Keep::default();
    world.run(ticks, Grain::None, &mut keep);
    keep.0
}

/// A run of random choices, written down as departures from the default policy, happens again.
pub fn departures_replay_a_run<D: Domain>(plan: Plan, make: &impl Fn(&Schedule) -> World<D>) {
    let random = Schedule {
        policy: "random".into(),
        seed: plan.seed,
        ..Schedule::default()
    };
    let events = run(make(&random), plan.ticks);
    let departures = events.iter().filter_map(|event| match &event.kind {
        // The default takes the first option.
        EventKind::Choice { at, options, picked } if *picked != 0 => Some(Departure {
            at: Anchor::clone(at),
            option: options[*picked as usize].to_string(),
        }),
        _ => None,
    });
    let replay = Schedule {
        departures: departures.collect(),
        ..Schedule::default()
    };
    let again = run(make(&replay), plan.ticks);
    for (a, b) in events.iter().zip(&again) {
        assert_eq!(a, b, "the first event that differs");
    }
    assert_eq!(events.len(), again.len());
}

/// A history that is forked at a choice is the history of the fork's schedule from the start.
pub fn forks_are_runs<D: Domain>(plan: Plan, make: &impl Fn(&Schedule) -> World<D>) {
    let bounds = Bounds {
        ticks: plan.ticks,
        ..Bounds::default()
    };
    let mut timeline = Timeline::new(make(&Schedule::default()), Schedule::default(), bounds);
    let mut dice = plan.seed;
    for _ in 0..4 {
        while !timeline.advance(1 + plan.ticks / 3).ended {}
        let choices: Vec<Event> = timeline
            .events()
            .iter()
            .filter(|event| matches!(event.kind, EventKind::Choice { .. }))
            .collect();
        if choices.is_empty() {
            return;
        }
        dice = mix(dice);
        let event = choices[(dice % choices.len() as u64) as usize].clone();
        let EventKind::Choice { at, options, picked } = event.kind else {
            unreachable!("filtered");
        };
        let other = options[(picked as usize + 1) % options.len()].to_string();
        timeline.seek(Tick(event.tick.0 - 1));
        let departure = Departure {
            at: Anchor::clone(&at),
            option: other,
        };
        timeline.fork(Some(departure), None).expect("the choice is ahead");
        assert_eq!(
            timeline.progress().head,
            timeline.cursor().tick(),
            "a fork cuts the history at the cursor"
        );
        while !timeline.advance(1 + plan.ticks / 5).ended {}
        let fresh = run(make(timeline.schedule()), plan.ticks);
        assert_eq!(
            timeline.events().to_vec(),
            fresh,
            "a fork, and a run under its schedule"
        );
    }
}
