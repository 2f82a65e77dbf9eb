//! Predict: what a reader can be asked at a moment of any program, with the answer that the run itself gives.
//!
//! ```text
//! cursor at step 3 --question--> who runs next? [A] [B] [nobody]        answer: what step 4 is
//!                            \-> what prints next? "x" "y" "z"          answer: the next line of output
//! ```
//! Nobody writes questions: options are those who are there, and lines that the program prints.

use crate::session::Session;
use serde::{Deserialize, Serialize};
use switchboard_trace::{ActorId, EventKind, Origin, StepKind, Viewport};

/// Options at most.
const MOST: usize = 8;
/// Lines of output to choose from at most.
const LINES: usize = 4;
/// How many events are looked through for lines.
const LOOK: usize = 50_000;

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Ask {
    /// Who runs next?
    #[default]
    Runs,
    /// What prints next?
    Prints,
}

/// One option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Whoever it is, for a click on the token; None: nobody, or a line of output.
    pub actor: Option<ActorId>,
    /// The letter, "nobody", or the line.
    pub text: String,
}

/// A question about what comes after a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    pub ask: Ask,
    pub options: Vec<Choice>,
    /// Index of the right one.
    pub answer: usize,
}

impl Session {
    /// What can be asked about the step after the one at the cursor. None: nothing (it is the last one, or there is
    /// nothing to choose from).
    #[inline(never)]
    #[must_use]
    pub fn question(&self, ask: Ask) -> Option<Question> {
        let question = match ask {
            Ask::Runs => self.who_runs(),
            Ask::Prints => self.what_prints(),
        };
        question.filter(|question| question.options.len() > 1)
    }

    fn who_runs(&self) -> Option<Question> {
        let next = self.steps().get(self.step_index().map_or(0, |index| index + 1))?;
        let scene = self.scene(&Viewport::default());
        let mut options: Vec<Choice> = Vec::new();
        for row in &scene.rows {
            let places = [&row.ready, &row.running, &row.waiting];
            for token in places.iter().flat_map(|place| &place.tokens) {
                let known = options.iter().any(|o| o.actor == Some(token.actor));
                if token.origin == Origin::Program && !token.letter.is_empty() && !known {
                    options.push(Choice {
                        actor: Some(token.actor),
                        text: token.letter.to_string(),
                    });
                }
            }
        }
        options.sort_by_key(|option| option.actor);
        options.truncate(MOST);
        let answer = match next.kind {
            StepKind::Wait => None,
            StepKind::Tidy | StepKind::Halt => return None,
            _ => Some(next.actor?),
        };
        options.push(Choice {
            actor: None,
            text: "nobody".to_owned(),
        });
        let answer = options.iter().position(|option| option.actor == answer)?;
        Some(Question {
            ask: Ask::Runs,
            options,
            answer,
        })
    }

    fn what_prints(&self) -> Option<Question> {
        let from = match self.step_index().and_then(|index| self.steps().get(index)) {
            Some(step) => step.end,
            None => self.steps().get(0)?.first,
        };
        let printed = |event: switchboard_trace::Event| match event.kind {
            EventKind::Print { text, error: false } => Some(text.trim_end().to_owned()),
            _ => None,
        };
        let mut lines: Vec<String> = Vec::new();
        let add = |lines: &mut Vec<String>, line: String| {
            if !line.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
            lines.len() >= LINES
        };
        let after = self.events().range(from..self.events().end()).take(LOOK);
        let enough = after.filter_map(printed).any(|line| add(&mut lines, line));
        // Nothing more is printed: nothing is asked.
        let right = lines.first()?.clone();
        if !enough {
            // What was printed already may come again, for all that a reader knows.
            let before = self.events().back_from(from).take(LOOK);
            before.filter_map(printed).any(|line| add(&mut lines, line));
        }
        // In an order that says nothing.
        lines.sort();
        let answer = lines.iter().position(|line| *line == right)?;
        let choice = |text| Choice { actor: None, text };
        Some(Question {
            ask: Ask::Prints,
            options: lines.into_iter().map(choice).collect(),
            answer,
        })
    }
}
