//! Programs whose order is free: what the real CPython was seen to do can be reached by choices, and the default policy
//! does one of these things.
//!
//! `conformance/free` holds the programs and, recorded with `record.py` there, all outputs that 1,000 real runs of each
//! gave at a switch interval of a microsecond.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use switchboard_engine::{
    Grain, Machine, Preempt, World,
    explore::{Reach, explore},
    laws::Keep,
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, EventKind, Schedule};

/// Runs under the random policy, at most.
const DICE: u64 = 3_000;

/// Runs with departures from the default policy, at most.
const REACH: Reach = Reach {
    runs: 1_200,
    ticks: 2_000_000,
    departures: 4,
};

fn output(events: &[Event]) -> String {
    let prints = events.iter().filter_map(|event| match &event.kind {
        EventKind::Print { text, .. } => Some(&**text),
        _ => None,
    });
    prints.collect()
}

#[test]
fn what_was_seen_can_be_reached() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../conformance/free");
    let mut programs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "seen"))
        .collect();
    programs.sort();
    if let Ok(only) = std::env::var("SWITCHBOARD_ONLY") {
        programs.retain(|path| path.file_stem().is_some_and(|name| *name == *only));
        assert!(!programs.is_empty(), "no program is called {only}");
    }
    assert!(
        programs.len() >= 20 || std::env::var_os("SWITCHBOARD_ONLY").is_some(),
        "twenty programs at least"
    );
    let mut failures = Vec::new();
    for seen in programs {
        let name = seen.file_stem().expect("a file").to_string_lossy().into_owned();
        let wanted: BTreeSet<String> = std::fs::read_to_string(&seen)
            .expect("recorded")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a text"))
            .collect();
        let source = std::fs::read_to_string(seen.with_extension("py")).expect("a program");
        let code = switchboard_python_compiler::compile(&source, "program.py").expect("the program compiles");
        let domain = PythonDomain::new(Arc::new(code), &source, Limits::default());
        let (mut left, mut all, mut first, mut runs) = (wanted.clone(), BTreeSet::new(), None, 0);
        for preempt in [Preempt::Cpython311, Preempt::Cpython311Library] {
            if left.is_empty() {
                break;
            }
            let machine = Machine {
                preempt,
                ..Machine::default()
            };
            let make = |schedule: &Schedule| {
                World::new(domain.clone(), "main", machine.clone(), schedule).expect("the schedule exists")
            };
            let explored = explore(&make(&Schedule::default()), REACH, |_, events, _| {
                let text = output(events);
                first.get_or_insert_with(|| text.clone());
                left.remove(&text);
                all.insert(text);
                !left.is_empty()
            });
            runs += explored.runs;
            // What needs more departures than there is time for: dice, at every place.
            for seed in 0..DICE {
                if left.is_empty() {
                    break;
                }
                let schedule = Schedule {
                    policy: "random".into(),
                    seed,
                    ..Schedule::default()
                };
                let (mut world, mut keep) = (make(&schedule), Keep::default());
                world.run(REACH.ticks, Grain::None, &mut keep);
                left.remove(&output(&keep.0));
                runs += 1;
            }
        }
        println!(
            "{name}: {} of {} seen, {} runs, {} outputs",
            wanted.len() - left.len(),
            wanted.len(),
            runs,
            all.len()
        );
        if !left.is_empty() {
            failures.push(format!("{name}: not reached in {} runs: {left:?}", runs));
        }
        let first = first.expect("there is a run");
        if !wanted.contains(&first) {
            failures.push(format!("{name}: the default gives {first:?}, which was not seen"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
