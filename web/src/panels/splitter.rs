//! A splitter: the border between two panels, moved by the pointer or by arrow keys, and kept for the next visit.
//!
//! ```text
//!   pointer, key -> share in percent -> a variable of the style, which the layout reads
//! ```

use crate::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

/// What the splitter needs.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The panel whose share it sets; also the layout's variable (`--editor`) and what it is kept under.
    pub name: &'static str,
    pub label: &'static str,
    /// What the share is of, as a selector.
    pub within: &'static str,
    /// Percent where nobody has moved it.
    pub default: f64,
    /// Least pixels of the panel, and of the other one.
    pub least: (f64, f64),
    /// Between panels side by side, the share at the left; else one above the other, the share below.
    #[prop_or_default]
    pub upright: bool,
}

/// Percent by which a key moves it.
const KEY: f64 = 2.0;

impl Props {
    /// What the share is of: the element, where it begins and how long it is.
    fn within(&self, node: &NodeRef) -> Option<(Element, f64, f64)> {
        let element = node.cast::<Element>()?.closest(self.within).ok().flatten()?;
        let r = element.get_bounding_client_rect();
        let (from, length) = if self.upright {
            (r.left(), r.width())
        } else {
            (r.top(), r.height())
        };
        Some((element, from, length))
    }

    /// A share that leaves both panels their least, where there is room for both.
    fn clamp(&self, share: f64, length: f64) -> f64 {
        let least = (100.0 * self.least.0 / length).min(50.0);
        let most = (100.0 - 100.0 * self.least.1 / length).max(50.0);
        share.clamp(least, most).round()
    }
}

/// See the module.
#[component]
pub fn Splitter(props: &Props) -> Html {
    let node = use_node_ref();
    let share = use_state(|| {
        let kept = document::kept(props.name).and_then(|text| text.parse().ok());
        kept.filter(|share| (0.0..=100.0).contains(share))
    });
    let (name, now) = (props.name, share.unwrap_or(props.default));
    use_effect_with(share.map(f64::to_bits), {
        let (props, node) = (props.clone(), node.clone());
        move |share| {
            if let (Some(share), Some((element, ..))) = (share, props.within(&node)) {
                let share = f64::from_bits(*share);
                if let Ok(element) = element.dyn_into::<HtmlElement>() {
                    let _ = element
                        .style()
                        .set_property(&format!("--{name}"), &format!("{share}%"));
                }
            }
        }
    });
    let set = {
        let (share, props, node) = (share.clone(), props.clone(), node.clone());
        move |to: f64| {
            if let Some((_, _, length)) = props.within(&node) {
                let to = props.clamp(to, length);
                document::keep(props.name, &to.to_string());
                share.set(Some(to));
            }
        }
    };
    let drag = {
        let (props, node, set) = (props.clone(), node.clone(), set.clone());
        move |e: &PointerEvent| {
            if let Some((_, from, length)) = props.within(&node) {
                let at = f64::from(if props.upright { e.client_x() } else { e.client_y() });
                let part = 100.0 * (at - from) / length;
                set(if props.upright { part } else { 100.0 - part });
            }
        }
    };
    let onpointerdown = {
        let node = node.clone();
        move |e: PointerEvent| {
            e.prevent_default();
            if let Some(element) = node.cast::<HtmlElement>() {
                let _ = element.set_pointer_capture(e.pointer_id());
                let _ = element.focus();
            }
        }
    };
    let onpointermove = move |e: PointerEvent| {
        if e.buttons() & 1 == 1 {
            drag(&e);
        }
    };
    let ondblclick = {
        let (set, default) = (set.clone(), props.default);
        move |_: MouseEvent| set(default)
    };
    let onkeydown = {
        let upright = props.upright;
        move |e: KeyboardEvent| {
            let to = match (e.key().as_str(), upright) {
                ("ArrowRight", true) | ("ArrowUp", false) => now + KEY,
                ("ArrowLeft", true) | ("ArrowDown", false) => now - KEY,
                ("Home", _) => 0.0,
                ("End", _) => 100.0,
                _ => return,
            };
            // These keys step elsewhere.
            e.prevent_default();
            e.stop_propagation();
            set(to);
        }
    };
    let direction = if props.upright { "vertical" } else { "horizontal" };
    html! {
        <div class={classes!("splitter", direction)} ref={node} role="separator" tabindex="0" aria-orientation={direction}
            aria-label={props.label} aria-valuemin="0" aria-valuemax="100" aria-valuenow={now.to_string()}
            data-testid={format!("split-{name}")} {onpointerdown} {onpointermove} {ondblclick} {onkeydown}></div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_panels_keep_their_least() {
        let props = Props {
            name: "editor",
            label: "",
            within: ".main",
            default: 39.0,
            least: (320.0, 620.0),
            upright: true,
        };
        assert_eq!(props.clamp(0.0, 1280.0), 25.0);
        assert_eq!(props.clamp(100.0, 1280.0), 52.0);
        assert_eq!(props.clamp(40.4, 1280.0), 40.0);
        // No room for both: each has half.
        assert_eq!(props.clamp(90.0, 600.0), 50.0);
    }
}
