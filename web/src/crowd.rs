//! A crowd as a jack field: one lamp per actor in the order of its place, with state by colour and shape.
//!
//! Drawn on a canvas at the screen's own density; colours are read from the stylesheet, so that themes hold.

use crate::{
    model::Picture,
    panels::{Send, token::Token as TokenView},
    player::Command,
    redraw::use_redraw,
    words,
};
use std::rc::Rc;
use switchboard_trace::{
    ActorId, ActorState,
    scene::{Place, Token},
};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};
use yew::prelude::*;

/// What the field needs.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    pub scene: Rc<Picture>,
    /// Index of the row in the scene.
    pub index: usize,
    /// "ready", "running", "waiting" or "finished".
    pub name: &'static str,
    pub follow: Option<ActorId>,
    pub send: Send,
}

/// The field is at most about this high, in CSS pixels: more lamps are smaller ones.
const HEIGHT: f64 = 300.0;

/// Smallest and largest distance from one lamp to the next.
const PITCH: (f64, f64) = (3.0, 14.0);

/// Who is next stands above a field as discs with letters: so many.
const NEXT: usize = 8;

/// Distance from one lamp to the next, and how many fit a line of this width.
fn grid(width: f64, lamps: usize) -> (f64, usize) {
    let pitch = (width * HEIGHT / lamps.max(1) as f64)
        .sqrt()
        .floor()
        .clamp(PITCH.0, PITCH.1);
    (pitch, ((width / pitch).floor() as usize).max(1))
}

impl Props {
    fn place(&self) -> &Place {
        let row = &self.scene.rows[self.index];
        match self.name {
            "ready" => &row.ready,
            "running" => &row.running,
            "waiting" => &row.waiting,
            _ => &row.finished,
        }
    }
}

/// See the module.
#[component]
pub fn Field(props: &Props) -> Html {
    let canvas = use_node_ref();
    let probe = use_node_ref();
    let hover = use_state(|| None::<usize>);
    let place = props.place();
    let redraw = use_redraw();
    let drawn = (props.scene.clone(), props.index, props.name, props.follow, redraw);
    use_effect_with(drawn, {
        let (canvas, probe) = (canvas.clone(), probe.clone());
        let props = Props {
            send: Callback::noop(),
            ..props.clone()
        };
        move |(.., follow, _)| {
            if let (Some(canvas), Some(probe)) = (canvas.cast::<HtmlCanvasElement>(), probe.cast::<Element>())
            {
                draw(&canvas, &probe, &props.place().tokens, *follow);
            }
        }
    });
    let at = {
        let canvas = canvas.clone();
        let len = place.tokens.len();
        move |e: &MouseEvent| -> Option<usize> {
            let canvas = canvas.cast::<HtmlCanvasElement>()?;
            let (pitch, n) = grid(f64::from(canvas.client_width()), len);
            let (x, y) = (f64::from(e.offset_x()), f64::from(e.offset_y()));
            let column = (x / pitch) as usize;
            let index = (y / pitch) as usize * n + column;
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
        let props = props.clone();
        move |e: MouseEvent| {
            props
                .send
                .emit(Command::Follow(at(&e).map(|i| props.place().tokens[i].actor)))
        }
    };
    let picked = hover
        .and_then(|i| place.tokens.get(i))
        .or_else(|| place.tokens.iter().find(|t| Some(t.actor) == props.follow));
    let caption = picked.map_or_else(String::new, |t| {
        format!("{} {} {}", t.letter, t.label, words::standing(&props.scene, t))
    });
    let hidden = place.total - place.tokens.len();
    let last = place.tokens.len().saturating_sub(1);
    let at_key = hover.unwrap_or(0).min(last);
    let onkeydown = {
        let (hover, canvas, props) = (hover.clone(), canvas.clone(), props.clone());
        move |e: KeyboardEvent| {
            let width = canvas.cast::<HtmlCanvasElement>().map_or(1, |c| c.client_width());
            let line = grid(f64::from(width), last + 1).1;
            let to = match &*e.key() {
                "ArrowRight" => at_key + 1,
                "ArrowLeft" => at_key.saturating_sub(1),
                "ArrowDown" => at_key + line,
                "ArrowUp" => at_key.saturating_sub(line),
                "Enter" => {
                    let actor = props.place().tokens.get(at_key).map(|t| t.actor);
                    props.send.emit(Command::Follow(actor));
                    at_key
                }
                _ => return,
            };
            e.prevent_default();
            e.stop_propagation();
            hover.set(Some(to.min(last)));
        }
    };
    let next = (lettered(place) && matches!(props.name, "ready" | "running")).then(|| {
        html! {
            <div class="tokens discs field-next" role="group">
                {for place.tokens.iter().take(NEXT).map(|t| html! {
                    <TokenView key={t.actor.0} scene={props.scene.clone()} token={t.clone()} place={props.name} small=true
                        follow={props.follow} send={props.send.clone()} />
                })}
            </div>
        }
    });
    html! {
        <div class="field" data-testid="field">
            {next}
            <canvas ref={canvas} class="field-canvas" role="slider" tabindex="0" {onmousemove} {onmouseleave} {onclick} {onkeydown}
                aria-label={format!("{} in this place", words::grouped(place.total))} aria-valuemin="0" aria-valuemax={last.to_string()}
                aria-valuenow={at_key.to_string()} aria-valuetext={caption.clone()}></canvas>
            <span class="field-probe" ref={probe} aria-hidden="true">
                {for STATES.iter().map(|s| html! { <i class={words::state_class(*s)}></i> })}
            </span>
            <p class="field-caption">{caption}
                if hidden > 0 { <span>{format!(" {} more", words::grouped(hidden))}</span> }
            </p>
        </div>
    }
}

/// Do those who stand there have letters? (Rows of a lab may have none.)
fn lettered(place: &Place) -> bool {
    place.tokens.first().is_some_and(|t| !t.letter.is_empty())
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
    let (pitch, n) = grid(width, tokens.len());
    // The gap is kept, so that lamps stay apart.
    let lamp_px = pitch - if pitch < 5.0 { 1.0 } else { 2.0 };
    let height = (tokens.len().div_ceil(n)) as f64 * pitch;
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
    let mut colour = usize::MAX;
    for (i, t) in tokens.iter().enumerate() {
        let (x, y) = ((i % n) as f64 * pitch, (i / n) as f64 * pitch);
        let s = STATES.iter().position(|s| *s == t.state).unwrap_or(0);
        // Most stand beside one of their kind, and setting a colour takes longer than drawing a lamp.
        if s != colour {
            colour = s;
            context.set_fill_style_str(&colours[s]);
            context.set_stroke_style_str(&colours[s]);
        }
        lamp(
            &context,
            t.state,
            lamp_px,
            x + (pitch - lamp_px) / 2.0,
            y + (pitch - lamp_px) / 2.0,
        );
        if follow == Some(t.actor) {
            context.stroke_rect(x, y, pitch, pitch);
        }
    }
}

/// Lamps larger than this are round.
const ROUND: f64 = 6.0;

/// Waiting and new are hollow, blocked is hatched, the rest is filled: shape says the same as colour.
fn lamp(c: &CanvasRenderingContext2d, state: ActorState, side: f64, x: f64, y: f64) {
    match state {
        ActorState::Waiting | ActorState::New | ActorState::Suspended if side > ROUND => {
            c.begin_path();
            let r = side / 2.0;
            let _ = c.arc(x + r, y + r, r - 0.5, 0.0, std::f64::consts::TAU);
            c.stroke();
        }
        ActorState::Waiting | ActorState::New | ActorState::Suspended => {
            c.stroke_rect(x + 0.5, y + 0.5, side - 1.0, side - 1.0);
        }
        ActorState::Blocked => {
            c.stroke_rect(x + 0.5, y + 0.5, side - 1.0, side - 1.0);
            c.fill_rect(x + side / 3.0, y, side / 3.0, side);
        }
        ActorState::Done | ActorState::Failed | ActorState::Cancelled => {
            c.fill_rect(x, y + side / 2.0 - 1.0, side, 2.0);
        }
        ActorState::Ready | ActorState::Running if side > ROUND => {
            c.begin_path();
            let r = side / 2.0;
            // Fails for a negative radius only.
            let _ = c.arc(x + r, y + r, r, 0.0, std::f64::consts::TAU);
            c.fill();
        }
        ActorState::Ready | ActorState::Running => c.fill_rect(x, y, side, side),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_lamps_fit_the_field() {
        let (pitch, n) = grid(400.0, 10_000);
        assert!(10_000usize.div_ceil(n) as f64 * pitch <= HEIGHT + 40.0);
        assert_eq!(grid(256.0, 100), (14.0, 18));
        assert_eq!(grid(256.0, 2000), (6.0, 42));
    }
}
