//! The console: what the program printed so far. A line seeks to the step that printed it.

use super::token::disc;
use crate::model::Picture;
use crate::words;
use std::rc::Rc;
use switchboard_trace::{EventId, scene::ConsoleLine};
use yew::prelude::*;

/// What the console needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    pub seek: Callback<EventId>,
    /// Only the last line (phone, figure).
    #[prop_or_default]
    pub last: bool,
    /// Opens it in a sheet (phone).
    pub open: Callback<MouseEvent>,
}

/// See the module.
#[component]
pub fn Console(props: &Props) -> Html {
    let scene = &props.scene;
    let list = use_node_ref();
    let before = use_mut_ref(|| 0usize);
    use_effect_with(scene.console.len() + scene.console_before, {
        let list = list.clone();
        move |count| {
            if let Some(e) = list.cast::<web_sys::Element>() {
                e.set_scroll_top(e.scroll_height());
                let fresh = count.saturating_sub(before.replace(*count));
                crate::motion::appear_last(&e, fresh);
            }
        }
    });
    let line = |l: &ConsoleLine| {
        let letter = l.actor.and_then(|a| words::letter(scene, a)).unwrap_or_default();
        let event = l.event;
        let onclick = props.seek.reform(move |_| event);
        let time = l.time.shown(scene.unit);
        html! {
            <li key={event.0}>
                <button type="button" class={classes!("console-line", l.error.then_some("error"))} {onclick}
                    data-testid="console-line" title="Go to the step that printed this">
                    <span class="console-time">{time.trim_end_matches(" s").to_owned()}</span>
                    if letter.is_empty() { <span class="disc none"></span> } else { {disc(&letter, "ink")} }
                    <span class="console-text">{l.text.to_string()}</span>
                </button>
            </li>
        }
    };
    let skip = if props.last {
        scene.console.len().saturating_sub(1)
    } else {
        0
    };
    html! {
        <section class="console" data-testid="console" aria-label="Console">
            <h2 class="panel-title">{"Console"}</h2>
            <ol class="console-list" ref={list} tabindex="0" aria-label="What the program printed">
                if scene.console_before > 0 && !props.last {
                    <li class="console-more">{format!("{} before", words::count(scene.console_before, "line", "lines"))}</li>
                }
                {for scene.console.iter().skip(skip).map(line)}
                if scene.console.is_empty() { <li class="console-more">{"nothing printed yet"}</li> }
                {outcome(scene)}
            </ol>
            <button type="button" class="console-open" aria-label="Open the console" onclick={props.open.clone()}></button>
        </section>
    }
}

/// How the run ended, where that is not simply the end of the program.
fn outcome(scene: &Picture) -> Html {
    let Some(outcome) = &scene.outcome else {
        return html! {};
    };
    let text = match (&outcome.limit, &outcome.message) {
        (Some(limit), _) => limit.to_string(),
        (None, Some(message)) => format!("The program failed: {message}"),
        (None, None) if !outcome.deadlock.is_empty() => "Deadlock: the real program hangs here".to_owned(),
        (None, None) if outcome.status != 0 => format!("The program ended with status {}", outcome.status),
        (None, None) => return html! {},
    };
    html! { <li class="console-more error" data-testid="outcome">{text}</li> }
}
