//! The keyboard map of board and transport. In an editor or a field no key is taken.

use crate::player::{Command, Level, Sheet};

/// Where the focus is, coarsely.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// A field takes text: keys are its own.
    Text,
    /// A button or link: Space and Enter are its own.
    Button,
    Elsewhere,
}

/// What a key does, if it does anything here.
#[must_use]
pub fn command(key: &str, focus: Focus, level: Level) -> Option<Command> {
    if focus == Focus::Text {
        return None;
    }
    Some(match key {
        "ArrowRight" | "PageDown" => Command::Step,
        "ArrowLeft" | "PageUp" => Command::Back,
        "Home" => Command::Start,
        "End" => Command::End,
        " " if focus == Focus::Elsewhere => Command::PlayPause,
        "p" => Command::PlayPause,
        "w" => Command::Why,
        "d" => Command::Level(if level == Level::Basic {
            Level::Details
        } else {
            Level::Basic
        }),
        "g" => Command::Open(Sheet::More),
        "s" => Command::Open(Sheet::Share),
        "e" => Command::Open(Sheet::Gallery),
        "+" | "=" => Command::Faster,
        "-" => Command::Slower,
        "[" => Command::Finer,
        "]" => Command::Coarser,
        "Escape" => Command::Close,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
