//! What is told of a run on request only: why somebody stands where they stand, the notes on the run, and the account of
//! everybody's time. (No part of a first visit.)

use super::Run;
use crate::{
    model::{About, Account, Cause, Note, Picture},
    words,
};
use switchboard_session::{Segment, Why};
use switchboard_trace::{ActorId, ActorState, WaitReason, scene::Token};

/// Who waits for whom is followed so far.
const WAITS: usize = 6;
/// Places of a note that are shown as marks.
const PLACES: usize = 100;

impl Run {
    /// Why somebody of the picture stands there: causes of its own, then of those whom it waits for.
    #[inline(never)]
    #[must_use]
    pub fn about(&self, picture: &Picture, actor: ActorId) -> Option<About> {
        let find = |actor: ActorId| {
            let mut all = picture.rows.iter().flat_map(words::tokens);
            all.find(|t| t.actor == actor)
        };
        let token = find(actor)?;
        let name = words::letter(picture, actor)
            .or_else(|| Some(token.letter.to_string()).filter(|l| !l.is_empty()))
            .unwrap_or_else(|| token.label.to_string());
        let question = match token.state {
            ActorState::Running => format!("Why does {name} run now?"),
            ActorState::Ready => format!("Why is {name} ready?"),
            ActorState::Waiting => format!("Why is {name} waiting?"),
            ActorState::Blocked => format!("Why is {name} blocked?"),
            ActorState::Suspended => format!("Why is {name} suspended?"),
            ActorState::New => format!("Why has {name} not begun?"),
            ActorState::Done | ActorState::Failed | ActorState::Cancelled => {
                format!("How did {name} come to its end?")
            }
        };
        let mut causes = self.causes(token);
        let mut seen = vec![actor];
        let mut at = token;
        while let Some(next) = waits_for(at).filter(|_| seen.len() < WAITS) {
            if seen.contains(&next) {
                let text = format!(
                    "So each of {} waits for another of them: nobody can go on.",
                    seen.len()
                );
                causes.push(said(text));
                break;
            }
            let Some(token) = find(next) else { break };
            seen.push(next);
            causes.extend(self.causes(token));
            at = token;
        }
        if causes.is_empty() {
            causes.push(said(format!(
                "{}: {}.",
                token.label,
                words::standing(picture, token)
            )));
        }
        let frames = token.frames.windows(2).rev().filter_map(|pair| {
            let suspended = pair[0].delegates || pair[0].state == ActorState::Suspended;
            let says = || {
                self.session
                    .frame_says(&pair[0].name, pair[0].line, &pair[1].name)
            };
            (suspended && pair[0].line > 0).then(|| says().segments)
        });
        Some(About {
            question,
            causes,
            frames: frames.take(WAITS).collect(),
        })
    }

    fn causes(&self, token: &Token) -> Vec<Cause> {
        let chain = token.since.map(|since| self.session.why_there(since));
        // Of one that waits, what it waits for is all: how it came to run before is another question.
        let waits = matches!(token.state, ActorState::Waiting | ActorState::Blocked);
        let most = if waits { 1 } else { usize::MAX };
        chain
            .unwrap_or_default()
            .into_iter()
            .map(cause)
            .take(most)
            .collect()
    }

    /// What is worth a remark in the whole run.
    #[inline(never)]
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let notes = self.session.notes().into_iter().map(|note| {
            let places = note.places.iter().take(PLACES);
            let at = |e| Some((self.session.events().get(e)?.tick, self.session.step_of(e)? + 1));
            Note {
                segments: note.segments(),
                kind: note.kind.name(),
                places: places.filter_map(|e| at(*e)).collect(),
            }
        });
        notes.collect()
    }

    /// How everybody spent the time of the whole run.
    #[inline(never)]
    #[must_use]
    pub fn accounts(&self) -> Vec<(ActorId, Account)> {
        let accounts = self.session.accounts(None).into_iter().map(|account| {
            let own = Account {
                shares: account.shares(),
                runs: account.runs,
                timed: account.total().time.0 > 0,
            };
            (account.actor, own)
        });
        accounts.collect()
    }
}

/// One link of a chain, as the page draws it.
pub fn cause(why: Why) -> Cause {
    Cause {
        segments: why.sentence.segments,
        place: Some((why.tick, why.step.map_or(0, |s| s + 1))),
    }
}

fn said(text: String) -> Cause {
    Cause {
        segments: vec![Segment::Text(text)],
        place: None,
    }
}

/// Whose act would end this one's wait.
fn waits_for(token: &Token) -> Option<ActorId> {
    match token.reason.as_ref()? {
        WaitReason::Actors { on, .. } => on.first().copied(),
        WaitReason::Primitive { holder, .. } => *holder,
        _ => None,
    }
}
