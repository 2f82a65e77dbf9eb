//! What the runtime itself complains of, on standard error.

use super::{Found, Kind, Remark};
use switchboard_trace::{Event, EventKind};

/// The line that is being written: a message may come in pieces.
#[derive(Default)]
pub struct Said {
    line: String,
}

/// Longer lines are nobody's complaint.
const LONGEST: usize = 4096;

impl Said {
    pub fn see(&mut self, event: &Event, found: &mut Found<'_>) {
        let EventKind::Print { text, error: true } = &event.kind else {
            return;
        };
        for piece in text.split_inclusive('\n') {
            if self.line.len() < LONGEST {
                self.line.push_str(piece);
            }
            if piece.ends_with('\n') {
                let line = std::mem::take(&mut self.line);
                said(event, line.trim_end(), found);
            }
        }
    }
}

fn said(event: &Event, line: &str, found: &mut Found<'_>) {
    if let Some((_, rest)) = line.split_once("RuntimeWarning: coroutine '")
        && let Some(name) = rest.strip_suffix("' was never awaited")
    {
        let same = |remark: &Remark| matches!(remark, Remark::NeverAwaited { name: known } if known == name);
        found.add(Kind::NeverAwaited, event.id, same, |_| Remark::NeverAwaited {
            name: name.to_owned(),
        });
    } else if line.ends_with(" exception was never retrieved") {
        // Which one it was is said on the lines that follow.
        found.add(
            Kind::NeverRetrieved,
            event.id,
            |_| false,
            |_| Remark::NeverRetrieved { error: String::new() },
        );
    } else if line == "Task was destroyed but it is pending!" {
        let same = |remark: &Remark| *remark == Remark::Destroyed;
        found.add(Kind::Destroyed, event.id, same, |_| Remark::Destroyed);
    } else if let Some((_, rest)) = line.split_once(" exception=")
        && let Some(Remark::NeverRetrieved { error }) = found.notes.last_mut().map(|note| &mut note.remark)
        && error.is_empty()
    {
        rest.strip_suffix('>').unwrap_or(rest).clone_into(error);
    }
}
