//! The application: owns the run and the player, and lays out the panels.

use crate::{
    keys::{self, Focus},
    mock,
    model::View,
    panels::{
        board::Board, console::Console, editor::Editor, sentence::Sentence, timeline::Timeline, topbar::Topbar,
        transport::Transport,
    },
    player::{Command, Player},
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use switchboard_trace::EventId;
use yew::prelude::*;

/// What happens to the application.
pub enum Message {
    Do(Command),
    SeekEvent(EventId),
    Unfold,
    Text(String),
}

/// See the module.
pub struct App {
    player: Player,
    view: View,
    beat: Option<Timeout>,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        let player = Player { steps: 13, complete: true, ..Player::default() };
        Self { player, view: mock::view(0), beat: None }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(command) => {
                self.player = self.player.reduce(&command);
                self.view = mock::view(self.player.cursor);
                self.beat = self.player.playing.then(|| {
                    let link = context.link().clone();
                    Timeout::new(self.player.beat_ms(), move || link.send_message(Message::Do(Command::Beat)))
                });
            }
            Message::SeekEvent(e) => {
                context.link().send_message(Message::Do(Command::Seek(e.0 as usize)));
                return false;
            }
            Message::Unfold | Message::Text(_) => {}
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let p = &self.player;
        let v = &self.view;
        let send = context.link().callback(Message::Do);
        let level = p.level;
        let onkeydown = {
            let send = send.clone();
            Callback::from(move |e: KeyboardEvent| {
                if e.ctrl_key() || e.alt_key() || e.meta_key() {
                    return;
                }
                let tag = e.target_dyn_into::<web_sys::Element>().map(|t| t.tag_name()).unwrap_or_default();
                let focus = match tag.as_str() {
                    "TEXTAREA" | "INPUT" | "SELECT" => Focus::Text,
                    "BUTTON" | "A" => Focus::Button,
                    _ => Focus::Elsewhere,
                };
                if let Some(command) = keys::command(&e.key(), focus, level) {
                    e.prevent_default();
                    send.emit(command);
                }
            })
        };
        html! {
            <div class="sb page" {onkeydown} data-testid="app">
                <Topbar title="Two countdowns" chip="Python 3.11 asyncio" level={p.level} send={send.clone()} />
                <div class="panel-code">
                    <Editor source={mock::PROGRAM} scene={Some(v.scene.clone())} problems={Rc::new(vec![])}
                        edit={context.link().callback(Message::Text)} open={Callback::noop()} />
                    <Console scene={v.scene.clone()} seek={context.link().callback(Message::SeekEvent)} />
                </div>
                <Board scene={v.scene.clone()} level={p.level} follow={p.follow} moved={p.moved}
                    beat={p.playing.then(|| p.beat_ms())} stale={!p.current()} send={send.clone()} />
                <Sentence sentence={v.sentence.clone()} why={v.why.clone()} open={p.why} inside={v.step.inside}
                    send={send.clone()} unfold={context.link().callback(|()| Message::Unfold)} />
                <Transport cursor={p.cursor} steps={p.steps} complete={p.complete} playing={p.playing}
                    pending={p.wanted.is_some()} grain="switch" send={send.clone()} />
                <Timeline lanes={v.lanes.clone()} axis={v.axis.clone()} first={0} cursor={p.cursor} steps={p.steps}
                    follow={p.follow} {send} />
            </div>
        }
    }
}
