//! Choices: where the simulated system is free, what it may do next, picked by the reader. A pick forks the run: what
//! was before it stays, and the runs that were tried can be gone back to.
//!
//! ```text
//!   as it comes ----o------o----------> end
//!                    \__ T3 at line 9 __o--> end        <- tried runs, the present one marked
//! ```

use crate::{
    model::{Branch, Free},
    words,
};
use gloo_events::EventListener;
use switchboard_trace::EventId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The choices of the step that comes next.
    pub free: Vec<Free>,
    /// Choices of that step that are not among them.
    pub more: usize,
    /// The number of that step.
    pub step: usize,
    pub pick: Callback<(EventId, String)>,
    /// The runs that were tried, as the picks that lead to each; empty: as the real system does by default.
    pub tried: Vec<String>,
    pub present: usize,
    /// The same as a tree, in the order of its drawing.
    pub branches: Vec<Branch>,
    pub walk: Callback<usize>,
}

/// Choices in the list at most: a long step of a thread that can be preempted everywhere has thousands.
pub const MOST: usize = 100;

/// Options that have a key.
const KEYS: usize = 9;

/// See the module.
#[component]
pub fn Choices(props: &Props) -> Html {
    if props.free.is_empty() && props.tried.len() < 2 {
        return html! {};
    }
    html! { <Panel free={props.free.clone()} more={props.more} step={props.step} pick={props.pick.clone()}
    tried={props.tried.clone()} present={props.present} branches={props.branches.clone()} walk={props.walk.clone()} /> }
}

/// The panel, where there is something in it. (No part of a first visit.)
#[component]
fn Panel(props: &Props) -> Html {
    // Keys 1 to 9 pick from the top of the list, unless somebody types.
    use_effect_with((props.free.clone(), props.pick.clone()), |(free, pick)| {
        let options = free.iter().flat_map(|free| {
            let event = free.event;
            free.options
                .iter()
                .map(move |(option, _)| (event, option.clone()))
        });
        let keyed: Vec<(EventId, String)> = options.take(KEYS).collect();
        let pick = pick.clone();
        let listener = listen(keyed, pick);
        move || drop(listener)
    });
    let onchange = props.walk.reform(|e: Event| {
        e.target_unchecked_into::<HtmlSelectElement>()
            .value()
            .parse()
            .unwrap_or(0)
    });
    let open = use_state(|| false);
    let turn = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let parent = props.branches.iter().find(|b| b.present).and_then(|b| b.from);
    let back = parent.map(|run| props.walk.reform(move |_: MouseEvent| run));
    let undo = (props.present > 0).then(|| props.walk.reform(|_: MouseEvent| 0));
    let mut key = 0;
    html! {
        <section class="choices" data-testid="choices" aria-label="Choices">
            <div class="choices-head">
                if !props.free.is_empty() {
                    <p data-testid="choices-head">{format!("Next is step {}. The system is free in {}:", words::grouped(props.step), words::count(props.free.len() + props.more, "place", "places"))}</p>
                }
                if props.tried.len() > 1 {
                    <span class="tried">
                        <label for="tried">{"Run"}</label>
                        <select id="tried" data-testid="tried" {onchange}>
                            {for props.tried.iter().enumerate().map(|(i, name)| html! {
                                <option value={i.to_string()} selected={i == props.present}>{name}</option>
                            })}
                        </select>
                        <button type="button" class="link" data-testid="tree-open" aria-expanded={open.to_string()} onclick={turn}>{"Tree"}</button>
                        if let Some(onclick) = back {
                            <button type="button" class="link" data-testid="undo" title="To the run that this one goes on from" {onclick}>{"Undo"}</button>
                        }
                        if let Some(onclick) = undo {
                            <button type="button" class="link" data-testid="as-it-comes" {onclick}>{"As it comes"}</button>
                        }
                    </span>
                }
            </div>
            if *open && props.branches.len() > 1 { {tree(&props.branches, &props.walk)} }
            if !props.free.is_empty() {
                <ol class="choice-list">
                    {for props.free.iter().map(|free| choice(free, &props.pick, &mut key))}
                    if props.more > 0 {
                        <li class="choice-what">{format!("and {} later in this step: smaller steps reach them", words::grouped(props.more))}</li>
                    }
                </ol>
            }
        </section>
    }
}

/// The runs that were tried: each below the one that it goes on from.
fn tree(branches: &[Branch], walk: &Callback<usize>) -> Html {
    let branch = |b: &Branch| {
        let run = b.run;
        let onclick = walk.reform(move |_: MouseEvent| run);
        html! {
            <li class={classes!("branch", format!("depth-{}", b.depth.min(8)), b.present.then_some("present"))} key={run}>
                <button type="button" data-testid="branch" aria-current={b.present.then_some("true")} {onclick}>
                    <span class="branch-label">{&b.label}</span>
                    if !b.end.is_empty() { <span class="branch-end">{&b.end}</span> }
                </button>
            </li>
        }
    };
    html! { <ol class="tree" data-testid="tree" aria-label="Runs that were tried">{for branches.iter().map(branch)}</ol> }
}

fn choice(free: &Free, pick: &Callback<(EventId, String)>, key: &mut usize) -> Html {
    html! {
        <li class="choice" key={free.event.0} data-testid="choice">
            <span class="choice-what">{&free.what}
                if !free.statement.is_empty() { {" "}<code title={free.statement.clone()}>{&free.statement}</code> }
            </span>
            <span class="options">
            {for free.options.iter().enumerate().map(|(i, (option, shown))| {
                let (event, option) = (free.event, option.clone());
                let picked = i == free.picked;
                let onclick = pick.reform(move |_: MouseEvent| (event, option.clone()));
                *key += 1;
                let key = (*key <= KEYS).then(|| key.to_string());
                html! {
                    <button type="button" class={classes!("option", picked.then_some("picked"))} aria-pressed={picked.to_string()}
                        data-testid="option" data-key={key.clone()} aria-keyshortcuts={key} {onclick}>{shown}</button>
                }
            })}
            </span>
        </li>
    }
}

/// Keys of the whole page, but for those that a field takes.
fn listen(keyed: Vec<(EventId, String)>, pick: Callback<(EventId, String)>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "keydown", move |e| {
        let Some(e) = e.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if e.ctrl_key() || e.alt_key() || e.meta_key() {
            return;
        }
        let target = e.target().and_then(|t| t.dyn_into::<Element>().ok());
        let field = target.is_some_and(|t| {
            t.closest("textarea, input, select, dialog")
                .ok()
                .flatten()
                .is_some()
        });
        let at = e.key().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        if let Some((event, option)) = at.and_then(|at| keyed.get(at)).filter(|_| !field) {
            pick.emit((*event, option.clone()));
        }
    }))
}
