//! When what is drawn on a canvas has to be drawn anew although its data are the same: the system's colours or the
//! reader's have changed, or the window's size.

use gloo_events::EventListener;
use yew::prelude::*;

/// Sent to the window when the reader chooses other colours.
pub const DRESSED: &str = "switchboard-dressed";

/// A number that changes whenever canvases have to be drawn anew.
#[hook]
pub fn use_redraw() -> u32 {
    let turn = use_state(|| 0u32);
    use_effect_with((), {
        let setter = turn.setter();
        move |()| {
            let count = std::rc::Rc::new(std::cell::Cell::new(0u32));
            let again = move || {
                let (setter, count) = (setter.clone(), count.clone());
                move |_: &Event| {
                    count.set(count.get() + 1);
                    setter.set(count.get());
                }
            };
            let mut listeners = Vec::new();
            if let Some(window) = web_sys::window() {
                for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"] {
                    if let Ok(Some(media)) = window.match_media(query) {
                        listeners.push(EventListener::new(&media, "change", again()));
                    }
                }
                listeners.push(EventListener::new(&window, "resize", again()));
                listeners.push(EventListener::new(&window, DRESSED, again()));
            }
            move || drop(listeners)
        }
    });
    *turn
}
