//! Choices: where the simulated system is free, what it may do next, picked by the reader. A pick forks the run: what
//! was before it stays, and the runs that were tried can be gone back to.
//!
//! ```text
//!   as it comes ----o------o----------> end
//!                    \__ T3 at line 9 __o--> end        <- tried runs, the present one marked
//! ```

use crate::model::Free;
use switchboard_trace::EventId;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The choices of the step that comes next.
    pub free: Vec<Free>,
    /// Choices of that step that are not among them.
    pub more: usize,
    pub pick: Callback<(EventId, String)>,
    /// The runs that were tried, as the picks that lead to each; empty: as the real system does by default.
    pub tried: Vec<String>,
    pub present: usize,
    pub walk: Callback<usize>,
}

/// Choices in a row at most: a long step of a thread that can be preempted everywhere has hundreds.
pub const MOST: usize = 6;

/// See the module.
#[component]
pub fn Choices(props: &Props) -> Html {
    if props.free.is_empty() && props.tried.len() < 2 {
        return html! {};
    }
    let onchange = props.walk.reform(|e: Event| {
        e.target_unchecked_into::<HtmlSelectElement>()
            .value()
            .parse()
            .unwrap_or(0)
    });
    let undo = (props.present > 0).then(|| props.walk.reform(|_: MouseEvent| 0));
    html! {
        <section class="choices" data-testid="choices" aria-label="Choices">
            {for props.free.iter().map(|free| choice(free, &props.pick))}
            if props.more > 0 {
                <span class="choice-what" title="Smaller steps, under More, reach them">{format!("and {} later in this step", props.more)}</span>
            }
            if props.tried.len() > 1 {
                <span class="tried">
                    <label for="tried">{"Run"}</label>
                    <select id="tried" data-testid="tried" {onchange}>
                        {for props.tried.iter().enumerate().map(|(i, name)| html! {
                            <option value={i.to_string()} selected={i == props.present}>{name}</option>
                        })}
                    </select>
                    if let Some(onclick) = undo {
                        <button type="button" class="link" data-testid="as-it-comes" {onclick}>{"As it comes"}</button>
                    }
                </span>
            }
        </section>
    }
}

fn choice(free: &Free, pick: &Callback<(EventId, String)>) -> Html {
    html! {
        <span class="choice" key={free.event.0} data-testid="choice">
            <span class="choice-what">{&free.what}</span>
            {for free.options.iter().enumerate().map(|(i, (option, shown))| {
                let (event, option) = (free.event, option.clone());
                let picked = i == free.picked;
                let onclick = pick.reform(move |_: MouseEvent| (event, option.clone()));
                html! {
                    <button type="button" class={classes!("option", picked.then_some("picked"))} aria-pressed={picked.to_string()}
                        data-testid="option" {onclick}>{shown}</button>
                }
            })}
        </span>
    }
}
