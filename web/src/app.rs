//! The application: owns document, run and player, and turns what happens into what is drawn.
//!
//! ```text
//!   Edited --300 ms--> Compile --code--> Opened --Slice, Slice ...--> whole run known
//!      the board stays that of the text before, dimmed, until the first slice of the new run is done
//! ```
//!
//! - [`open`]: what the address asks for. [`compile`]: from a text to a run. [`history`]: moving in the run.
//! - [`running`]: running on to a place, bookmarks, answers. [`saving`]: files of a moment or run.

mod compile;
mod history;
mod open;
mod running;
mod saving;

use crate::{
    document::{self, Document},
    figure::FigureConfig,
    host::{self, Compiled},
    model::{Picture, Words},
    panels::editor::Problem,
    player::{Command, Moved, Player, Until},
    run::Run,
};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use history::grain;
use std::rc::Rc;
use switchboard_exhibits::Exhibit;
use switchboard_session::{Grain, Moment, Settings, Tree};
use switchboard_trace::{EventId, Schedule, Tick};
use yew::prelude::*;

/// What happens to the application.
pub enum Message {
    Do(Command),
    /// Run on for a slice, for this text.
    Slice(u32),
    Edited(String),
    /// What the program is to read.
    Fed(String),
    /// The pause after an edit is over, for this text.
    Rested(u32),
    Compiled(u32, Result<Compiled, String>),
    SeekEvent(EventId),
    SeekTick(Tick),
    Inside,
    Goto(String),
    Grain(&'static str),
    Dress(String),
    Show(&'static Exhibit),
    Depth(u32),
    Restore,
    /// Another option at a choice.
    Pick(EventId, String),
    /// Ctrl-C at this moment.
    Interrupt,
    /// One of the runs that were tried.
    Walk(usize),
    /// Another machine, or other rules for its threads.
    Machine(Settings),
    /// A line was asked for: to run to it, or to stop there.
    Line(u32, bool),
    /// The bookmarks, changed.
    Moments(Vec<Moment>),
    /// The address's hash has changed.
    Hash,
    Dismiss,
    /// Run no further.
    Stop,
    /// Run on: behind the bound that was met, or from where it was stopped.
    Raise,
}

/// The page, or a figure.
#[derive(Properties, PartialEq, Clone, Default)]
pub struct Props {
    #[prop_or_default]
    pub figure: Option<Rc<FigureConfig>>,
    pub compile: host::Compile,
}

/// Where the next run begins: an anchor, and choices made otherwise.
#[derive(Default)]
struct Begin {
    at: String,
    schedule: Schedule,
    /// The runs that were tried before.
    tried: Option<Tree>,
}

/// See the module.
pub struct App {
    pub document: Document,
    pub player: Player,
    pub run: Option<Run>,
    pub picture: Rc<Picture>,
    pub words: Words,
    pub problems: Rc<Vec<Problem>>,
    pub notice: Option<String>,
    /// Why the last anchor led nowhere.
    pub trouble: Option<String>,
    pub theme: String,
    pub grain: Grain,
    pub link: String,
    /// The runs of this program that were tried, once there are several.
    pub tried: Option<Tree>,
    inside: bool,
    /// Whoever is followed is so because the story points there, rather than because the reader asked.
    pub pointed: bool,
    begin: Begin,
    /// `from` and `to` of a figure still have to be found.
    part: bool,
    /// When lanes are to be drawn anew, by the host's clock.
    redraw: f64,
    beat: Option<Timeout>,
    rest: Option<Timeout>,
    _hash: Option<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let mut app = Self {
            document: Document::figure("", ""),
            player: Player::default(),
            run: None,
            picture: Rc::default(),
            words: Words::default(),
            problems: Rc::default(),
            notice: None,
            trouble: None,
            theme: "auto".to_owned(),
            grain: Grain::Switch,
            link: String::new(),
            tried: None,
            inside: false,
            pointed: false,
            begin: Begin::default(),
            part: false,
            redraw: 0.0,
            beat: None,
            rest: None,
            _hash: None,
        };
        if let Some(figure) = &context.props().figure {
            app.document = Document::figure(&figure.program, &figure.input);
            app.grain = grain(&figure.grain);
            app.theme = figure.theme.clone();
            app.player = app
                .player
                .reduce(&Command::Level(crate::player::Level::parse(&figure.detail)));
            app.begin.at = figure.at.clone();
            app.document.moments.clone_from(&figure.moments);
            app.part = !figure.from.is_empty() || !figure.to.is_empty();
        } else {
            app.player.lecture = host::asked("lecture").then_some(false);
            app.dress(document::kept("theme").unwrap_or_else(|| "auto".to_owned()));
            app.address();
            let link = context.link().clone();
            app._hash = web_sys::window()
                .map(|w| EventListener::new(&w, "hashchange", move |_| link.send_message(Message::Hash)));
        }
        app.compile(context);
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(command) => self.command(context, &command),
            Message::Slice(generation) => return self.slice(context, generation),
            Message::Edited(text) => {
                self.edited(context, text);
            }
            Message::Fed(input) => {
                self.document.feed(input);
                self.begin = Begin::default();
                self.rest(context);
            }
            Message::Rested(generation) => {
                if generation == self.player.generation {
                    self.compile(context);
                }
            }
            Message::Compiled(generation, result) => self.compiled(context, generation, result),
            Message::SeekEvent(event) => {
                if let Some(run) = &mut self.run {
                    run.session.seek_event(event);
                    // The step that printed it, at the moment that stands for it.
                    let cursor = run.cursor();
                    self.command(context, &Command::Seek(cursor));
                }
            }
            Message::SeekTick(tick) => {
                if let Some(run) = &mut self.run {
                    let cursor = run.seek_tick(tick);
                    self.at(cursor, Moved::Jumped);
                }
            }
            Message::Inside => {
                self.inside = !self.inside;
                self.refresh();
            }
            Message::Goto(anchor) => self.goto(&anchor),
            Message::Grain(name) => self.grain = grain(name),
            Message::Dress(theme) => self.dress(theme),
            Message::Show(exhibit) => {
                host::push_hash(&format!("#{}", exhibit.id));
                self.open(Document::exhibit(exhibit));
                self.player = self.player.reduce(&Command::Close).reduce(&Command::Edit);
                self.compile(context);
            }
            Message::Depth(depth) => {
                self.document.set_slider(depth);
                self.begin = Begin::default();
                self.rest(context);
            }
            Message::Restore => {
                self.document.restore();
                self.begin = Begin::default();
                self.rest(context);
            }
            Message::Hash => {
                if host::hash() == self.link {
                    return false;
                }
                self.address();
                self.player = self.player.reduce(&Command::Edit);
                self.compile(context);
            }
            Message::Pick(event, option) => self.pick(context, event, &option),
            Message::Interrupt => self.interrupt(context),
            Message::Walk(tried) => {
                if let Some(schedule) = self.tried.as_mut().and_then(|tree| tree.walk(tried)) {
                    self.again(context, schedule);
                }
            }
            Message::Machine(settings) => {
                self.document.settings = settings;
                // Choices were made for another machine.
                self.tried = None;
                self.again(context, Schedule::default());
            }
            Message::Line(line, run) => {
                let command = if run {
                    Command::Until(Until::Line(line))
                } else {
                    Command::Stop(line)
                };
                self.command(context, &command);
            }
            Message::Moments(moments) => self.document.set_moments(moments),
            Message::Dismiss => self.notice = None,
            Message::Raise => {
                let generation = self.player.generation;
                if let Some(run) = self.run.as_mut().filter(|_| self.player.current()) {
                    if run.session.progress().ended && !run.session.raise() {
                        return false;
                    }
                    let (steps, cursor) = (run.session.steps().len(), run.cursor());
                    self.player = self.player.reduce(&Command::Grow {
                        generation,
                        steps,
                        complete: false,
                    });
                    self.notice = None;
                    self.at(cursor, Moved::Jumped);
                    self.slice(context, generation);
                }
            }
            Message::Stop => {
                let (generation, steps) = (self.player.generation, self.player.steps);
                self.player = self.player.reduce(&Command::Grow {
                    generation,
                    steps,
                    complete: true,
                });
                self.notice = Some("Stopped. Everything up to here can be stepped.".to_owned());
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &context.props().figure {
            Some(figure) => crate::figure::view(self, context, figure),
            None => crate::page::view(self, context),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first && context.props().figure.is_none() {
            host::focus("[data-testid=step]");
        }
    }
}
