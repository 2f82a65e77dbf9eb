//! Inline SVG: the state grammar's glyphs and the transport's signs (media glyphs are missing in many fonts).

use switchboard_trace::ActorState;
use yew::prelude::*;

fn icon(class: &'static str, inner: Html) -> Html {
    html! { <svg class={classes!("icon", class)} viewBox="0 0 16 16" aria-hidden="true" focusable="false">{inner}</svg> }
}

/// The glyph of a state: shape says the same as the colour.
pub fn state(state: ActorState) -> Html {
    match state {
        ActorState::Running => icon("glyph", html! { <path class="fill" d="M4 2.5 13 8 4 13.5Z" /> }),
        ActorState::Ready => icon("glyph", html! { <circle class="fill" cx="8" cy="8" r="4.5" /> }),
        ActorState::Waiting => icon(
            "glyph",
            html! { <circle class="line dots" cx="8" cy="8" r="5.5" /> },
        ),
        ActorState::Blocked => icon(
            "glyph",
            html! { <path class="line" d="M2.5 2.5h11v11h-11ZM6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11" /> },
        ),
        ActorState::Suspended => icon(
            "glyph",
            html! { <path class="fill" d="M4 3h3v10H4ZM9.5 3h3v10h-3Z" /> },
        ),
        ActorState::New => icon("glyph", html! { <circle class="line" cx="8" cy="8" r="5" /> }),
        ActorState::Done => icon(
            "glyph",
            html! { <path class="line thick" d="M3 8.5 6.5 12 13 4" /> },
        ),
        ActorState::Failed => icon(
            "glyph",
            html! { <path class="line thick" d="M4 4 12 12M12 4 4 12" /> },
        ),
        ActorState::Cancelled => icon(
            "glyph",
            html! { <><circle class="line" cx="8" cy="8" r="5.5" /><path class="line" d="M4 12 12 4" /></> },
        ),
    }
}

/// To the first step.
pub fn start() -> Html {
    icon(
        "sign",
        html! { <path class="fill" d="M2 3h2v10H2ZM14 3v10L5.5 8Z" /> },
    )
}

/// One step back.
pub fn back() -> Html {
    icon("sign", html! { <path class="fill" d="M12 3v10L4 8Z" /> })
}

/// One step on.
pub fn step() -> Html {
    icon("sign", html! { <path class="fill" d="M4 3v10l8-5Z" /> })
}

/// Three dots.
pub fn more() -> Html {
    icon(
        "sign",
        html! { <><circle class="fill" cx="3" cy="8" r="1.6" /><circle class="fill" cx="8" cy="8" r="1.6" /><circle class="fill" cx="13" cy="8" r="1.6" /></> },
    )
}

/// Opens the program in the full page.
pub fn expand() -> Html {
    icon(
        "sign",
        html! { <path class="line thick" d="M9 3h4v4M13 3 8.5 7.5M7 13H3V9M3 13l4.5-4.5" /> },
    )
}

/// Closes a sheet.
pub fn close() -> Html {
    icon(
        "sign",
        html! { <path class="line thick" d="M4 4 12 12M12 4 4 12" /> },
    )
}

/// Something opens below.
pub fn down() -> Html {
    icon(
        "sign small",
        html! { <path class="fill" d="M3 5.5h10L8 11.5Z" /> },
    )
}
