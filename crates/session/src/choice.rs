//! Choices: what is free at each, as a reader is asked.
//!
//! ```text
//! T2 may switch before line 7 `total += one()`, 2nd visit
//! T1 waits at line 14 `thread.start()`: who gets the GIL?
//! ```

use switchboard_trace::EventId;

/// A point where the system was free.
#[derive(Clone, PartialEq, Debug)]
pub struct ChoiceView {
    /// The choice: give it to [`crate::Session::fork`].
    pub event: EventId,
    /// "core" (who gets a core), "turn" (which core goes on), "slice" (whether it goes on), "lock" (who gets it), "gil" (who
    /// gets the interpreter lock), "preempt" (whether another thread goes on here).
    pub kind: String,
    /// The letter of the thread at whose place it was made.
    pub who: Option<String>,
    /// The program's line where it was made, 0 if none.
    pub line: u32,
    /// How often this thread has come to a choice of this kind at this line before (from 0).
    pub visit: u32,
    /// That line's text, without its indentation; empty if there is none.
    pub text: String,
    pub options: Vec<String>,
    pub picked: usize,
}

impl ChoiceView {
    /// Who may do what, where.
    #[must_use]
    pub fn question(&self) -> String {
        let who = self.who.as_deref().unwrap_or("nobody");
        let place = self.place();
        let at = if place.is_empty() {
            String::new()
        } else {
            format!(" at {place}")
        };
        match &*self.kind {
            "preempt" if place.is_empty() => format!("{who} may switch"),
            "preempt" => format!("{who} may switch before {place}"),
            "slice" => format!("the slice of {who} is over{at}: does it stay?"),
            "lock" => format!("{who} lets go of a lock{at}: who gets it?"),
            "gil" => format!("{who} has left the GIL{at}: who gets it?"),
            "core" => format!("{who} has left its core{at}: who gets it?"),
            "turn" => format!("{who} has run{at}: whose turn is it?"),
            other => format!("{who}{at}: {other}?"),
        }
    }

    /// "line 7 `total += one()`, 2nd visit"; empty outside of the program.
    #[must_use]
    pub fn place(&self) -> String {
        if self.line == 0 {
            return String::new();
        }
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!(" `{}`", self.text)
        };
        let visit = match self.visit {
            0 => String::new(),
            visit => format!(", {} visit", ordinal(visit + 1)),
        };
        format!("line {}{text}{visit}", self.line)
    }
}

/// 1st, 2nd, 3rd, 4th, 11th.
fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn ordinals() {
        let all: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 102].map(super::ordinal).into();
        assert_eq!(all.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd");
    }
}
