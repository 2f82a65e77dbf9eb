//! A run on the page: the session, run on in slices, and what the panels draw of it.

use crate::{
    model::{Account, Free, Note, Picture, Words},
    panels::{self, editor::Problem},
};
use std::{cell::OnceCell, collections::BTreeMap, rc::Rc};
use switchboard_session::{ChoiceView, Goal, Grain, OpenError, Reached, Session, Settings, Source};
use switchboard_trace::{
    ActorId, ActorState, EventId, EventKind, Lane, Origin, Position, Schedule, Tick, Viewport,
    event::ActorKind, step::Column,
};

mod about;

/// Longest time that a slice may take, in milliseconds: half a frame.
pub const SLICE_MS: f64 = 8.0;

/// A history of more events than this has no notes on the page: they are looked for in one go.
const VAST: u32 = 300_000;

/// Most tokens a scene shows: a field of 100 by 100 lamps and some.
const TOKENS: usize = 10_240;

/// Most lanes that are drawn, for the timeline to pick from: enough for the largest crowd that the board shows.
pub const LANES: usize = 10_240;

/// A session with the caches of the page.
pub struct Run {
    pub session: Session,
    /// Ticks that took about a millisecond last.
    fuel: u64,
    pub lanes: Rc<Vec<Lane>>,
    pub axis: Rc<Vec<Column>>,
    /// The lanes are those of the Internals level.
    pub internals: bool,
    notes: OnceCell<Rc<Vec<Note>>>,
    goal: OnceCell<Option<Reached>>,
    accounts: OnceCell<Rc<BTreeMap<ActorId, Account>>>,
}

impl Run {
    /// Opens a program; nothing has run yet.
    pub fn open(source: Source, settings: Settings, schedule: Schedule, at: &str) -> Result<Self, OpenError> {
        Ok(Self {
            session: Session::open(source, settings, schedule, at)?,
            fuel: 2_000,
            lanes: Rc::default(),
            axis: Rc::default(),
            internals: false,
            notes: OnceCell::new(),
            goal: OnceCell::new(),
            accounts: OnceCell::new(),
        })
    }

    /// Runs on until the slice is over by `now` (a clock in milliseconds). True: the run has ended.
    pub fn slice(&mut self, now: impl Fn() -> f64) -> bool {
        let begin = now();
        loop {
            let before = now();
            if self.session.run_slice(self.fuel).ended {
                return true;
            }
            let after = now();
            // Aim at a millisecond a turn, so that the slice ends on time on slow machines as well.
            if after - before < 0.5 {
                self.fuel = (self.fuel * 2).min(4_000_000);
            } else if after - before > 2.0 {
                self.fuel = (self.fuel / 2).max(200);
            }
            if after - begin >= SLICE_MS {
                return false;
            }
        }
    }

    /// Draws lanes and axis anew: the history has grown.
    pub fn redraw(&mut self, internals: bool) {
        self.internals = internals;
        self.lanes = Rc::new(self.session.first_lanes(internals, LANES));
        self.axis = Rc::new(self.session.axis());
        self.notes.take();
        self.goal.take();
        self.accounts.take();
    }

    /// Is the history too long to be gone through between two frames?
    #[must_use]
    pub fn is_vast(&self) -> bool {
        self.session.events().end().0 > VAST
    }

    /// What is worth a remark in the whole run, looked for once.
    #[must_use]
    pub fn noted(&self) -> Rc<Vec<Note>> {
        self.notes.get_or_init(|| Rc::new(self.notes())).clone()
    }

    /// Where the run reached a goal, looked for once. (No part of a first visit.)
    #[inline(never)]
    pub fn reached(&self, when: &str) -> Option<Reached> {
        let look = || self.session.reached(&Goal::parse(when).ok()?);
        *self.goal.get_or_init(look)
    }

    /// How the run ended, in a few words.
    #[inline(never)]
    #[must_use]
    pub fn ending(&self) -> String {
        let Some(outcome) = self.session.outcome() else {
            return String::new();
        };
        match (&outcome.limit, &outcome.message) {
            (Some(limit), _) => limit.to_string(),
            (None, Some(message)) => message.to_string(),
            (None, None) if !outcome.deadlock.is_empty() => "deadlock".to_owned(),
            (None, None) => {
                let events = self.session.events();
                let printed = events
                    .back_from(events.end())
                    .take(VAST as usize)
                    .find_map(|e| match e.kind {
                        EventKind::Print { text, error: false } if !text.trim().is_empty() => Some(text),
                        _ => None,
                    });
                printed.map_or_else(
                    || format!("status {}", outcome.status),
                    |text| format!("prints {}", text.trim()),
                )
            }
        }
    }

    /// How everybody spent the time of the whole run, counted once.
    #[must_use]
    pub fn accounted(&self) -> Rc<BTreeMap<ActorId, Account>> {
        let count = || Rc::new(self.accounts().into_iter().collect());
        self.accounts.get_or_init(count).clone()
    }

    /// The step at the cursor, as the counter shows it.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.session.step_index().map_or(0, |i| i + 1)
    }

    /// Goes to a step, as the counter shows it.
    pub fn seek(&mut self, cursor: usize) {
        self.session.seek_step(cursor.checked_sub(1));
    }

    /// The moment at the cursor.
    #[must_use]
    pub fn picture(&self, follow: Option<ActorId>, internals: bool) -> Picture {
        let view = Viewport {
            tokens: TOKENS,
            selected: follow,
            internals,
            ..Viewport::default()
        };
        Picture::new(self.session.scene(&view), self.session.unit(), |a| {
            self.session.letter(a).map(str::to_owned)
        })
    }

    /// Has the program more than one thread? With one nothing is free.
    #[must_use]
    pub fn threads(&self) -> bool {
        self.session.threads() > 1
    }

    /// Where the system is free in the step that comes next. (No part of a first visit.)
    #[inline(never)]
    #[must_use]
    pub fn free(&self) -> (Vec<Free>, usize) {
        let choices = self.session.choices(self.cursor());
        let more = choices.len().saturating_sub(panels::choices::MOST);
        let shown = choices.into_iter().take(panels::choices::MOST);
        (shown.map(free).collect(), more)
    }

    /// The words at the cursor; `inside`: with what is folded into the step.
    #[must_use]
    pub fn words(&self, inside: bool) -> Words {
        let step = self
            .session
            .step_index()
            .and_then(|i| self.session.steps().get(i));
        let count = step.map_or(0, |s| s.inside as usize);
        let why = self.session.why();
        Words {
            sentence: self.session.sentence().segments,
            why: why.into_iter().map(about::cause).collect(),
            inside: count,
            inside_list: if inside && count > 0 {
                self.inside()
            } else {
                Vec::new()
            },
        }
    }

    /// What library and runtime did within the step at the cursor, in order.
    fn inside(&self) -> Vec<String> {
        let Some(index) = self.session.step_index() else {
            return Vec::new();
        };
        let Some(step) = self.session.steps().get(index) else {
            return Vec::new();
        };
        // What happened before the first step is counted with it.
        let first = if index == 0 { EventId(0) } else { step.first };
        let events = self.session.events().range(first..step.end);
        let lanes = self.session.index().lanes();
        events
            .filter_map(|e| match &e.kind {
                EventKind::HandleRun {
                    label,
                    origin,
                    of: None,
                    ..
                } if *origin != Origin::Program => Some(label.to_string()),
                EventKind::State {
                    actor,
                    state: ActorState::Running,
                    ..
                } => lanes
                    .track(*actor)
                    .filter(|t| {
                        t.origin != Origin::Program && matches!(t.kind, ActorKind::Task | ActorKind::Callback)
                    })
                    .map(|t| t.label.to_string()),
                _ => None,
            })
            .take(200)
            .collect()
    }

    /// Frames that resumes have entered up to the cursor, counted from the events.
    #[must_use]
    pub fn crossed(&self) -> u32 {
        let here = self.session.tick();
        let events = self.session.events().iter().take_while(|e| e.tick <= here);
        events
            .filter_map(|e| {
                if let EventKind::Cross { frames } = e.kind {
                    Some(frames)
                } else {
                    None
                }
            })
            .sum()
    }

    /// Where the program asked for something that is not supported, if that ended it.
    #[must_use]
    pub fn unsupported(&self) -> Option<Problem> {
        let (outcome, text) = (self.session.outcome()?, &self.session.source().text);
        if let Some(message) = outcome.message.as_deref() {
            return unsupported(message, text);
        }
        let limit = outcome.limit.as_deref()?;
        not_supported(limit, outcome.at?, text)
    }

    /// Goes to a tick; the step that it is in.
    pub fn seek_tick(&mut self, tick: Tick) -> usize {
        self.session.seek(tick);
        self.cursor()
    }

    /// One step of a grain; did the cursor move?
    pub fn walk(&mut self, grain: Grain, forward: bool) -> bool {
        if forward {
            self.session.step_forward(grain)
        } else {
            self.session.step_back(grain)
        }
    }
}

fn free(choice: ChoiceView) -> Free {
    let who = choice.who.as_deref().unwrap_or("a thread");
    let what = match (&*choice.kind, choice.line) {
        ("core", _) => "Who gets the core:".to_owned(),
        ("gil", _) => "Who gets the GIL:".to_owned(),
        ("lock", _) => "Who gets the lock:".to_owned(),
        ("turn", _) => "Which core goes on:".to_owned(),
        ("slice", 0) => format!("{who}'s slice is over:"),
        ("slice", line) => format!("{who}'s slice is over at line {line}:"),
        ("preempt", 0) => who.to_owned(),
        ("preempt", line) => format!("{who} at line {line}"),
        (kind, _) => format!("{kind}:"),
    };
    let shown = |option: &String| match &**option {
        "stay" => "goes on".to_owned(),
        "switch" => "another's turn".to_owned(),
        letter => letter.to_owned(),
    };
    Free {
        event: choice.event,
        what: match choice.visit {
            0 => what,
            visit => format!("{}, visit {}", what.trim_end_matches(':'), visit + 1),
        },
        statement: choice.text,
        options: choice.options.iter().map(|o| (o.clone(), shown(o))).collect(),
        picked: choice.picked,
    }
}

/// `No module named 'x' (Switchboard does not support it; use y)`, at the line that imports it.
fn unsupported(message: &str, source: &str) -> Option<Problem> {
    let rest = message.strip_prefix("ModuleNotFoundError: No module named '")?;
    let (name, rest) = rest.split_once('\'')?;
    let hint = rest
        .trim()
        .strip_prefix("(Switchboard does not support it")?
        .trim_end_matches(')');
    let imports = |line: &str| {
        let mut words = line.trim_start().split([' ', ',', '.']);
        matches!(words.next(), Some("import" | "from")) && words.any(|w| w == name)
    };
    let (index, line) = source.lines().enumerate().find(|(_, l)| imports(l))?;
    let column = line[..line.find(name)?].chars().count() + 1;
    let hint = hint.trim_start_matches([';', ' ']);
    let mut letters = hint.chars();
    let hint = letters
        .next()
        .map(|c| format!(" {}{}.", c.to_ascii_uppercase(), letters.as_str()));
    Some(Problem {
        line: index + 1,
        column,
        end: column + name.chars().count(),
        message: format!("{name} is not supported.{}", hint.unwrap_or_default()),
    })
}

/// `input() is not supported. Use a variable.`, from the place that stopped to the end of its name or line.
fn not_supported(limit: &str, at: Position, source: &str) -> Option<Problem> {
    let (what, _) = limit.split_once(" is not supported")?;
    let line = (at.line as usize).checked_sub(1)?;
    let (before, rest) = source.lines().nth(line)?.split_at_checked(at.column as usize)?;
    let name = what.split("()").next().unwrap_or(what);
    let length = if rest.starts_with(name) {
        name
    } else {
        rest.trim_end()
    }
    .chars()
    .count();
    let column = before.chars().count() + 1;
    Some(Problem {
        line: line + 1,
        column,
        end: column + length.max(1),
        message: limit.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_supported_is_told_at_its_place() {
        let message = "ModuleNotFoundError: No module named 'socket' (Switchboard does not support it; use asyncio.sleep)";
        let found = unsupported(message, "import sys\nfrom socket import socket\n").expect("it is found");
        assert_eq!((found.line, found.column, found.end), (2, 6, 12));
        assert_eq!(found.message, "socket is not supported. Use asyncio.sleep.");
        let found = not_supported(
            "input() is not supported. Use a variable.",
            Position { line: 2, column: 4 },
            "x = 1\ny = input('?')\n",
        );
        let found = found.expect("it is found");
        assert_eq!((found.line, found.column, found.end), (2, 5, 10));
        assert_eq!(
            not_supported(
                "the program wrote more than 9 bytes",
                Position { line: 1, column: 0 },
                "x\n"
            ),
            None
        );
        assert_eq!(
            unsupported("ModuleNotFoundError: No module named 'nix'", "import nix\n"),
            None
        );
    }
}
