//! The editor: a plain text area lies, with transparent text, exactly over the highlighted view.
//!
//! ```text
//!   gutter: letters of the tasks at a line | number | text  ghost values
//! ```
//! The gutter says who is where: filled = running, hollow = waiting. Values stand at the end of the executed line.

use super::token::disc;
use crate::model::Picture;
use crate::{highlight, words};
use std::{collections::BTreeMap, rc::Rc};
use switchboard_trace::scene::CodeMark;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// Something wrong at a place of the text. Lines and columns count from 1, columns in characters.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    pub line: usize,
    pub column: usize,
    /// One past the last character, on the same line.
    pub end: usize,
    pub message: String,
}

/// What the editor needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub source: AttrValue,
    /// Marks are drawn from it only while the run is of this text.
    pub scene: Option<Rc<Picture>>,
    pub problems: Rc<Vec<Problem>>,
    /// The text cannot be changed here (figure).
    #[prop_or_default]
    pub still: bool,
    pub edit: Callback<String>,
    /// Opens the text in a sheet (phone).
    pub open: Callback<MouseEvent>,
    /// Python's highlighting; else none.
    #[prop_or(true)]
    pub python: bool,
    /// Lines that Play stops at.
    #[prop_or_default]
    pub stops: Vec<u32>,
    /// A line was asked for: to run to it (true), or to stop there from now on.
    #[prop_or_default]
    pub at_line: Option<Callback<(u32, bool)>>,
    #[prop_or_default]
    pub children: Html,
}

/// See the module.
#[component]
pub fn Editor(props: &Props) -> Html {
    let body = use_node_ref();
    let lines = use_memo(
        (props.source.clone(), props.python, props.still),
        |(source, python, still)| {
            // A text that ends with a newline has an empty last line: somebody who edits needs it.
            let source: &str = if *still {
                source.trim_end_matches('\n')
            } else {
                source
            };
            highlight::lines(source, *python)
        },
    );
    let none = Rc::new(Picture::default());
    let scene = props.scene.as_ref().unwrap_or(&none);
    let current = scene
        .marks
        .iter()
        .find(|m| m.running && m.line > 0)
        .map(|m| m.line as usize);
    // Where nobody runs, the first who waits.
    let seen = current.or_else(|| {
        let mut lines = scene.marks.iter().map(|m| m.line as usize);
        lines.find(|&line| line > 0)
    });
    use_effect_with((seen, props.scene.is_some()), {
        let body = body.clone();
        move |(line, _)| {
            if let (Some(body), Some(line)) = (body.cast::<Element>(), *line) {
                keep_in_view(&body, line);
            }
        }
    });
    let oninput = props
        .edit
        .reform(|e: InputEvent| e.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onkeydown = {
        let at_line = props.at_line.clone();
        Callback::from(move |e: KeyboardEvent| match (&at_line, e.key().as_str()) {
            (Some(at), key @ ("F8" | "F9")) => caret_line(&e, key == "F8", at),
            _ => indent_on_tab(e),
        })
    };
    let onclick = props.at_line.as_ref().map(|at| {
        let at = at.clone();
        Callback::from(move |e: MouseEvent| clicked_line(&e, &at))
    });
    let mut marks: BTreeMap<usize, Line<'_>> = BTreeMap::new();
    for mark in &scene.marks {
        marks.entry(mark.line as usize).or_default().add(mark);
    }
    html! {
        <section class="editor" data-testid="editor" aria-label="Program">
            <div class="editor-body" ref={body} tabindex={props.still.then_some("0")}>
                <div class="gutter" aria-hidden="true" {onclick}>
                    {for (1..=lines.len()).map(|n| html! {
                        <div class={classes!("gutter-line", (current == Some(n)).then_some("current"), props.stops.contains(&(n as u32)).then_some("stop"))} data-line={n.to_string()}>
                            <span class="letters">{for marks.get(&n).into_iter().flat_map(Line::shown).filter_map(|m| letter(scene, m))}</span>
                            <span class="number">{n}</span>
                        </div>
                    })}
                </div>
                <div class="code">
                    <pre class="code-text" aria-hidden={(!props.still).to_string()}>
                        {for lines.iter().enumerate().map(|(i, pieces)| {
                            let n = i + 1;
                            let problem = props.problems.iter().find(|p| p.line == n);
                            let values = marks.get(&n).and_then(|l| l.running).map(ghost);
                            html! {
                                <div class={classes!("code-line", (current == Some(n)).then_some("current"))} data-line={n.to_string()}>
                                    {text(pieces, problem)}
                                    if let Some(p) = problem { <span class="ghost error">{&p.message}</span> }
                                    else if let Some(v) = values.filter(|v| !v.is_empty()) { <span class="ghost" data-testid="ghost">{v}</span> }
                                </div>
                            }
                        })}
                    </pre>
                    if !props.still {
                        <textarea class="code-input" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"
                            aria-label="Program text" data-testid="source" value={props.source.clone()} {oninput} {onkeydown} />
                    }
                </div>
            </div>
            {props.children.clone()}
            <button type="button" class="editor-open" aria-label="Open the program" onclick={props.open.clone()}></button>
            if !props.problems.is_empty() {
                <ul class="problems" role="alert" data-testid="problems">
                    {for props.problems.iter().map(|p| html! { <li>{format!("Line {}, column {}: {}", p.line, p.column, p.message)}</li> })}
                </ul>
            }
        </section>
    }
}

/// Who is at a line. A crowd has room for two only: who runs or came first, and who came last.
#[derive(Default)]
struct Line<'a> {
    running: Option<&'a CodeMark>,
    first: Option<&'a CodeMark>,
    last: Option<&'a CodeMark>,
}

impl<'a> Line<'a> {
    fn add(&mut self, mark: &'a CodeMark) {
        if mark.running && self.running.is_none() {
            self.running = Some(mark);
        } else if self.first.is_none() {
            self.first = Some(mark);
        } else {
            self.last = Some(mark);
        }
    }

    fn shown(&self) -> impl Iterator<Item = &'a CodeMark> {
        [self.running, self.first, self.last]
            .into_iter()
            .flatten()
            .take(2)
    }
}

fn letter(scene: &Picture, mark: &CodeMark) -> Option<Html> {
    let letter = words::letter(scene, mark.actor)?;
    let class = if mark.running { "ink" } else { "hollow" };
    Some(
        html! { <span data-testid="gutter-mark" data-running={mark.running.to_string()}>{disc(&letter, class)}</span> },
    )
}

fn ghost(mark: &CodeMark) -> String {
    let all: Vec<String> = mark.values.iter().map(|(n, v)| format!("{n} = {v}")).collect();
    all.join("  ")
}

/// The pieces of a line, with the problem's characters underlined.
fn text(pieces: &[highlight::Piece], problem: Option<&Problem>) -> Html {
    let Some(p) = problem else {
        return pieces
            .iter()
            .map(|(class, t)| html! { <span class={*class}>{t}</span> })
            .collect();
    };
    let (from, to) = (p.column.saturating_sub(1), p.end.saturating_sub(1).max(p.column));
    let mut at = 0;
    let mut out = Vec::new();
    for (class, t) in pieces {
        let mut run = String::new();
        let mut wrong = false;
        for c in t.chars() {
            let here = at >= from && at < to;
            if here != wrong && !run.is_empty() {
                out.push(piece(class, &run, wrong));
                run.clear();
            }
            wrong = here;
            run.push(c);
            at += 1;
        }
        if !run.is_empty() {
            out.push(piece(class, &run, wrong));
        }
    }
    if at <= from {
        out.push(piece("", " ", true));
    }
    out.into_iter().collect()
}

fn piece(class: &'static str, text: &str, wrong: bool) -> Html {
    html! { <span class={classes!(class, wrong.then_some("wrong"))} data-testid={wrong.then_some("squiggle")}>{text.to_owned()}</span> }
}

/// Scrolls only the editor, and only if the line is out of sight.
fn keep_in_view(body: &Element, line: usize) {
    let Ok(Some(row)) = body.query_selector(&format!(".gutter [data-line=\"{line}\"]")) else {
        return;
    };
    let (r, b) = (row.get_bounding_client_rect(), body.get_bounding_client_rect());
    let margin = r.height() * 2.0;
    if r.top() < b.top() + margin || r.bottom() > b.bottom() - margin {
        let middle = r.top() - b.top() - (b.height() - r.height()) / 2.0;
        body.set_scroll_top(body.scroll_top() + middle as i32);
    }
}

/// The line of a number that was clicked: with Shift to run to, else to stop at.
#[inline(never)]
fn clicked_line(e: &MouseEvent, at: &Callback<(u32, bool)>) {
    let row = e
        .target_dyn_into::<Element>()
        .and_then(|t| t.closest("[data-line]").ok().flatten());
    if let Some(line) = row.and_then(|r| r.get_attribute("data-line")?.parse().ok()) {
        at.emit((line, e.shift_key()));
    }
}

/// The same, of the line that the caret is in.
#[inline(never)]
fn caret_line(e: &KeyboardEvent, run: bool, at: &Callback<(u32, bool)>) {
    e.prevent_default();
    let area: HtmlTextAreaElement = e.target_unchecked_into();
    if let Ok(Some(caret)) = area.selection_start() {
        let before: Vec<u16> = area.value().encode_utf16().take(caret as usize).collect();
        let line = 1 + before.iter().filter(|c| **c == u16::from(b'\n')).count();
        at.emit((line as u32, run));
    }
}

/// Tab indents by four spaces; Escape gives the key back, so that the keyboard is not trapped.
fn indent_on_tab(e: KeyboardEvent) {
    let area: HtmlTextAreaElement = e.target_unchecked_into();
    match e.key().as_str() {
        "Escape" => {
            let _ = area.blur();
        }
        "Tab" if !e.shift_key() && !e.ctrl_key() && !e.alt_key() => {
            e.prevent_default();
            if let (Ok(Some(from)), Ok(Some(to))) = (area.selection_start(), area.selection_end()) {
                let _ = area.set_range_text_with_start_and_end("    ", from, to);
                let _ = area.set_selection_range(from + 4, from + 4);
                if let Ok(event) = InputEvent::new("input") {
                    let _ = area.dispatch_event(&event);
                }
            }
        }
        _ => {}
    }
}
