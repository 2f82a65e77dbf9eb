//! The one place for words: what this step is, and the chain of causes behind it when asked for.

use super::Send;
use crate::{model::Words, player::Command, words};
use switchboard_session::Segment;
use switchboard_trace::Tick;
use yew::prelude::*;

/// What the sentence needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub words: Words,
    pub open: bool,
    pub send: Send,
    /// Opens what library and runtime did within the step.
    pub unfold: Callback<()>,
    pub seek: Callback<Tick>,
    /// Raises the bound that this step stopped at.
    #[prop_or_default]
    pub raise: Option<Callback<MouseEvent>>,
    /// No buttons (figure).
    #[prop_or_default]
    pub plain: bool,
}

/// What a raise does, in full.
pub const RAISE: &str = "Go on from here with ten times the steps and the output, and twice the memory";

/// A sentence as HTML: names and output in code type.
pub fn html(segments: &[Segment]) -> Html {
    segments
        .iter()
        .map(|s| match s {
            Segment::Text(t) => html! { {t} },
            Segment::Code(t) => html! { <code>{t}</code> },
            Segment::Actor { letter, .. } => html! { <b class="who">{letter}</b> },
        })
        .collect()
}

/// A sentence as plain text.
#[must_use]
pub fn plain(segments: &[Segment]) -> String {
    segments
        .iter()
        .map(|s| match s {
            Segment::Text(t) | Segment::Code(t) => t.as_str(),
            Segment::Actor { letter, .. } => letter,
        })
        .collect()
}

/// See the module.
#[component]
pub fn Sentence(props: &Props) -> Html {
    let words = &props.words;
    let why = props.send.reform(|_: MouseEvent| Command::Why);
    let unfold = props.unfold.reform(|_: MouseEvent| ());
    let cause = |c: &crate::model::Cause| super::about::cause(c, &props.seek);
    html! {
        <section class="sentence" aria-label="What happens">
            <p class="sentence-text" data-testid="sentence">
                <span>{html(&words.sentence)}</span>
                if !words.why.is_empty() && !props.plain {
                    {" "}<button type="button" class="link" data-testid="why" aria-expanded={props.open.to_string()} onclick={why}>{"Why now?"}</button>
                }
                if let Some(raise) = &props.raise {
                    {" "}<button type="button" class="link" data-testid="raise-here" onclick={raise.clone()} title={RAISE}>{"Raise the limit"}</button>
                }
                if words.inside > 0 && !props.plain {
                    {" "}<button type="button" class="link quiet" data-testid="inside" onclick={unfold} aria-expanded={(!words.inside_list.is_empty()).to_string()}
                        title="What the library and the runtime did within this step">{format!("+{} inside", words::grouped(words.inside))}</button>
                }
            </p>
            if !words.inside_list.is_empty() || (props.open && !words.why.is_empty()) {
                // Over what stands below: nothing moves when it opens.
                <div class="unfolded">
                    if props.open {
                        <ol class="why" data-testid="why-chain" aria-label="Why now?">{for words.why.iter().map(cause)}</ol>
                    }
                    if !words.inside_list.is_empty() {
                        <ol class="inside-list" data-testid="inside-list" aria-label="Inside of this step">
                            {for words.inside_list.iter().map(|l| html! { <li><code>{l}</code></li> })}
                        </ol>
                    }
                </div>
            }
        </section>
    }
}
