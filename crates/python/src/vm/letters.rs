//! Letters of tasks and generators: their identity on the page, at most two characters where possible, never used again.

use std::collections::BTreeSet;
use std::sync::Arc;
use switchboard_trace::Origin;

/// Letters given so far.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    used: Arc<BTreeSet<Arc<str>>>,
    next: usize,
}

impl Letters {
    /// A letter for an actor: the wish if it is short and free, else M for `main`, else A, B, C ...
    pub fn give(&mut self, wish: Option<&str>, function: &str) -> Arc<str> {
        let wish = wish.filter(|w| short(w)).or((function == "main").then_some("M"));
        if let Some(letter) = wish.and_then(|wish| self.take(wish.into())) {
            return letter;
        }
        loop {
            let n = self.next;
            self.next += 1;
            let first = (b'A' + (n % 26) as u8) as char;
            let letter = match n / 26 {
                0 => first.to_string(),
                round => format!("{first}{round}"),
            };
            if let Some(letter) = self.take(letter.into()) {
                return letter;
            }
        }
    }

    /// A letter for a task; one of the library or the runtime gets none of the program's.
    pub fn give_to(&mut self, wish: Option<&str>, function: &str, origin: Origin) -> Arc<str> {
        if origin == Origin::Program {
            self.give(wish, function)
        } else {
            "".into()
        }
    }

    fn take(&mut self, letter: Arc<str>) -> Option<Arc<str>> {
        let free = !self.used.contains(&letter);
        free.then(|| {
            Arc::make_mut(&mut self.used).insert(letter.clone());
            letter
        })
    }
}

fn short(text: &str) -> bool {
    (1..=2).contains(&text.chars().count()) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_given_once() {
        let mut letters = Letters::default();
        let mut give = |wish, function| letters.give(wish, function).to_string();
        assert_eq!(give(Some("T1"), "main"), "T1");
        assert_eq!(give(Some("B"), "work"), "B");
        assert_eq!(give(Some("long"), "main"), "M");
        assert_eq!(give(None, "main"), "A", "M is taken");
        assert_eq!(give(Some("B"), "work"), "C", "B is taken");
        for _ in 3..25 {
            give(None, "work");
        }
        assert_eq!(give(None, "work"), "A1");
    }
}
