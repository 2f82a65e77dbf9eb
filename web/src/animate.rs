//! The Web Animations API, through reflection: a browser without it simply shows the new scene. Transform and opacity
//! only.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// One keyframe: CSS properties with their values, and where in the animation it is (0 to 1), if not evenly spaced.
pub struct Frame<'a> {
    pub css: &'a [(&'a str, String)],
    pub offset: Option<f64>,
}

/// How it is played. Milliseconds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Timing {
    pub delay: f64,
    pub duration: f64,
    pub easing: &'static str,
}

/// The easing of everything that changes place.
pub const EASE: &str = "cubic-bezier(.2,0,0,1)";

/// Plays the keyframes; during the delay the element stays at the first one.
pub fn play(element: &Element, frames: &[Frame<'_>], timing: Timing) {
    let list = Array::new();
    for frame in frames {
        let object = Object::new();
        for (name, value) in frame.css {
            set(&object, name, value.as_str());
        }
        if let Some(offset) = frame.offset {
            set(&object, "offset", offset);
        }
        list.push(&object);
    }
    let options = Object::new();
    set(&options, "duration", timing.duration);
    set(&options, "delay", timing.delay);
    set(&options, "easing", timing.easing);
    set(&options, "fill", "backwards");
    if let Ok(f) = Reflect::get(element, &JsValue::from_str("animate"))
        && let Ok(f) = f.dyn_into::<js_sys::Function>()
    {
        let _ = f.call2(element, &list, &options);
    }
}

/// From one value of a property to another.
pub fn tween(element: &Element, property: &str, from: String, to: String, timing: Timing) {
    let (from, to) = ([(property, from)], [(property, to)]);
    let frames = [&from, &to].map(|css| Frame { css, offset: None });
    play(element, &frames, timing);
}

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(key), &value.into());
}

/// Does the reader ask for less movement?
#[must_use]
pub fn reduced() -> bool {
    web_sys::window()
        .and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|m| m.matches())
}
