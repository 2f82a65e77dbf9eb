//! Colours of drawings by what they mean, in a theme. The values are those of the page's palette.

use switchboard_trace::ActorState;

/// Which colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    /// The variables of the page around it, light where it sets none.
    Host,
}

/// What a colour means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Panel,
    Sunken,
    Ink,
    Ink2,
    Ink3,
    Rule,
    Running,
    RunningTint,
    RunningInk,
    RunningEdge,
    Ready,
    ReadyTint,
    ReadyInk,
    Waiting,
    WaitingInk,
    Blocked,
    BlockedTint,
    BlockedInk,
    Done,
    DoneTint,
    DoneInk,
    Failed,
    FailedTint,
    FailedInk,
}

impl Role {
    /// The variable's name, then the light and the dark value.
    const fn values(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Panel => ("panel", "#ffffff", "#1b1e24"),
            Self::Sunken => ("sunken", "#f1eee6", "#0d0f12"),
            Self::Ink => ("ink", "#1c1a16", "#f2efe7"),
            Self::Ink2 => ("ink2", "#504b42", "#bdbab1"),
            Self::Ink3 => ("ink3", "#6a6459", "#9b988f"),
            Self::Rule => ("rule", "#dad5c9", "#333943"),
            Self::Running => ("running", "#f0a51a", "#ffc04d"),
            Self::RunningTint => ("running-tint", "#ffe3a6", "#4a3508"),
            Self::RunningInk => ("running-ink", "#5a3a00", "#ffd68a"),
            Self::RunningEdge => ("running-edge", "#8a5700", "#ffc04d"),
            Self::Ready => ("ready", "#2b78c8", "#4f9deb"),
            Self::ReadyTint => ("ready-tint", "#d9e9fb", "#15324f"),
            Self::ReadyInk => ("ready-ink", "#0a4a8c", "#a3d0ff"),
            Self::Waiting => ("waiting", "#7b818c", "#8a93a0"),
            Self::WaitingInk => ("waiting-ink", "#565c67", "#b4bbc6"),
            Self::Blocked => ("blocked", "#562a6e", "#ddb4f0"),
            Self::BlockedTint => ("blocked-tint", "#e6d8ee", "#3d2650"),
            Self::BlockedInk => ("blocked-ink", "#562a6e", "#e9ccf6"),
            Self::Done => ("done", "#728070", "#7c8b78"),
            Self::DoneTint => ("done-tint", "#edf0eb", "#222823"),
            Self::DoneInk => ("done-ink", "#4d5a4a", "#aebcaa"),
            Self::Failed => ("failed", "#b8330a", "#ff7347"),
            Self::FailedTint => ("failed-tint", "#fbdfd5", "#4a1b0c"),
            Self::FailedInk => ("failed-ink", "#962600", "#ffb299"),
        }
    }

    /// As the value of an attribute.
    #[must_use]
    pub fn in_theme(self, theme: Theme) -> String {
        let (name, light, dark) = self.values();
        match theme {
            Theme::Light => light.to_owned(),
            Theme::Dark => dark.to_owned(),
            Theme::Host => format!("var(--{name},{light})"),
        }
    }
}

/// The colours of a state: its bar or edge, its ground, its text.
#[must_use]
pub fn of(state: ActorState) -> (Role, Role, Role) {
    match state {
        ActorState::Running => (Role::RunningEdge, Role::RunningTint, Role::RunningInk),
        ActorState::Ready => (Role::Ready, Role::ReadyTint, Role::ReadyInk),
        ActorState::Blocked => (Role::Blocked, Role::BlockedTint, Role::BlockedInk),
        ActorState::Failed | ActorState::Cancelled => (Role::Failed, Role::FailedTint, Role::FailedInk),
        ActorState::Done => (Role::Done, Role::DoneTint, Role::DoneInk),
        ActorState::New | ActorState::Waiting | ActorState::Suspended => {
            (Role::Waiting, Role::Panel, Role::WaitingInk)
        }
    }
}

/// The one word for a state, and its glyph: nothing is told by colour alone.
#[must_use]
pub fn word(state: ActorState) -> (&'static str, &'static str) {
    match state {
        ActorState::New => ("new", "○"),
        ActorState::Ready => ("ready", "●"),
        ActorState::Running => ("running", "▶"),
        ActorState::Waiting => ("waiting", "◌"),
        ActorState::Blocked => ("blocked", "▦"),
        ActorState::Suspended => ("suspended", "‖"),
        ActorState::Done => ("done", "✓"),
        ActorState::Failed => ("failed", "✕"),
        ActorState::Cancelled => ("cancelled", "⊘"),
    }
}
