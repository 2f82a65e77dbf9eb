//! Goals: what an exhibit asks a reader to bring about, as a condition on what was recorded of a run.
//!
//! ```text
//! condition  term and term and ...           all of them
//! term       deadlock                        nobody can go on
//!            out "total: 1"                  a line of output has this text
//!            lacks "total: 2"                the run has ended, and no line has it
//!            status 1                        the run has ended with this status
//!            together 9-11                   two threads are in these lines of the program at once
//! ```
//! A thread is in the lines where it was seen last: at an event of its own, or where it lost its core. So two are together
//! once the second does anything there while the first has not come out.

use crate::session::Session;
use switchboard_trace::{ActorId, Event, EventId, EventKind, Schedule, Tick};

/// A condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goal(Vec<Term>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Term {
    Deadlock,
    Out(String),
    Lacks(String),
    Status(i32),
    Together(u32, u32),
}

/// That a run has reached its goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// The first event at which it has.
    pub event: EventId,
    pub tick: Tick,
    /// The step that this is in.
    pub step: Option<usize>,
    /// Departures from the policy up to there.
    pub picks: usize,
}

impl Reached {
    /// "Goal reached with 2 picks".
    #[must_use]
    pub fn plain(&self) -> String {
        match self.picks {
            1 => "Goal reached with 1 pick".into(),
            picks => format!("Goal reached with {picks} picks"),
        }
    }
}

/// What has been seen of one term.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// At this event.
    At(EventId, Tick),
    /// It can no longer be.
    Never,
}

impl Goal {
    /// Reads a condition. Error: what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut terms = Vec::new();
        let mut rest = text.trim();
        loop {
            let (term, after) = Term::parse(rest)?;
            terms.push(term);
            let after = after.trim_start();
            if after.is_empty() {
                return Ok(Self(terms));
            }
            let next = after.strip_prefix("and ");
            rest = next
                .ok_or_else(|| format!("`{after}`: terms are joined by `and`"))?
                .trim_start();
        }
    }

    /// Where the events of a run reach it, and how many of the schedule's departures were made until then.
    pub fn reached(&self, events: impl Iterator<Item = Event>, schedule: &Schedule) -> Option<Reached> {
        let mut seen = vec![Seen::Not; self.0.len()];
        let mut lines = [String::new(), String::new()];
        let mut places: Vec<(ActorId, u32)> = Vec::new();
        let mut picks = 0;
        for event in events {
            if let EventKind::Choice { at, .. } = &event.kind
                && schedule.departures.get(picks).is_some_and(|next| next.at == **at)
            {
                picks += 1;
            }
            if let EventKind::Print { text, error } = &event.kind {
                // From the beginning of the line that it goes on with.
                let line = &mut lines[usize::from(*error)];
                let from = line.rfind('\n').map_or(0, |at| at + 1);
                line.replace_range(..from, "");
                line.push_str(text);
            }
            match places.iter_mut().find(|(thread, _)| *thread == event.thread) {
                Some((_, line)) => *line = event.line,
                None => places.push((event.thread, event.line)),
            }
            if let EventKind::State { actor, state, .. } = event.kind
                && state.ended()
            {
                places.retain(|(thread, _)| *thread != actor);
            }
            for (term, seen) in self
                .0
                .iter()
                .zip(&mut seen)
                .filter(|(_, seen)| **seen == Seen::Not)
            {
                match term.at(&event, &lines, &places) {
                    Some(true) => *seen = Seen::At(event.id, event.tick),
                    Some(false) => *seen = Seen::Never,
                    None => {}
                }
            }
            if seen.iter().all(|seen| matches!(seen, Seen::At(..))) {
                return Some(Reached {
                    event: event.id,
                    tick: event.tick,
                    step: None,
                    picks,
                });
            }
        }
        None
    }
}

impl Term {
    fn parse(text: &str) -> Result<(Self, &str), String> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim_start();
        let number = |text: &str| text.parse::<u32>().map_err(|_| format!("`{text}` is no number"));
        match word {
            "deadlock" => Ok((Self::Deadlock, rest)),
            "out" | "lacks" => {
                let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                let (text, rest) = quoted
                    .filter(|(text, _)| !text.is_empty())
                    .ok_or_else(|| format!("`{word}` is followed by a text in double quotes"))?;
                let text = text.to_owned();
                let term = if word == "out" {
                    Self::Out(text)
                } else {
                    Self::Lacks(text)
                };
                Ok((term, rest))
            }
            "status" => {
                let (digits, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                Ok((Self::Status(number(digits)? as i32), rest))
            }
            "together" => {
                let (lines, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                let (from, to) = lines.split_once('-').unwrap_or((lines, lines));
                Ok((Self::Together(number(from)?, number(to)?), rest))
            }
            _ => Err(format!(
                "`{word}` is no term; there are: deadlock, out \"text\", lacks \"text\", status 1, together 9-11"
            )),
        }
    }

    /// Does it hold right after this event? None: not yet; false: it never will.
    fn at(&self, event: &Event, lines: &[String; 2], places: &[(ActorId, u32)]) -> Option<bool> {
        let ended = matches!(event.kind, EventKind::Exit { .. } | EventKind::Deadlock { .. });
        let printed = |wanted: &String| {
            let line = match event.kind {
                EventKind::Print { error, .. } => &lines[usize::from(error)],
                _ => return false,
            };
            line.contains(&**wanted)
        };
        match (self, &event.kind) {
            (Self::Deadlock, EventKind::Deadlock { .. }) => Some(true),
            (Self::Out(text), _) => printed(text).then_some(true),
            (Self::Lacks(text), _) if printed(text) => Some(false),
            (Self::Lacks(_), _) => ended.then_some(true),
            (Self::Status(wanted), EventKind::Exit { status, .. }) => (status == wanted).then_some(true),
            (Self::Together(from, to), _) => {
                let inside = places.iter().filter(|(_, line)| (from..=to).contains(&line));
                (inside.count() > 1).then_some(true)
            }
            _ => None,
        }
    }
}

impl Session {
    /// Has this run reached the goal, and where? Looks at all events that there are: ask when the run has ended.
    #[must_use]
    pub fn reached(&self, goal: &Goal) -> Option<Reached> {
        let mut reached = goal.reached(self.events().iter(), self.schedule())?;
        reached.step = self.index().of(reached.event);
        Some(reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_condition_says_why() {
        let wrong = |text: &str| Goal::parse(text).expect_err(text);
        assert_eq!(wrong("out 1"), "`out` is followed by a text in double quotes");
        assert_eq!(
            wrong("deadlock or status 1"),
            "`or status 1`: terms are joined by `and`"
        );
        assert_eq!(wrong("together a-9"), "`a` is no number");
        assert!(wrong("").starts_with("`` is no term; there are: deadlock"));
        assert!(Goal::parse(r#"out "a and b" and lacks "c" and status 0 and together 3"#).is_ok());
    }
}
