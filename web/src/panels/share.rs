//! Sharing: the link to copy, the tag for a post, and files: pictures, storyboards, texts, the page itself.

use super::Send;
use crate::player::{Command, File, Sheet};
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
    /// The pictures that the figure shows before it is touched.
    pub posters: String,
    /// How many bookmarks a storyboard would have.
    pub moments: usize,
    pub send: Send,
}

/// Files of this moment or of the whole run.
const FILES: [(File, &str, &str); 5] = [
    (File::Svg, "save-svg", "Picture, SVG"),
    (File::Png, "save-png", "Picture, PNG"),
    (File::Transcript, "save-transcript", "Transcript"),
    (File::Trace, "save-trace", "Trace for Perfetto"),
    (File::Page, "save-page", "This page as one file"),
];

/// Files of the bookmarks.
const BOARDS: [(File, &str, &str); 2] = [
    (File::Storyboard, "save-storyboard", "Storyboard"),
    (File::Worksheet, "save-worksheet", "Worksheet"),
];

/// See the module.
#[component]
pub fn Share(props: &Props) -> Html {
    let copied = use_state(|| None::<&'static str>);
    let poster = use_state(|| false);
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
        "<switchboard-figure at=\"{}\"{input}>\n{}<pre>\n{}</pre>\n</switchboard-figure>",
        escape(&props.anchor),
        if *poster { &props.posters } else { "" },
        escape(&props.source)
    );
    let onposter = {
        let poster = poster.clone();
        Callback::from(move |e: Event| poster.set(e.target_unchecked_into::<HtmlInputElement>().checked()))
    };
    let word = |which: &'static str| if *copied == Some(which) { "Copied" } else { "Copy" };
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let file = |(file, id, name): &(File, &'static str, &'static str)| {
        html! { <button type="button" class="button" data-testid={*id} onclick={press(Command::Save(*file))}>{*name}</button> }
    };
    html! {
        <div class="share">
            <label for="share-link">{"A link to this program at this moment"}</label>
            <div class="share-row">
                <input id="share-link" class="field-text" data-testid="share-link" readonly=true value={props.link.clone()} onfocus={select} />
                <button type="button" class="button" data-testid="copy-link" onclick={copy("link", props.link.clone())}>{word("link")}</button>
            </div>
            <label for="share-tag">{"A figure for a post, starting here"}</label>
            <textarea id="share-tag" class="field-text" readonly=true rows="6" value={tag.clone()} />
            <div class="share-row end">
                <label class="share-poster"><input type="checkbox" data-testid="with-poster" checked={*poster} onchange={onposter} />{" with a picture until it is touched"}</label>
                <button type="button" class="button" data-testid="copy-tag" onclick={copy("tag", tag)}>{word("tag")}</button>
            </div>
            <h3>{"Files"}</h3>
            <div class="buttons">{for FILES.iter().map(file)}</div>
            if props.moments > 0 {
                <p class="hint">{format!("Of the {} bookmarked:", crate::words::count(props.moments, "moment", "moments"))}</p>
                <div class="buttons">{for BOARDS.iter().map(file)}</div>
            } else {
                <p class="hint">{"Bookmark moments (m) for a storyboard of them, or a worksheet with blanks. "}
                    <button type="button" class="link quiet" onclick={press(Command::Open(Sheet::Places))}>{"Bookmarks"}</button></p>
            }
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
        assert_eq!(super::escape("a < b & \"c\"\n"), "a &lt; b &amp; &quot;c&quot;\n");
    }
}
