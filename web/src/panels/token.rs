//! A token: one actor in a place. The disc's letter is who it is; colour, edge and glyph are its state.

use super::Send;
use crate::{icons, model::Picture, player::Command, words};
use std::rc::Rc;
use switchboard_trace::{ActorId, event::ActorKind, scene, scene::HandleKind};
use yew::prelude::*;

/// The letter on its disc.
pub fn disc(letter: &str, class: &str) -> Html {
    let long = match letter.chars().count() {
        0 | 1 => None,
        2 => Some("long"),
        _ => Some("longer"),
    };
    html! { <span class={classes!("disc", class.to_owned(), long)}>{letter}</span> }
}

/// A call's text, which may break after its bracket and its commas, and nowhere else.
pub fn label(text: &str) -> Html {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in text.chars() {
        piece.push(c);
        if matches!(c, '(' | ' ') {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.push(piece);
    pieces
        .into_iter()
        .map(|piece| html! { <>{piece}<wbr /></> })
        .collect()
}

/// One line of a name: where there is no room for all of it, its middle is left out, for its end tells it from others.
pub fn ends(text: &str) -> Html {
    const LAST: usize = 6;
    match text.char_indices().rev().nth(LAST - 1) {
        Some((at, _)) if at > 2 * LAST => {
            html! { <><span class="front">{text[..at].to_owned()}</span><span class="end">{text[at..].to_owned()}</span></> }
        }
        _ => html! { <span class="front">{text.to_owned()}</span> },
    }
}

/// What the runtime says of it at the Internals level: its own name, and more. (No part of a first visit.)
#[inline(never)]
pub fn notes(t: &scene::Token) -> Html {
    let all: Vec<String> = t
        .notes
        .iter()
        .map(|(what, value)| format!("{what} {value}"))
        .collect();
    if all.is_empty() {
        return html! {};
    }
    html! { <span class="token-notes" data-testid="token-notes">{all.join(" · ")}</span> }
}

/// What a token needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    pub token: scene::Token,
    /// "ready", "running", "waiting" or "finished".
    pub place: &'static str,
    /// Only the disc (crowded places, the tray).
    #[prop_or_default]
    pub small: bool,
    pub follow: Option<ActorId>,
    pub send: Send,
    /// What kind of handle stands for it in the ready queue, where the level shows that.
    #[prop_or_default]
    pub handle: Option<HandleKind>,
}

/// The classes and attributes that say state, level of attention and kind.
#[must_use]
pub fn classes(token: &scene::Token, follow: Option<ActorId>) -> Classes {
    let mut c = classes!("token", words::state_class(token.state));
    match follow {
        Some(f) if f == token.actor => c.push("followed"),
        Some(_) => c.push("aside"),
        None => {}
    }
    if token.kind == ActorKind::Callback {
        c.push("callback");
    }
    c
}

/// See the module.
#[component]
pub fn Token(props: &Props) -> Html {
    let t = &props.token;
    let standing = words::standing(&props.scene, t);
    let title = format!("{} {}, {standing}", t.letter, t.label);
    let actor = t.actor;
    let onclick = props.send.reform(move |_| Command::Follow(Some(actor)));
    let kind = props
        .handle
        .map(|h| html! { <span class="handle-kind">{handle_word(h)}</span> });
    html! {
        <button type="button" class={classes!(classes(t, props.follow), props.small.then_some("small"))}
            data-testid="token" data-actor={t.actor.0.to_string()} data-actor-letter={t.letter.to_string()}
            data-place={props.place} data-state={words::state(t.state)}
            aria-label={props.small.then(|| title.clone())} title={title} aria-pressed={(props.follow == Some(actor)).to_string()} {onclick}>
            {disc(&t.letter, "")}
            if !props.small {
                <span class="token-text">
                    <span class="token-label">{label(&t.label)}</span>
                    <span class="token-reason">{icons::state(t.state)}<span>{standing}</span>{kind}</span>
                    if props.scene.inside.is_some() { {notes(t)} }
                </span>
            }
        </button>
    }
}

/// The word of a handle's kind at the Details level.
#[must_use]
pub fn handle_word(kind: HandleKind) -> &'static str {
    match kind {
        HandleKind::Step => "step",
        HandleKind::Wakeup => "wake-up",
        HandleKind::Callback => "callback",
        HandleKind::Timer => "timer",
        HandleKind::Io => "I/O",
    }
}
