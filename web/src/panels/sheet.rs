//! A sheet over the page: a native modal dialog, which keeps the focus inside and gives it back.

use super::Send;
use crate::{icons, player::Command};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a sheet needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub open: bool,
    pub title: String,
    pub send: Send,
    #[prop_or_default]
    pub class: &'static str,
    #[prop_or_default]
    pub children: Html,
}

/// See the module.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(props.open, {
        let node = node.clone();
        move |open| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                match (*open, dialog.open()) {
                    // Fails only if it is not in a document, and then there is nothing to open.
                    (true, false) => drop(dialog.show_modal()),
                    (false, true) => dialog.close(),
                    _ => {}
                }
            }
        }
    });
    let close = props.send.reform(|_: MouseEvent| Command::Close);
    let onclose = {
        let (send, open) = (props.send.clone(), props.open);
        Callback::from(move |_: Event| {
            if open {
                send.emit(Command::Close);
            }
        })
    };
    // A click on the backdrop has the dialog itself as its target.
    let onclick = {
        let (send, node) = (props.send.clone(), node.clone());
        Callback::from(move |e: MouseEvent| {
            if e.target_dyn_into::<web_sys::Element>() == node.cast::<web_sys::Element>() {
                send.emit(Command::Close);
            }
        })
    };
    html! {
        <dialog class={classes!("sheet", props.class)} ref={node} {onclose} {onclick} aria-label={props.title.clone()}>
            if props.open {
                <div class="sheet-inner">
                    <header class="sheet-head">
                        <h2>{&props.title}</h2>
                        <button type="button" class="button square" aria-label="Close" onclick={close}>{icons::close()}</button>
                    </header>
                    {props.children.clone()}
                </div>
            }
        </dialog>
    }
}
