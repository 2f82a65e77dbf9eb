//! `switchboard step FILE`: the reader is the scheduler, in a terminal: at each choice the legal moves are offered.
//!
//! ```text
//! run to the next choice --> list the moves --> pick N (a fork from here) | policy goes on | back | why | save
//! ```
//! The history is the session's: a pick departs from the policy and is written down as every departure is, so the link that
//! `save` prints opens the same run on the page.

use crate::open::{self, Opened};
use crate::options::Options;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use switchboard_session::{ChoiceView, Goal, Grain, Session, Tree, signals, tree::taken};
use switchboard_trace::{EventId, EventKind, Schedule, Tick};

const HELP: &str = "\
list      the moves here              pick N    take a move (another past follows from there)
next      on by the policy's move     back      to the choice before
why       why this step came now      where     the step, who runs and who waits
undo      before the last pick        save      the link to this moment
tree      what was tried              walk N    to one of these runs
signal S  a signal comes here (SIGINT: Ctrl-C), or at a moment or a line (SIGTERM@t=1.5, SIGINT@L12#3)
out       the output so far           end       on by the policy's moves to the end
help      this list                   quit
";

/// The session in the terminal.
struct Player {
    session: Session,
    /// The runs that were tried.
    tree: Tree,
    goal: Option<(&'static str, Goal)>,
    /// Choices in the order of the history, as far as it has run.
    choices: Vec<EventId>,
    /// The choice that the cursor stands before; the number of them at the end.
    at: usize,
}

/// Runs the file choice by choice, with commands from standard input.
pub fn step(file: &str, options: &Options) -> ExitCode {
    let Opened { session, tree, goal } = match open::open(file, options) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let mut player = Player {
        session,
        tree,
        goal,
        choices: Vec::new(),
        at: 0,
    };
    let mut out = std::io::stdout().lock();
    // A closed pipe ends the session like any other writer's.
    match player.play(&mut std::io::stdin().lock(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

impl Player {
    /// Runs the history to its end and stands before the choice of this number; says whether the run reaches its goal.
    fn look(&mut self, at: usize, out: &mut impl Write) -> std::io::Result<()> {
        self.learn();
        self.go(at);
        let Some((text, goal)) = &self.goal else {
            return Ok(());
        };
        match self.session.reached(goal) {
            Some(reached) => {
                self.tree.ended("goal");
                let step = reached.step.map_or(0, |step| step + 1);
                writeln!(out, "{} in step {step} of this run: {text}", reached.plain())
            }
            None => Ok(()),
        }
    }

    /// Runs the history to its end.
    fn learn(&mut self) {
        self.session.run_to_end();
        self.tree.name(&self.session);
        if let Some(outcome) = self.session.outcome() {
            let how = match outcome.status {
                _ if !outcome.deadlock.is_empty() => "deadlock".to_owned(),
                _ if outcome.limit.is_some() || outcome.stray.is_some() => "stopped".to_owned(),
                status => format!("status {status}"),
            };
            self.tree.ended(&how);
        }
        self.choices = { self.session.events().iter() }
            .filter(|event| matches!(event.kind, EventKind::Choice { .. }))
            .map(|event| event.id)
            .collect();
    }

    /// The choice that the cursor stands before.
    fn choice(&self) -> Option<ChoiceView> {
        self.session.choice(*self.choices.get(self.at)?)
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
        if let Some((text, _)) = &self.goal {
            writeln!(out, "goal: {text}")?;
        }
        self.learn();
        let here = self.session.tick();
        self.at = self.choices.partition_point(|&choice| {
            let event = self.session.events().get(choice);
            event.is_some_and(|event| event.tick <= here)
        });
        self.look(self.at, out)?;
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
                ["tree" | "t"] => write!(out, "{}", self.tree.draw())?,
                ["walk", run] => match run.parse().ok().and_then(|run| self.tree.walk(run)) {
                    Some(schedule) => self.again(schedule, out)?,
                    None => writeln!(out, "there are the runs 0 to {}", self.tree.len() - 1)?,
                },
                ["where"] => self.scene(out)?,
                ["out" | "o"] => self.output(out)?,
                ["save" | "s"] => {
                    let mut link = self.session.link(Grain::Switch, 0);
                    self.tree.onto(&mut link);
                    writeln!(out, "{}", link.encode())?;
                }
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
        let Some(choice) = self.choice() else {
            return self.ending(out);
        };
        writeln!(
            out,
            "choice {} of {}: {}",
            self.at + 1,
            self.choices.len(),
            choice.question()
        )?;
        for (index, option) in choice.options.iter().enumerate() {
            let star = if index == choice.picked { '*' } else { ' ' };
            writeln!(out, " {star} {} {}", index + 1, taken(&choice.kind, option))?;
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
        let Some(choice) = self.choice() else {
            return writeln!(out, "there is no choice here");
        };
        let index = number.parse::<usize>().unwrap_or(0).wrapping_sub(1);
        let Some(option) = choice.options.get(index) else {
            return writeln!(out, "there are the moves 1 to {}", choice.options.len());
        };
        if index == choice.picked {
            self.go(self.at + 1);
            return self.list(out);
        }
        match self.session.fork(choice.event, option) {
            Ok(()) => {
                let who = choice.who.unwrap_or_default();
                self.tree.visit(self.session.schedule(), &who);
                self.look(self.at + 1, out)?;
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
                    self.tree.visit(self.session.schedule(), "");
                    self.learn();
                    let next = self.choices.partition_point(|&id| {
                        let event = self.session.events().get(id);
                        event.is_some_and(|event| event.tick <= here)
                    });
                    self.look(next, out)?;
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
        self.tree.visit(&schedule, "");
        self.again(schedule, out)
    }

    /// Stands before the last pick again, with the policy's move in its place, or where a signal came.
    fn undo(&mut self, out: &mut impl Write) -> std::io::Result<()> {
        match self.tree.undo() {
            Some(schedule) => self.again(schedule, out),
            None => writeln!(out, "nothing has been picked"),
        }
    }

    /// Another of the runs that were tried, from where the two part.
    fn again(&mut self, schedule: Schedule, out: &mut impl Write) -> std::io::Result<()> {
        let old = self.places();
        let (source, settings) = (self.session.source().clone(), self.session.settings().clone());
        match Session::open(source, settings, schedule, "start") {
            Ok(session) => {
                self.session = session;
                self.learn();
                let new = self.places();
                let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
                self.look(same, out)?;
                self.list(out)
            }
            Err(error) => writeln!(out, "{}", error.message),
        }
    }

    /// What was picked at each choice.
    fn places(&self) -> Vec<(switchboard_trace::Anchor, u32)> {
        let events = self
            .choices
            .iter()
            .filter_map(|&choice| self.session.events().get(choice));
        let places = events.filter_map(|event| match event.kind {
            EventKind::Choice { at, picked, .. } => Some(((*at).clone(), picked)),
            _ => None,
        });
        places.collect()
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
