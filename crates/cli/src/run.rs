//! `switchboard run FILE`: the program's own output and exit status, and nothing else on standard output.

use crate::load::{self, Loaded};
pub use crate::options::Options;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::ExitCode;
use switchboard_engine::Grain;
use switchboard_engine::world::{Halt, World};
use switchboard_python::domain::PythonDomain;
use switchboard_python::vm::Limits;
use switchboard_trace::event::{ActorKind, WaitsFor};
use switchboard_trace::state::Text;
use switchboard_trace::{ActorId, Event, EventKind, Position, Sink};

/// Exit status when a bound was reached.
pub const LIMIT_STATUS: u8 = 70;

/// Passes output on as it is made.
#[derive(Default)]
struct Output {
    /// What threads are called.
    letters: BTreeMap<ActorId, Text>,
}

impl Output {
    /// Who waits for whom.
    fn tell(&self, waits: &[WaitsFor]) {
        // An event loop by itself: that has been said.
        if let [edge] = waits
            && edge.holder.is_none()
        {
            return;
        }
        let name = |actor: &ActorId| self.letters.get(actor).map_or("?", |letter| letter);
        for edge in waits {
            let what = match &edge.holder {
                Some(holder) if edge.what.is_empty() => format!("{} to end", name(holder)),
                Some(holder) => format!("{}, which {} holds", edge.what, name(holder)),
                None => edge.what.to_string(),
            };
            eprintln!("  {} waits for {what}", name(&edge.who));
        }
    }
}

impl Sink for Output {
    fn record(&mut self, event: Event) {
        if let EventKind::Deadlock { waits } = &event.kind {
            // The real program would wait for ever; the recorder of the conformance tests says the same words.
            eprintln!("deadlock: nothing is ready and nothing is scheduled");
            self.tell(waits);
        }
        if let EventKind::Spawn {
            actor,
            letter,
            kind: ActorKind::Thread,
            ..
        } = &event.kind
        {
            self.letters.insert(*actor, letter.clone());
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

/// Runs the file.
pub fn run(file: &str, options: Options) -> ExitCode {
    let cut = options.cut;
    let Loaded { code, source } = match load::load(file) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let mut domain = PythonDomain::new(code, &source, Limits::default());
    if options.free_threaded {
        domain = domain.without_gil();
    }
    if options.gc_off {
        domain = domain.without_automatic_gc();
    }
    // A run can be cut and sought, so its input is there from the start; it is read only for a program that may ask.
    if source.contains("input(") || source.contains("stdin") {
        let mut input = Vec::new();
        if let Err(error) = std::io::stdin().read_to_end(&mut input) {
            eprintln!("switchboard: standard input: {error}");
            return ExitCode::FAILURE;
        }
        domain.vm.shared.input = Some(String::from_utf8_lossy(&input).into());
    }
    let mut world = match World::new(domain, "MainThread", options.machine, &options.schedule) {
        Ok(world) => world,
        Err(stray) => {
            eprintln!("switchboard: {}", stray.0);
            return ExitCode::from(2);
        }
    };
    let mut output = Output::default();
    loop {
        let halt = world.run(cut.unwrap_or(1 << 24), Grain::None, &mut output);
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
    if let Some(stray) = &outcome.stray {
        eprintln!("switchboard: {file}: {stray}");
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
