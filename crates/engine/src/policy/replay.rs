//! Replay: the departures of a schedule laid over its policy, each at its anchor.
//!
//! ```text
//! choice at (actor, line, kind) --count visits--> anchor --is it the next departure's?-- yes: its option, or stray
//!                                                                                     \- no:  the policy's
//! ```
//! Departures are in the order in which they happened, so only the next one is looked at. One whose option is not
//! among the options stops the run and names itself; one whose place never comes is named when the run ends.

use super::Policy;
use std::{collections::BTreeMap, sync::Arc};
use switchboard_trace::{Anchor, Departure, Schedule, schedule::Injection, state::Text};

/// The schedule at work: part of the world, copied with it.
#[derive(Clone, Debug)]
pub struct Chooser {
    policy: Policy,
    departures: Arc<[Departure]>,
    inputs: Arc<[Injection]>,
    applied: usize,
    injected: usize,
    /// How often a place has been visited: by actor path, line, kind.
    visits: BTreeMap<(Text, u32, &'static str), u32>,
}

/// A departure that does not apply, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stray(pub String);

impl Chooser {
    /// From a schedule. Error: it names a policy that does not exist.
    pub fn new(schedule: &Schedule) -> Result<Self, Stray> {
        let policy = Policy::named(&schedule.policy, schedule.seed).ok_or_else(|| {
            Stray(format!(
                "there is no policy `{}`; there are: {}",
                schedule.policy,
                Policy::NAMES.join(", ")
            ))
        })?;
        Ok(Self {
            policy,
            departures: schedule.departures.clone().into(),
            inputs: schedule.inputs.clone().into(),
            applied: 0,
            injected: 0,
            visits: BTreeMap::new(),
        })
    }

    /// The anchor of the choice that is to be made now; the visit is counted.
    pub fn place(&mut self, actor: &Text, line: u32, kind: &'static str) -> Anchor {
        let count = self.visits.entry((actor.clone(), line, kind)).or_insert(0);
        let visit = *count;
        *count += 1;
        Anchor {
            actor: actor.to_string(),
            line,
            visit,
            kind: kind.into(),
        }
    }

    /// Makes the choice. Error: the departure at this place takes an option that is not there.
    pub fn choose(&mut self, at: &Anchor, options: &[Text]) -> Result<usize, Stray> {
        match self.departures.get(self.applied) {
            Some(next) if next.at == *at => match options.iter().position(|o| **o == *next.option) {
                Some(index) => {
                    self.applied += 1;
                    Ok(index)
                }
                None => Err(Stray(format!(
                    "the departure at {} takes `{}`, but there is only: {}",
                    spell(at),
                    next.option,
                    options.join(", ")
                ))),
            },
            _ => Ok(self.policy.pick(at, options.len())),
        }
    }

    /// The input injected at this place, if any.
    pub fn input(&mut self, at: &Anchor) -> Option<String> {
        let next = self.inputs.get(self.injected).filter(|next| next.at == *at)?;
        self.injected += 1;
        Some(next.what.clone())
    }

    /// The input that comes next.
    #[must_use]
    pub fn next_input(&self) -> Option<&Injection> {
        self.inputs.get(self.injected)
    }

    /// The next input has come.
    pub fn injected(&mut self) {
        self.injected += 1;
    }

    /// At the end of the run: the first departure or input whose place never came.
    #[must_use]
    pub fn left_over(&self) -> Option<Stray> {
        let Some(next) = self.departures.get(self.applied) else {
            let next = self.next_input()?;
            return Some(Stray(format!(
                "the input {} at {} never came: the run did not come there",
                next.what,
                spell_input(next)
            )));
        };
        Some(Stray(format!(
            "the departure at {} to `{}` never applied: the run did not come there",
            spell(&next.at),
            next.option
        )))
    }

    /// Departures and inputs that have been applied so far, then `more`: the schedule of a fork from here.
    #[must_use]
    pub fn fork(&self, of: &Schedule, more: Option<Departure>, input: Option<Injection>) -> Schedule {
        let mut schedule = of.clone();
        schedule.departures.truncate(self.applied);
        schedule.departures.extend(more);
        schedule.inputs.truncate(self.injected);
        schedule.inputs.extend(input);
        schedule
    }

    /// Goes on under another schedule that agrees with this one in all that was applied so far.
    pub fn follow(&mut self, schedule: &Schedule) {
        self.departures = schedule.departures.clone().into();
        self.inputs = schedule.inputs.clone().into();
    }
}

/// When an input comes, in words: `t=1.5 s`, or `thread 0, line 4, visit 2`.
#[must_use]
pub fn spell_input(input: &Injection) -> String {
    match input.time() {
        Some(time) => format!("t={} s", time.seconds()),
        None => {
            let at = &input.at;
            let since = match input.since {
                0 => String::new(),
                events => format!(" since its event {events}"),
            };
            format!(
                "thread {}, line {}, visit {}{since}",
                at.actor,
                at.line,
                at.visit + 1
            )
        }
    }
}

/// A place in words: `thread 0.1, line 4, visit 2, choice "slice"`.
#[must_use]
pub fn spell(at: &Anchor) -> String {
    format!(
        "thread {}, line {}, visit {}, choice \"{}\"",
        at.actor,
        at.line,
        at.visit + 1,
        at.kind
    )
}
