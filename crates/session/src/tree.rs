//! The tree of what was tried: runs of one program by the picks that lead to each.
//!
//! ```text
//! 0   as it comes
//! 1     line 6 (T2): T1 goes on
//! 2 *     line 14 (T1): T3 gets the GIL: goal        <- the present one
//! 3     line 6 (T2), visit 2: T1 goes on
//! ```
//! Runs that begin with the same picks share them, so each run is its parent's picks and one more. Walking is a matter of
//! the client: it opens the schedule that it is given. Pure data: nothing here runs anything.

use crate::{link::Link, session::Session};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use switchboard_trace::{Departure, EventKind, Schedule, schedule::Injection};

/// Runs at most, in a tree and in a link; the oldest that leads nowhere else makes room.
pub const MOST: usize = 200;

/// One thing that a reader did to a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Move {
    Pick(Departure),
    Input(Injection),
}

/// One run that was tried, but for the first: the run that it goes on from, by its place among them (0: the first), and
/// what was done there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    pub from: usize,
    #[serde(rename = "do")]
    pub act: Move,
    /// Letter of the thread at whose place it was done; empty if not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
}

impl Tried {
    /// What was done, where: "line 6 (T2): T1 goes on".
    #[must_use]
    pub fn label(&self) -> String {
        if let Move::Input(input) = &self.act
            && let Some(time) = input.time()
        {
            return format!("at {time}: {}", input.what);
        }
        let (at, done) = match &self.act {
            Move::Pick(departure) => (&departure.at, taken(&departure.at.kind, &departure.option)),
            Move::Input(input) => (&input.at, input.what.trim_end().to_owned()),
        };
        let mut text = match at.line {
            0 if at.actor.is_empty() => String::from("a moment "),
            0 => String::new(),
            line => format!("line {line} "),
        };
        match &*self.who {
            "" if at.actor.is_empty() => write!(text, "(from outside)"),
            "" => write!(text, "(thread {})", at.actor),
            who => write!(text, "({who})"),
        }
        .expect("a string takes it");
        if at.visit > 0 {
            write!(text, ", visit {}", at.visit + 1).expect("a string takes it");
        }
        format!("{text}: {done}")
    }
}

/// What taking an option at a choice of a kind means.
#[must_use]
pub fn taken(kind: &str, option: &str) -> String {
    match (kind, option) {
        (_, "stay") => "stays".into(),
        (_, "switch") => "gives way".into(),
        ("gil", who) => format!("{who} gets the GIL"),
        ("core", who) => format!("{who} gets the core"),
        ("lock", who) => format!("{who} gets the lock"),
        ("preempt" | "turn", who) => format!("{who} goes on"),
        (_, option) => option.into(),
    }
}

/// See the module.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    /// Policy and seed of all; no departures.
    base: Schedule,
    /// All but the first; a run comes behind the one that it goes on from.
    runs: Vec<Tried>,
    /// How each run ended, in a word: empty if that is not known.
    ends: Vec<String>,
    present: usize,
}

impl Tree {
    /// The tree of one run, and of those that it goes on from.
    #[must_use]
    pub fn new(schedule: &Schedule) -> Self {
        let mut tree = Self {
            base: Schedule {
                departures: Vec::new(),
                inputs: Vec::new(),
                ..schedule.clone()
            },
            runs: Vec::new(),
            ends: vec![String::new()],
            present: 0,
        };
        tree.visit(schedule, "");
        tree
    }

    /// The tree with the runs of a link, and the link's own run the present one. What does not fit together is left out.
    #[must_use]
    pub fn with(schedule: &Schedule, tried: &[Tried]) -> Self {
        let mut tree = Self::new(&Schedule {
            departures: Vec::new(),
            inputs: Vec::new(),
            ..schedule.clone()
        });
        for (index, run) in tried.iter().take(MOST - 1).enumerate() {
            if run.from > index {
                break;
            }
            tree.push(run.clone());
        }
        tree.visit(schedule, "");
        tree
    }

    /// All runs but the first, for a link.
    #[must_use]
    pub fn tried(&self) -> &[Tried] {
        &self.runs
    }

    /// How many runs there are, the first one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.len() + 1
    }

    /// Never: there is always the first run.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    #[must_use]
    pub fn present(&self) -> usize {
        self.present
    }

    /// The run that this one goes on from; None for the first and where there is no such run.
    #[must_use]
    pub fn parent(&self, run: usize) -> Option<usize> {
        Some(self.runs.get(run.checked_sub(1)?)?.from)
    }

    /// The runs that go on from this one, oldest first.
    pub fn children(&self, run: usize) -> impl Iterator<Item = usize> {
        let all = self.runs.iter().enumerate();
        all.filter(move |(_, tried)| tried.from == run)
            .map(|(index, _)| index + 1)
    }

    /// What leads to a run from its parent; for the first "as it comes".
    #[must_use]
    pub fn label(&self, run: usize) -> String {
        let tried = run.checked_sub(1).and_then(|index| self.runs.get(index));
        tried.map_or_else(|| "as it comes".into(), Tried::label)
    }

    /// How many moves lead to a run.
    #[must_use]
    pub fn depth(&self, run: usize) -> usize {
        std::iter::successors(self.parent(run), |&run| self.parent(run)).count()
    }

    /// How a run ended, as told by [`Tree::ended`].
    #[must_use]
    pub fn end(&self, run: usize) -> &str {
        self.ends.get(run).map_or("", |end| end)
    }

    /// Takes note of how the present run ended: "goal", "deadlock", "status 0".
    pub fn ended(&mut self, how: &str) {
        how.clone_into(&mut self.ends[self.present]);
    }

    /// The schedule of a run.
    #[must_use]
    pub fn schedule(&self, run: usize) -> Schedule {
        let mut schedule = self.base.clone();
        let up = std::iter::successors(Some(run), |&run| self.parent(run));
        for tried in up.filter_map(|run| self.runs.get(run.checked_sub(1)?)) {
            match &tried.act {
                Move::Pick(departure) => schedule.departures.push(departure.clone()),
                Move::Input(input) => schedule.inputs.push(input.clone()),
            }
        }
        schedule.departures.reverse();
        schedule.inputs.reverse();
        schedule
    }

    /// Makes a run the present one; None: there is no such run.
    pub fn walk(&mut self, run: usize) -> Option<Schedule> {
        (run < self.len()).then(|| {
            self.present = run;
            self.schedule(run)
        })
    }

    /// Back to the run that the present one goes on from; it stays in the tree. None: nothing was done.
    pub fn undo(&mut self) -> Option<Schedule> {
        self.walk(self.parent(self.present)?)
    }

    /// The next run (`back`: the one before) that goes on from the same as the present one; None: there is none.
    pub fn beside(&mut self, back: bool) -> Option<Schedule> {
        let all: Vec<usize> = self.children(self.parent(self.present)?).collect();
        let at = all.iter().position(|&run| run == self.present)?;
        let to = if back { at.checked_sub(1)? } else { at + 1 };
        self.walk(*all.get(to)?)
    }

    /// A run of this schedule is now the present one; it is added if it is new. `who` is the letter of the thread at whose
    /// place its last move was made, if that is known.
    pub fn visit(&mut self, schedule: &Schedule, who: &str) {
        let is_part = |run: &usize| {
            let known = self.schedule(*run);
            schedule.departures.starts_with(&known.departures) && schedule.inputs.starts_with(&known.inputs)
        };
        let nearest = (0..self.len()).filter(is_part).max_by_key(|&run| self.depth(run));
        let mut at = nearest.expect("the first run is part of all");
        let known = self.schedule(at);
        let picks = schedule.departures.iter().skip(known.departures.len()).cloned();
        let inputs = schedule.inputs.iter().skip(known.inputs.len()).cloned();
        let mut moves = picks.map(Move::Pick).chain(inputs.map(Move::Input)).peekable();
        while let Some(act) = moves.next() {
            let last = moves.peek().is_none();
            let run = Tried {
                from: at,
                act,
                who: if last { who.to_owned() } else { String::new() },
            };
            self.present = at;
            if !self.make_room() {
                // More than a tree holds: only the run's beginning is in it.
                return;
            }
            at = self.push(Tried {
                from: self.present,
                ..run
            });
        }
        self.present = at;
    }

    fn push(&mut self, run: Tried) -> usize {
        self.runs.push(run);
        self.ends.push(String::new());
        self.runs.len()
    }

    /// Drops the oldest run that none goes on from, but for the present one, if the tree is full. False: there is
    /// none.
    fn make_room(&mut self) -> bool {
        if self.len() < MOST {
            return true;
        }
        let leaf = (1..self.len()).find(|&run| run != self.present && self.children(run).next().is_none());
        let Some(leaf) = leaf else { return false };
        self.runs.remove(leaf - 1);
        self.ends.remove(leaf);
        for run in &mut self.runs {
            run.from -= usize::from(run.from > leaf);
        }
        self.present -= usize::from(self.present > leaf);
        true
    }

    /// Puts the runs into a link of the present one; those that its own departures tell need no place in it.
    pub fn onto(&self, link: &mut Link) {
        // Departures and inputs by themselves do not tell in which order they were made.
        let now = self.schedule(self.present);
        let mixed = !now.inputs.is_empty() && !now.departures.is_empty();
        let more = mixed || self.len() > self.depth(self.present) + 1;
        link.tried = if more { self.runs.clone() } else { Vec::new() };
    }

    /// All runs in the order of the drawing: each before those that go on from it.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let (mut order, mut open) = (Vec::new(), vec![0]);
        while let Some(run) = open.pop() {
            order.push(run);
            let children: Vec<usize> = self.children(run).collect();
            open.extend(children.into_iter().rev());
        }
        order
    }

    /// The tree as text: see the module.
    #[must_use]
    pub fn draw(&self) -> String {
        let mut out = String::new();
        for run in self.order() {
            let star = if run == self.present { '*' } else { ' ' };
            let end = match self.end(run) {
                "" => String::new(),
                end => format!(": {end}"),
            };
            let (indent, label) = (2 * self.depth(run), self.label(run));
            writeln!(out, "{run:<3} {star} {:indent$}{label}{end}", "").expect("a string takes it");
        }
        out
    }
}

impl Tree {
    /// Fills in who did what on the way to the present run, from its history.
    pub fn name(&mut self, session: &Session) {
        let up = std::iter::successors(Some(self.present), |&run| self.parent(run));
        let mut path: Vec<usize> = up.filter_map(|run| run.checked_sub(1)).collect();
        path.retain(|&run| self.runs[run].who.is_empty() && matches!(self.runs[run].act, Move::Pick(_)));
        if path.is_empty() {
            return;
        }
        for event in session.events() {
            let EventKind::Choice { at: place, .. } = &event.kind else {
                continue;
            };
            let is_there =
                |run: &&usize| matches!(&self.runs[**run].act, Move::Pick(pick) if pick.at == **place);
            if let Some(&run) = path.iter().find(is_there)
                && let Some(letter) = session.letter(event.thread)
            {
                letter.clone_into(&mut self.runs[run].who);
            }
        }
    }
}
