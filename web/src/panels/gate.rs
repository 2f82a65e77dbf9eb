//! The gate under a row: where time passes, between the passes of a runtime. It carries the clock.

use crate::model::Picture;
use crate::{player::Level, words};
use std::rc::Rc;
use switchboard_trace::scene;
use yew::prelude::*;

/// What the gate needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    pub gate: Option<scene::Gate>,
    pub finished: Html,
    pub level: Level,
}

/// See the module.
#[component]
pub fn Gate(props: &Props) -> Html {
    let scene = &props.scene;
    let unit = scene.unit;
    let time = scene.time.shown(unit);
    let who = |actor: &Option<switchboard_trace::ActorId>, label: &str| {
        actor
            .and_then(|a| words::letter(scene, a))
            .unwrap_or_else(|| label.to_owned())
    };
    let note = props.gate.as_ref().map(|g| match (&g.waits, g.due.first()) {
        (Some(Some(until)), _) => format!("the loop waits until {}", until.shown(unit)),
        (Some(None), _) => "the loop waits without end".to_owned(),
        (None, Some((when, actor, label))) => {
            let name = who(actor, label);
            if name.is_empty() {
                format!("next due: {}", when.shown(unit))
            } else {
                format!("next due: {name} at {}", when.shown(unit))
            }
        }
        (None, None) if g.pass == 0 => "no thread sleeps".to_owned(),
        (None, None) => "no timer is set".to_owned(),
    });
    let exact = format!("{} ns", words::grouped(scene.time.0 as usize));
    let details = props.gate.as_ref().filter(|_| props.level >= Level::Details);
    let waits = props.gate.as_ref().is_some_and(|g| g.waits.is_some());
    html! {
        <div class={classes!("gate", waits.then_some("waits"))} data-testid="gate">
            // Threads without a runtime have no passes.
            if let Some(g) = details.filter(|g| g.pass > 0) {
                <div class="pass" data-testid="pass"><span>{format!("pass {}", g.pass)}</span>
                    <span>{format!("{} left in it", g.left_in_pass)}</span></div>
            }
            <div class="gate-lane">
                <span class="gate-in"><span class="arrow-left" aria-hidden="true"></span>{"woken"}</span>
                <span class="gate-mid">
                    <span class="clock" data-testid="clock" role="img" aria-label={time.clone()} title={exact.clone()}>{digits(&time)}</span>
                    if props.level == Level::Internals { <code class="exact" data-testid="exact">{&exact}</code> }
                    <span class="gate-note">{note}</span>
                </span>
                <span class="gate-out">{"asks to wait"}</span>
            </div>
            {props.finished.clone()}
            if let Some(g) = details {
                if !g.due.is_empty() {
                    <ol class="due" data-testid="due-list" aria-label="Timers, earliest first">
                        {for g.due.iter().map(|(when, actor, label)| html! {
                            <li><span class="due-time">{when.shown(unit)}</span>{" "}{who(actor, label)}</li>
                        })}
                        if g.due_total > g.due.len() {
                            <li>{format!("and {} more", words::grouped(g.due_total - g.due.len()))}</li>
                        }
                    </ol>
                }
            }
        </div>
    }
}

/// Each character in a box of its own, so that those that change can roll.
fn digits(text: &str) -> Html {
    let digit = |c: char| html! { <span class="digit"><span class="digit-in">{c}</span></span> };
    let count = text.chars().count();
    // Keyed from the right: the seconds may gain a digit.
    text.chars()
        .enumerate()
        .map(|(i, c)| html! { <span key={count - i}>{if c == ' ' { html! { {" "} } } else { digit(c) }}</span> })
        .collect()
}
