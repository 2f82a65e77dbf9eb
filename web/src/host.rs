//! What the page asks of the browser around it: the clock of slices, the address, the focus, the compiler's module.

use crate::panels::editor::Problem;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds of a steady clock: only for cutting slices, never for what a program sees.
#[must_use]
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|w| w.performance())
        .map_or(0.0, |p| p.now())
}

/// The address's hash, with its `#`.
#[must_use]
pub fn hash() -> String {
    web_sys::window()
        .and_then(|w| w.location().hash().ok())
        .unwrap_or_default()
}

/// The address without its hash.
#[must_use]
pub fn address() -> String {
    let href = web_sys::window()
        .and_then(|w| w.location().href().ok())
        .unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Is there `?name` in the address?
#[must_use]
pub fn asked(name: &str) -> bool {
    let search = web_sys::window().and_then(|w| w.location().search().ok());
    search.is_some_and(|s| s.trim_start_matches('?').split('&').any(|word| word == name))
}

/// Hands a text to what saves files (`boot/save.js`).
#[inline(never)]
pub fn save(name: &str, kind: &str, text: &str) {
    let detail = js_sys::Object::new();
    for (key, value) in [("name", name), ("kind", kind), ("text", text)] {
        let _ = Reflect::set(&detail, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail);
    if let Some(window) = web_sys::window()
        && let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("switchboard-save", &init)
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Sets the hash as a new entry of the history.
pub fn push_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Sets the hash in place.
pub fn replace_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Focuses an element of the document, without scrolling to it.
pub fn focus(selector: &str) {
    let element = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.query_selector(selector).ok().flatten())
        .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Names the document.
pub fn title(text: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(text);
    }
}

/// Sets the theme of the whole document.
pub fn dress(theme: &str) {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Some(window) = web_sys::window()
        && let Ok(event) = web_sys::Event::new(crate::redraw::DRESSED)
    {
        let _ = window.dispatch_event(&event);
    }
}

/// What the compiler made of a text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Compiled {
    pub code: Option<Vec<u8>>,
    pub problems: Vec<Problem>,
}

/// The function that loads the compiler's module if need be and compiles: `source => Promise<{code, problems}>`.
#[derive(Clone, PartialEq, Default)]
pub struct Compile(pub Option<Function>);

#[derive(Deserialize)]
struct Diagnostic {
    line: usize,
    column: usize,
    end: usize,
    message: String,
}

impl Compile {
    /// Compiles; an error is one of ours (the module did not load, or failed), in words for the reader.
    pub fn call(&self, source: &str) -> impl Future<Output = Result<Compiled, String>> + use<> {
        let promise = self
            .0
            .as_ref()
            .ok_or(JsValue::NULL)
            .and_then(|f| f.call1(&JsValue::NULL, &JsValue::from_str(source)))
            .and_then(|p| p.dyn_into::<Promise>());
        async move {
            let failed = |_| {
                "Switchboard failed to load its compiler, your text is safe. Change it to try again."
                    .to_owned()
            };
            let answer = JsFuture::from(promise.map_err(failed)?).await.map_err(failed)?;
            let field = |name: &str| Reflect::get(&answer, &JsValue::from_str(name)).unwrap_or(JsValue::NULL);
            let code = field("code").dyn_into::<Uint8Array>().ok().map(|a| a.to_vec());
            let problems: Vec<Diagnostic> = field("problems")
                .as_string()
                .and_then(|t| serde_json::from_str(&t).ok())
                .unwrap_or_default();
            if code.is_none() && problems.is_empty() {
                return Err("Switchboard failed to compile this, your text is safe.".to_owned());
            }
            let problem = |d: Diagnostic| Problem {
                line: d.line,
                column: d.column,
                end: d.end,
                message: d.message,
            };
            Ok(Compiled {
                code,
                problems: problems.into_iter().map(problem).collect(),
            })
        }
    }
}
