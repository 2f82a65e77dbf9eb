//! `switchboard trace FILE`: which handle ran, when, and why; the run as steps of any grain, as text or JSON lines.
//!
//! ```text
//! --grain switch       a timeline, then each step with its sentence and its causes (the default)
//! --grain iteration    each pass of the loop with the handles that it ran
//! --grain line         each line of the program as it is reached; instruction: each instruction
//! --counters           behind it: context switches, the GIL's, calls of the kernel by name, memory of threads
//! --handles            each handle as one JSON row, for comparison with the real runtime
//! ```

use crate::load::{self, Loaded};
use crate::options;
use std::{
    io::{BufWriter, Write},
    process::ExitCode,
};
use switchboard_session::{Grain, Session, Settings, Source};
use switchboard_trace::{
    ActorId, Event, EventKind, Tick, Viewport,
    draw_timeline::{LEGEND, draw_timeline},
    event::ReadyBy,
    state::Text,
};

/// What to print.
#[derive(Clone, Debug)]
pub struct Options {
    pub grain: Grain,
    pub json: bool,
    pub handles: bool,
    /// What the kernel has done in the whole run, behind it.
    pub counters: bool,
    /// The machine and the policy.
    pub run: options::Options,
}

impl Options {
    /// Reads the words after `trace`; the file is the one that is no option. Error: what is wrong.
    pub fn read<'a>(words: &[&'a str]) -> Result<(Self, &'a str), String> {
        let mut options = Self {
            grain: Grain::Switch,
            json: false,
            handles: false,
            counters: false,
            run: options::Options::default(),
        };
        let mut file = None;
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            if options.run.take(word, &mut words)? {
                continue;
            }
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| format!("{word} is followed by a value"))
            };
            match word {
                "--counters" => options.counters = true,
                "--handles" => options.handles = true,
                "--grain" => {
                    let name = value()?;
                    let grain = Grain::ALL.iter().find(|(_, known)| *known == name);
                    options.grain = grain.ok_or_else(|| format!("there is no grain `{name}`"))?.0;
                }
                "--format" => {
                    options.json = match value()? {
                        "json" => true,
                        "text" => false,
                        other => return Err(format!("there is no format `{other}`")),
                    }
                }
                _ if word.starts_with("--") => return Err(format!("trace has no option {word}")),
                _ if file.is_some() => return Err("trace takes one file".into()),
                _ => file = Some(word),
            }
        }
        Ok((options, file.ok_or("trace takes a file")?))
    }
}

/// Runs the file and prints its trace. The program's own output is part of the trace and not printed by itself.
pub fn trace(file: &str, options: Options) -> ExitCode {
    let Loaded { code, source } = match load::load(file) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let source = Source::python(source, switchboard_python_code::bytes::encode(&code));
    let mut session = match Session::open(
        source,
        options.run.over(Settings::default()),
        options.run.schedule.clone(),
        "start",
    ) {
        Ok(session) => session,
        Err(error) => {
            eprintln!("switchboard: {file}: {}", error.message);
            return ExitCode::from(2);
        }
    };
    session.run_to_end();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = match &options {
        Options { handles: true, .. } => handles(&session, &mut out),
        Options {
            grain: Grain::Switch | Grain::Time,
            json,
            ..
        } => steps(&session, *json, &mut out),
        Options {
            grain: Grain::Iteration,
            json,
            ..
        } => passes(&session, *json, &mut out),
        Options { grain, json, .. } => marks(&mut session, *grain, *json, &mut out),
    };
    let done = done.and_then(|()| match options.counters {
        true => counters(&mut session, &mut out),
        false => Ok(()),
    });
    // A closed pipe ends the trace like any other writer's: nothing is left to tell it to.
    let _ = done.and_then(|()| out.flush());
    ExitCode::SUCCESS
}

fn steps(session: &Session, json: bool, out: &mut impl Write) -> std::io::Result<()> {
    if !json {
        write!(
            out,
            "{}{LEGEND}\n\n",
            draw_timeline(&session.steps().to_vec(), &session.lanes(false))
        )?;
    }
    for (index, step) in session.steps().iter().enumerate() {
        let sentence = session.sentence_of(Some(index)).plain();
        let why: Vec<String> = session
            .why_of(Some(index))
            .iter()
            .map(|why| why.sentence.plain())
            .collect();
        let letter = step
            .actor
            .and_then(|actor| session.letter(actor))
            .unwrap_or_default();
        if json {
            let row = serde_json::json!({
                "step": index + 1, "kind": step.kind, "actor": letter, "t": milliseconds(step.to.0), "line": step.line,
                "inside": step.inside, "sentence": sentence, "why": why,
            });
            writeln!(out, "{row}")?;
            continue;
        }
        let inside = if step.inside > 0 {
            format!("  +{} inside", step.inside)
        } else {
            String::new()
        };
        writeln!(
            out,
            "{:>4}  {}  {letter:<2}  {sentence}{inside}",
            index + 1,
            step.to
        )?;
        for cause in why {
            writeln!(out, "{:>22}{cause}", "< ")?;
        }
    }
    Ok(())
}

/// One handle that ran.
struct Handle {
    pass: u32,
    event: Event,
    label: Text,
    by: ReadyBy,
}

/// All handles in order, with the pass of their own loop.
fn all_handles(session: &Session) -> Vec<Handle> {
    // Loops nest: the last one is at work.
    let mut loops: Vec<(ActorId, u32)> = Vec::new();
    let mut found = Vec::new();
    for event in session.events() {
        match &event.kind {
            EventKind::PassBegin { runtime, pass, .. } => {
                if let Some(at) = loops.iter().position(|(actor, _)| actor == runtime) {
                    loops.truncate(at);
                }
                loops.push((*runtime, *pass));
            }
            EventKind::State { actor, state, .. } if state.ended() => {
                loops.retain(|(runtime, _)| runtime != actor)
            }
            EventKind::HandleRun { label, by, .. } => found.push(Handle {
                pass: loops.last().map_or(0, |(_, pass)| *pass),
                label: label.clone(),
                by: *by,
                event,
            }),
            _ => {}
        }
    }
    found
}

fn handles(session: &Session, out: &mut impl Write) -> std::io::Result<()> {
    for handle in all_handles(session) {
        let by = match handle.by {
            ReadyBy::Timer => "timer",
            ReadyBy::Io => "io",
            _ => "soon",
        };
        let row = serde_json::json!({
            "pass": handle.pass, "t": milliseconds(handle.event.time.0), "run": &*handle.label, "by": by,
        });
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn passes(session: &Session, json: bool, out: &mut impl Write) -> std::io::Result<()> {
    let mut last = 0;
    for handle in all_handles(session) {
        let why = cause(session, &handle.event);
        if json {
            let row = serde_json::json!({
                "pass": handle.pass, "t": milliseconds(handle.event.time.0), "run": &*handle.label, "why": why,
            });
            writeln!(out, "{row}")?;
            continue;
        }
        if handle.pass != last {
            last = handle.pass;
            writeln!(out, "pass {last}  {}", handle.event.time)?;
        }
        writeln!(
            out,
            "    {}{}",
            handle.label,
            why.map_or(String::new(), |why| format!("  < {why}"))
        )?;
    }
    Ok(())
}

/// What put a handle on the ready queue, in a sentence.
fn cause(session: &Session, event: &Event) -> Option<String> {
    let cause = event.cause?;
    session.because(cause).map(|sentence| sentence.plain())
}

fn marks(session: &mut Session, grain: Grain, json: bool, out: &mut impl Write) -> std::io::Result<()> {
    session.seek(Tick(0));
    while session.step_forward(grain) {
        let world = session.timeline().cursor();
        let Some((actor, line)) = world.position() else {
            continue;
        };
        let (tick, time) = (world.tick().0, world.now());
        let who = session.letter(actor).unwrap_or_default();
        if json {
            let row =
                serde_json::json!({ "tick": tick, "t": milliseconds(time.0), "thread": who, "line": line });
            writeln!(out, "{row}")?;
        } else {
            writeln!(out, "{tick:>8}  {time}  {who:<2}  line {line}")?;
        }
    }
    Ok(())
}

/// What the kernel has done by the end.
fn counters(session: &mut Session, out: &mut impl Write) -> std::io::Result<()> {
    session.seek(session.progress().head);
    let view = Viewport {
        internals: true,
        ..Viewport::default()
    };
    let scene = session.scene(&view);
    let machine = scene.rows.iter().find_map(|row| row.machine.as_deref());
    writeln!(out)?;
    match machine {
        Some(machine) => write!(out, "{}", machine.draw()),
        None => writeln!(out, "one thread: there is nothing to switch"),
    }
}

/// Nanoseconds as whole milliseconds, the nearest.
fn milliseconds(nanoseconds: u64) -> u64 {
    (nanoseconds + 500_000) / 1_000_000
}
