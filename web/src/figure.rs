//! The figure: the same application in a post, with fewer parts.

use crate::{
    app::{App, Message},
    icons,
    page::on_key,
    panels::{
        board::Board,
        console::Console,
        editor::Editor,
        lanes::merged,
        sentence::{self, Sentence},
        timeline::Timeline,
        transport::Transport,
    },
    player::Command,
};
use serde::Deserialize;
use std::rc::Rc;
use switchboard_session::{Link, Moment};
use yew::prelude::*;

/// What the tag says. Missing fields are empty: the defaults of the page.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FigureConfig {
    pub program: String,
    /// What the program reads.
    pub input: String,
    /// Anchors: where it starts, and the part that it shows.
    pub at: String,
    pub from: String,
    pub to: String,
    /// Words out of code, board, console, timeline; the sentence and the foot are always there.
    pub show: String,
    pub grain: String,
    pub detail: String,
    pub theme: String,
    /// The author's story.
    pub moments: Vec<Moment>,
    /// The address of the full page.
    pub page: String,
}

impl FigureConfig {
    fn shows(&self, part: &str) -> bool {
        let list = if self.show.trim().is_empty() {
            "code board console"
        } else {
            &self.show
        };
        list.split_whitespace().any(|w| w == part)
    }
}

/// The figure.
pub fn view(app: &App, context: &Context<App>, config: &Rc<FigureConfig>) -> Html {
    let p = &app.player;
    let link = context.link();
    let send = link.callback(Message::Do);
    let (lanes, axis) = app
        .run
        .as_ref()
        .map(|r| (r.lanes.clone(), r.axis.clone()))
        .unwrap_or_default();
    let strip = Rc::new(merged(&lanes, p.steps));
    let code = config.shows("code").then(|| {
        html! {
            <Editor source={app.document.text.clone()} scene={p.current().then(|| app.picture.clone())} problems={app.problems.clone()}
                still=true edit={Callback::noop()} open={Callback::noop()} />
        }
    });
    let board = config.shows("board").then(|| {
        html! {
            <Board scene={app.picture.clone()} level={p.level} follow={p.follow} moved={p.moved}
                beat={p.playing.then(|| p.beat_ms())} stale=false send={send.clone()} />
        }
    });
    html! {
        <div class={classes!("sb", "figure", code.is_none().then_some("no-code"), board.is_none().then_some("no-board"))}
            data-theme={app.theme.clone()} onkeydown={on_key(keys(context), p.level)} data-testid="figure">
            <div class="figure-main">{code}{board}</div>
            if config.shows("console") {
                <Console scene={app.picture.clone()} seek={link.callback(Message::SeekEvent)} last=true open={Callback::noop()} />
            }
            if let Some(notice) = &app.notice { <p class="notice" role="alert" data-testid="notice">{notice}</p> }
            if !config.moments.is_empty() { {app.story(&send)} }
            <Sentence words={app.words.clone()} open=false plain=true send={send.clone()}
                unfold={Callback::noop()} seek={link.callback(Message::SeekTick)} />
            <p class="hidden-text" role="status" aria-live="polite">{sentence::plain(&app.words.sentence)}</p>
            if config.shows("timeline") {
                <Timeline lanes={lanes} axis={axis.clone()} cursor={p.cursor} steps={p.steps} follow={p.follow} send={send.clone()} />
            }
            <Transport cursor={p.cursor} first={p.first} end={p.end()} steps={p.end()} complete={p.complete} playing={p.playing}
                pending={p.wanted.is_some()} grain="" send={send.clone()} short=true>
                if !config.shows("timeline") {
                    <Timeline lanes={strip} {axis} cursor={p.cursor} steps={p.steps} follow={None} send={send.clone()} strip=true />
                }
                <a class="button square plain" href={page(app, config)} target="_blank" rel="noopener" data-testid="open"
                    aria-label="Open in Switchboard" title="Open in Switchboard">{icons::expand()}</a>
            </Transport>
        </div>
    }
}

/// The full page with this program at this moment.
fn page(app: &App, config: &FigureConfig) -> String {
    let hash = app
        .run
        .as_ref()
        .map_or_else(String::new, |r| Link::encode(&r.session.link(app.grain, 0)));
    format!("{}{hash}", config.page)
}

/// The keys of a figure: stepping and playing. The rest of the page's would open what a figure does not have.
fn keys(context: &Context<App>) -> Callback<Command> {
    let does = |command: &Command| {
        matches!(
            command,
            Command::Step
                | Command::Back
                | Command::Start
                | Command::End
                | Command::PlayPause
                | Command::Faster
                | Command::Slower
                | Command::Why
                | Command::Close
        )
    };
    context
        .link()
        .batch_callback(move |command: Command| does(&command).then_some(Message::Do(command)))
}
