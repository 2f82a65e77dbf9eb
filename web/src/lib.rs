//! The page and the figure: a Yew application over `switchboard-session`.
//!
//! - [`player`]: what the reader has chosen, as a pure reducer; [`keys`]: the keyboard map.
//! - [`app`]: owns document, run and player. [`run`]: the session in slices; [`document`]: what is in the editor.
//! - [`page`], [`figure`]: which panels, where. [`panels`]: one file each; they draw from plain data alone.
//! - [`motion`]: plays the difference between two scenes, [`footprints`] draws it; [`crowd`]: many tokens at once.
//! - [`host`]: the browser around it; [`animate`], [`redraw`]: its animations, its colours.

pub mod animate;
pub mod app;
pub mod cord;
pub mod crowd;
pub mod document;
pub mod figure;
pub mod footprints;
pub mod highlight;
pub mod host;
pub mod icons;
pub mod keys;
pub mod ladder;
pub mod model;
pub mod motion;
pub mod page;
pub mod panels;
pub mod player;
pub mod redraw;
pub mod run;
pub mod words;

use app::{App, Message, Props};
use player::Command;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Mounts the whole page in `root`. `compile` is `source => Promise<{code: Uint8Array?, problems: string}>`.
#[wasm_bindgen]
pub fn mount_page(root: web_sys::Element, compile: js_sys::Function) {
    console_error_panic_hook::set_once();
    let props = Props {
        figure: None,
        compile: host::Compile(Some(compile)),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

/// Mounts a figure in `root` (inside of a shadow tree). `config` is [`figure::FigureConfig`] as JSON.
#[wasm_bindgen]
pub fn mount_figure(
    root: web_sys::Element,
    config: &str,
    compile: js_sys::Function,
) -> Result<Figure, JsError> {
    console_error_panic_hook::set_once();
    let config: figure::FigureConfig = serde_json::from_str(config)?;
    let props = Props {
        figure: Some(Rc::new(config)),
        compile: host::Compile(Some(compile)),
    };
    Ok(Figure {
        handle: yew::Renderer::<App>::with_root_and_props(root, props).render(),
    })
}

/// A figure on a page, to be moved from outside.
#[wasm_bindgen]
pub struct Figure {
    handle: yew::AppHandle<App>,
}

#[wasm_bindgen]
impl Figure {
    /// Goes to an anchor (`B#2`, `t=1s`, `out:"..."`, `end`).
    pub fn go(&self, anchor: &str) {
        self.handle.send_message(Message::Goto(anchor.to_owned()));
    }

    /// One step on.
    pub fn step(&self) {
        self.handle.send_message(Message::Do(Command::Step));
    }

    /// One step back.
    pub fn back(&self) {
        self.handle.send_message(Message::Do(Command::Back));
    }

    /// Plays no further (it left the screen).
    pub fn pause(&self) {
        self.handle.send_message(Message::Do(Command::Pause));
    }
}
