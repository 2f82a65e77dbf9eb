//! A crowd as a jack field: one lamp per actor in the order of its place, with state by colour and shape.
//!
//! Drawn on a canvas at the screen's own density; colours are read from the stylesheet, so that themes hold.

use crate::{panels::Send, player::Command, words};
use switchboard_trace::{
    ActorId, ActorState,
    scene::{Place, Token},
};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};
use yew::prelude::*;

/// What the field needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub place: Place,
    pub name: &'static str,
    pub follow: Option<ActorId>,
    pub send: Send,
}

/// Side of a lamp and its distance to the next, in CSS pixels.
const LAMP: f64 = 6.0;
const PITCH: f64 = 8.0;

/// How many lamps fit a line of this width.
fn columns(width: f64) -> usize {
    ((width / PITCH).floor() as usize).max(1)
}

/// See the module.
#[component]
pub fn Field(props: &Props) -> Html {
    let canvas = use_node_ref();
    let probe = use_node_ref();
    let hover = use_state(|| None::<usize>);
    use_effect_with((props.place.clone(), props.follow), {
        let (canvas, probe) = (canvas.clone(), probe.clone());
        move |(place, follow)| {
            if let (Some(canvas), Some(probe)) = (canvas.cast::<HtmlCanvasElement>(), probe.cast::<Element>())
            {
                draw(&canvas, &probe, &place.tokens, *follow);
            }
        }
    });
    let at = {
        let canvas = canvas.clone();
        let len = props.place.tokens.len();
        move |e: &MouseEvent| -> Option<usize> {
            let canvas = canvas.cast::<HtmlCanvasElement>()?;
            let n = columns(f64::from(canvas.client_width()));
            let (x, y) = (f64::from(e.offset_x()), f64::from(e.offset_y()));
            let column = (x / PITCH) as usize;
            let index = (y / PITCH) as usize * n + column;
            (column < n && index < len).then_some(index)
        }
    };
    let onmousemove = {
        let (hover, at) = (hover.clone(), at.clone());
        move |e: MouseEvent| hover.set(at(&e))
    };
    let onmouseleave = {
        let hover = hover.clone();
        move |_: MouseEvent| hover.set(None)
    };
    let onclick = {
        let (send, tokens) = (props.send.clone(), props.place.tokens.clone());
        move |e: MouseEvent| send.emit(Command::Follow(at(&e).map(|i| tokens[i].actor)))
    };
    let picked = hover
        .and_then(|i| props.place.tokens.get(i))
        .or_else(|| props.place.tokens.iter().find(|t| Some(t.actor) == props.follow));
    let caption = picked.map_or_else(String::new, |t| format!("{} {}", t.label, words::state(t.state)));
    let hidden = props.place.total - props.place.tokens.len();
    html! {
        <div class="field" data-testid="field">
            <canvas ref={canvas} class="field-canvas" role="img" {onmousemove} {onmouseleave} {onclick}
                aria-label={format!("{} in this place", words::grouped(props.place.total))}></canvas>
            <span class="field-probe" ref={probe} aria-hidden="true">
                {for STATES.iter().map(|s| html! { <i class={words::state_class(*s)}></i> })}
            </span>
            <p class="field-caption">{caption}
                if hidden > 0 { <span>{format!(" {} more", words::grouped(hidden))}</span> }
            </p>
        </div>
    }
}

const STATES: [ActorState; 9] = [
    ActorState::New,
    ActorState::Ready,
    ActorState::Running,
    ActorState::Waiting,
    ActorState::Blocked,
    ActorState::Suspended,
    ActorState::Done,
    ActorState::Failed,
    ActorState::Cancelled,
];

fn draw(canvas: &HtmlCanvasElement, probe: &Element, tokens: &[Token], follow: Option<ActorId>) {
    let Some(window) = web_sys::window() else { return };
    let dpr = window.device_pixel_ratio().max(1.0);
    let width = f64::from(canvas.client_width().max(1));
    let n = columns(width);
    let height = (tokens.len().div_ceil(n)) as f64 * PITCH;
    canvas.set_width((width * dpr) as u32);
    canvas.set_height((height * dpr) as u32);
    let _ = canvas.style().set_property("height", &format!("{height}px"));
    let Some(context) = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok())
    else {
        return;
    };
    let _ = context.scale(dpr, dpr);
    let colours: Vec<String> = (0..STATES.len())
        .map(|i| {
            probe
                .children()
                .item(i as u32)
                .and_then(|e| window.get_computed_style(&e).ok().flatten())
                .and_then(|s| s.get_property_value("color").ok())
                .unwrap_or_default()
        })
        .collect();
    for (i, t) in tokens.iter().enumerate() {
        let (x, y) = ((i % n) as f64 * PITCH, (i / n) as f64 * PITCH);
        let s = STATES.iter().position(|s| *s == t.state).unwrap_or(0);
        context.set_fill_style_str(&colours[s]);
        context.set_stroke_style_str(&colours[s]);
        lamp(
            &context,
            t.state,
            x + (PITCH - LAMP) / 2.0,
            y + (PITCH - LAMP) / 2.0,
        );
        if follow == Some(t.actor) {
            context.stroke_rect(x, y, PITCH, PITCH);
        }
    }
}

/// Waiting and new are hollow, blocked is hatched, the rest is filled: shape says the same as colour.
fn lamp(c: &CanvasRenderingContext2d, state: ActorState, x: f64, y: f64) {
    match state {
        ActorState::Waiting | ActorState::New | ActorState::Suspended => {
            c.stroke_rect(x + 0.75, y + 0.75, LAMP - 1.5, LAMP - 1.5);
        }
        ActorState::Blocked => {
            c.stroke_rect(x + 0.5, y + 0.5, LAMP - 1.0, LAMP - 1.0);
            c.fill_rect(x + 2.0, y, 2.0, LAMP);
        }
        ActorState::Done | ActorState::Failed | ActorState::Cancelled => {
            c.fill_rect(x, y + LAMP / 2.0 - 1.0, LAMP, 2.0);
        }
        ActorState::Ready | ActorState::Running => c.fill_rect(x, y, LAMP, LAMP),
    }
}
