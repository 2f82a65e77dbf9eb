//! What is not needed every minute: speed, grain, going to an anchor, theme, running on.

use super::Send;
use crate::player::{Command, Level, SPEEDS, Sheet};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the sheet needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub level: Level,
    pub speed: usize,
    pub grain: &'static str,
    pub theme: String,
    /// What the runtime's chip says and means: narrow windows have no room for it.
    pub chip: (String, String),
    /// Why the last anchor led nowhere.
    pub trouble: Option<String>,
    /// The anchor of this moment.
    pub anchor: String,
    pub send: Send,
    pub regrain: Callback<&'static str>,
    pub goto: Callback<String>,
    pub dress: Callback<String>,
    /// Ctrl-C at this moment.
    pub interrupt: Callback<()>,
    /// What runs on to a place.
    pub runs: Html,
    /// Rows of the machine.
    #[prop_or_default]
    pub children: Html,
}

/// The grains in the menu, finest first: name and what a step of it is.
pub const GRAINS: [(&str, &str); 4] = [
    ("instruction", "one instruction"),
    ("line", "one line"),
    ("switch", "one run of a task, or one wait"),
    ("iteration", "one pass of the loop"),
];

/// See the module.
#[component]
pub fn More(props: &Props) -> Html {
    let anchor = use_node_ref();
    let value = |e: &Event| e.target_unchecked_into::<HtmlSelectElement>().value();
    let onspeed = props
        .send
        .reform(move |e: Event| Command::Speed(value(&e).parse().unwrap_or(1)));
    let onlevel = props
        .send
        .reform(move |e: Event| Command::Level(Level::parse(&value(&e))));
    let ongrain = props.regrain.reform(move |e: Event| {
        let v = value(&e);
        GRAINS.iter().find(|g| g.0 == v).map_or("switch", |g| g.0)
    });
    let ontheme = props.dress.reform(move |e: Event| value(&e));
    let onsubmit = {
        let (goto, anchor) = (props.goto.clone(), anchor.clone());
        Callback::from(move |e: SubmitEvent| {
            e.prevent_default();
            if let Some(input) = anchor.cast::<HtmlInputElement>() {
                goto.emit(input.value());
            }
        })
    };
    let share = props.send.reform(|_: MouseEvent| Command::Open(Sheet::Share));
    let predict = props.send.reform(|_: MouseEvent| Command::Predict);
    let interrupt = props.interrupt.reform(|_: MouseEvent| ());
    let option =
        |v: String, text: String, now: bool| html! { <option value={v} selected={now}>{text}</option> };
    html! {
        <div class="more">
            <form class="more-row" {onsubmit}>
                <label for="goto">{"Go to"}</label>
                <input id="goto" class="field-text" data-testid="goto" ref={anchor} autocomplete="off" placeholder={props.anchor.clone()} />
                <button type="submit" class="button">{"Go"}</button>
            </form>
            <p class="hint">{"B#2: second run of B. L6#3: third visit of line 6. t=1s. out:\"text\". end."}</p>
            if let Some(t) = &props.trouble { <p class="hint trouble" role="alert" data-testid="goto-trouble">{t}</p> }
            <div class="more-row"><label for="grain">{"A step is"}</label>
                <select id="grain" data-testid="grain" onchange={ongrain}>
                    {for GRAINS.iter().map(|(name, what)| option((*name).to_owned(), (*what).to_owned(), *name == props.grain))}
                </select></div>
            <div class="more-row"><label for="speed">{"Speed of Play"}</label>
                <select id="speed" data-testid="speed" onchange={onspeed}>
                    {for SPEEDS.iter().enumerate().map(|(i, (name, _))| option(i.to_string(), (*name).to_owned(), i == props.speed))}
                </select></div>
            <div class="more-row"><label for="detail">{"Detail"}</label>
                <select id="detail" onchange={onlevel}>
                    {for [Level::Basic, Level::Details, Level::Internals].map(|l| option(l.name().to_owned(), l.name().to_owned(), l == props.level))}
                </select></div>
            <div class="more-row"><label for="theme">{"Colours"}</label>
                <select id="theme" data-testid="theme" onchange={ontheme}>
                    {for ["auto", "light", "dark"].map(|t| option(t.to_owned(), t.to_owned(), t == props.theme))}
                </select></div>
            <div class="more-row"><span></span><span class="buttons">
                <button type="button" class="button" onclick={share}>{"Share …"}</button>
                <button type="button" class="button" onclick={predict}>{"Predict"}</button>
                <button type="button" class="button" data-testid="interrupt" title="Send SIGINT to the program at this moment" onclick={interrupt}>{"Ctrl-C"}</button></span></div>
            {props.runs.clone()}
            {props.children.clone()}
            <p class="hint more-chip"><b>{&props.chip.0}</b>{". "}{&props.chip.1}</p>
        </div>
    }
}
