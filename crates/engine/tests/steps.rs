//! Events in, steps out: scripts of events as text, each with the steps that it folds into.
//!
//! A line of a script is `TICK EVENT`; see `read`. `SWITCHBOARD_BLESS=1` writes the expected files anew.

use std::{fmt::Write, fs, path::PathBuf};
use switchboard_engine::Steps;
use switchboard_trace::{
    ActorId, ActorState, Event, EventId, EventKind, Origin, Rows, StepKind, Tick, Time, WaitReason,
    draw_timeline::draw_timeline,
    event::{ActorKind, ReadyBy},
};

/// Actors of the scripts, by letter: number, kind, origin, label.
const ACTORS: [(&str, u32, ActorKind, Origin, &str); 7] = [
    ("T", 0, ActorKind::Thread, Origin::Program, "main"),
    ("R", 1, ActorKind::Runtime, Origin::Runtime, "loop"),
    ("M", 2, ActorKind::Task, Origin::Program, "main()"),
    ("A", 3, ActorKind::Task, Origin::Program, "countdown('A', 2)"),
    ("B", 4, ActorKind::Task, Origin::Program, "countdown('B', 3)"),
    ("X", 5, ActorKind::Task, Origin::Library, "shutdown_asyncgens()"),
    ("G", 6, ActorKind::Generator, Origin::Program, "numbers()"),
];

fn read(script: &str) -> Vec<Event> {
    let (mut events, mut now, mut task) = (Vec::new(), Time(0), None);
    let actor = |letter: &str| ACTORS.iter().find(|a| a.0 == letter).expect(letter);
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut inside = task;
        let kind = match words[1..] {
            ["new", who] => {
                let &(letter, id, kind, origin, label) = actor(who);
                EventKind::Spawn {
                    actor: ActorId(id),
                    parent: None,
                    kind,
                    origin,
                    letter: letter.into(),
                    label: label.into(),
                }
            }
            ["print", ref text @ ..] => EventKind::Print {
                text: format!("{}\n", text.join(" ")).into(),
                error: false,
            },
            ["pass", number] => EventKind::PassBegin {
                runtime: ActorId(1),
                pass: number.parse().unwrap(),
                ready: 1,
            },
            ["wait"] => EventKind::Wait {
                runtime: ActorId(1),
                until: None,
            },
            ["advance", seconds] => {
                let from = now;
                now = Time::from_seconds(seconds.parse().unwrap());
                EventKind::Advance { from }
            }
            ["closing"] => EventKind::Phase {
                name: "closing the loop".into(),
                begin: true,
            },
            ["block"] => EventKind::Block { until: None },
            ["handle"] => EventKind::HandleRun {
                label: "set_result".into(),
                origin: Origin::Runtime,
                by: ReadyBy::Timer,
                of: None,
            },
            ["exit"] => EventKind::Exit {
                status: 0,
                message: None,
            },
            [who, state] => {
                let &(_, id, kind, ..) = actor(who);
                let state = match state {
                    "ready" => ActorState::Ready,
                    "running" => ActorState::Running,
                    "waiting" => ActorState::Waiting,
                    "blocked" => ActorState::Blocked,
                    "suspended" => ActorState::Suspended,
                    "done" => ActorState::Done,
                    other => panic!("{other}"),
                };
                if kind == ActorKind::Task && state != ActorState::Ready {
                    task = (state == ActorState::Running).then_some(ActorId(id));
                    inside = Some(ActorId(id));
                }
                EventKind::State {
                    actor: ActorId(id),
                    state,
                    reason: (state == ActorState::Blocked).then_some(WaitReason::Until(Time(0))),
                    ready: (state == ActorState::Ready).then_some(ReadyBy::Soon),
                }
            }
            _ => panic!("{line}"),
        };
        events.push(Event {
            id: EventId(events.len() as u32),
            tick: Tick(words[0].parse().unwrap()),
            time: now,
            thread: ActorId(0),
            task: inside,
            line: 0,
            cause: None,
            kind,
        });
    }
    events
}

fn check(name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let events = read(&fs::read_to_string(folder.join(format!("{name}.events"))).unwrap());
    let mut steps = Steps::default();
    let end = events.last().unwrap().tick;
    let mut rows = Rows::default();
    for event in events {
        rows.push(event);
    }
    steps.follow_events(&rows, end, true);
    let mut out = draw_timeline(
        &steps.all().to_vec(),
        &steps.lanes().draw(steps.all(), usize::MAX, |_| true),
    );
    for (index, step) in steps.all().iter().enumerate() {
        let who = step.actor.map_or("", |actor| ACTORS[actor.0 as usize].0);
        let inside = if step.inside > 0 {
            format!("  +{} inside", step.inside)
        } else {
            String::new()
        };
        let wait = if step.kind == StepKind::Wait {
            format!("  to {}", step.to)
        } else {
            String::new()
        };
        writeln!(
            out,
            "{:>2} {:?} {who}  begins {}, shown at {}{wait}{inside}",
            index + 1,
            step.kind,
            step.begin.0,
            step.show.0
        )
        .unwrap();
    }
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(&path, &out).unwrap();
    }
    assert!(
        out == fs::read_to_string(&path).unwrap_or_default(),
        "{} differs; now:\n{out}",
        path.display()
    );
}

#[test]
fn two_countdowns_are_thirteen_steps() {
    check("countdowns");
}

#[test]
fn a_blocking_call_in_a_task_is_seen_before_and_after() {
    check("blocking");
}

#[test]
fn a_generator_is_resumed_between_lines_of_output() {
    check("generator");
}
