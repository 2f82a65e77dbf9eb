//! The gallery: every exhibit with its lesson, by chapter.

use crate::words;
use switchboard_exhibits::{ALL, Exhibit};
use yew::prelude::*;

/// What the gallery needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub current: Option<&'static str>,
    pub open: Callback<&'static Exhibit>,
}

/// See the module.
#[component]
pub fn Gallery(props: &Props) -> Html {
    let entry = |e: &'static Exhibit| {
        let onclick = props.open.reform(move |_: MouseEvent| e);
        html! {
            <li key={e.id}>
                <button type="button" class="gallery-entry" data-testid="exhibit" data-id={e.id} {onclick}
                    aria-current={(props.current == Some(e.id)).then_some("true")}>
                    <span class="gallery-title">{e.title}<span class="gallery-chapter">{e.chapter}</span></span>
                    <span class="gallery-lesson">{words::marked(e.lesson)}</span>
                </button>
            </li>
        }
    };
    html! { <ul class="gallery">{for ALL.iter().map(entry)}</ul> }
}
