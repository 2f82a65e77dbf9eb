//! The one place for words: what this step is, and the chain of causes behind it when asked for.

use super::Send;
use crate::{
    model::Span,
    player::Command,
};
use yew::prelude::*;

/// What the sentence needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub sentence: Vec<Span>,
    pub why: Vec<Vec<Span>>,
    pub open: bool,
    pub inside: usize,
    /// Opens what library and runtime did within the step.
    pub send: Send,
    pub unfold: Callback<()>,
}

/// A sentence as HTML: names and output in code type.
#[must_use]
pub fn html(spans: &[Span]) -> Html {
    spans
        .iter()
        .map(|s| match s {
            Span::Text(t) => html! { {t} },
            Span::Code(t) => html! { <code>{t}</code> },
        })
        .collect()
}

/// See the module.
#[component]
pub fn Sentence(props: &Props) -> Html {
    let why = props.send.reform(|_: MouseEvent| Command::Why);
    let unfold = props.unfold.reform(|_: MouseEvent| ());
    html! {
        <section class="sentence" aria-label="What happens">
            <p class="sentence-text" data-testid="sentence">
                <span>{html(&props.sentence)}</span>
                if !props.why.is_empty() {
                    {" "}<button type="button" class="link" data-testid="why" aria-expanded={props.open.to_string()} onclick={why}>{"Why now?"}</button>
                }
                if props.inside > 0 {
                    {" "}<button type="button" class="link quiet" data-testid="inside" onclick={unfold}
                        title="What the library and the runtime did within this step">{format!("+{} inside", props.inside)}</button>
                }
            </p>
            if props.open {
                <ol class="why" data-testid="why-chain">
                    {for props.why.iter().map(|s| html! { <li>{html(s)}</li> })}
                </ol>
            }
        </section>
    }
}
