//! The help sheet: every key, from the table that the keyboard map itself is.

use crate::keys::KEYS;
use yew::prelude::*;

/// See the module.
#[inline(never)]
pub fn help() -> Html {
    html! {
        <div class="help" data-testid="help">
            <p class="hint">{"With the focus on board or transport, not in a field."}</p>
            <dl class="keys">
                {for KEYS.iter().map(|key| html! {
                    <><dt>{for key.shown.split(' ').map(|k| html! { <kbd>{k}</kbd> })}</dt><dd>{key.what}</dd></>
                })}
                <dt><kbd>{"1"}</kbd>{" … "}<kbd>{"9"}</kbd></dt><dd>{"An answer, while you predict"}</dd>
            </dl>
            <h3>{"In the program"}</h3>
            <dl class="keys">
                <dt><kbd>{"F9"}</kbd></dt><dd>{"Stop at this line, or no longer (or click its number)"}</dd>
                <dt><kbd>{"F8"}</kbd></dt><dd>{"Run to this line (or click its number with Shift)"}</dd>
                <dt><kbd>{"Alt ↑"}</kbd>{" "}<kbd>{"Alt ↓"}</kbd></dt><dd>{"The number at the caret, by one"}</dd>
                <dt><kbd>{"Esc"}</kbd></dt><dd>{"Leave it"}</dd>
            </dl>
        </div>
    }
}
