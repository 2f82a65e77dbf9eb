//! Signals that come from outside: the laws hold with them, at a moment or before a line, while a program waits and while it
//! computes; a history that is cut for one at any place is the run under its schedule.

use std::sync::Arc;
use switchboard_engine::{
    Costs, Grain, Machine, World,
    laws::{self, Keep, Plan},
    timeline::{Bounds, Timeline},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, EventKind, Schedule, Tick, Time, schedule::Injection};

fn world(source: &str, machine: &Machine, inputs: &[Injection]) -> World<PythonDomain> {
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let schedule = Schedule {
        inputs: inputs.to_vec(),
        ..Schedule::default()
    };
    World::new(domain, "main", machine.clone(), &schedule).expect("the default policy exists")
}

fn events(mut world: World<PythonDomain>, ticks: u64) -> (Vec<Event>, World<PythonDomain>) {
    let mut keep = Keep::default();
    world.run(ticks, Grain::None, &mut keep);
    (keep.0, world)
}

fn output(events: &[Event]) -> String {
    let text = events.iter().filter_map(|event| match &event.kind {
        EventKind::Print { text, error: false } => Some(&**text),
        _ => None,
    });
    text.collect()
}

/// Sleeps, computes, waits for a lock of another thread; handles SIGUSR1, is ended by SIGINT.
const PROGRAM: &str = "
import signal, threading, time

def handler(signum, frame):
    print('handler', signum)

signal.signal(signal.SIGUSR1, handler)

def work(n):
    total = 0
    for i in range(n):
        total += i
    return total

lock = threading.Lock()

def holder():
    with lock:
        time.sleep(0.5)

thread = threading.Thread(target=holder)
thread.start()
try:
    time.sleep(0.2)
    print(work(60))
    with lock:
        print('got it')
except KeyboardInterrupt:
    print('interrupted')
thread.join()
print('end')
";

/// A loop with a worker, ended by Ctrl-C; and one with a handler of its own.
const ASYNC: &str = "
import asyncio, signal

async def worker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
    finally:
        print('worker ends')

async def main():
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print, 'term')
    await asyncio.gather(worker(3), worker(5))

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
";

fn moments(name: &str) -> Vec<Injection> {
    vec![
        Injection::at_time("SIGUSR1", Time(50_000_000)),
        Injection::at_time("SIGUSR1", Time(250_000_000)),
        Injection::at_time(name, Time(300_000_000)),
    ]
}

#[test]
fn laws_with_moments() {
    for costs in [Costs::Ideal, Costs::Priced] {
        let machine = Machine {
            costs,
            cores: 2,
            ..Machine::default()
        };
        let plan = Plan {
            ticks: 300_000,
            places: 8,
            seed: 3,
        };
        laws::all(plan, || world(PROGRAM, &machine, &moments("SIGINT")));
    }
    let plan = Plan {
        ticks: 300_000,
        places: 8,
        seed: 4,
    };
    let term = [
        Injection::at_time("SIGTERM", Time(150_000_000)),
        Injection::at_time("SIGINT", Time(250_000_000)),
    ];
    laws::all(plan, || world(ASYNC, &Machine::default(), &term));
    laws::all(plan, || world(PROGRAM, &Machine::default(), &moments("SIGTERM")));
}

#[test]
fn laws_with_lines() {
    let plan = Plan {
        ticks: 200_000,
        places: 8,
        seed: 5,
    };
    let inputs = [
        Injection::at_line("SIGUSR1", "0", 12, 7, 0),
        Injection::at_line("SIGINT", "0", 12, 3, 2),
    ];
    laws::all(plan, || world(PROGRAM, &Machine::default(), &inputs));
}

#[test]
fn a_wait_is_interrupted_at_its_moment() {
    let (events, _) = events(world(PROGRAM, &Machine::default(), &moments("SIGINT")), 1 << 24);
    assert_eq!(
        output(&events),
        "handler 10\n1770\nhandler 10\ninterrupted\nend\n"
    );
    let came: Vec<Time> = { events.iter() }
        .filter(|event| matches!(event.kind, EventKind::Signal { sent: false, .. }))
        .map(|event| event.time)
        .collect();
    assert_eq!(came, [50_000_000, 250_000_000, 300_000_000].map(Time));
}

#[test]
fn a_line_is_not_begun_before_the_handler_can_run() {
    let inputs = [Injection::at_line("SIGINT", "0", 12, 7, 0)];
    let (events, world) = events(world(PROGRAM, &Machine::default(), &inputs), 1 << 24);
    assert_eq!(output(&events), "interrupted\nend\n");
    assert_eq!(world.outcome().expect("it has ended").status, 0);
}

#[test]
fn a_deadlock_can_be_interrupted() {
    let source = "
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
";
    let inputs = [Injection::at_time("SIGINT", Time(1_000_000_000))];
    let (_, world) = events(world(source, &Machine::default(), &inputs), 1 << 24);
    let outcome = world.outcome().expect("it has ended");
    assert_eq!(
        (outcome.status, outcome.message.as_deref()),
        (130, Some("KeyboardInterrupt"))
    );
}

#[test]
fn a_default_ends_the_process_with_all_its_threads() {
    let inputs = [Injection::at_time("SIGTERM", Time(300_000_000))];
    let (events, world) = events(world(PROGRAM, &Machine::default(), &inputs), 1 << 24);
    let outcome = world.outcome().expect("it has ended");
    assert_eq!(
        (outcome.status, outcome.message.as_deref()),
        (143, Some("killed by SIGTERM"))
    );
    assert_eq!(output(&events), "1770\n");
}

#[test]
fn what_never_comes_is_named() {
    for (input, wanted) in [
        (
            Injection::at_time("SIGINT", Time(5_000_000_000)),
            "the input SIGINT at t=5 s never came",
        ),
        (
            Injection::at_line("SIGINT", "0", 3, 0, 0),
            "the input SIGINT at thread 0, line 3, visit 1 never came",
        ),
    ] {
        let (_, world) = events(world(PROGRAM, &Machine::default(), &[input]), 1 << 24);
        let stray = world.outcome().expect("it has ended").stray.clone();
        assert!(
            stray.as_ref().is_some_and(|text| text.contains(wanted)),
            "{stray:?}"
        );
    }
}

/// Cuts the history at many places for a signal: what was before stays, and the rest is the run under the new schedule.
#[test]
fn injected_anywhere() {
    for (source, signal, machine) in [
        (PROGRAM, "SIGINT", Machine::default()),
        (
            PROGRAM,
            "SIGUSR1",
            Machine {
                cores: 2,
                costs: Costs::Priced,
                ..Machine::default()
            },
        ),
        (ASYNC, "SIGINT", Machine::default()),
        (ASYNC, "SIGTERM", Machine::default()),
    ] {
        let bounds = Bounds::default();
        let whole = || {
            let mut timeline = Timeline::new(world(source, &machine, &[]), Schedule::default(), bounds);
            while !timeline.advance(1 << 20).ended {}
            timeline
        };
        let first = whole();
        let end = first.progress().head.0;
        // Where the program itself has begun: before that, the library of every process runs.
        for place in 1..40 {
            let at = end / 40 * place + place * 7 % 40;
            let mut timeline = first.clone();
            timeline.seek(Tick(at));
            let past: Vec<Event> = timeline
                .events()
                .iter()
                .take(timeline.cursor().next_event().0 as usize)
                .collect();
            timeline.inject(signal);
            assert_eq!(
                timeline.progress().head,
                Tick(at),
                "the history is cut at the cursor"
            );
            while !timeline.advance(1 + end / 7).ended {}
            let all = timeline.events().to_vec();
            assert_eq!(all[..past.len()], past[..], "the past stays (tick {at} of {end})");
            let came = { all.iter() }.position(|event| matches!(event.kind, EventKind::Signal { .. }));
            // While the last things of a process are cleared away nobody looks any more.
            let stray = { all.iter() }.any(|event| matches!(event.kind, EventKind::Stray { .. }));
            assert!(
                came.map_or(stray && place > 30, |came| came >= past.len()),
                "it comes after the cursor (tick {at} of {end})"
            );
            let inputs = timeline.schedule().inputs.clone();
            let (fresh, _) = events(world(source, &machine, &inputs), 1 << 24);
            for (kept, made) in all.iter().zip(&fresh) {
                assert_eq!(
                    kept, made,
                    "an injection, and a run under its schedule (tick {at} of {end})"
                );
            }
            assert_eq!(all.len(), fresh.len());
            // And once more from within: a checkpoint that has counted lines wrongly would show.
            let middle = timeline.progress().head.0 / 2;
            timeline.seek(Tick(at + 1));
            timeline.seek(Tick(middle));
            timeline.seek(timeline.progress().head);
        }
    }
}
