//! The top bar: the name, the exhibit, the runtime's chip, level, share, more. Nothing else.

use super::Send;
use crate::{
    icons,
    player::{Command, Level, Sheet},
};
use yew::prelude::*;

/// What the bar needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub title: String,
    /// "Python 3.11 asyncio, checked on CPython 3.11.7", and what that means.
    pub chip: (String, String),
    pub level: Level,
    pub predicting: bool,
    pub send: Send,
}

/// See the module.
#[component]
pub fn Topbar(props: &Props) -> Html {
    let open = |s: Sheet| props.send.reform(move |_: MouseEvent| Command::Open(s));
    let other = match props.level {
        Level::Basic => Level::Details,
        Level::Details => Level::Internals,
        Level::Internals => Level::Basic,
    };
    html! {
        <header class="topbar" data-testid="topbar">
            <h1 class="wordmark">{"Switchboard"}</h1>
            <button type="button" class="exhibit" data-testid="gallery-open" onclick={open(Sheet::Gallery)} title="Exhibits">
                <span>{&props.title}</span>{icons::down()}
            </button>
            <span class="chip" data-testid="chip" title={props.chip.1.clone()}>{&props.chip.0}</span>
            <span class="space"></span>
            <button type="button" class="button wide-only" data-testid="predict" aria-pressed={props.predicting.to_string()} title="Say what comes next, before it is shown (q)"
                onclick={props.send.reform(|_| Command::Predict)}>{"Predict"}</button>
            <button type="button" class="button wide-only" data-testid="level" title="How much is shown (d, i)"
                onclick={props.send.reform(move |_| Command::Level(other))}>{format!("Detail: {}", props.level.name())}</button>
            <button type="button" class="button wide-only" data-testid="share" onclick={open(Sheet::Share)}>{"Share"}</button>
            <button type="button" class="button square" data-testid="more" aria-label="More" onclick={open(Sheet::More)}>{icons::more()}</button>
        </header>
    }
}
