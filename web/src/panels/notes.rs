//! Notes on the run: one chip that counts them, and on request a sentence for each with the steps that it is of.

use super::sentence;
use crate::{model::Note, words};
use std::rc::Rc;
use switchboard_trace::Tick;
use yew::prelude::*;

/// What the chip needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub notes: Rc<Vec<Note>>,
    pub seek: Callback<Tick>,
}

/// Steps of one note that have a button.
const PLACES: usize = 5;

/// See the module.
#[component]
pub fn Notes(props: &Props) -> Html {
    let open = use_state(|| false);
    let turn = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let onkeydown = {
        let open = open.clone();
        move |e: KeyboardEvent| {
            if e.key() == "Escape" && *open {
                e.stop_propagation();
                open.set(false);
            }
        }
    };
    let place = |(tick, step): &(Tick, usize)| {
        let (tick, step) = (*tick, *step);
        let onclick = props.seek.reform(move |_: MouseEvent| tick);
        html! { <>{" "}<button type="button" class="link quiet" {onclick}>{format!("step {}", words::grouped(step))}</button></> }
    };
    html! {
        <div class="notes-place" {onkeydown}>
            <button type="button" class="button notes-chip" data-testid="notes" aria-expanded={open.to_string()} onclick={turn}
                title="What is worth a remark in this run">{words::count(props.notes.len(), "note", "notes")}</button>
            if *open {
                <ul class="notes" data-testid="notes-list" aria-label="Notes on this run">
                    {for props.notes.iter().map(|note| html! {
                        <li data-kind={note.kind}>{sentence::html(&note.segments)}
                            {for note.places.iter().take(PLACES).map(place)}
                            if note.places.len() > PLACES { {format!(" and {} more", words::grouped(note.places.len() - PLACES))} }
                        </li>
                    })}
                </ul>
            }
        </div>
    }
}
