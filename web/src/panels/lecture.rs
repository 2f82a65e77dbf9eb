//! Lecture mode: what happens, and what is printed, are hidden until the room has said what it thinks.

use super::Send;
use crate::player::Command;
use yew::prelude::*;

/// The button, `shown` once it was pressed.
#[inline(never)]
pub fn lecture(shown: bool, send: &Send) -> Html {
    let onclick = send.reform(|_: MouseEvent| Command::Reveal);
    html! {
        <div class="lecture-bar">
            <button type="button" class="button" data-testid="reveal" aria-pressed={shown.to_string()} {onclick}>
                {if shown { "Hide what happens" } else { "Show what happens" }}<kbd>{"k"}</kbd></button>
        </div>
    }
}
