//! The timeline: a lane per task over the steps, states by shape and colour. The axis is elastic: every step has
//! the same width, however long it took, and a wait is written on the break that it makes.

use super::{
    Send,
    lanes::{self, Row, Span},
    overview::Overview,
    token::{disc, ends},
    tools,
    view::{self, View},
};
use crate::{
    icons,
    model::{Account, Note},
    player::Command,
    words,
};
use std::{collections::BTreeMap, rc::Rc};
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
    /// Notes, each a mark at its steps.
    #[prop_or_default]
    pub marks: Rc<Vec<Note>>,
    /// How everybody spent the time, where the level shows that.
    #[prop_or_default]
    pub accounts: Option<Rc<BTreeMap<ActorId, Account>>>,
    /// How finely times are shown.
    #[prop_or_default]
    pub unit: Unit,
    pub send: Send,
    /// Only the strip (figure): one lane of bars, no labels.
    #[prop_or_default]
    pub strip: bool,
}

/// Runs of more steps than this have an overview.
const LONG: usize = 200;

/// Narrowest step, in CSS pixels: more steps than fit are shown as a window around the cursor.
pub const STEP_PX: f64 = 24.0;

/// More rows than this are half as high.
const LOOSE: usize = 6;

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
    let chosen = use_state(|| None::<View>);
    let by_time = use_state(|| false);
    let fits = view::window(props.cursor, props.steps, (*width / STEP_PX) as usize);
    let wide = !props.strip && props.steps >= tools::FEW;
    // What has no tools has no view that could not be left.
    let (from, to) = chosen
        .filter(|_| wide)
        .map_or(fits, |v| v.shown(props.cursor, props.steps));
    let edges = if *by_time && wide {
        view::edges(&props.axis, from, to)
    } else {
        None
    };
    let edges = edges.as_deref();
    let span = Span {
        cursor: props.cursor,
        from,
        to,
        edges,
        pixels: *width as usize,
    };
    let look = {
        let (chosen, cursor) = (chosen.clone(), props.cursor);
        Callback::from(move |(from, to): (usize, usize)| chosen.set(Some(View { from, to, cursor })))
    };
    use_effect_with((from, to, props.steps, props.cursor, wide), {
        let (track, look) = (track.clone(), look.clone());
        move |(from, to, steps, _, wide)| {
            let track = track.cast::<Element>().filter(|_| *wide);
            let listener = track.map(|track| tools::listen(&track, (*from, *to), *steps, look));
            move || drop(listener)
        }
    });
    let seek = {
        let (track, send) = (track.clone(), props.send.clone());
        let edges = edges.map(<[f64]>::to_vec);
        move |e: &PointerEvent| {
            let Some(t) = track.cast::<Element>() else { return };
            let r = t.get_bounding_client_rect();
            let x = ((f64::from(e.client_x()) - r.left()) / r.width()).clamp(0.0, 0.9999);
            let step = match &edges {
                None => (x * (to - from) as f64) as usize,
                Some(edges) => edges.partition_point(|edge| *edge <= 100.0 * x).saturating_sub(1),
            };
            send.emit(Command::Seek(from + step + 1));
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
        .map(|c| view::after(c).shown(props.unit));
    let seen = (from..=to).contains(&props.cursor);
    let cursor = span.at((props.cursor * 2).saturating_sub(1));
    let onkeydown = {
        let (look, steps) = (look.clone(), props.steps);
        move |e: KeyboardEvent| {
            if let Some(next) = tools::key(&e, (from, to), steps).filter(|_| wide) {
                e.prevent_default();
                e.stop_propagation();
                look.emit(next);
            }
        }
    };
    let unfolded = use_state(Vec::<Option<ActorId>>::new);
    let (shown, more) = lanes::rows(&props.lanes, &unfolded, props.follow, (from, to));
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
                    data-testid="track" {onpointerdown} {onpointermove} {onkeydown}>
                    {for shown.iter().map(|row| match row {
                        Row::Lane(l) => lanes::lane(l, Some(&props.lanes), props.follow, span),
                        Row::Group(g) => lanes::group(g, &props.lanes, span),
                    })}
                    if seen { <Rule at={cursor} /> }
                    if !props.marks.is_empty() && !props.strip { {tools::marks(props, span)} }
                </div>
            </div>
            if !props.strip {
                <div class="axis-row">
                    if wide { {tools::tools(props, (from, to), &look, &chosen, &by_time)} }
                    if edges.is_some() { {tools::time_axis(props, from, to)} } else { {axis(props, from, to, *width)} }
                </div>
            }
            if more > 0 { <p class="lanes-more">{if props.lanes.len() >= crate::run::LANES { "at least " } else { "" }}{format!("{} more lanes, for tasks that do not run here", words::grouped(more))}</p> }
            if !props.strip && (from > 0 || to < props.steps || props.steps > LONG) {
                <Overview lanes={props.lanes.clone()} cursor={props.cursor} steps={props.steps} shown={(from, to)} marks={props.marks.clone()}
                    {look} send={props.send.clone()} bare={props.steps <= LONG} />
            }
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
                {disc(&l.letter, if l.letter.is_empty() { "none" } else { "ink" })}<span class="lane-name">{ends(&l.label)}</span>
            </button>
            if let Some(own) = props.accounts.as_ref().and_then(|all| all.get(&l.actor)) { {tools::account(own)} }
        </li>
    }
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
                view::after(column).shown(props.unit)
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

#[derive(Properties, PartialEq)]
pub struct MarkProps {
    pub at: f64,
    pub class: &'static str,
    pub children: Html,
}

/// Text at a place of the axis: positioned through the style object, which a strict content policy allows.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let node = use_node_ref();
    use_left(&node, props.at);
    html! { <span class={props.class} ref={node}>{props.children.clone()}</span> }
}

#[derive(Properties, PartialEq)]
pub struct RuleProps {
    pub at: f64,
}

/// The cursor's rule over all lanes.
#[component]
pub fn Rule(props: &RuleProps) -> Html {
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
