//! The input: the lines that the program reads, all there before it runs, so that a run can be sought in.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the box needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    pub feed: Callback<String>,
}

/// See the module.
#[component]
pub fn Input(props: &Props) -> Html {
    let oninput = props
        .feed
        .reform(|e: InputEvent| e.target_unchecked_into::<HtmlTextAreaElement>().value());
    html! {
        <label class="input">
            <span class="input-name">{"Input"}</span>
            <textarea class="field-text input-text" data-testid="input" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
                placeholder="A line for each input()" value={props.text.clone()} {oninput} />
        </label>
    }
}
