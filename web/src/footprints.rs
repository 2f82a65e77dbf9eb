//! Footprints: the place a token came from keeps a dashed outline and a thin arrow until the next step, so that reduced
//! motion, print and screenshots say what movement says.
//!
//! ```text
//!  side by side                          stacked (phone, figure)
//!  (- - -)---->[desk]      (M)             .-(- - -)
//!     ^_________________gate_|             '->[desk  ]
//! ```

use crate::motion::Spot;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The namespace of SVG.
pub const NS: &str = "http://www.w3.org/2000/svg";

/// The outline of the old place, unless somebody stands there now: two outlines at one place say nothing.
pub fn outline(layer: &Element, from: Spot, taken: impl IntoIterator<Item = Spot>) {
    if taken.into_iter().any(|now| from.shared(now) > 0.2) {
        return;
    }
    let Some(document) = layer.owner_document() else {
        return;
    };
    let Ok(print) = document.create_element("div") else {
        return;
    };
    print.set_class_name("footprint");
    let _ = print.set_attribute("data-testid", "footprint");
    if let Some(e) = print.dyn_ref::<HtmlElement>() {
        let style = e.style();
        for (name, v) in [
            ("left", from.x),
            ("top", from.y),
            ("width", from.w),
            ("height", from.h),
        ] {
            let _ = style.set_property(name, &format!("{v}px"));
        }
    }
    let _ = layer.append_child(&print);
}

/// A thin line from the old place to the new one; a wake goes round by the gate's lane at the bottom.
pub fn arrow(layer: &Element, from: Spot, to: Spot, wake: bool, height: f64) {
    let Some(document) = layer.owner_document() else {
        return;
    };
    let Ok(svg) = document.create_element_ns(Some(NS), "svg") else {
        return;
    };
    let Ok(path) = document.create_element_ns(Some(NS), "path") else {
        return;
    };
    let class = if wake {
        "footprint-arrow wake"
    } else {
        "footprint-arrow"
    };
    let _ = svg.set_attribute("class", class);
    let _ = svg.set_attribute("data-testid", "footprint-arrow");
    let _ = path.set_attribute("d", &route(from, to, wake, height));
    let _ = svg.append_child(&path);
    let _ = layer.append_child(&svg);
}

fn route(from: Spot, to: Spot, wake: bool, height: f64) -> String {
    let mid_y = from.y + (from.h / 2.0).min(24.0);
    let end_y = to.y + (to.h / 2.0).min(24.0);
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
    // Stacked places: a bracket at their left, where nothing else stands.
    let left = from.x.min(to.x);
    format!(
        "M{} {mid_y}H{}V{end_y}H{} {}",
        left - 2.0,
        left - 6.0,
        left - 1.0,
        head(left - 0.5, end_y, 1.0, 0.0)
    )
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

    #[test]
    fn stacked_places_have_their_arrow_at_the_left() {
        let place = |y: f64| Spot {
            x: 80.0,
            y,
            w: 290.0,
            h: 34.0,
        };
        assert!(route(place(150.0), place(10.0), true, 300.0).starts_with("M78 167H74V27H79"));
    }
}
