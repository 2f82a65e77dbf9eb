//! The desk: who runs, with its frames, outermost first. Suspended frames stay, dimmed; a bracket joins those
//! that delegate to the next inner one, because the next resume crosses them all.

use super::{Send, token};
use crate::{icons, model::Picture, player::Command, words};
use std::rc::Rc;
use switchboard_trace::{
    ActorId, ActorState, Origin,
    event::ActorKind,
    scene::{FrameView, Token},
};
use yew::prelude::*;

/// What the desk needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    pub token: Token,
    /// "running", or "waiting" for one whose suspended frames are shown.
    #[prop_or("running")]
    pub place: &'static str,
    pub follow: Option<ActorId>,
    pub send: Send,
}

/// See the module.
#[component]
pub fn Desk(props: &Props) -> Html {
    let t = &props.token;
    let actor = t.actor;
    // A task that blocks the loop's thread still runs; what it is blocked on is given with it.
    let blocks = t.state == ActorState::Running && t.kind == ActorKind::Task && t.reason.is_some();
    let word = match (t.state, t.kind) {
        _ if blocks => "blocks the loop".to_owned(),
        (ActorState::Running, _) => words::state(t.state).to_owned(),
        _ => words::standing(&props.scene, t),
    };
    let onclick = props.send.reform(move |_| Command::Follow(Some(actor)));
    let turned = use_state(|| false);
    let internals = props.scene.inside.is_some();
    html! {
        <div class={classes!("desk", token::classes(t, props.follow), blocks.then_some("is-blocked"))}
            data-testid="token" data-actor={t.actor.0.to_string()} data-actor-letter={t.letter.to_string()}
            data-place={props.place} data-state={words::state(t.state)}>
            <button type="button" class="desk-head" {onclick}
                aria-pressed={(props.follow == Some(actor)).to_string()}>
                {token::disc(&t.letter, if props.place == "running" { "big" } else { "" })}
                <span class="token-label" title={t.label.to_string()}>{token::label(&t.label)}</span>
                if t.kind == ActorKind::Thread { {super::kernel::chip(&props.scene, t.actor)} }
                <span class="desk-state">{icons::state(t.state)}<span>{word}</span></span>
            </button>
            {frames(t, props.place == "running", &turned, internals)}
            if internals { {token::notes(t)} }
        </div>
    }
}

/// Frames in rows. Closed: more than six are folded to the first two and the last three, library frames into one line.
/// Open: all of them, the library's among those that called them. A chain of delegation says how many frames a value
/// crosses.
fn frames(t: &Token, running: bool, turned: &UseStateHandle<bool>, internals: bool) -> Html {
    // At the Internals level they are open unless they are folded.
    let is_open = **turned != internals;
    let own: Vec<&FrameView> = t.frames.iter().filter(|f| f.origin == Origin::Program).collect();
    let library = t.frames.len() - own.len();
    let chain = chain(&own);
    let crossing = if running { chain } else { t.crossing as usize };
    let number = html! { <b class={(own.len() > MOST).then_some("count-up")}>{crossing}</b> };
    let row = |f: &&FrameView| frame(f, running && chain > 1);
    let all: Vec<&FrameView> = t.frames.iter().collect();
    let shown = if is_open { &all } else { &own };
    let hidden = shown.len() - 5.min(shown.len());
    let folds = !is_open && own.len() > MOST;
    let turn = |hook: &'static str, text: String| {
        let turned = turned.clone();
        html! { <button type="button" class="link quiet" data-testid={hook} aria-expanded={is_open.to_string()}
        onclick={move |_: MouseEvent| turned.set(!*turned)}>{text}</button> }
    };
    html! {
        <>
            if !shown.is_empty() {
                <ol class={classes!("frames", (shown.len() > 4).then_some("many"))} data-testid="frames">
                    if folds {
                        {for shown[..2].iter().map(row)}
                        <li class="frame folded">{turn("frames-more", format!("… {} …", words::count(hidden, "more frame", "more frames")))}<i class="pulse"></i></li>
                        {for shown[shown.len() - 3..].iter().map(row)}
                    } else {
                        {for shown.iter().map(row)}
                    }
                </ol>
            }
            if is_open && (library > 0 || own.len() > MOST) {
                <p class="frames-note">{turn("frames-fold", "Fold".to_owned())}</p>
            } else if library > 0 {
                <p class="frames-note">{turn("frames-library", format!("+{}", words::count(library, "library frame", "library frames")))}</p>
            }
            if crossing > 1 {
                <p class="frames-note crossing" data-testid="crossing">
                    if running { {"the value comes back through "}{number}{" frames"} } else { {"next resume crosses "}{number}{" frames"} }
                </p>
            }
        </>
    }
}

/// More frames than this are folded.
const MOST: usize = 6;

/// How many frames hand on what the innermost has yielded: those that are suspended, and the one that goes on.
fn chain(shown: &[&FrameView]) -> usize {
    let suspended = shown
        .iter()
        .rev()
        .take_while(|f| f.state == ActorState::Suspended)
        .count();
    if suspended == 0 {
        0
    } else {
        (suspended + 1).min(shown.len())
    }
}

fn frame(f: &FrameView, pulse: bool) -> Html {
    let locals: Vec<String> = f.locals.iter().map(|(n, v)| format!("{n} = {v}")).collect();
    let locals = locals.join("  ");
    // A line of the library is in no text that the reader has.
    let library = f.origin != Origin::Program;
    let place = if library {
        words::origin(f.origin).to_owned()
    } else {
        format!("line {}", f.line)
    };
    html! {
        <li class={classes!("frame", words::state_class(f.state), f.delegates.then_some("delegates"), library.then_some("library"))}
            key={f.id.to_string()} data-testid="frame" data-state={words::state(f.state)}>
            {icons::state(f.state)}
            <span class="frame-name">{f.name.to_string()}</span>
            <span class="frame-line">{place}</span>
            <span class="frame-locals" title={locals.clone()}>{locals}</span>
            if pulse { <i class="pulse"></i> }
        </li>
    }
}
