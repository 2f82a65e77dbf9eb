//! Goals of exhibits: none is reached as the run comes by itself, each is by picks, of which the fewest are found here.
//!
//! `SWITCHBOARD_BLESS=1` writes `golden/goals.txt` anew; read the difference before committing it.

use std::{fmt::Write, fs, path::PathBuf, sync::Arc};
use switchboard_engine::{
    Machine, World,
    explore::{Reach, explore},
};
use switchboard_exhibits::{Exhibit, Subject, all};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_session::{Goal, Session, Settings, Source};
use switchboard_trace::{Anchor, Departure, Event, Schedule};

fn settings(exhibit: &Exhibit) -> Settings {
    let named = exhibit.machine.iter();
    named.fold(Settings::default(), |settings, (name, value)| {
        settings.with(name, value).expect("it is a setting")
    })
}

fn session(exhibit: &Exhibit, departures: &[Departure]) -> Session {
    let Subject::Python { program, code, .. } = exhibit.subject else {
        panic!("{}: a goal of a lab", exhibit.id);
    };
    let schedule = Schedule {
        departures: departures.to_vec(),
        ..Schedule::default()
    };
    let source = Source::python(program, code.to_vec());
    let mut session =
        Session::open(source, settings(exhibit), schedule, "start").expect("an exhibit can be opened");
    session.run_to_end();
    session
}

/// What needs more picks than there is time to search: kind, thread, line, visit, option.
const KNOWN: &[(&str, &[Pick])] = &[
    (
        "dining-philosophers",
        &[
            ("preempt", "0.0", 7, 1, "T1"),
            ("gil", "0", 15, 1, "T3"),
            ("preempt", "0.1", 7, 1, "T1"),
            ("gil", "0", 15, 2, "T4"),
        ],
    ),
    (
        "no-lock",
        &[
            ("preempt", "0.0", 9, 1, "T1"),
            ("gil", "0", 15, 1, "T3"),
            ("preempt", "0.1", 10, 1, "T2"),
        ],
    ),
];

type Pick = (&'static str, &'static str, u32, u32, &'static str);

fn departures(picks: &[Pick]) -> Vec<Departure> {
    let departure = |&(kind, actor, line, visit, option): &Pick| Departure {
        at: Anchor {
            actor: actor.into(),
            line,
            visit: visit - 1,
            kind: kind.into(),
        },
        option: option.into(),
    };
    picks.iter().map(departure).collect()
}

/// The fewest departures that reach it, if there are no more than two.
fn search(exhibit: &Exhibit, goal: &Goal) -> Vec<Departure> {
    let Subject::Python { program, code, .. } = exhibit.subject else {
        panic!("{}: a goal of a lab", exhibit.id);
    };
    let code = switchboard_python_code::bytes::decode(code).expect("an exhibit's code");
    let domain = PythonDomain::new(Arc::new(code), program, Limits::default());
    let machine = Machine {
        preempt: settings(exhibit).preempt,
        ..Machine::default()
    };
    let world = World::new(domain, "main", machine, &Schedule::default()).expect("there is this policy");
    let reach = Reach {
        runs: 1_500,
        ticks: 1_000_000,
        departures: 2,
    };
    let mut found = Vec::new();
    explore(&world, reach, |schedule, events: &[Event], _| {
        let reached = goal.reached(events.iter().cloned(), schedule);
        if reached.is_some() {
            found.clone_from(&schedule.departures);
        }
        reached.is_none()
    });
    found
}

#[test]
fn goals_are_reached_by_picks_and_not_by_default() {
    let mut told = String::new();
    for exhibit in all() {
        let Some(wanted) = exhibit.goal else { continue };
        let goal = Goal::parse(wanted.when).unwrap_or_else(|error| panic!("{}: {error}", exhibit.id));
        assert_eq!(
            session(exhibit, &[]).reached(&goal),
            None,
            "{}: by default",
            exhibit.id
        );
        let known = KNOWN.iter().find(|(id, _)| *id == exhibit.id);
        let departures = known.map_or_else(|| search(exhibit, &goal), |(_, picks)| departures(picks));
        assert!(!departures.is_empty(), "{}: not reached", exhibit.id);
        let session = session(exhibit, &departures);
        let Some(reached) = session.reached(&goal) else {
            panic!(
                "{}: {:?}",
                exhibit.id,
                session.sentence_of(Some(session.steps().len() - 1)).plain()
            );
        };
        writeln!(told, "{}: {}\n  {}", exhibit.id, wanted.text, wanted.when).unwrap();
        for Departure { at, option } in &departures {
            writeln!(
                told,
                "  {option} by {} of thread {} at line {}, visit {}",
                at.kind,
                at.actor,
                at.line,
                at.visit + 1
            )
            .unwrap();
        }
        let step = reached.step.map_or(0, |step| step + 1);
        writeln!(
            told,
            "  {}, in step {step} of {}",
            reached.plain(),
            session.steps().len()
        )
        .unwrap();
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/goals.txt");
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(&path, &told).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), told);
}
