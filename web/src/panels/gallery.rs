//! The gallery: every exhibit with its lesson, by chapter; a search keeps those that have all its words.

use crate::words;
use switchboard_exhibits::{Exhibit, all};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the gallery needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub current: Option<&'static str>,
    pub open: Callback<&'static Exhibit>,
}

/// In the order of reading. An exhibit of another chapter would stand at the end.
const CHAPTERS: [&str; 5] = [
    "Waiting",
    "Functions that pause",
    "asyncio",
    "Threads",
    "Other exchanges",
];

/// See the module.
#[component]
pub fn Gallery(props: &Props) -> Html {
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |e: InputEvent| wanted.set(e.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let entry = |e: &'static Exhibit| {
        let onclick = props.open.reform(move |_: MouseEvent| e);
        html! {
            <li key={e.id}>
                <button type="button" class="gallery-entry" data-testid="exhibit" data-id={e.id} {onclick}
                    aria-current={(props.current == Some(e.id)).then_some("true")}>
                    <span class="gallery-title">{e.title}</span>
                    <span class="gallery-lesson">{words::marked(e.lesson)}</span>
                </button>
            </li>
        }
    };
    let chapter = |name: &'static str, all: Vec<&'static Exhibit>| {
        html! {
            <section key={name} class="gallery-part">
                <h3 class="gallery-chapter">{name}</h3>
                <ul class="gallery">{for all.into_iter().map(entry)}</ul>
            </section>
        }
    };
    let chapters: Vec<Html> = chapters(&wanted).map(|(name, all)| chapter(name, all)).collect();
    html! {
        <>
            <input type="search" class="field-text gallery-search" placeholder="Find an exhibit" aria-label="Find an exhibit"
                data-testid="gallery-search" value={(*wanted).clone()} {oninput} />
            if chapters.is_empty() { <p class="empty">{"No exhibit has all of these words."}</p> }
            {for chapters}
        </>
    }
}

/// The chapters that have an exhibit with all words of the search, each with those that do.
fn chapters(search: &str) -> impl Iterator<Item = (&'static str, Vec<&'static Exhibit>)> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let found: Vec<&Exhibit> = all()
        .iter()
        .filter(|e| {
            let text = [
                e.title,
                e.chapter,
                e.lesson,
                e.question,
                e.misconception,
                e.program(),
            ];
            let text = text.join("\n").to_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        })
        .collect();
    let mut names = CHAPTERS.to_vec();
    for e in &found {
        if !names.contains(&e.chapter) {
            names.push(e.chapter);
        }
    }
    names.into_iter().filter_map(move |name| {
        let all: Vec<&Exhibit> = found.iter().copied().filter(|e| e.chapter == name).collect();
        (!all.is_empty()).then_some((name, all))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exhibit_stands_in_one_known_chapter() {
        let all: Vec<_> = chapters("").collect();
        assert_eq!(
            all.iter().map(|c| c.1.len()).sum::<usize>(),
            switchboard_exhibits::all().len()
        );
        assert!(all.iter().all(|c| CHAPTERS.contains(&c.0)));
    }

    #[test]
    fn a_search_keeps_what_has_all_words() {
        let ids: Vec<_> = chapters("Philosophers forks")
            .flat_map(|c| c.1)
            .map(|e| e.id)
            .collect();
        assert_eq!(ids, ["dining-philosophers"]);
        assert_eq!(chapters("no such words anywhere").count(), 0);
    }
}
