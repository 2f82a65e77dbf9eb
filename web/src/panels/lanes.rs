//! The lanes of the timeline: which are drawn, and their bars.
//!
//! ```text
//!   12 lanes or fewer   one row each
//!   more                those of one parent are one row, in which each is a thin line; a click opens it
//! ```

use crate::words;
use std::{collections::BTreeMap, rc::Rc};
use switchboard_trace::{ActorId, ActorState, Lane, step::Bar};
use yew::prelude::*;

/// More lanes than this fold.
const FOLD: usize = 12;
/// Fewer than this of one parent stay rows of their own.
const FEWEST: usize = 3;
/// Rows at most; above, those that run in the window come first.
const MOST_ROWS: usize = 48;
/// Thin lines that fit a folded row.
const MOST_THIN: usize = 40;

/// Lanes of one parent, folded into one row.
pub struct Group<'a> {
    pub parent: Option<ActorId>,
    pub lanes: Vec<&'a Lane>,
    /// Its lanes follow as rows of their own.
    pub open: bool,
}

/// A row of the timeline.
pub enum Row<'a> {
    Lane(&'a Lane),
    Group(Group<'a>),
}

/// The rows to draw for the steps `from .. to`, in order, and how many lanes are in none of them.
pub fn rows<'a>(
    lanes: &'a [Lane],
    unfolded: &[Option<ActorId>],
    follow: Option<ActorId>,
    (from, to): (usize, usize),
) -> (Vec<Row<'a>>, usize) {
    let mut families: BTreeMap<Option<ActorId>, Vec<&'a Lane>> = BTreeMap::new();
    if lanes.len() > FOLD {
        for lane in lanes {
            families.entry(lane.parent).or_default().push(lane);
        }
        families.retain(|_, family| family.len() >= FEWEST);
    }
    let busy = |l: &Lane| {
        let here = |b: &Bar| runs(b) && (b.from as usize) < to && b.to as usize > from;
        follow == Some(l.actor) || l.bars.iter().any(here)
    };
    let mut rows = Vec::new();
    let mut left = 0;
    let folded = |parent: Option<ActorId>, families: &BTreeMap<_, _>| {
        lanes.len() > FOLD && families.contains_key(&parent) && !unfolded.contains(&parent)
    };
    let apart = lanes.iter().filter(|l| !folded(l.parent, &families)).count();
    let mut headed: Vec<Option<ActorId>> = Vec::new();
    for lane in lanes {
        let closed = folded(lane.parent, &families);
        if !headed.contains(&lane.parent)
            && let Some(family) = families.get(&lane.parent)
        {
            headed.push(lane.parent);
            rows.push(Row::Group(Group {
                parent: lane.parent,
                lanes: family.clone(),
                open: !closed,
            }));
        }
        if closed {
            if follow == Some(lane.actor) {
                rows.push(Row::Lane(lane));
            }
        } else if apart <= MOST_ROWS || (rows.len() < MOST_ROWS && busy(lane)) {
            rows.push(Row::Lane(lane));
        } else {
            left += 1;
        }
    }
    (rows, left)
}

fn runs(bar: &Bar) -> bool {
    matches!(bar.state, ActorState::Running | ActorState::Blocked)
}

/// The class of a folded row's height.
pub fn height(group: &Group<'_>) -> Option<&'static str> {
    match group.lanes.len() {
        _ if group.open => None,
        0..=6 => None,
        7..=17 => Some("tall"),
        18..=MOST_THIN => Some("taller"),
        _ => None,
    }
}

/// The members of a folded row, each as a thin line below the other; of many, only that somebody runs.
pub fn group(g: &Group<'_>, all: &Rc<Vec<Lane>>, span: Span<'_>) -> Html {
    let mut any = false;
    let size = height(g);
    let pitch = match size {
        Some("tall") => 3,
        Some("taller") => 2,
        _ => 4,
    };
    let bars: Html = if g.open {
        html! {}
    } else if g.lanes.len() > MOST_THIN {
        let here = |l: &&Lane| Lane {
            bars: span.of(&l.bars).to_vec(),
            actor: l.actor,
            parent: l.parent,
            kind: l.kind,
            origin: l.origin,
            letter: l.letter.clone(),
            label: l.label.clone(),
        };
        let here: Vec<Lane> = g
            .lanes
            .iter()
            .filter(|l| span.of(&l.bars).iter().any(runs))
            .map(here)
            .collect();
        let all = merged(&here, span.to);
        let bars = all.iter().flat_map(|l| &l.bars).filter(|b| span.shows(b));
        let bars: Vec<&Bar> = bars.collect();
        if let (true, Some(all)) = (bars.len() * 4 > span.pixels, all.first()) {
            return veiled(all.actor, coarse(span.of(&all.bars), span), false, span);
        }
        bars.into_iter()
            .map(|b| span.pieces(b, |x, w, ahead| shape(b.state, x, w, ahead)))
            .collect()
    } else {
        let mut thin = |(i, l): (usize, &&Lane)| -> Html {
            let seen = span.of(&l.bars);
            if seen.len() * 4 > span.pixels {
                any = true;
                let row = match size {
                    Some("tall") => 56,
                    Some("taller") => 84,
                    _ => 28,
                };
                return html! { <Coarse key={l.actor.0} lanes={all.clone()} actor={l.actor} from={span.from} to={span.to}
                edges={span.edges.map(<[f64]>::to_vec)} pixels={span.pixels} thin={(2 + pitch * i, pitch, row)} /> };
            }
            let bars = seen.iter();
            let line = |b: &Bar| {
                let (state, top) = (b.state, 2 + pitch * i);
                // Who is ready is a hairline; of who waits or has ended nothing is drawn.
                let (y, high) = match state {
                    ActorState::Running | ActorState::Blocked => (top, pitch),
                    ActorState::Ready => (top + pitch / 2, 1),
                    _ => return html! {},
                };
                span.pieces(b, |x, w, ahead| html! {
                    <rect class={classes!("bar", words::state_class(state), ahead.then_some("ahead"))}
                        x={format!("{x}%")} width={format!("{w}%")} y={y.to_string()} height={high.to_string()} />
                })
            };
            bars.map(line).collect()
        };
        g.lanes.iter().enumerate().map(&mut thin).collect()
    };
    html! {
        <svg class={classes!("lane", "folded", (g.lanes.len() <= MOST_THIN).then_some("thin"), size)} key={format!("group {:?}", g.parent)} aria-hidden="true" focusable="false">{bars}
            if any { <rect class="veil" x={format!("{}%", span.at(span.cut()))} width={format!("{}%", 100.0 - span.at(span.cut()))} y="0" height="84" /> }
        </svg>
    }
}

/// The steps that are shown, as boundaries, and the one that the cursor is in.
#[derive(Clone, Copy)]
pub struct Span<'a> {
    pub cursor: usize,
    pub from: usize,
    pub to: usize,
    /// Where the boundaries stand in percent, if steps have not all the same width.
    pub edges: Option<&'a [f64]>,
    /// Pixels of the width: more steps than these are drawn coarsely.
    pub pixels: usize,
}

impl Span<'_> {
    /// Where a boundary stands, in percent; `half` steps.
    pub fn at(self, half: usize) -> f64 {
        let half = half.clamp(self.from * 2, self.to * 2) - self.from * 2;
        match self.edges {
            None => 50.0 * half as f64 / (self.to - self.from) as f64,
            Some(edges) => {
                let edge = |i: usize| edges.get(i).copied().unwrap_or(100.0);
                let begin = edge(half / 2);
                if half.is_multiple_of(2) {
                    begin
                } else {
                    (begin + edge(half / 2 + 1)) / 2.0
                }
            }
        }
    }

    /// The bars of a lane that are seen.
    fn of(self, bars: &[Bar]) -> &[Bar] {
        let first = bars.partition_point(|b| (b.to as usize) < self.from);
        let last = bars.partition_point(|b| b.from as usize <= self.to);
        &bars[first..last.max(first)]
    }

    /// In half steps, because the cursor stands in the middle of its step.
    fn cut(self) -> usize {
        (self.cursor * 2).saturating_sub(1)
    }

    fn shows(self, bar: &Bar) -> bool {
        bar.to as usize >= self.from && bar.from as usize <= self.to
    }

    /// A bar as one or two pieces, cut at the cursor because what lies ahead is fainter: percent and width.
    fn pieces(self, bar: &Bar, draw: impl Fn(f64, f64, bool) -> Html) -> Html {
        let (a, z) = (
            self.from.max(bar.from as usize) * 2,
            self.to.min(bar.to as usize) * 2,
        );
        let cut = self.cut().clamp(a, z.max(a));
        let pos = |half: usize| self.at(half);
        html! {
            <>
                if cut > a { {draw(pos(a), pos(cut) - pos(a), false)} }
                if z > cut { {draw(pos(cut), pos(z) - pos(cut), true)} }
            </>
        }
    }
}

/// Bars of one lane; `all`: the lanes that it is one of, so that many bars are drawn once only.
pub fn lane(l: &Lane, all: Option<&Rc<Vec<Lane>>>, follow: Option<ActorId>, span: Span<'_>) -> Html {
    let aside = follow.is_some_and(|f| f != l.actor);
    let seen = span.of(&l.bars);
    if seen.len() * 4 > span.pixels {
        let bars = match all {
            Some(lanes) => {
                html! { <Coarse lanes={lanes.clone()} actor={l.actor} from={span.from} to={span.to} edges={span.edges.map(<[f64]>::to_vec)} pixels={span.pixels} /> }
            }
            None => coarse(seen, span),
        };
        return veiled(l.actor, bars, aside, span);
    }
    let bars = seen.iter().map(|b| {
        let begin = b.from as usize;
        if !b.state.ended() {
            return span.pieces(b, |x, w, ahead| shape(b.state, x, w, ahead));
        }
        if begin < span.from {
            return html! {};
        }
        let x = span.at(begin * 2);
        cap(b.state, x, begin * 2 > span.cut())
    });
    html! {
        <svg class={classes!("lane", aside.then_some("aside"))} key={l.actor.0} aria-hidden="true" focusable="false">
            {for bars}
        </svg>
    }
}

/// Bars of one lane that has more of them than there are pixels: in each stretch of a pixel or two the state that says most.
/// (No part of a first visit.)
#[inline(never)]
fn coarse(seen: &[Bar], span: Span<'_>) -> Html {
    let most = cells(seen, span);
    let n = most.len();
    let paths = SHOWN
        .iter()
        .zip([13, 11, 7, 7])
        .enumerate()
        .map(|(i, (state, y))| {
            let (rank, mut d, mut at) = (i as u8 + 1, String::new(), 0);
            while at < n {
                let end = (at..n).find(|x| most[*x] != rank).unwrap_or(n);
                if end > at {
                    d.push_str(&format!("M{at} {y}h{}v{}h-{}z", end - at, 28 - 2 * y, end - at));
                }
                at = end.max(at + 1);
            }
            html! { <path class={classes!("bar", "coarse", words::state_class(*state))} {d} /> }
        });
    html! {
        <svg width="100%" height="28" viewBox={format!("0 0 {n} 28")} preserveAspectRatio="none">{for paths}</svg>
    }
}

/// The same of one member of a folded row: who runs or is blocked, so far down and so high, in a row of this height.
fn coarse_thin(seen: &[Bar], span: Span<'_>, (top, high, row): (usize, usize, usize)) -> Html {
    let most = cells(seen, span);
    let n = most.len();
    let path = |state: ActorState, rank: u8| {
        let (mut d, mut at) = (String::new(), 0);
        while at < n {
            let end = (at..n).find(|x| most[*x] != rank).unwrap_or(n);
            if end > at {
                d.push_str(&format!("M{at} {top}h{}v{high}h-{}z", end - at, end - at));
            }
            at = end.max(at + 1);
        }
        html! { <path class={classes!("bar", "coarse", words::state_class(state))} {d} /> }
    };
    html! {
        <svg width="100%" height={row.to_string()} viewBox={format!("0 0 {n} {row}")} preserveAspectRatio="none">
            {path(ActorState::Running, 3)}{path(ActorState::Blocked, 4)}
        </svg>
    }
}

/// For each stretch of a pixel or two the state that says most, by its place in [`SHOWN`] from 1; 0: none of them.
fn cells(seen: &[Bar], span: Span<'_>) -> Vec<u8> {
    let n = (span.pixels / 2).clamp(50, 2000);
    let mut most = vec![0_u8; n];
    let cell = |half: usize| span.at(half) / 100.0 * n as f64;
    for bar in seen {
        let rank = SHOWN
            .iter()
            .position(|s| *s == bar.state)
            .map_or(0, |at| at as u8 + 1);
        let (a, z) = (cell(bar.from as usize * 2), cell(bar.to as usize * 2));
        let (a, z) = ((a as usize).min(n - 1), (z.ceil() as usize).clamp(1, n));
        for at in &mut most[a..z.max(a + 1)] {
            *at = (*at).max(rank);
        }
    }
    most
}

/// A coarse lane with what lies ahead of the cursor behind a veil: its bars are not drawn anew when the cursor moves.
fn veiled(actor: ActorId, bars: Html, aside: bool, span: Span<'_>) -> Html {
    let cut = span.at(span.cut());
    html! {
        <svg class={classes!("lane", aside.then_some("aside"))} key={actor.0} aria-hidden="true" focusable="false">
            {bars}
            <rect class="veil" x={format!("{cut}%")} width={format!("{}%", 100.0 - cut)} y="0" height="28" />
        </svg>
    }
}

/// What the bars of a coarse lane depend on.
#[derive(Properties, PartialEq)]
struct CoarseProps {
    lanes: Rc<Vec<Lane>>,
    actor: ActorId,
    from: usize,
    to: usize,
    edges: Option<Vec<f64>>,
    pixels: usize,
    /// As a member of a folded row: see [`coarse_thin`].
    #[prop_or_default]
    thin: Option<(usize, usize, usize)>,
}

#[component]
fn Coarse(props: &CoarseProps) -> Html {
    let span = Span {
        cursor: 0,
        from: props.from,
        to: props.to,
        edges: props.edges.as_deref(),
        pixels: props.pixels,
    };
    match props.lanes.iter().find(|l| l.actor == props.actor) {
        Some(lane) => match props.thin {
            None => coarse(span.of(&lane.bars), span),
            Some(place) => coarse_thin(span.of(&lane.bars), span, place),
        },
        None => html! {},
    }
}

/// The states that a coarse lane shows; a later one says more.
const SHOWN: [ActorState; 4] = [
    ActorState::Waiting,
    ActorState::Ready,
    ActorState::Running,
    ActorState::Blocked,
];

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

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard_trace::{Origin, event::ActorKind};

    fn family(parent: u32, children: std::ops::Range<u32>) -> Vec<Lane> {
        let lane = |actor| Lane {
            actor: ActorId(actor),
            parent: Some(ActorId(parent)),
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: "A".into(),
            label: "work()".into(),
            bars: Vec::new(),
        };
        children.map(lane).collect()
    }

    /// "lane 3" for a row of its own, "30 closed" for a folded one.
    fn drawn(rows: &[Row<'_>]) -> Vec<String> {
        let text = |row: &Row<'_>| match row {
            Row::Lane(l) => format!("lane {}", l.actor.0),
            Row::Group(g) => format!("{} {}", g.lanes.len(), if g.open { "open" } else { "closed" }),
        };
        rows.iter().map(text).collect()
    }

    #[test]
    fn many_of_one_parent_are_one_row_until_it_is_opened() {
        let mut lanes = family(0, 1..2);
        assert_eq!(drawn(&rows(&lanes, &[], None, (0, 9)).0), ["lane 1"]);
        lanes.extend(family(1, 2..32));
        let main = Some(ActorId(1));
        assert_eq!(drawn(&rows(&lanes, &[], None, (0, 9)).0), ["lane 1", "30 closed"]);
        assert_eq!(
            drawn(&rows(&lanes, &[], Some(ActorId(7)), (0, 9)).0),
            ["lane 1", "30 closed", "lane 7"]
        );
        let (open, left) = rows(&lanes, &[main], None, (0, 9));
        assert_eq!((open.len(), left), (32, 0));
        assert_eq!(drawn(&open)[1..3], ["30 open", "lane 2"]);
    }

    #[test]
    fn twelve_stay_apart() {
        let lanes = family(0, 1..13);
        assert_eq!(rows(&lanes, &[], None, (0, 9)).0.len(), 12);
    }

    #[test]
    fn an_open_crowd_shows_who_runs() {
        let mut lanes = family(0, 1..200);
        lanes[150].bars.push(Bar {
            from: 3,
            to: 4,
            state: ActorState::Running,
        });
        let (open, left) = rows(&lanes, &[Some(ActorId(0))], None, (0, 9));
        assert_eq!(drawn(&open), ["199 open", "lane 151"]);
        assert_eq!(left, 198);
    }
}
