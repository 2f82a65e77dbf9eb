//! `switchboard step FILE`: the reader is the scheduler, in a terminal: at each choice the legal moves are offered.
//!
//! ```text
//! run to the next choice --> list the moves --> pick N (a fork from here) | policy goes on | back | why | save
//! ```
//! The history is the session's: a pick departs from the policy and is written down as every departure is, so the link that
//! `save` prints opens the same run on the page.

use crate::load::{self, Loaded};
use crate::options::Options;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use switchboard_session::{Grain, Session, Settings, Source, signals};
use switchboard_trace::{EventId, EventKind, Schedule, Tick};

const HELP: &str = "\
list      the moves here              pick N    take a move (another past follows from there)
next      on by the policy's move     back      to the choice before
why       why this step came now      where     the step, who runs and who waits
undo      forget the last pick        save      the link to this moment
signal S  a signal comes here (SIGINT: Ctrl-C), or at a moment or a line (SIGTERM@t=1.5, SIGINT@L12#3)
out       the output so far           end       on by the policy's moves to the end
help      this list                   quit
";

/// The session in the terminal.
struct Player {
    session: Session,
    /// Choices in the order of the history, as far as it has run.
    choices: Vec<EventId>,
    /// The choice that the cursor stands before; the number of them at the end.
    at: usize,
}

/// Runs the file choice by choice, with commands from standard input.
pub fn step(file: &str, options: Options) -> ExitCode {
    let Loaded { code, source } = match load::load(file) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let source = Source::python(source, switchboard_python_code::bytes::encode(&code));
    let settings = Settings {
        cores: options.machine.cores,
        rule: options.machine.rule,
        preempt: options.machine.preempt,
        costs: options.machine.costs,
        free_threaded: options.free_threaded,
        ..Settings::default()
    };
    let session = match Session::open(source, settings, options.schedule, "start") {
        Ok(session) => session,
        Err(error) => {
            eprintln!("switchboard: {file}: {}", error.message);
            return ExitCode::from(2);
        }
    };
    let mut player = Player {
        session,
        choices: Vec::new(),
        at: 0,
    };
    player.look(0);
    let mut out = std::io::stdout().lock();
    // A closed pipe ends the session like any other writer's.
    match player.play(&mut std::io::stdin().lock(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

impl Player {
    /// Runs the history to its end and stands before the choice of this number.
    fn look(&mut self, at: usize) {
        self.session.run_to_end();
        self.choices = { self.session.events().iter() }
            .filter(|event| matches!(event.kind, EventKind::Choice { .. }))
            .map(|event| event.id)
            .collect();
        self.go(at);
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.choices.len());
        let tick = match self.choices.get(self.at) {
            Some(&choice) => {
                let event = self.session.events().get(choice).expect("it is of this history");
                Tick(event.tick.0 - 1)
            }
            None => self.session.progress().head,
        };
        self.session.seek(tick);
    }

    fn play(&mut self, input: &mut impl BufRead, out: &mut impl Write) -> std::io::Result<()> {
        self.list(out)?;
        loop {
            write!(out, "> ")?;
            out.flush()?;
            let mut line = String::new();
            if input.read_line(&mut line)? == 0 {
                return writeln!(out);
            }
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [] | ["list" | "l"] => self.list(out)?,
                ["pick" | "p", number] => self.pick(number, out)?,
                [number] if number.parse::<usize>().is_ok() => self.pick(number, out)?,
                ["next" | "n"] => {
                    self.go(self.at + 1);
                    self.list(out)?;
                }
                ["back" | "b"] => {
                    self.go(self.at.saturating_sub(1));
                    self.list(out)?;
                }
                ["signal", name] => self.signal(name, out)?,
                ["undo" | "u"] => self.undo(out)?,
                ["end" | "e"] => {
                    self.go(usize::MAX);
                    self.list(out)?;
                }
                ["why" | "w"] => {
                    writeln!(out, "{}", self.session.sentence().plain())?;
                    for why in self.session.why() {
                        writeln!(out, "  < {}", why.sentence.plain())?;
                    }
                }
                ["where"] => self.scene(out)?,
                ["out" | "o"] => self.output(out)?,
                ["save" | "s"] => writeln!(out, "{}", self.session.link(Grain::Switch, 0).encode())?,
                ["help" | "h" | "?"] => write!(out, "{HELP}")?,
                ["quit" | "q"] => return Ok(()),
                _ => writeln!(out, "no such command; `help` lists them")?,
            }
        }
    }

    /// The step, and the moves; the one that the history goes on with has a star.
    fn list(&self, out: &mut impl Write) -> std::io::Result<()> {
        let session = &self.session;
        writeln!(out, "{}  {}", session.anchor(), session.sentence().plain())?;
        let Some(&choice) = self.choices.get(self.at) else {
            return self.ending(out);
        };
        let event = session.events().get(choice).expect("it is of this history");
        let EventKind::Choice { at, options, picked } = &event.kind else {
            unreachable!("only choices are listed")
        };
        let of = session.letter(event.thread).unwrap_or("nobody");
        let question = match &*at.kind {
            "gil" => "who gets the GIL?".to_owned(),
            "core" => "who gets the core?".to_owned(),
            "preempt" => format!("does {of} stay, or who goes on?"),
            "slice" => format!("the slice of {of} is over: does it stay?"),
            "lock" => "who gets the lock?".to_owned(),
            other => other.to_owned(),
        };
        writeln!(
            out,
            "choice {} of {}, {of} at line {}: {question}",
            self.at + 1,
            self.choices.len(),
            event.line
        )?;
        for (index, option) in options.iter().enumerate() {
            let star = if index == *picked as usize { '*' } else { ' ' };
            writeln!(out, " {star} {} {option}", index + 1)?;
        }
        Ok(())
    }

    fn ending(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Some(outcome) = self.session.outcome() else {
            return Ok(());
        };
        match (&outcome.limit, &outcome.stray) {
            (Some(limit), _) => writeln!(out, "the run was stopped: {limit}")?,
            (_, Some(stray)) => writeln!(out, "{stray}")?,
            _ if !outcome.deadlock.is_empty() => {}
            _ => writeln!(out, "the run has ended with status {}", outcome.status)?,
        }
        self.output(out)
    }

    fn pick(&mut self, number: &str, out: &mut impl Write) -> std::io::Result<()> {
        let Some(&choice) = self.choices.get(self.at) else {
            return writeln!(out, "there is no choice here");
        };
        let event = self.session.events().get(choice).expect("it is of this history");
        let EventKind::Choice { options, picked, .. } = &event.kind else {
            unreachable!("only choices are listed")
        };
        let index = number.parse::<usize>().unwrap_or(0).wrapping_sub(1);
        let Some(option) = options.get(index).map(ToString::to_string) else {
            return writeln!(out, "there are the moves 1 to {}", options.len());
        };
        if index == *picked as usize {
            self.go(self.at + 1);
            return self.list(out);
        }
        match self.session.fork(choice, &option) {
            Ok(()) => {
                self.look(self.at + 1);
                self.list(out)
            }
            Err(error) => writeln!(out, "{}", error.message),
        }
    }

    /// A signal comes here, or where its text says.
    fn signal(&mut self, text: &str, out: &mut impl Write) -> std::io::Result<()> {
        if !text.contains('@') {
            let here = self.session.tick();
            return match self.session.inject(text) {
                Ok(()) => {
                    self.look(0);
                    let behind = |id: &EventId| {
                        let event = self.session.events().get(*id);
                        event.is_some_and(|event| event.tick > here)
                    };
                    let next = self.choices.iter().position(behind);
                    self.go(next.unwrap_or(usize::MAX));
                    self.list(out)
                }
                Err(error) => writeln!(out, "{}", error.message),
            };
        }
        let mut schedule = self.session.schedule().clone();
        match signals::read(text) {
            Ok(input) => schedule.inputs.push(input),
            Err(error) => return writeln!(out, "{error}"),
        }
        signals::sort(&mut schedule.inputs);
        self.open(schedule, 0, out)
    }

    /// Runs the program anew.
    fn open(&mut self, schedule: Schedule, at: usize, out: &mut impl Write) -> std::io::Result<()> {
        let (source, settings) = (self.session.source().clone(), self.session.settings().clone());
        match Session::open(source, settings, schedule, "start") {
            Ok(session) => {
                self.session = session;
                self.look(at);
                self.list(out)
            }
            Err(error) => writeln!(out, "{}", error.message),
        }
    }

    /// Stands before the last pick again, with the policy's move in its place; where there is none the last signal goes.
    fn undo(&mut self, out: &mut impl Write) -> std::io::Result<()> {
        let mut schedule = self.session.schedule().clone();
        let Some(last) = schedule.departures.pop() else {
            return match schedule.inputs.pop() {
                Some(_) => self.open(schedule, 0, out),
                None => writeln!(out, "nothing has been picked"),
            };
        };
        let at = self.choices.iter().position(|&choice| {
            let event = self.session.events().get(choice);
            event.is_some_and(|event| matches!(&event.kind, EventKind::Choice { at, .. } if **at == last.at))
        });
        self.open(schedule, at.unwrap_or(0), out)
    }

    fn scene(&self, out: &mut impl Write) -> std::io::Result<()> {
        let scene = self.session.scene(&switchboard_trace::Viewport::default());
        write!(out, "{}", switchboard_trace::draw::draw(&scene))
    }

    fn output(&self, out: &mut impl Write) -> std::io::Result<()> {
        let here = self.session.tick();
        for event in self.session.events().iter().filter(|event| event.tick <= here) {
            if let EventKind::Print { text, .. } = &event.kind {
                write!(out, "| {text}")?;
            }
        }
        Ok(())
    }
}
