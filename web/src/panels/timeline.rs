//! The timeline: a lane per task over the steps, states by shape and colour. The axis is elastic: every step has
//! the same width, however long it took, and a wait is written on the break that it makes.

use super::{Send, token::disc};
use crate::{player::Command, words};
use std::rc::Rc;
use switchboard_trace::{
    ActorId, ActorState, Lane, Time,
    step::{Bar, Column},
};
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

/// What the timeline needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub lanes: Rc<Vec<Lane>>,
    /// One column a step.
    pub axis: Rc<Vec<Column>>,
    pub cursor: usize,
    pub steps: usize,
    pub follow: Option<ActorId>,
    pub send: Send,
    /// Only the strip (figure): one lane of bars, no labels.
    #[prop_or_default]
    pub strip: bool,
}

/// Narrowest step, in CSS pixels: more steps than fit are shown as a window around the cursor.
pub const STEP_PX: f64 = 24.0;

/// The steps shown: `[from, to)` as boundaries, chosen so that the cursor is inside and windows do not crawl.
#[must_use]
pub fn window(cursor: usize, steps: usize, fits: usize) -> (usize, usize) {
    let fits = fits.max(4);
    if steps <= fits {
        return (0, steps.max(1));
    }
    let page = fits / 2;
    let from = (cursor / page.max(1)).saturating_sub(1) * page;
    let from = from.min(steps - fits);
    (from, from + fits)
}

/// Lanes at most; above, those that run in the window come first.
const MOST_LANES: usize = 24;

/// Which lanes to draw, in order, and how many are left out.
fn pick(lanes: &[Lane], follow: Option<ActorId>, from: usize, to: usize) -> (Vec<&Lane>, usize) {
    if lanes.len() <= MOST_LANES {
        return (lanes.iter().collect(), 0);
    }
    let runs = |b: &Bar| {
        matches!(b.state, ActorState::Running | ActorState::Blocked)
            && (b.from as usize) < to
            && b.to as usize > from
    };
    let busy = |l: &&Lane| follow == Some(l.actor) || l.bars.iter().any(runs);
    let shown: Vec<&Lane> = lanes.iter().filter(busy).take(MOST_LANES).collect();
    let more = lanes.len() - shown.len();
    (shown, more)
}

/// See the module.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let track = use_node_ref();
    let width = use_state(|| 600.0_f64);
    use_effect({
        let (track, width) = (track.clone(), width.clone());
        move || {
            if let Some(e) = track.cast::<Element>() {
                let w = f64::from(e.client_width());
                if (w - *width).abs() > 1.0 && w > 0.0 {
                    width.set(w);
                }
            }
        }
    });
    let (from, to) = window(props.cursor, props.steps, (*width / STEP_PX) as usize);
    let span = (to - from) as f64;
    let seek = {
        let (track, send) = (track.clone(), props.send.clone());
        move |e: &PointerEvent| {
            let Some(t) = track.cast::<Element>() else { return };
            let r = t.get_bounding_client_rect();
            let x = ((f64::from(e.client_x()) - r.left()) / r.width()).clamp(0.0, 0.9999);
            send.emit(Command::Seek(from + (x * span) as usize + 1));
        }
    };
    let onpointerdown = {
        let (track, seek) = (track.clone(), seek.clone());
        move |e: PointerEvent| {
            // Not the event's current target: events are delegated, so that is the application's root.
            if let Some(t) = track.cast::<Element>() {
                let _ = t.set_pointer_capture(e.pointer_id());
            }
            seek(&e);
        }
    };
    let onpointermove = move |e: PointerEvent| {
        if e.buttons() & 1 == 1 {
            seek(&e);
        }
    };
    let now = props
        .axis
        .get(props.cursor.saturating_sub(1))
        .map(|c| after(c).to_string());
    let x = |step: usize| 100.0 * (step.clamp(from, to) - from) as f64 / span;
    let cursor = if props.cursor == 0 {
        0.0
    } else {
        (x(props.cursor) + x(props.cursor - 1)) / 2.0
    };
    let (shown, more) = pick(&props.lanes, props.follow, from, to);
    html! {
        <section class={classes!("timeline", props.strip.then_some("strip"))} data-testid="timeline" aria-label="Timeline">
            <div class="lanes">
                if !props.strip {
                    <ul class="lane-labels">
                        {for shown.iter().map(|l| label(l, props))}
                    </ul>
                }
                <div class="track" ref={track} role="slider" tabindex="0" aria-label="Position in the run"
                    aria-valuemin="0" aria-valuemax={props.steps.to_string()} aria-valuenow={props.cursor.to_string()}
                    aria-valuetext={format!("step {} of {}{}", props.cursor, props.steps, now.map(|t| format!(", {t}")).unwrap_or_default())}
                    data-testid="track" {onpointerdown} {onpointermove}>
                    {for shown.iter().map(|l| lane(l, props, from, to))}
                    <Rule at={cursor} />
                </div>
            </div>
            if !props.strip { {axis(props, from, to, *width)} }
            if more > 0 { <p class="lanes-more">{if props.lanes.len() >= crate::run::LANES { "at least " } else { "" }}{format!("{} more lanes, for tasks that do not run here", words::grouped(more))}</p> }
            if !props.strip && (from > 0 || to < props.steps) { {minimap(props)} }
        </section>
    }
}

fn label(l: &Lane, props: &Props) -> Html {
    let aside = props.follow.is_some_and(|f| f != l.actor);
    let actor = l.actor;
    let onclick = props
        .send
        .reform(move |_: MouseEvent| Command::Follow(Some(actor)));
    html! {
        <li class={classes!("lane-label", aside.then_some("aside"))} key={l.actor.0}>
            <button type="button" {onclick} title={l.label.to_string()} data-testid="lane" data-actor-letter={l.letter.to_string()}>
                {disc(&l.letter, "ink")}<span class="lane-name">{l.label.to_string()}</span>
            </button>
        </li>
    }
}

/// Bars of one lane. What lies ahead of the cursor is drawn again, fainter, by cutting each bar at the cursor.
fn lane(l: &Lane, props: &Props, from: usize, to: usize) -> Html {
    let aside = props.follow.is_some_and(|f| f != l.actor);
    let span = (to - from) as f64;
    // In half steps, because the cursor stands in the middle of its step.
    let at = (props.cursor * 2).saturating_sub(1);
    let piece = |bar: &Bar, a: usize, b: usize, ahead: bool| {
        let pos = |half: usize| 50.0 * (half as f64 - 2.0 * from as f64) / span;
        shape(bar.state, pos(a), pos(b) - pos(a), ahead)
    };
    let shown = l
        .bars
        .iter()
        .filter(|b| b.to as usize >= from && b.from as usize <= to);
    let bars = shown.map(|b| {
        let (begin, end) = (b.from as usize, b.to as usize);
        if b.state.ended() {
            if begin < from {
                return html! {};
            }
            return cap(b.state, 100.0 * (begin - from) as f64 / span, begin * 2 > at);
        }
        let (a, z) = (begin.max(from) * 2, end.min(to) * 2);
        let cut = at.clamp(a, z.max(a));
        html! {
            <>
                if cut > a { {piece(b, a, cut, false)} }
                if z > cut { {piece(b, cut, z, true)} }
            </>
        }
    });
    html! {
        <svg class={classes!("lane", aside.then_some("aside"))} key={l.actor.0} aria-hidden="true" focusable="false">
            {for bars}
        </svg>
    }
}

/// One lane for everybody: who runs, and where nobody does. What a figure's foot shows.
#[must_use]
pub fn merged(lanes: &[Lane], steps: usize) -> Vec<Lane> {
    let mut bars: Vec<Bar> = lanes
        .iter()
        .flat_map(|l| &l.bars)
        .filter(|b| matches!(b.state, ActorState::Running | ActorState::Blocked))
        .cloned()
        .collect();
    bars.sort_by_key(|b| (b.from, b.to));
    let mut all = Vec::new();
    let mut at = 0;
    for b in bars {
        if b.from > at {
            all.push(Bar {
                from: at,
                to: b.from,
                state: ActorState::Waiting,
            });
        }
        at = at.max(b.to);
        all.push(b);
    }
    if (at as usize) < steps {
        all.push(Bar {
            from: at,
            to: steps as u32,
            state: ActorState::Waiting,
        });
    }
    lanes
        .first()
        .map(|l| Lane {
            bars: all,
            ..l.clone()
        })
        .into_iter()
        .collect()
}

fn shape(state: ActorState, x: f64, w: f64, ahead: bool) -> Html {
    let class = classes!("bar", words::state_class(state), ahead.then_some("ahead"));
    let (x1, w1) = (format!("{x}%"), format!("{w}%"));
    match state {
        ActorState::Running => html! { <rect {class} x={x1} y="7" width={w1} height="14" /> },
        ActorState::Blocked => html! {
            <g {class}><rect x={x1.clone()} y="7" width={w1.clone()} height="14" />
                <line class="hatch" x1={x1} x2={format!("{}%", x + w)} y1="14" y2="14" /></g>
        },
        ActorState::Ready => html! { <rect {class} x={x1} y="11" width={w1} height="6" /> },
        ActorState::Waiting => html! { <line {class} x1={x1} x2={format!("{}%", x + w)} y1="14" y2="14" /> },
        _ => html! {},
    }
}

fn cap(state: ActorState, x: f64, ahead: bool) -> Html {
    let class = classes!("cap", words::state_class(state), ahead.then_some("ahead"));
    let d = match state {
        ActorState::Failed => "M4 9 14 19M14 9 4 19",
        ActorState::Cancelled => "M9 8.5a5.5 5.5 0 1 0 .01 0M5 18 13 10",
        _ => "M4 14.5 7.5 18 14 9.5",
    };
    html! {
        <svg {class} x={format!("{x}%")} y="0" width="18" height="28" overflow="visible">
            <path class="cap-bar" d="M0.75 7V21" /><path d={d} />
        </svg>
    }
}

/// Virtual time at a column's right edge.
fn after(column: &Column) -> Time {
    Time(column.time.0 + column.wait.map_or(0, |w| w.0))
}

/// "0" for "0.000 s", "1.5" for "1.500 s".
fn short(time: Time) -> String {
    let text = time.to_string();
    let digits = text.trim_end_matches(" s");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Room for the text of a wait, in CSS pixels.
const LABEL_PX: f64 = 88.0;

/// The step numbers at the ends, and on every wait how far the clock moved.
fn axis(props: &Props, from: usize, to: usize, width: f64) -> Html {
    let span = (to - from) as f64;
    let middle = |step: usize| 100.0 * (step as f64 - 0.5 - from as f64) / span;
    let mut last = f64::MIN;
    let waits: Vec<(usize, f64, String)> = (from + 1..=to)
        .filter_map(|step| {
            let column = props.axis.get(step - 1)?;
            column.wait?;
            let x = middle(step);
            // Labels that would overlap are left out; the break stays.
            if x - last < 100.0 * LABEL_PX / width || !(8.0..=94.0).contains(&x) {
                return None;
            }
            last = x;
            Some((step, x, format!("{} → {}", short(column.time), after(column))))
        })
        .collect();
    html! {
        <div class="axis">
            <Mark at={0.0} class="axis-start">{if from == 0 { "step 0".to_owned() } else { words::grouped(from) }}</Mark>
            {for waits.into_iter().map(|(step, at, text)| html! { <Mark key={step} {at} class="axis-wait">{text}</Mark> })}
            <Mark at={100.0} class="axis-end">{words::grouped(to)}</Mark>
        </div>
    }
}

/// All of a long run as one slider.
fn minimap(props: &Props) -> Html {
    let oninput = props.send.reform(|e: InputEvent| {
        let input: web_sys::HtmlInputElement = e.target_unchecked_into();
        Command::Seek(input.value().parse().unwrap_or(0))
    });
    html! {
        <input class="minimap" type="range" min="0" max={props.steps.to_string()} value={props.cursor.to_string()}
            aria-label="Position in the whole run" data-testid="minimap" {oninput} />
    }
}

#[derive(Properties, PartialEq)]
struct MarkProps {
    at: f64,
    class: &'static str,
    children: Html,
}

/// Text at a place of the axis: positioned through the style object, which a strict content policy allows.
#[component]
fn Mark(props: &MarkProps) -> Html {
    let node = use_node_ref();
    use_left(&node, props.at);
    html! { <span class={props.class} ref={node}>{props.children.clone()}</span> }
}

#[derive(Properties, PartialEq)]
struct RuleProps {
    at: f64,
}

/// The cursor's rule over all lanes.
#[component]
fn Rule(props: &RuleProps) -> Html {
    let node = use_node_ref();
    use_left(&node, props.at);
    html! { <span class="rule" ref={node}></span> }
}

#[hook]
fn use_left(node: &NodeRef, at: f64) {
    let node = node.clone();
    use_effect_with(at.to_bits(), move |_| {
        if let Some(e) = node.cast::<HtmlElement>() {
            let _ = e.style().set_property("left", &format!("{at}%"));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_are_shown_whole() {
        assert_eq!(window(3, 13, 30), (0, 13));
        assert_eq!(window(0, 0, 30), (0, 1));
    }

    #[test]
    fn the_window_holds_the_cursor() {
        for cursor in 0..=1000 {
            let (from, to) = window(cursor, 1000, 30);
            assert!(
                from <= cursor && cursor <= to && to - from == 30,
                "{cursor}: {from}..{to}"
            );
        }
    }
}
