//! Bookmarks: moments of the run that the reader has marked, each with a note; and the loop of Play.

use super::Send;
use crate::player::{Command, Loop};
use switchboard_session::Moment;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the list needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub moments: Vec<Moment>,
    /// The anchor of this moment.
    pub here: String,
    /// Steps that Play goes round, if it does.
    pub round: Option<(usize, Option<usize>)>,
    pub send: Send,
    pub go: Callback<String>,
    /// The list, changed.
    pub set: Callback<Vec<Moment>>,
}

/// See the module.
#[component]
pub fn Places(props: &Props) -> Html {
    let marked = props.moments.iter().any(|m| m.at == props.here);
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let round = match props.round {
        None => "Play goes to the end.".to_owned(),
        Some((from, None)) => format!("A loop begins at step {from}; go where it ends."),
        Some((from, Some(to))) => format!("Play goes round from step {from} to step {to}."),
    };
    html! {
        <div class="bookmarks">
            <div class="more-row">
                <span class="places-here">{"Here: "}<code>{&props.here}</code></span>
                <button type="button" class="button" data-testid="bookmark" aria-pressed={marked.to_string()} onclick={press(Command::Bookmark)}>
                    {if marked { "Forget it" } else { "Bookmark it" }}</button>
            </div>
            if props.moments.is_empty() {
                <p class="hint">{"None yet. A bookmark stays with this program, and goes with its link and its storyboard."}</p>
            }
            <ol class="places-list">{for props.moments.iter().enumerate().map(|(i, m)| place(props, i, m))}</ol>
            <h3>{"Loop"}</h3>
            <p class="hint" data-testid="loop">{round}</p>
            <div class="buttons">
                <button type="button" class="button" data-testid="loop-from" onclick={press(Command::Loop(Loop::From))}>{"Begins here"}</button>
                <button type="button" class="button" data-testid="loop-to" onclick={press(Command::Loop(Loop::To))}>{"Ends here"}</button>
                if props.round.is_some() {
                    <button type="button" class="button" data-testid="loop-off" onclick={press(Command::Loop(Loop::Off))}>{"No loop"}</button>
                }
            </div>
        </div>
    }
}

fn place(props: &Props, i: usize, moment: &Moment) -> Html {
    let at = moment.at.clone();
    let go = props.go.reform({
        let at = at.clone();
        move |_: MouseEvent| at.clone()
    });
    let change = |to: fn(&mut Vec<Moment>, usize, String)| {
        let all = props.moments.clone();
        move |text: String| {
            let mut all = all.clone();
            to(&mut all, i, text);
            all
        }
    };
    let forget = change(|all, i, _| drop(all.remove(i)));
    let say = change(|all, i, text| all[i].say = text);
    let onclick = props.set.reform(move |_: MouseEvent| forget(String::new()));
    let onchange = props
        .set
        .reform(move |e: Event| say(e.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <li key={at.clone()} data-testid="place">
            <button type="button" class="link" data-testid="place-go" onclick={go}><code>{&at}</code></button>
            <input class="field-text" data-testid="place-say" placeholder="A note" aria-label={format!("Note at {at}")} value={moment.say.clone()} {onchange} />
            <button type="button" class="link quiet" aria-label={format!("Forget {at}")} {onclick}>{"Forget"}</button>
        </li>
    }
}
