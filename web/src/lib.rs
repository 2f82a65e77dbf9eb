//! The page and the figure: a Yew application over `switchboard-session`.
//!
//! - [`player`]: what the reader has chosen, as a pure reducer; [`keys`]: the keyboard map.
//! - [`app`]: owns the run, cuts it in slices, lays out the panels.
//! - [`panels`]: one file each; they draw from plain data alone.
//! - [`motion`]: plays the difference between two scenes; [`crowd`]: many tokens at once.

pub mod app;
pub mod crowd;
pub mod highlight;
pub mod icons;
pub mod keys;
pub mod ladder;
pub mod mock;
pub mod model;
pub mod motion;
pub mod panels;
pub mod player;
pub mod words;

use wasm_bindgen::prelude::*;

/// Mounts the whole page in `root`.
#[wasm_bindgen]
pub fn mount_page(root: web_sys::Element) {
    console_error_panic_hook::set_once();
    yew::Renderer::<app::App>::with_root(root).render();
}
