//! One row of the board: a scheduler with its three places and the gate below. The same picture for every layer.
//!
//! ```text
//!   Ready        Running            Waiting
//!   [B] [C]      [A] desk, frames   (M) for A and B
//!   <-- woken ---- 0.000 s ---- asks to wait --
//! ```

use super::{Send, desk::Desk, gate::Gate, token::Token};
use crate::{crowd, icons, model::Picture, player::Level, words};
use std::rc::Rc;
use switchboard_trace::{
    ActorId, ActorState, Origin,
    event::ActorKind,
    scene::{self, HandleKind, Place, RowKind},
    state::Text,
};
use yew::prelude::*;

/// What a row needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    /// Index of the row in the scene.
    pub index: usize,
    pub level: Level,
    pub follow: Option<ActorId>,
    pub send: Send,
}

/// The heads of the three columns, and the native words that stand below them from the Details level on.
fn heads(kind: RowKind) -> [(&'static str, &'static str); 3] {
    match kind {
        RowKind::Tasks => [
            ("Ready", "ready deque"),
            ("Running", "current task"),
            ("Waiting", "futures and timers"),
        ],
        RowKind::Cores => [
            ("Ready", "run queue"),
            ("Running", "one slot per core"),
            ("Waiting", "blocked"),
        ],
        RowKind::Calls => [
            ("", ""),
            ("Call stack", "outermost first"),
            ("Suspended", "generators that keep their place"),
        ],
        RowKind::Crowd => [
            ("Ready", "next first"),
            ("Running", "in service"),
            ("Waiting", "what ends it"),
        ],
    }
}

/// See the module.
#[component]
pub fn RowView(props: &Props) -> Html {
    let row = &props.scene.rows[props.index];
    let heads = heads(row.kind);
    let busy = row.busy.map(|b| format!("busy {}.{} %", b / 10, b % 10));
    let calls = row.kind == RowKind::Calls;
    let places = [
        ("ready", &row.ready),
        ("running", &row.running),
        ("waiting", &row.waiting),
    ];
    let column = |i: usize| {
        let (name, place) = places[i];
        let (head, native) = heads[i];
        html! {
            <section class={classes!("place", format!("place-{name}"))} data-testid={format!("place-{name}")} aria-label={if props.index > 0 { format!("{head}, {}", row.title) } else { head.to_owned() }}>
                <h3 class="place-head"><span>{head}</span>
                    <span class="place-count">{words::grouped(place.total + callbacks(name, row))}</span></h3>
                if props.level >= Level::Details { <p class="native">{native}</p> }
                {contents(props, row, name, place)}
            </section>
        }
    };
    let title = row.title.to_string();
    html! {
        <section class={classes!("row", (row.parent.is_some() && props.index > 0).then_some("child"), calls.then_some("calls"), is_crowd(row).then_some("crowd"))}
            data-testid="row" data-kind={format!("{:?}", row.kind).to_ascii_lowercase()} aria-label={title.clone()}>
            <header class="row-head">
                <h2 class="row-title">{title}</h2>
                <span class="row-sub">{row.subtitle.to_string()}</span>
                if let Some(busy) = busy.filter(|_| props.level >= Level::Details) { <span class="row-busy">{busy}</span> }
            </header>
            <div class="places">
                if !calls { {column(0)} }
                {column(1)}
                {column(2)}
            </div>
            if let Some(machine) = &row.machine { {super::kernel::counters(&props.scene, machine, props.level)} }
            if row.gate.is_some() || !row.finished.tokens.is_empty() {
                <Gate scene={props.scene.clone()} gate={row.gate.clone()} level={props.level} finished={tray(props, row)} />
            }
        </section>
    }
}

/// Do so many stand in the row that their places need the room? (By how many there are in all, so that it stays so.)
fn is_crowd(row: &scene::Row) -> bool {
    let all = [&row.ready, &row.running, &row.waiting, &row.finished];
    row.kind == RowKind::Crowd
        || row.kind != RowKind::Calls && all.iter().map(|p| p.total).sum::<usize>() > FIELD
}

/// More than this in a place are a field of lamps: so many discs with letters still fit.
const FIELD: usize = 100;

/// More discs than this are smaller.
const MANY: usize = 24;

fn contents(props: &Props, row: &scene::Row, name: &'static str, place: &Place) -> Html {
    if place.total == 0 && callbacks(name, row) == 0 {
        let text = match (name, row.kind) {
            ("ready", _) => "nobody is next",
            ("running", RowKind::Tasks) if row.gate.as_ref().is_some_and(|g| g.waits.is_some()) => {
                "nobody: the loop waits"
            }
            ("running", _)
                if props
                    .scene
                    .outcome
                    .as_ref()
                    .is_some_and(|end| !end.deadlock.is_empty()) =>
            {
                "nobody can run"
            }
            ("running", _) if props.scene.outcome.is_some() => "nobody: the program has ended",
            ("running", _) => "nobody",
            (_, RowKind::Calls) => "no generator is suspended",
            _ => "nobody waits",
        };
        return html! { <p class="empty">{text}</p> };
    }
    if place.total > FIELD || (row.kind == RowKind::Crowd && place.total > 8) {
        return html! { <crowd::Field scene={props.scene.clone()} index={props.index} {name} follow={props.follow} send={props.send.clone()} /> };
    }
    if name == "running" {
        return html! { <div class="tokens">{for place.tokens.iter().map(|t| desk(props, t, name))}</div> };
    }
    if row.kind == RowKind::Calls {
        return ladder(props, place);
    }
    let small = place.total > 8;
    let token = |t: &scene::Token, handle: Option<HandleKind>| {
        // The one that is followed shows its suspended frames.
        if props.follow == Some(t.actor) && !t.frames.is_empty() && !small {
            return desk(props, t, name);
        }
        html! {
            <Token key={t.actor.0} scene={props.scene.clone()} token={t.clone()} place={name} {small} {handle}
                follow={props.follow} send={props.send.clone()} />
        }
    };
    let shown = |t: &&scene::Token| props.level >= Level::Details || t.origin == Origin::Program;
    let mut tokens = place.tokens.iter().filter(shown);
    // The queue holds handles: a task's turn is its token, a callback stands between them.
    let mut queue: Vec<Html> = Vec::new();
    for (i, (label, kind, origin)) in handles(name, row).iter().enumerate() {
        let details = props.level >= Level::Details;
        match kind {
            HandleKind::Step | HandleKind::Wakeup if *origin == Origin::Program => {
                queue.extend(tokens.next().map(|t| token(t, details.then_some(*kind))));
            }
            HandleKind::Step | HandleKind::Wakeup => {}
            _ if details || *origin == Origin::Program => {
                queue.push(callback(i, label, *kind, small, details))
            }
            _ => {}
        }
    }
    html! {
        <div class={classes!("tokens", if small { Some("discs") } else { (place.total > 4).then_some("tight") }, (small && place.total > MANY).then_some("many"))} role="group">
            {for queue}
            {for tokens.map(|t| token(t, None))}
            if place.total > place.tokens.len() {
                <p class="empty">{format!("and {} more", words::grouped(place.total - place.tokens.len()))}</p>
            }
        </div>
    }
}

/// The handles on the ready queue, in order.
fn handles<'a>(name: &str, row: &'a scene::Row) -> &'a [(Text, HandleKind, Origin)] {
    match &row.gate {
        Some(g) if name == "ready" && row.kind == RowKind::Tasks => &g.handles,
        _ => &[],
    }
}

/// How many callbacks of the program stand in a place besides its tasks.
fn callbacks(name: &str, row: &scene::Row) -> usize {
    let is_call = |kind: &HandleKind| !matches!(kind, HandleKind::Step | HandleKind::Wakeup);
    let all = handles(name, row).iter();
    all.filter(|(_, kind, origin)| is_call(kind) && *origin == Origin::Program)
        .count()
}

/// A plain callback on the ready queue: a diamond, without a letter because nothing else is said of it.
fn callback(at: usize, label: &str, kind: HandleKind, small: bool, details: bool) -> Html {
    html! {
        <div class={classes!("token", "callback", "is-ready", small.then_some("small"))} key={format!("callback {at}")}
            data-testid="callback" title={format!("the callback {label}, ready")}>
            {super::token::disc("", "")}
            if !small {
                <span class="token-text">
                    <span class="token-label">{super::token::label(label)}</span>
                    <span class="token-reason">{icons::state(ActorState::Ready)}<span>{"callback"}</span>
                        if details { <span class="handle-kind">{super::token::handle_word(kind)}</span> }</span>
                </span>
            }
        </div>
    }
}

/// Suspended generators, each with the frames that it keeps: a ladder where one delegates to the next.
fn ladder(props: &Props, place: &Place) -> Html {
    let all = &place.tokens;
    let rung = |t: &scene::Token| desk(props, t, "waiting");
    let rungs = if place.total > 6 && all.len() > 5 {
        html! {
            <>
                {for all[..3].iter().map(rung)}
                <p class="empty folded">{format!("… {} …", words::count(place.total - 5, "generator", "generators"))}</p>
                {for all[all.len() - 2..].iter().map(rung)}
            </>
        }
    } else {
        html! { {for all.iter().map(rung)} }
    };
    html! { <div class="tokens ladder">{rungs}</div> }
}

/// A token with its frames.
fn desk(props: &Props, token: &scene::Token, place: &'static str) -> Html {
    html! {
        <Desk key={token.actor.0} scene={props.scene.clone()} token={token.clone()} {place}
            follow={props.follow} send={props.send.clone()} />
    }
}

/// Who has finished: small discs, never in the way.
fn tray(props: &Props, row: &scene::Row) -> Html {
    let shown: Vec<&scene::Token> = row
        .finished
        .tokens
        .iter()
        .filter(|t| t.origin == Origin::Program && t.kind != ActorKind::Runtime)
        .collect();
    if shown.is_empty() {
        return html! {};
    }
    let more = row.finished.total.saturating_sub(row.finished.tokens.len());
    html! {
        <div class="tray" data-testid="place-finished">
            <span class="tray-head">{"Finished"}</span>
            {for shown.iter().take(24).map(|t| html! {
                <Token key={t.actor.0} scene={props.scene.clone()} token={(*t).clone()} place="finished" small=true
                    follow={props.follow} send={props.send.clone()} />
            })}
            if more + shown.len().saturating_sub(24) > 0 {
                <span class="tray-more">{format!("+{}", words::grouped(more + shown.len().saturating_sub(24)))}</span>
            }
        </div>
    }
}
