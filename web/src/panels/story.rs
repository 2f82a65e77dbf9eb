//! A story: the author's words at chosen moments, one after another.

use super::Send;
use crate::{
    player::{Command, Until},
    words,
};
use switchboard_session::Moment;
use yew::prelude::*;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub moments: Vec<Moment>,
    /// Which of them this moment is.
    pub here: Option<usize>,
    pub send: Send,
}

/// See the module.
#[component]
pub fn Story(props: &Props) -> Html {
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let count = props.moments.len();
    let place = match props.here {
        Some(index) => format!("{} / {count}", index + 1),
        None => format!("– / {count}"),
    };
    let now = props.here.and_then(|index| props.moments.get(index));
    html! {
        <section class="story" aria-label="Story" data-testid="story">
            <div class="story-words" role="status">
                if let Some(moment) = now {
                    if !moment.say.is_empty() { <p class="story-say" data-testid="story-say">{words::marked(&moment.say)}</p> }
                    if !moment.ask.is_empty() { <p class="story-ask" data-testid="story-ask">{words::marked(&moment.ask)}</p> }
                }
            </div>
            <div class="story-foot">
                <button type="button" class="button" data-testid="story-back" onclick={press(Command::Until(Until::Bookmark(false)))}>{"Earlier"}</button>
                <span data-testid="story-place">{place}</span>
                <button type="button" class="button" data-testid="story-next" onclick={press(Command::Until(Until::Bookmark(true)))}>{"Next"}</button>
            </div>
        </section>
    }
}
