//! `switchboard run FILE`: the program's own output and exit status, and nothing else on standard output.

use crate::load::{self, Loaded};
use std::io::{Read, Write};
use std::process::ExitCode;
use switchboard_engine::Grain;
use switchboard_engine::world::{Halt, Machine, World};
use switchboard_python::domain::PythonDomain;
use switchboard_python::vm::Limits;
use switchboard_trace::{Event, EventKind, Position, Schedule, Sink};

/// Exit status when a bound was reached.
pub const LIMIT_STATUS: u8 = 70;

/// Passes output on as it is made.
struct Output;

impl Sink for Output {
    fn record(&mut self, event: Event) {
        if let EventKind::Deadlock { .. } = &event.kind {
            // The real program would wait for ever; the recorder of the conformance tests says the same words.
            eprintln!("deadlock: nothing is ready and nothing is scheduled");
        }
        if let EventKind::Print { text, error } = &event.kind {
            // A closed pipe ends the program like any other writer's: nothing is left to tell it to.
            let _ = if *error {
                std::io::stderr().write_all(text.as_bytes())
            } else {
                std::io::stdout().write_all(text.as_bytes())
            };
        }
    }

    fn keeping(&self) -> bool {
        true
    }

    fn only_output(&self) -> bool {
        true
    }
}

/// Runs the file. `cut`: go through a checkpoint each so many ticks (for tests of the laws).
pub fn run(file: &str, cut: Option<u64>) -> ExitCode {
    let Loaded { code, source } = match load::load(file) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let mut domain = PythonDomain::new(code, &source, Limits::default());
    // A run can be cut and sought, so its input is there from the start; it is read only for a program that may ask.
    if source.contains("input(") || source.contains("stdin") {
        let mut input = Vec::new();
        if let Err(error) = std::io::stdin().read_to_end(&mut input) {
            eprintln!("switchboard: standard input: {error}");
            return ExitCode::FAILURE;
        }
        domain.vm.shared.input = Some(String::from_utf8_lossy(&input).into());
    }
    let mut world = match World::new(domain, "MainThread", Machine::default(), &Schedule::default()) {
        Ok(world) => world,
        Err(stray) => unreachable!("the default schedule exists: {stray:?}"),
    };
    loop {
        let halt = world.run(cut.unwrap_or(1 << 24), Grain::None, &mut Output);
        if halt == Halt::End {
            break;
        }
        if cut.is_some() {
            let checkpoint = world.clone();
            drop(std::mem::replace(&mut world, checkpoint));
        }
    }
    let outcome = world.outcome().expect("a world that has ended has an outcome");
    if let Some(limit) = &outcome.limit {
        eprintln!("switchboard: {}{limit}", place(file, &source, outcome.at));
        return ExitCode::from(LIMIT_STATUS);
    }
    ExitCode::from(outcome.status as u8)
}

/// `FILE:LINE:COLUMN: `, columns from 1 in characters; only the file if it was nowhere in it.
fn place(file: &str, source: &str, at: Option<Position>) -> String {
    let known = at.and_then(|at| {
        let line = source.lines().nth((at.line as usize).checked_sub(1)?)?;
        let before = line.get(..at.column as usize)?;
        Some(format!("{file}:{}:{}: ", at.line, before.chars().count() + 1))
    });
    known.unwrap_or_else(|| format!("{file}: "))
}
