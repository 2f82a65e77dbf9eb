//! Running on to a place: the part of the transport that has no button of its own, in the sheet *More*.

use super::Send;
use crate::player::{Command, Sheet, Until};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the rows need.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Lines that Play stops at.
    pub stops: Vec<u32>,
    /// The letter of the token that is followed.
    pub followed: Option<String>,
    pub send: Send,
}

const RUNS: [(&str, &str, Until); 6] = [
    ("over", "Over", Until::Over),
    ("out", "Out", Until::Out),
    ("next-switch", "Next switch", Until::Switch),
    ("next-pass", "Next pass", Until::Pass),
    ("next-time", "Next jump of time", Until::Time),
    ("next-stop", "Next stop", Until::Stop),
];

/// See the module.
#[component]
pub fn Runs(props: &Props) -> Html {
    let line = use_node_ref();
    let press = |c: Command| props.send.reform(move |_: MouseEvent| c.clone());
    let at_line = |make: fn(u32) -> Command| {
        let (send, line) = (props.send.clone(), line.clone());
        Callback::from(move |_: MouseEvent| {
            let number = line
                .cast::<HtmlInputElement>()
                .and_then(|i| i.value().parse().ok());
            if let Some(number) = number.filter(|n| *n > 0) {
                send.emit(make(number));
            }
        })
    };
    let stops = match &*props.stops {
        [] => "Play stops at no line.".to_owned(),
        lines => {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            format!("Play stops at line {}.", lines.join(", "))
        }
    };
    html! {
        <>
            <h3>{"Run on"}</h3>
            <div class="buttons">
                {for RUNS.iter().map(|(id, name, until)| html! {
                    <button type="button" class="button" data-testid={*id} onclick={press(Command::Until(*until))}>{*name}</button>
                })}
                if let Some(letter) = &props.followed {
                    <button type="button" class="button" data-testid="until-task" onclick={press(Command::Until(Until::Task))}>{format!("Until {letter} runs")}</button>
                }
            </div>
            <div class="more-row"><label for="line">{"Line"}</label>
                <span class="buttons">
                    <input id="line" class="field-text short" type="number" min="1" ref={line.clone()} data-testid="line" />
                    <button type="button" class="button" data-testid="to-line" onclick={at_line(|n| Command::Until(Until::Line(n)))}>{"Run to it"}</button>
                    <button type="button" class="button" data-testid="stop-at" onclick={at_line(Command::Stop)}>{"Stop there"}</button>
                </span></div>
            <p class="hint" data-testid="stops">{stops}</p>
            <div class="buttons">
                <button type="button" class="button" data-testid="places" onclick={press(Command::Open(Sheet::Places))}>{"Bookmarks and loop …"}</button>
                <button type="button" class="button" data-testid="help-open" onclick={press(Command::Open(Sheet::Help))}>{"Keys …"}</button>
            </div>
        </>
    }
}
