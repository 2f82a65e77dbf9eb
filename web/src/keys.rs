//! The keyboard map of board and transport: one table, which the help sheet shows. In an editor or a field no key is taken.

use crate::player::{Command, Level, Loop, Sheet, Until};

/// Where the focus is, coarsely.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// A field takes text: keys are its own.
    Text,
    /// A button or link: Space and Enter are its own.
    Button,
    Elsewhere,
}

/// One line of the help sheet.
pub struct Key {
    /// As the browser names them; each of them does the same.
    pub keys: &'static [&'static str],
    /// As the sheet shows them.
    pub shown: &'static str,
    pub what: &'static str,
    gives: fn(Level) -> Command,
}

const fn key(
    keys: &'static [&'static str],
    shown: &'static str,
    what: &'static str,
    gives: fn(Level) -> Command,
) -> Key {
    Key {
        keys,
        shown,
        what,
        gives,
    }
}

/// All keys, in the order of the help sheet.
pub static KEYS: [Key; 34] = [
    key(&["ArrowRight", "PageDown"], "→", "Step", |_| Command::Step),
    key(&["ArrowLeft", "PageUp"], "←", "Back", |_| Command::Back),
    key(&["Home"], "Home", "To the start", |_| Command::Start),
    key(&["End"], "End", "To the end", |_| Command::End),
    key(&[" ", "p"], "Space p", "Play or pause", |_| Command::PlayPause),
    key(&["+", "="], "+", "Play faster", |_| Command::Faster),
    key(&["-"], "−", "Play slower", |_| Command::Slower),
    key(&["["], "[", "Smaller steps", |_| Command::Finer),
    key(&["]"], "]", "Larger steps", |_| Command::Coarser),
    key(&["o"], "o", "Over: the next line of this frame", |_| {
        Command::Until(Until::Over)
    }),
    key(&["u"], "u", "Out of this frame", |_| Command::Until(Until::Out)),
    key(&["n"], "n", "Next switch", |_| Command::Until(Until::Switch)),
    key(&["l"], "l", "Next pass of the loop", |_| {
        Command::Until(Until::Pass)
    }),
    key(&["t"], "t", "Next jump of time", |_| Command::Until(Until::Time)),
    key(&["f"], "f", "Until the followed task runs", |_| {
        Command::Until(Until::Task)
    }),
    key(&["r"], "r", "To this line's next visit", |_| {
        Command::Until(Until::Line(0))
    }),
    key(&["c"], "c", "On to the next stop", |_| {
        Command::Until(Until::Stop)
    }),
    key(&["x"], "x", "Stop at this line, or no longer", |_| {
        Command::Stop(0)
    }),
    key(&["m"], "m", "Bookmark this moment, or no longer", |_| {
        Command::Bookmark
    }),
    key(&[","], ",", "The bookmark before", |_| {
        Command::Until(Until::Bookmark(false))
    }),
    key(&["."], ".", "The next bookmark", |_| {
        Command::Until(Until::Bookmark(true))
    }),
    key(&["a"], "a", "A loop of Play begins here", |_| {
        Command::Loop(Loop::From)
    }),
    key(&["z"], "z", "It ends here", |_| Command::Loop(Loop::To)),
    key(&["w"], "w", "Why now?", |_| Command::Why),
    key(&["d"], "d", "Details", |level| {
        Command::Level(if level == Level::Basic {
            Level::Details
        } else {
            Level::Basic
        })
    }),
    key(&["i"], "i", "Internals", |level| {
        Command::Level(if level == Level::Internals {
            Level::Basic
        } else {
            Level::Internals
        })
    }),
    key(&["q"], "q", "Predict", |_| Command::Predict),
    key(&["k"], "k", "In a lecture: what happens", |_| Command::Reveal),
    key(&["b"], "b", "Bookmarks", |_| Command::Open(Sheet::Places)),
    key(&["g"], "g", "Go to, more", |_| Command::Open(Sheet::More)),
    key(&["s"], "s", "Share", |_| Command::Open(Sheet::Share)),
    key(&["e"], "e", "Exhibits", |_| Command::Open(Sheet::Gallery)),
    key(&["?"], "?", "These keys", |_| Command::Open(Sheet::Help)),
    key(&["Escape"], "Esc", "Close, stop following", |_| Command::Close),
];

/// What a key does, if it does anything here.
#[must_use]
pub fn command(name: &str, focus: Focus, level: Level) -> Option<Command> {
    if focus == Focus::Text || (name == " " && focus == Focus::Button) {
        return None;
    }
    if let [digit @ b'1'..=b'9'] = name.as_bytes() {
        return Some(Command::Answer(usize::from(digit - b'1')));
    }
    let key = KEYS.iter().find(|key| key.keys.contains(&name))?;
    Some((key.gives)(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn text_fields_keep_their_keys() {
        assert_eq!(command("ArrowRight", Focus::Text, Level::Basic), None);
        assert_eq!(
            command("ArrowRight", Focus::Elsewhere, Level::Basic),
            Some(Command::Step)
        );
    }

    #[test]
    fn space_is_never_stolen_from_a_button() {
        assert_eq!(command(" ", Focus::Button, Level::Basic), None);
        assert_eq!(
            command(" ", Focus::Elsewhere, Level::Basic),
            Some(Command::PlayPause)
        );
    }

    #[test]
    fn every_key_stands_once_and_says_something() {
        let all: Vec<&str> = KEYS.iter().flat_map(|key| key.keys).copied().collect();
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "a key does two things");
        assert!(
            KEYS.iter()
                .all(|key| !key.shown.is_empty() && !key.what.is_empty())
        );
        for name in all {
            assert!(command(name, Focus::Elsewhere, Level::Basic).is_some(), "{name}");
        }
        let said: BTreeSet<&str> = KEYS.iter().map(|key| key.what).collect();
        assert_eq!(said.len(), KEYS.len(), "two keys say the same");
    }
}
