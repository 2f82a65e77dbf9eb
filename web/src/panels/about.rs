//! Why somebody stands where they stand: the chain of recorded causes behind the token that is followed, each with the
//! step that it is of. Over what stands below the transport: nothing moves when it opens.

use super::sentence;
use crate::model::{About, Cause};
use switchboard_trace::Tick;
use yew::prelude::*;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub about: About,
    pub seek: Callback<Tick>,
    /// Ends the following, and with it the panel.
    pub close: Callback<MouseEvent>,
}

/// A cause with the button that leads to its step.
pub fn cause(cause: &Cause, seek: &Callback<Tick>) -> Html {
    let step = cause.place.filter(|(_, step)| *step > 0).map(|(tick, step)| {
        let onclick = seek.reform(move |_: MouseEvent| tick);
        html! { <>{" "}<button type="button" class="link quiet" {onclick}>{format!("step {step}")}</button></> }
    });
    html! { <li>{sentence::html(&cause.segments)}{step}</li> }
}

/// See the module.
#[component]
pub fn AboutView(props: &Props) -> Html {
    let open = use_state(|| true);
    let fold = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <div class="about-place">
            <aside class={classes!("about", (!*open).then_some("folded"))} data-testid="about" aria-label={props.about.question.clone()}>
                <header class="about-head">
                    <button type="button" class="about-question" aria-expanded={open.to_string()} onclick={fold}>{&props.about.question}</button>
                    <button type="button" class="link quiet" data-testid="about-close" onclick={props.close.clone()}>{"Stop following"}</button>
                </header>
                if *open {
                    <ol class="why" data-testid="about-chain">{for props.about.causes.iter().map(|c| cause(c, &props.seek))}</ol>
                    if !props.about.frames.is_empty() {
                        <ul class="about-frames" data-testid="about-frames">{for props.about.frames.iter().map(|f| html! { <li>{sentence::html(f)}</li> })}</ul>
                    }
                }
            </aside>
        </div>
    }
}
