//! Movement: the new scene is there first, then the difference is played (FLIP with the Web Animations API).
//!
//! Only what changed place moves, by transform and opacity. The place it came from keeps a dashed outline and a thin
//! arrow until the next step, so that reduced motion, print and screenshots say the same.

use crate::player::Moved;
use js_sys::{Array, Object, Reflect};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Where a token stood, relative to the board.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Spot {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

/// Where every token stood after the last step, and in which place.
#[derive(Default)]
pub struct Motion {
    spots: BTreeMap<String, (Spot, String)>,
}

const EASE: &str = "cubic-bezier(.2,0,0,1)";
const STEP_MS: f64 = 240.0;
const WAKE_MS: f64 = 320.0;
const BACK_MS: f64 = 160.0;

/// Compares with where tokens stood, plays the difference and draws the footprints.
pub fn play(motion: &mut Motion, root: &NodeRef, layer: &NodeRef, moved: Moved, beat: Option<u32>) {
    let (Some(root), Some(layer)) = (root.cast::<Element>(), layer.cast::<Element>()) else {
        return;
    };
    layer.set_text_content(None);
    let spots = measure(&root);
    let walk = moved == Moved::Forward || moved == Moved::Back;
    if walk {
        let still = reduced() || beat.is_some_and(|ms| ms < 240);
        for (key, (spot, place, element)) in &spots {
            let Some((from, before)) = motion.spots.get(key) else {
                continue;
            };
            if before == place {
                continue;
            }
            let wake = before == "waiting" && place == "ready";
            if moved == Moved::Forward {
                footprint(&layer, *from);
                // The tray of those who have finished is not a place that a line should lead to.
                if place != "finished" {
                    arrow(&layer, *from, *spot, wake, root.client_height().into());
                }
            }
            if !still {
                let ms = if moved == Moved::Back {
                    BACK_MS
                } else if wake {
                    WAKE_MS
                } else {
                    STEP_MS
                };
                slide(element, from.x - spot.x, from.y - spot.y, ms);
            }
        }
    }
    motion.spots = spots.into_iter().map(|(k, (s, p, _))| (k, (s, p))).collect();
}

/// Does the reader ask for less movement?
#[must_use]
pub fn reduced() -> bool {
    web_sys::window()
        .and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|m| m.matches())
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
fn spot(root: &Element, element: &HtmlElement) -> Spot {
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

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), &value.into());
}

fn slide(element: &Element, dx: f64, dy: f64, ms: f64) {
    let from = Object::new();
    set(&from, "transform", format!("translate({dx}px, {dy}px)"));
    let to = Object::new();
    set(&to, "transform", "none");
    let options = Object::new();
    set(&options, "duration", ms);
    set(&options, "easing", EASE);
    // `animate` through reflection: a browser without it simply shows the new scene.
    if let Ok(f) = Reflect::get(element, &JsValue::from_str("animate"))
        && let Ok(f) = f.dyn_into::<js_sys::Function>()
    {
        let _ = f.call2(element, &Array::of2(&from, &to), &options);
    }
}

fn footprint(layer: &Element, from: Spot) {
    let Some(document) = layer.owner_document() else {
        return;
    };
    let Ok(print) = document.create_element("div") else {
        return;
    };
    print.set_class_name("footprint");
    let _ = print.set_attribute("data-testid", "footprint");
    if let Some(e) = print.dyn_ref::<HtmlElement>() {
        place(e, from);
    }
    let _ = layer.append_child(&print);
}

fn place(e: &HtmlElement, s: Spot) {
    let style = e.style();
    for (name, v) in [("left", s.x), ("top", s.y), ("width", s.w), ("height", s.h)] {
        let _ = style.set_property(name, &format!("{v}px"));
    }
}

/// A thin line from the old place to the new one; a wake goes round by the gate's lane at the bottom.
fn arrow(layer: &Element, from: Spot, to: Spot, wake: bool, height: f64) {
    const NS: &str = "http://www.w3.org/2000/svg";
    let Some(document) = layer.owner_document() else {
        return;
    };
    let Ok(svg) = document.create_element_ns(Some(NS), "svg") else {
        return;
    };
    let Ok(path) = document.create_element_ns(Some(NS), "path") else {
        return;
    };
    let d = route(from, to, wake, height);
    let _ = svg.set_attribute("class", "footprint-arrow");
    let _ = path.set_attribute("d", &d);
    let _ = svg.append_child(&path);
    let _ = layer.append_child(&svg);
}

fn route(from: Spot, to: Spot, wake: bool, height: f64) -> String {
    let mid_y = from.y + from.h / 2.0;
    let end_y = to.y + (to.h / 2.0).min(24.0);
    // Where places are stacked (phone) the way round by the gate would cross them all.
    if wake && to.x + to.w <= from.x {
        let low = height - 6.0;
        let (x0, x1) = (from.x + 26.0, to.x + to.w / 2.0);
        let (y0, y1) = (from.y + from.h, to.y + to.h);
        return format!(
            "M{x0} {y0}V{low}H{x1}V{} {}",
            y1 + 2.0,
            head(x1, y1 + 2.0, 0.0, -1.0)
        );
    }
    if to.x >= from.x + from.w {
        let (x0, x1) = (from.x + from.w, to.x - 3.0);
        return format!(
            "M{x0} {mid_y}C{} {mid_y} {} {end_y} {x1} {end_y} {}",
            x0 + 14.0,
            x1 - 14.0,
            head(x1, end_y, 1.0, 0.0)
        );
    }
    if to.x + to.w <= from.x {
        let (x0, x1) = (from.x, to.x + to.w + 3.0);
        return format!(
            "M{x0} {mid_y}C{} {mid_y} {} {end_y} {x1} {end_y} {}",
            x0 - 14.0,
            x1 + 14.0,
            head(x1, end_y, -1.0, 0.0)
        );
    }
    // Stacked places (phone): straight up or down.
    let x = from.x + 18.0;
    if to.y > from.y {
        let (y0, y1) = (from.y + from.h, to.y - 2.0);
        format!("M{x} {y0}V{y1} {}", head(x, y1, 0.0, 1.0))
    } else {
        let (y0, y1) = (from.y, to.y + to.h + 2.0);
        format!("M{x} {y0}V{y1} {}", head(x, y1, 0.0, -1.0))
    }
}

fn head(x: f64, y: f64, dx: f64, dy: f64) -> String {
    let (px, py) = (-dy, dx);
    format!(
        "M{} {}L{x} {y}L{} {}",
        x - 5.0 * dx + 3.0 * px,
        y - 5.0 * dy + 3.0 * py,
        x - 5.0 * dx - 3.0 * px,
        y - 5.0 * dy - 3.0 * py
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wake_goes_round_by_the_gate() {
        let from = Spot {
            x: 500.0,
            y: 20.0,
            w: 200.0,
            h: 40.0,
        };
        let to = Spot {
            x: 0.0,
            y: 20.0,
            w: 160.0,
            h: 40.0,
        };
        assert!(route(from, to, true, 300.0).starts_with("M526 60V294H80"));
        assert!(route(to, from, false, 300.0).starts_with("M160 40C"));
    }
}
