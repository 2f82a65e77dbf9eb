//! Predict: a question about the step that comes next, asked of any program, and how many were answered right.

use super::Send;
use crate::player::{Command, Predict as Game};
use switchboard_session::{
    Segment,
    predict::{Ask, Question},
};
use yew::prelude::*;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub game: Game,
    pub question: Option<Question>,
    /// Who or what it was, of the step just reached, and its first cause.
    pub cause: Vec<Segment>,
    pub send: Send,
}

/// See the module.
#[component]
pub fn Predict(props: &Props) -> Html {
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let game = &props.game;
    let ask = |ask: Ask, name: &str| {
        html! { <button type="button" class={classes!("option", (game.ask == ask).then_some("picked"))} aria-pressed={(game.ask == ask).to_string()}
        data-testid={if ask == Ask::Runs { "ask-runs" } else { "ask-prints" }} onclick={press(Command::Ask(ask))}>{name}</button> }
    };
    let words = match game.ask {
        Ask::Runs => "Who runs next?",
        Ask::Prints => "What prints next?",
    };
    html! {
        <section class="predict" aria-label="Predict" data-testid="predict-panel">
            <div class="predict-line">
                <span class="predict-verdict" role="status" data-testid="verdict">{match game.verdict {
                    Some(true) => html! { <b class="hit">{"✓ Right."}</b> },
                    Some(false) => html! { <b class="missed">{"✗ No."}</b> },
                    None => html! {},
                }}</span>
                if game.verdict.is_some() && !props.cause.is_empty() {
                    <span class="predict-cause" data-testid="predict-cause">{super::sentence::html(&props.cause)}</span>
                }
            </div>
            <div class="predict-line">
                <span class="predict-ask">{words}</span>
                if let Some(question) = &props.question {
                    {for question.options.iter().enumerate().map(|(i, o)| html! {
                        <button type="button" class={classes!("option", (game.ask == Ask::Prints).then_some("code-option"))} data-testid="answer"
                            title={format!("Key {}", i + 1)} onclick={press(Command::Answer(i))}>{&o.text}</button>
                    })}
                } else {
                    <span class="hint">{"Nothing to choose from here. Step on."}</span>
                }
                <span class="predict-end">
                    <span data-testid="score">{format!("{} of {}", game.right, game.asked)}</span>
                    {ask(Ask::Runs, "who")}{ask(Ask::Prints, "what")}
                    <button type="button" class="link quiet" data-testid="predict-off" onclick={press(Command::Predict)}>{"Show all"}</button>
                </span>
            </div>
        </section>
    }
}
