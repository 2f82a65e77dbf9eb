//! The timeline: a lane per task over the steps, states by shape and colour. The axis is elastic: every step has
//! the same width, however long it took, and a wait is written on the break that it makes.

use super::{
    Send,
    lanes::{self, Row, Span},
    token::{disc, ends},
};
use crate::{icons, player::Command, words};
use std::rc::Rc;
use switchboard_trace::{ActorId, Lane, Time, Unit, step::Column};
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
    /// How finely times are shown.
    #[prop_or_default]
    pub unit: Unit,
    pub send: Send,
    /// Only the strip (figure): one lane of bars, no labels.
    #[prop_or_default]
    pub strip: bool,
}

/// Narrowest step, in CSS pixels: more steps than fit are shown as a window around the cursor.
pub const STEP_PX: f64 = 24.0;

/// More rows than this are half as high.
const LOOSE: usize = 6;

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
        .map(|c| after(c).shown(props.unit));
    let x = |step: usize| 100.0 * (step.clamp(from, to) - from) as f64 / span;
    let cursor = if props.cursor == 0 {
        0.0
    } else {
        (x(props.cursor) + x(props.cursor - 1)) / 2.0
    };
    let unfolded = use_state(Vec::<Option<ActorId>>::new);
    let (shown, more) = lanes::rows(&props.lanes, &unfolded, props.follow, (from, to));
    let span_of = Span {
        cursor: props.cursor,
        from,
        to,
    };
    let unfold = |parent: Option<ActorId>| {
        let unfolded = unfolded.clone();
        move |_: MouseEvent| {
            let mut next = (*unfolded).clone();
            match next.iter().position(|p| *p == parent) {
                Some(at) => drop(next.remove(at)),
                None => next.push(parent),
            }
            unfolded.set(next);
        }
    };
    html! {
        <section class={classes!("timeline", props.strip.then_some("strip"), (shown.len() > LOOSE).then_some("dense"))} data-testid="timeline" aria-label="Timeline">
            <div class="lanes">
                if !props.strip {
                    <ul class="lane-labels">
                        {for shown.iter().map(|row| match row {
                            Row::Lane(l) => label(l, props),
                            Row::Group(g) => html! {
                                <li class={classes!("lane-label", lanes::height(g))} key={format!("group {:?}", g.parent)}>
                                    <button type="button" data-testid="lane-group" aria-expanded={g.open.to_string()} onclick={unfold(g.parent)}>
                                        <span class={classes!("turn", g.open.then_some("open"))}>{icons::step()}</span>
                                        <span class="lane-name">{words::group(&g.lanes, props.lanes.len() >= crate::run::LANES)}</span>
                                    </button>
                                </li>
                            },
                        })}
                    </ul>
                }
                <div class="track" ref={track} role="slider" tabindex="0" aria-label="Position in the run"
                    aria-valuemin="0" aria-valuemax={props.steps.to_string()} aria-valuenow={props.cursor.to_string()}
                    aria-valuetext={format!("step {} of {}{}", props.cursor, props.steps, now.map(|t| format!(", {t}")).unwrap_or_default())}
                    data-testid="track" {onpointerdown} {onpointermove}>
                    {for shown.iter().map(|row| match row {
                        Row::Lane(l) => lanes::lane(l, props.follow, span_of),
                        Row::Group(g) => lanes::group(g, span_of),
                    })}
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
                {disc(&l.letter, "ink")}<span class="lane-name">{ends(&l.label)}</span>
            </button>
        </li>
    }
}

/// Virtual time at a column's right edge.
fn after(column: &Column) -> Time {
    Time(column.time.0 + column.wait.map_or(0, |w| w.0))
}

/// "0" for "0.000 s", "1.5" for "1.500 s".
fn short(time: Time, unit: Unit) -> String {
    let text = time.shown(unit);
    let digits = text.split(' ').next().unwrap_or_default();
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Room for a letter of the axis, and around its text, in CSS pixels.
const LETTER_PX: f64 = 6.6;
const AROUND_PX: f64 = 18.0;

/// The step numbers at the ends, and on every wait how far the clock moved.
fn axis(props: &Props, from: usize, to: usize, width: f64) -> Html {
    let span = (to - from) as f64;
    let middle = |step: usize| 100.0 * (step as f64 - 0.5 - from as f64) / span;
    // Where the text before ends: labels that would overlap are left out; the break stays.
    let room = |text: &str| 100.0 * (text.chars().count() as f64 * LETTER_PX + AROUND_PX) / width;
    let start = if from == 0 {
        "step 0".to_owned()
    } else {
        words::grouped(from)
    };
    let mut free = room(&start);
    let most = 100.0 - room(&words::grouped(to));
    let waits: Vec<(usize, f64, String)> = (from + 1..=to)
        .filter_map(|step| {
            let column = props.axis.get(step - 1)?;
            column.wait?;
            let x = middle(step);
            let text = format!(
                "{} → {}",
                short(column.time, props.unit),
                after(column).shown(props.unit)
            );
            let half = room(&text) / 2.0;
            if x - half < free || x + half > most {
                return None;
            }
            free = x + half;
            Some((step, x, text))
        })
        .collect();
    html! {
        <div class="axis">
            <Mark at={0.0} class="axis-start">{start}</Mark>
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
