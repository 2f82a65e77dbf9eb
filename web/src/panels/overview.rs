//! All of a long run in one line, with the part that the timeline shows as a brush, the cursor and the notes. A drag moves
//! the brush; the slider below it moves the cursor. (No part of a first visit.)

use super::{
    Send,
    lanes::{self, Span},
    view,
};
use crate::{model::Note, player::Command};
use std::rc::Rc;
use switchboard_trace::Lane;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

/// What it needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub lanes: Rc<Vec<Lane>>,
    pub cursor: usize,
    pub steps: usize,
    /// The steps that are shown above.
    pub shown: (usize, usize),
    pub marks: Rc<Vec<Note>>,
    /// Shows others.
    pub look: Callback<(usize, usize)>,
    pub send: Send,
    /// The whole run is shown above: only the slider.
    pub bare: bool,
}

/// Pixels for which it is drawn; it stretches.
const PIXELS: usize = 800;

/// See the module.
#[component]
pub fn Overview(props: &Props) -> Html {
    let strip = use_node_ref();
    let brush = use_node_ref();
    let steps = props.steps.max(1);
    let all = use_memo((props.lanes.clone(), steps), |(lanes, steps)| {
        lanes::merged(lanes, *steps)
    });
    let drawn = use_memo((all.clone(), steps), |(all, steps)| {
        let span = Span {
            cursor: *steps,
            from: 0,
            to: *steps,
            edges: None,
            pixels: PIXELS,
        };
        all.first()
            .map_or_else(Html::default, |lane| lanes::lane(lane, None, None, span))
    });
    use_effect_with((props.shown, steps), {
        let brush = brush.clone();
        move |((from, to), steps)| {
            if let Some(e) = brush.cast::<HtmlElement>() {
                let share = |n: usize| 100.0 * n as f64 / *steps as f64;
                let _ = e.style().set_property("left", &format!("{}%", share(*from)));
                let _ = e.style().set_property("width", &format!("{}%", share(to - from)));
            }
        }
    });
    let move_to = {
        let (strip, look, shown) = (strip.clone(), props.look.clone(), props.shown);
        move |e: &PointerEvent| {
            let Some(strip) = strip.cast::<Element>() else {
                return;
            };
            let r = strip.get_bounding_client_rect();
            let at = ((f64::from(e.client_x()) - r.left()) / r.width()).clamp(0.0, 1.0) * steps as f64;
            let middle = (shown.0 + shown.1) as i64 / 2;
            look.emit(view::pan(shown, steps, at as i64 - middle));
        }
    };
    let onpointerdown = {
        let (strip, move_to) = (strip.clone(), move_to.clone());
        move |e: PointerEvent| {
            if let Some(strip) = strip.cast::<Element>() {
                let _ = strip.set_pointer_capture(e.pointer_id());
            }
            move_to(&e);
        }
    };
    let onpointermove = move |e: PointerEvent| {
        if e.buttons() & 1 == 1 {
            move_to(&e);
        }
    };
    let oninput = props.send.reform(|e: InputEvent| {
        let input: web_sys::HtmlInputElement = e.target_unchecked_into();
        Command::Seek(input.value().parse().unwrap_or(0))
    });
    let marks = props
        .marks
        .iter()
        .flat_map(|n| &n.places)
        .map(|(_, step)| *step as f64 - 0.5);
    html! {
        <div class="overview">
            if !props.bare {
                <div class="overview-strip" ref={strip} data-testid="overview" aria-hidden="true" {onpointerdown} {onpointermove}>
                    {(*drawn).clone()}
                    <svg class="overview-marks" viewBox={format!("0 0 {steps} 10")} preserveAspectRatio="none">
                        {for marks.map(|at| html! { <path d={format!("M{at} 0v10")} vector-effect="non-scaling-stroke" /> })}
                    </svg>
                    <span class="brush" data-testid="brush" ref={brush}></span>
                    <super::timeline::Rule at={100.0 * props.cursor as f64 / steps as f64} />
                </div>
            }
            <input class="minimap" type="range" min="0" max={props.steps.to_string()} value={props.cursor.to_string()}
                aria-label="Position in the whole run" data-testid="minimap" {oninput} />
        </div>
    }
}
