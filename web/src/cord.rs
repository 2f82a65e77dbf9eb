//! The cord: from the token that is followed, while it waits, to what ends its wait: other tokens, or the clock.
//!
//! ```text
//!   [A] running <------.        (M) waits for A and B
//!   (B) waiting <------+------- /
//! ```

use crate::{
    footprints::NS,
    model::Picture,
    motion::{self, Spot},
};
use switchboard_trace::{ActorId, WaitReason};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Draws it anew; nobody followed, or one that does not wait: there is none.
pub fn draw(scene: &Picture, follow: Option<ActorId>, root: &NodeRef, layer: &NodeRef) {
    let (Some(root), Some(layer)) = (root.cast::<Element>(), layer.cast::<Element>()) else {
        return;
    };
    while let Ok(Some(old)) = layer.query_selector(".cord") {
        old.remove();
    }
    let waits = scene.rows.iter().flat_map(|row| &row.waiting.tokens);
    let Some(token) = waits.into_iter().find(|t| Some(t.actor) == follow) else {
        return;
    };
    let place = |selector: &str| -> Option<Spot> {
        let element = root.query_selector(selector).ok().flatten()?;
        Some(motion::spot(&root, element.dyn_ref::<HtmlElement>()?))
    };
    let of = |actor: &ActorId| place(&format!("[data-actor=\"{}\"]", actor.0));
    let Some(from) = of(&token.actor) else { return };
    let ends: Vec<Spot> = match &token.reason {
        Some(WaitReason::Until(_)) => place(".clock").into_iter().collect(),
        Some(WaitReason::Actors { on, .. }) => on.iter().take(8).filter_map(of).collect(),
        Some(WaitReason::Primitive { holder: Some(h), .. }) => of(h).into_iter().collect(),
        _ => return,
    };
    for to in ends {
        hang(&layer, &path(from, to));
    }
}

fn hang(layer: &Element, d: &str) {
    let Some(document) = layer.owner_document() else {
        return;
    };
    let element = |name: &str| document.create_element_ns(Some(NS), name);
    if let (Ok(svg), Ok(line)) = (element("svg"), element("path")) {
        let _ = svg.set_attribute("class", "footprint-arrow cord");
        let _ = svg.set_attribute("data-testid", "cord");
        let _ = line.set_attribute("d", d);
        let _ = svg.append_child(&line);
        let _ = layer.append_child(&svg);
    }
}

/// From the left edge of the one, in a curve, to the near edge of the other.
fn path(from: Spot, to: Spot) -> String {
    let (x0, y0) = (from.x, from.y + (from.h / 2.0).min(24.0));
    let y1 = to.y + (to.h / 2.0).min(24.0);
    let (x1, out) = if to.x + to.w < from.x {
        (to.x + to.w, to.x + to.w + 24.0)
    } else {
        (to.x, to.x.min(x0) - 22.0)
    };
    let back = x0.min(x1) - 22.0;
    let first = if x1 < x0 { x0 - 24.0 } else { back };
    format!("M{x0} {y0}C{first} {y0} {out} {y1} {x1} {y1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_hangs_at_the_left() {
        let at = |x: f64, y: f64| Spot {
            x,
            y,
            w: 100.0,
            h: 40.0,
        };
        assert_eq!(
            path(at(300.0, 0.0), at(0.0, 50.0)),
            "M300 20C276 20 124 70 100 70"
        );
        assert_eq!(
            path(at(300.0, 0.0), at(300.0, 50.0)),
            "M300 20C278 20 278 70 300 70"
        );
    }
}
