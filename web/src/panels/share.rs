//! The link: program, settings and this moment, to copy; and the tag for a post.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the sheet needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub link: String,
    /// The anchor of this moment, as a person would write it.
    pub anchor: String,
    pub source: String,
    /// What the program reads.
    pub input: String,
}

/// See the module.
#[component]
pub fn Share(props: &Props) -> Html {
    let copied = use_state(|| None::<&'static str>);
    let copy = |which: &'static str, text: String| {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(window) = web_sys::window() {
                // Where the browser refuses, the field is there to copy from.
                let _ = window.navigator().clipboard().write_text(&text);
            }
            copied.set(Some(which));
        })
    };
    let select = Callback::from(|e: FocusEvent| e.target_unchecked_into::<HtmlInputElement>().select());
    let input = if props.input.is_empty() {
        String::new()
    } else {
        format!(" input=\"{}\"", escape(&props.input))
    };
    let tag = format!(
        "<switchboard-figure at=\"{}\"{input}>\n<pre>\n{}</pre>\n</switchboard-figure>",
        escape(&props.anchor),
        escape(&props.source)
    );
    let word = |which: &'static str| if *copied == Some(which) { "Copied" } else { "Copy" };
    html! {
        <div class="share">
            <label for="share-link">{"A link to this program at this moment"}</label>
            <div class="share-row">
                <input id="share-link" class="field-text" data-testid="share-link" readonly=true value={props.link.clone()} onfocus={select} />
                <button type="button" class="button" data-testid="copy-link" onclick={copy("link", props.link.clone())}>{word("link")}</button>
            </div>
            <label for="share-tag">{"A figure for a post, starting here"}</label>
            <textarea id="share-tag" class="field-text" readonly=true rows="7" value={tag.clone()} />
            <div class="share-row end">
                <button type="button" class="button" onclick={copy("tag", tag)}>{word("tag")}</button>
            </div>
            <p role="status" class="hidden-text">{if copied.is_some() { "Copied" } else { "" }}</p>
        </div>
    }
}

/// Text as it stands in HTML source.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn programs_are_escaped_in_the_tag() {
        assert_eq!(super::escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
