//! A transcript: the run as text, step by step: where, when, what happens and why, and what was printed.
//!
//! ```text
//!   3  B#1     0.000 s  B prints `T-minus 3 (B)`, then asks to be woken at 1.000 s.
//!                       > T-minus 3 (B)
//! ```

use crate::session::Session;
use std::fmt::Write;
use switchboard_trace::EventKind;

/// Steps at most; how many are left out is said.
const MOST: usize = 5_000;

/// The whole run. `why`: with the first cause of each step.
#[inline(never)]
#[must_use]
pub fn transcript(session: &Session, why: bool) -> String {
    let mut walker = session.clone();
    let mut out = String::new();
    let count = session.steps().len();
    let mut names = Vec::new();
    for index in 0..count.min(MOST) {
        walker.seek_step(Some(index));
        names.push(walker.anchor());
    }
    let broad = names.iter().map(|n| n.chars().count()).max().unwrap_or(0);
    let digits = count.to_string().len().max(2);
    for (index, name) in names.iter().enumerate() {
        let step = session.steps().get(index).expect("it is one of the steps");
        let time = step.to.shown(session.unit());
        let sentence = session.sentence_of(Some(index)).plain();
        let _ = writeln!(
            out,
            "{:>digits$}  {name:<broad$}  {time:>9}  {sentence}",
            index + 1
        );
        let margin = " ".repeat(digits + 2 + broad + 2 + 9 + 2);
        if let Some(first) = why
            .then(|| session.why_of(Some(index)))
            .and_then(|all| all.into_iter().next())
        {
            let _ = writeln!(out, "{margin}because {}", first.sentence.plain());
        }
        let mut printed = String::new();
        for event in session.events().range(step.first..step.end) {
            if let EventKind::Print { text, .. } = &event.kind {
                printed += text;
            }
        }
        for line in printed.lines() {
            let _ = writeln!(out, "{margin}> {line}");
        }
    }
    if count > MOST {
        let _ = writeln!(out, "... and {} steps more", count - MOST);
    }
    out
}
