//! What the reader does with the timeline's view, and what stands beside its lanes: buttons and the wheel; marks of notes;
//! accounts of time. (No part of a first visit.)

use super::{
    lanes::Span,
    timeline::{Mark, Props},
    view::{self, View},
};
use crate::{model::Account, words};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

/// Runs of fewer steps than this are seen whole: there is nothing to choose.
pub const FEW: usize = 24;

/// A mark over the lanes at every step that a note is of.
pub fn marks(props: &Props, span: Span<'_>) -> Html {
    let all = { props.marks.iter() }.flat_map(|note| note.places.iter().map(move |(_, step)| (note, *step)));
    let mut last = f64::MIN;
    let seen = all.filter(|(_, step)| (span.from + 1..=span.to).contains(step));
    let shown = seen.filter_map(|(note, step)| {
        let at = span.at(step * 2 - 1);
        // Those that stand upon each other are one.
        let apart = (at - last).abs() * span.pixels as f64 / 100.0 > 4.0;
        last = at;
        apart.then(|| html! { <Mark key={format!("{} {step}", note.kind)} {at} class="lint"><span data-testid="lint" data-kind={note.kind}
            title={super::sentence::plain(&note.segments)}></span></Mark> })
    });
    html! { <>{for shown}</> }
}

/// Ran, ready, waited, blocked: the shares of the run as a bar.
pub fn account(account: &Account) -> Html {
    let [ran, ready, waited, blocked] = account.shares;
    let of = if account.timed {
        "the time"
    } else {
        "the instructions"
    };
    let percent = |n: u32| format!("{}.{} %", n / 10, n % 10);
    let text = format!(
        "Of {of}: ran {}, ready {}, waited {}, blocked {}; {}",
        percent(ran),
        percent(ready),
        percent(waited),
        percent(blocked),
        words::count(account.runs as usize, "run", "runs"),
    );
    let mut x = 0;
    let parts = [
        (ran, "running"),
        (ready, "ready"),
        (waited, "waiting"),
        (blocked, "blocked"),
    ];
    let parts = parts.map(|(n, state)| {
        let begin = x;
        x += n;
        html! { <rect class={format!("is-{state}")} x={begin.to_string()} width={n.to_string()} y="0" height="4" /> }
    });
    html! {
        <svg class="account" data-testid="account" viewBox="0 0 1000 4" preserveAspectRatio="none" role="img" aria-label={text.clone()}>
            <title>{text}</title>{for parts}
        </svg>
    }
}

/// Buttons of the view: farther, nearer, all of it, and what the width is.
pub fn tools(
    props: &Props,
    (from, to): (usize, usize),
    look: &Callback<(usize, usize)>,
    chosen: &UseStateHandle<Option<View>>,
    by_time: &UseStateHandle<bool>,
) -> Html {
    let steps = props.steps;
    let at = (props.cursor.clamp(from, to) - from) as f64 / (to - from) as f64;
    let zoom = |factor: f64| look.reform(move |_: MouseEvent| view::zoom((from, to), steps, at, factor));
    let all = from == 0 && to >= steps;
    let fit = {
        let (chosen, look) = (chosen.clone(), look.clone());
        move |_: MouseEvent| {
            if all {
                chosen.set(None);
            } else {
                look.emit((0, steps));
            }
        }
    };
    let turn = {
        let by_time = by_time.clone();
        move |_: MouseEvent| by_time.set(!*by_time)
    };
    html! {
        <span class="view-tools" role="group" aria-label="View of the timeline">
            <button type="button" class="tool" data-testid="zoom-out" aria-label="More steps" title="More steps (−, or the wheel, over the lanes)" onclick={zoom(2.0)}>{"−"}</button>
            <button type="button" class="tool" data-testid="zoom-in" aria-label="Fewer steps" title="Fewer steps (+, or the wheel, over the lanes)" onclick={zoom(0.5)}>{"+"}</button>
            <button type="button" class="tool" data-testid="zoom-all" aria-pressed={all.to_string()} title="The whole run (0)" onclick={fit}>{"All"}</button>
            <button type="button" class="tool" data-testid="by-time" aria-pressed={by_time.to_string()} title="As wide as it took; else every step the same" onclick={turn}>{"Time"}</button>
        </span>
    }
}

/// The wheel over the lanes: it zooms, and pans with Shift or sideways. The page's own zoom is left alone.
pub fn listen(
    track: &Element,
    shown: (usize, usize),
    steps: usize,
    look: Callback<(usize, usize)>,
) -> EventListener {
    let element = track.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(track, "wheel", options, move |e| {
        let Some(e) = e.dyn_ref::<WheelEvent>().filter(|e| !e.ctrl_key()) else {
            return;
        };
        let r = element.get_bounding_client_rect();
        let at = ((f64::from(e.client_x()) - r.left()) / r.width()).clamp(0.0, 1.0);
        let (x, y) = (e.delta_x(), e.delta_y());
        let next = if e.shift_key() || x.abs() > y.abs() {
            let by = if x == 0.0 { y } else { x } * (shown.1 - shown.0) as f64 / r.width();
            view::pan(shown, steps, if by < 0.0 { by.floor() } else { by.ceil() } as i64)
        } else {
            view::zoom(shown, steps, at, if y > 0.0 { 1.25 } else { 0.8 })
        };
        // Where there is nothing more to see the page scrolls as ever.
        if next != shown {
            e.prevent_default();
            look.emit(next);
        }
    })
}

/// What a key does with the view, with the focus on the lanes.
#[must_use]
pub fn key(e: &KeyboardEvent, (from, to): (usize, usize), steps: usize) -> Option<(usize, usize)> {
    let by = ((to - from) as i64 / 4).max(1);
    Some(match (&*e.key(), e.shift_key()) {
        ("+" | "=", _) => view::zoom((from, to), steps, 0.5, 0.5),
        ("-" | "_", _) => view::zoom((from, to), steps, 0.5, 2.0),
        ("0", _) => (0, steps.max(1)),
        ("ArrowLeft", true) => view::pan((from, to), steps, -by),
        ("ArrowRight", true) => view::pan((from, to), steps, by),
        _ => return None,
    })
}

/// Round times along an axis of time.
pub fn time_axis(props: &Props, from: usize, to: usize) -> Html {
    let (begin, end) = (view::time_at(&props.axis, from), view::time_at(&props.axis, to));
    let length = end.0.saturating_sub(begin.0).max(1) as f64;
    let at = |t: switchboard_trace::Time| 100.0 * (t.0 - begin.0) as f64 / length;
    let ticks = view::ticks(begin, end, 5).into_iter().map(|t| (at(t), t));
    html! {
        <div class="axis">
            <Mark at={0.0} class="axis-start">{begin.shown(props.unit)}</Mark>
            {for ticks.filter(|(at, _)| (10.0..=88.0).contains(at)).map(|(at, t)| html! { <Mark key={t.0} {at} class="axis-wait">{t.shown(props.unit)}</Mark> })}
            <Mark at={100.0} class="axis-end">{end.shown(props.unit)}</Mark>
        </div>
    }
}
