//! Four buttons and the count of steps.

use super::Send;
use crate::{
    icons,
    player::{Command, Sheet},
    words,
};
use yew::prelude::*;

/// What the transport needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub cursor: usize,
    /// The steps that can be gone to.
    pub first: usize,
    pub end: usize,
    /// How many there are.
    pub steps: usize,
    pub complete: bool,
    pub playing: bool,
    /// Waits for a step that is not known yet.
    pub pending: bool,
    pub grain: String,
    pub send: Send,
    /// The buttons of a figure: no way to the start.
    #[prop_or_default]
    pub short: bool,
    #[prop_or_default]
    pub children: Html,
}

/// See the module.
#[component]
pub fn Transport(props: &Props) -> Html {
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let first = props.cursor <= props.first;
    let last = props.complete && props.cursor >= props.end;
    let total = format!(
        "{}{}",
        words::grouped(props.steps),
        if props.complete { "" } else { "+" }
    );
    html! {
        <div class="transport" role="group" aria-label="Transport" data-testid="transport">
            if !props.short {
                <button type="button" class="button square" data-testid="start" aria-label="To the start" title="To the start (Home)"
                    aria-disabled={first.to_string()} onclick={press(Command::Start)}>{icons::start()}</button>
            }
            <button type="button" class="button square" data-testid="back" aria-label="Step back" title="Step back (left arrow)"
                aria-disabled={first.to_string()} onclick={press(Command::Back)}>{icons::back()}</button>
            <button type="button" class={classes!("button", "primary", first.then_some("invite"))} data-testid="step" title="Step (right arrow)"
                aria-disabled={last.to_string()} onclick={press(Command::Step)}><span>{"Step"}</span>{icons::step()}</button>
            <button type="button" class="button play" data-testid="play" aria-pressed={props.playing.to_string()}
                title="Play or pause (space)" onclick={press(Command::PlayPause)}>{if props.playing { "Pause" } else { "Play" }}</button>
            {props.children.clone()}
            <span class="counter" data-testid="counter">
                <span class="counter-steps"><span data-testid="cursor">{words::grouped(props.cursor)}</span>{" / "}
                    <span data-testid="steps">{total}</span></span>
                if !props.grain.is_empty() {
                    <button type="button" class="link quiet counter-grain" data-testid="by" title="How large a step is"
                        onclick={press(Command::Open(Sheet::More))}>{format!("by {}", props.grain)}</button>
                }
                if props.pending { <span class="counter-grain" data-testid="pending">{"running …"}</span> }
            </span>
        </div>
    }
}
