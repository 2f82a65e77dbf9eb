//! What panels draw, as plain data: the scene with everybody's letter, and the words of the moment.

use crate::words;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};
use switchboard_session::Segment;
use switchboard_trace::{ActorId, EventId, Scene, Tick, Unit, WaitReason};

/// A point where the system is free, for the reader to pick.
#[derive(Clone, PartialEq, Debug)]
pub struct Free {
    pub event: EventId,
    /// What it is about: "Who gets the core:".
    pub what: String,
    /// The program's text there, where it is at a line.
    pub statement: String,
    /// Each option's name, and how it is shown.
    pub options: Vec<(String, String)>,
    pub picked: usize,
}

/// A scene, and the letters of all whom it mentions (some of them are not among its tokens).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    pub scene: Scene,
    pub names: BTreeMap<ActorId, String>,
    /// How finely its times are shown.
    pub unit: Unit,
}

/// So that two references to one picture are equal without a look at ten thousand tokens.
impl Eq for Picture {}

impl Deref for Picture {
    type Target = Scene;

    fn deref(&self) -> &Scene {
        &self.scene
    }
}

impl Picture {
    /// Looks up the letters of all whom the scene mentions.
    pub fn new(scene: Scene, unit: Unit, letter: impl Fn(ActorId) -> Option<String>) -> Self {
        let mut names = BTreeMap::new();
        let mut add = |actor: ActorId| {
            if let Some(text) = letter(actor).filter(|l| !l.is_empty()) {
                names.insert(actor, text);
            }
        };
        scene.console.iter().filter_map(|l| l.actor).for_each(&mut add);
        // Of a crowd at one line the gutter has room for two only: who runs, the first that does not, the last.
        let (mut first, mut last) = (BTreeSet::new(), BTreeMap::new());
        for mark in &scene.marks {
            last.insert(mark.line, mark.actor);
            if mark.running || first.insert(mark.line) {
                add(mark.actor);
            }
        }
        last.into_values().for_each(&mut add);
        for row in &scene.rows {
            let due = row.gate.iter().flat_map(|g| &g.due);
            due.filter_map(|d| d.1).for_each(&mut add);
            for token in words::tokens(row) {
                match &token.reason {
                    Some(WaitReason::Actors { on, .. }) => on.iter().take(8).copied().for_each(&mut add),
                    Some(WaitReason::Primitive { holder: Some(h), .. }) => add(*h),
                    _ => {}
                }
            }
        }
        Self { scene, names, unit }
    }
}

/// One link of "Why now?".
#[derive(Clone, PartialEq, Debug)]
pub struct Cause {
    pub segments: Vec<Segment>,
    /// Where to look, and the step that this is in, as the counter shows it (0: before the first).
    pub place: Option<(Tick, usize)>,
}

/// One of the runs that were tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch {
    pub run: usize,
    /// How many picks lead to it.
    pub depth: usize,
    pub label: String,
    /// How it ended, if that is known.
    pub end: String,
    pub present: bool,
    /// The run that it goes on from.
    pub from: Option<usize>,
}

/// Why somebody stands where they stand.
#[derive(Clone, PartialEq, Debug)]
pub struct About {
    pub question: String,
    pub causes: Vec<Cause>,
    /// Its suspended frames, innermost first.
    pub frames: Vec<Vec<Segment>>,
}

/// What is worth a remark in a run.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    pub segments: Vec<Segment>,
    pub kind: &'static str,
    /// Where, in order: each with the step that it is in, as the counter shows it.
    pub places: Vec<(Tick, usize)>,
}

/// How somebody spent the time of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Account {
    /// Ran, ready, waited and blocked, in thousandths.
    pub shares: [u32; 4],
    pub runs: u32,
    /// Of time; else of instructions, because no time passed.
    pub timed: bool,
}

/// The words of the moment.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Words {
    pub sentence: Vec<Segment>,
    pub why: Vec<Cause>,
    /// How many runs of library and runtime are folded into the step.
    pub inside: usize,
    /// What they are, once asked for.
    pub inside_list: Vec<String>,
}
