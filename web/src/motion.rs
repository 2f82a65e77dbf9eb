//! Movement: the new scene is there first, then the difference is played (FLIP with the Web Animations API).
//!
//! ```text
//! step    measure tokens -> who changed place -> footprints -> clock rolls -> woken ones come round by the gate
//!                                                              out 180, pause 60, in 180 -> pulse through the frames
//! ```
//! Only what changed place moves. Nothing moves where the reader asks for less, nor at a seek, nor at 4x and faster.

use crate::{
    animate::{self, EASE, Frame, Timing},
    footprints,
    player::Moved,
};
use gloo_timers::callback::Timeout;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::NodeRef;

/// Where a token stood, relative to the board.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Spot {
    /// The share of this one's area that another one covers.
    #[must_use]
    pub fn shared(self, other: Self) -> f64 {
        let side = |a: f64, b: f64, c: f64, d: f64| ((a + b).min(c + d) - a.max(c)).max(0.0);
        let area = side(self.x, self.w, other.x, other.w) * side(self.y, self.h, other.y, other.h);
        area / (self.w * self.h).max(1.0)
    }
}

/// Where every token stood after the last step, in which place, and what the clock said.
#[derive(Default)]
pub struct Motion {
    spots: BTreeMap<String, (Spot, String)>,
    clock: String,
}

const STEP_MS: f64 = 240.0;
/// A switch: one leaves, a pause, the other enters.
const OUT_MS: f64 = 180.0;
const IN_DELAY_MS: f64 = 240.0;
const WAKE_MS: f64 = 320.0;
const BACK_MS: f64 = 160.0;
const CLOCK_MS: f64 = 400.0;
/// Between due tokens that come back, and after how many the rest come together.
const DUE_APART_MS: f64 = 40.0;
const DUE_ALONE: usize = 5;
const FADE_MS: f64 = 120.0;
/// A pulse takes this long for a frame, and so long in all at most, there and back.
const PULSE_MS: f64 = 50.0;
const PULSE_MOST_MS: f64 = 400.0;
/// Milliseconds a step of Play at 1x: faster play moves faster.
const BEAT_MS: f64 = 900.0;
/// Play at this many milliseconds a step or fewer does not move.
const FASTEST_BEAT_MS: u32 = 225;

/// A token that changed place.
struct Move {
    element: Element,
    from: Spot,
    to: Spot,
    before: String,
    after: String,
}

impl Move {
    /// Comes back to Ready; `waited`: time has passed, so that also who ran before has waited in between.
    fn wakes(&self, waited: bool) -> bool {
        self.after == "ready" && (self.before == "waiting" || waited)
    }

    fn sleeps(&self) -> bool {
        self.before == "ready" && self.after == "waiting"
    }
}

/// Compares with where tokens stood, plays the difference and draws the footprints.
pub fn play(motion: &mut Motion, root: &NodeRef, layer: &NodeRef, moved: Moved, beat: Option<u32>) {
    let (Some(root), Some(layer)) = (root.cast::<Element>(), layer.cast::<Element>()) else {
        return;
    };
    layer.set_text_content(None);
    let spots = measure(&root);
    let clock = root.query_selector(".clock").ok().flatten();
    let time = clock.as_ref().and_then(|c| c.get_attribute("aria-label"));
    let time = time.unwrap_or_default();
    let (mut moves, mut fresh) = (Vec::new(), Vec::new());
    for (key, (spot, place, element)) in &spots {
        match motion.spots.get(key) {
            Some((from, before)) if before != place => moves.push(Move {
                element: element.clone(),
                from: *from,
                to: *spot,
                before: before.clone(),
                after: place.clone(),
            }),
            Some(_) => {}
            None => fresh.push(element.clone()),
        }
    }
    let height = f64::from(root.client_height());
    let waited = motion.clock != time && !motion.clock.is_empty();
    if moved == Moved::Forward {
        for m in &moves {
            let standing = spots.values().map(|(spot, ..)| *spot);
            footprints::outline(&layer, m.from, standing);
            // The tray of those who have finished is not a place that a line should lead to.
            if m.after != "finished" {
                footprints::arrow(&layer, m.from, m.to, m.wakes(waited), height);
            }
        }
    }
    let still = animate::reduced() || beat.is_some_and(|ms| ms <= FASTEST_BEAT_MS);
    let pace = beat.map_or(1.0, |ms| (f64::from(ms) / BEAT_MS).min(1.0));
    match moved {
        Moved::Forward if !still => {
            let rolled = match &clock {
                Some(clock) if waited => roll(clock, &motion.clock, &time, CLOCK_MS * pace),
                _ => false,
            };
            forward(
                &moves,
                if rolled { CLOCK_MS * pace } else { 0.0 },
                pace,
                height,
                waited,
            );
            if !motion.spots.is_empty() {
                for element in fresh {
                    appear(&element, FADE_MS * pace);
                }
            }
        }
        Moved::Back if !still => {
            let timing = Timing {
                delay: 0.0,
                duration: BACK_MS,
                easing: EASE,
            };
            for m in &moves {
                slide(m, m.sleeps(), timing, height);
            }
        }
        _ => {}
    }
    motion.clock = time;
    motion.spots = spots.into_iter().map(|(k, (s, p, _))| (k, (s, p))).collect();
}

fn forward(moves: &[Move], clock: f64, pace: f64, height: f64, waited: bool) {
    let switch = moves.iter().any(|m| m.before == "running") && moves.iter().any(|m| m.after == "running");
    let mut woken = 0;
    for m in moves {
        let (delay, duration) = if m.wakes(waited) {
            let delay = clock + DUE_APART_MS * woken.min(DUE_ALONE) as f64 * pace;
            woken += 1;
            (delay, WAKE_MS)
        } else if switch && m.before == "running" {
            (0.0, OUT_MS)
        } else if switch && m.after == "running" {
            (IN_DELAY_MS * pace, OUT_MS)
        } else {
            (0.0, STEP_MS)
        };
        let timing = Timing {
            delay,
            duration: duration * pace,
            easing: EASE,
        };
        slide(m, m.wakes(waited), timing, height);
        if m.after == "running" {
            pulse(&m.element, delay + duration * pace, pace);
        }
    }
}

/// The element moves from its old place to its new one; `round`: by the gate's lane at the bottom of the board.
fn slide(m: &Move, round: bool, timing: Timing, height: f64) {
    let (dx, dy) = (m.from.x - m.to.x, m.from.y - m.to.y);
    let at = |x: f64, y: f64| [("transform", format!("translate({x}px, {y}px)"))];
    let side_by_side = m.to.x + m.to.w <= m.from.x || m.from.x + m.from.w <= m.to.x;
    if !round || !side_by_side {
        let (from, to) = (at(dx, dy), at(0.0, 0.0));
        let frames = [&from, &to].map(|css| Frame { css, offset: None });
        return animate::play(&m.element, &frames, timing);
    }
    let low = (height - m.to.h - m.to.y - 4.0).max(0.0);
    let path = [at(dx, dy), at(dx, low), at(0.0, low), at(0.0, 0.0)];
    let offsets = [0.0, 0.25, 0.75, 1.0];
    let frames: Vec<Frame<'_>> = path
        .iter()
        .zip(offsets)
        .map(|(css, offset)| Frame {
            css,
            offset: Some(offset),
        })
        .collect();
    animate::play(&m.element, &frames, timing);
}

/// Somebody or something is there that was not before.
pub fn appear(element: &Element, ms: f64) {
    let timing = Timing {
        delay: 0.0,
        duration: ms,
        easing: "ease-out",
    };
    animate::tween(element, "opacity", "0".into(), "1".into(), timing);
}

/// New lines of a list appear, unless they are many: those were jumped over.
pub fn appear_last(list: &Element, fresh: usize) {
    if animate::reduced() || fresh > 4 {
        return;
    }
    let items = list.children();
    for i in items.length().saturating_sub(fresh as u32)..items.length() {
        if let Some(item) = items.item(i) {
            appear(&item, FADE_MS);
        }
    }
}

/// The digits that differ roll from the old to the new, however far apart they are. True: some do.
fn roll(clock: &Element, old: &str, new: &str, ms: f64) -> bool {
    let Ok(digits) = clock.query_selector_all(".digit-in") else {
        return false;
    };
    let timing = Timing {
        delay: 0.0,
        duration: ms,
        easing: "ease-in-out",
    };
    let mut any = false;
    // From the right: the seconds may have gained a digit.
    let shown = |text: &str| text.chars().rev().filter(|c| *c != ' ').collect::<Vec<char>>();
    let old = shown(old).into_iter().map(Some).chain([None; 8]);
    let pairs = shown(new).into_iter().zip(old);
    for (i, (now, before)) in pairs.enumerate() {
        if Some(now) == before {
            continue;
        }
        let at = digits.length().checked_sub(1 + i as u32);
        let Some(digit) = at.and_then(|at| digits.item(at)) else {
            break;
        };
        let Some(digit) = digit.dyn_ref::<Element>() else {
            break;
        };
        let _ = digit.set_attribute("data-old", &before.map(String::from).unwrap_or_default());
        let (from, to) = ("translateY(-100%)".into(), "none".into());
        animate::tween(digit, "transform", from, to, timing);
        any = true;
    }
    any
}

/// A pulse goes inward through the frames of a chain, and the value comes back out; the number of frames counts up.
fn pulse(desk: &Element, delay: f64, pace: f64) {
    let Ok(marks) = desk.query_selector_all(".pulse") else {
        return;
    };
    let n = marks.length();
    if n < 2 {
        return;
    }
    let each = PULSE_MS.min(PULSE_MOST_MS / (2.0 * f64::from(n))) * pace;
    let on = |opacity: &str| [("opacity", opacity.to_owned())];
    let (dark, light) = (on("0"), on("1"));
    for turn in 0..2 * n {
        let i = if turn < n { turn } else { 2 * n - 1 - turn };
        let Some(mark) = marks.item(i).and_then(|m| m.dyn_into::<Element>().ok()) else {
            continue;
        };
        let frames = [&dark, &light, &dark].map(|css| Frame { css, offset: None });
        let timing = Timing {
            delay: delay + f64::from(turn) * each,
            duration: 2.0 * each,
            easing: "linear",
        };
        animate::play(&mark, &frames, timing);
    }
    let counter = desk.query_selector(".count-up").ok().flatten();
    if let Some(text) = counter.and_then(|c| c.first_child()) {
        let whole = text.node_value().unwrap_or_default();
        if let Ok(all) = whole.parse::<u32>() {
            count_up(text, all, 0, delay);
        }
    }
}

/// Turns of the counter, and milliseconds between two.
const TURNS: u32 = 8;
const TURN_MS: u32 = 50;

/// The number stands for frames that are folded away, so it takes over where the pulse cannot go.
fn count_up(text: Node, all: u32, turn: u32, delay: f64) {
    text.set_node_value(Some(&(all * turn / TURNS).to_string()));
    if turn < TURNS {
        let wait = if turn == 0 { delay as u32 } else { 0 } + TURN_MS;
        Timeout::new(wait, move || count_up(text, all, turn + 1, 0.0)).forget();
    }
}

fn measure(root: &Element) -> BTreeMap<String, (Spot, String, Element)> {
    let mut out = BTreeMap::new();
    let Ok(list) = root.query_selector_all("[data-actor]") else {
        return out;
    };
    for i in 0..list.length() {
        let Some(element) = list.item(i).and_then(|n| n.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        let key = element.get_attribute("data-actor").unwrap_or_default();
        let place = element.get_attribute("data-place").unwrap_or_default();
        out.insert(key, (spot(root, &element), place, element.into()));
    }
    out
}

/// Where an element stands in the board by its layout, whatever movement is still being played.
pub fn spot(root: &Element, element: &HtmlElement) -> Spot {
    let (w, h) = (
        f64::from(element.offset_width()),
        f64::from(element.offset_height()),
    );
    let (mut x, mut y) = (0.0, 0.0);
    let mut at = element.clone();
    loop {
        x += f64::from(at.offset_left());
        y += f64::from(at.offset_top());
        match at.offset_parent().and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            Some(parent) if &*parent != root => at = parent,
            _ => return Spot { x, y, w, h },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_an_area() {
        let at = |x: f64| Spot {
            x,
            y: 0.0,
            w: 100.0,
            h: 40.0,
        };
        assert_eq!(at(0.0).shared(at(0.0)), 1.0);
        assert_eq!(at(0.0).shared(at(50.0)), 0.5);
        assert_eq!(at(0.0).shared(at(100.0)), 0.0);
    }
}
