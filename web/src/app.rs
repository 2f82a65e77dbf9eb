//! The application: owns document, run and player, and turns what happens into what is drawn.
//!
//! ```text
//!   Edited --300 ms--> Compile --code--> Opened --Slice, Slice ...--> whole run known
//!      the board stays that of the text before, dimmed, until the first slice of the new run is done
//! ```

use crate::{
    document::{self, Document},
    figure::FigureConfig,
    host::{self, Compiled},
    model::{Picture, Words},
    panels::editor::Problem,
    player::{Command, Moved, Player, Sheet},
    run::Run,
    words,
};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use switchboard_exhibits::{self as exhibits, Exhibit};
use switchboard_session::{Grain, Language, Link, Settings, Source};
use switchboard_trace::{EventId, Schedule, Tick};
use yew::prelude::*;

/// How long the text rests before it runs.
const EDIT_PAUSE_MS: u32 = 300;
/// How often lanes are drawn anew while a long run goes on.
const REDRAW_MS: f64 = 250.0;
/// And how much longer than drawing them takes.
const REDRAW_SHARE: f64 = 20.0;

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
    /// One of the runs that were tried.
    Walk(usize),
    /// Another machine, or other rules for its threads.
    Machine(Settings),
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
    /// Schedules of this program that were tried, in the order of the first visit; the first is the one that it was opened with.
    pub tried: Vec<Schedule>,
    inside: bool,
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
            tried: Vec::new(),
            inside: false,
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
            app.part = !figure.from.is_empty() || !figure.to.is_empty();
        } else {
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
                self.document.edit(text);
                self.begin = Begin::default();
                self.rest(context);
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
            Message::Walk(tried) => {
                if let Some(schedule) = self.tried.get(tried).cloned() {
                    self.again(context, schedule);
                }
            }
            Message::Machine(settings) => {
                self.document.settings = settings;
                // Choices were made for another machine.
                self.tried.clear();
                self.again(context, Schedule::default());
            }
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

impl App {
    /// What the address asks for: an exhibit, a link, or nothing.
    fn address(&mut self) {
        let hash = host::hash();
        if let Some(exhibit) = exhibits::find(hash.trim_start_matches('#')) {
            return self.open(Document::exhibit(exhibit));
        }
        self.open(Document::exhibit(exhibits::landing()));
        if hash.len() <= 1 {
            return;
        }
        self.linked(&hash);
    }

    /// Opens what a link holds. (No part of a first visit: see `crates/wasm-split`.)
    #[inline(never)]
    fn linked(&mut self, hash: &str) {
        match Link::decode(hash) {
            Ok(link) => {
                self.open(Document::link(&link));
                self.grain = link.grain;
                let level = if link.level > 0 {
                    crate::player::Level::Details
                } else {
                    crate::player::Level::Basic
                };
                self.player = self.player.reduce(&Command::Level(level));
                self.begin = Begin {
                    at: link.at.clone(),
                    schedule: link.schedule(),
                };
            }
            Err(error) => self.notice = Some(format!("{error}. Here is the first exhibit instead.")),
        }
    }

    #[inline(never)]
    fn open(&mut self, document: Document) {
        self.document = document;
        host::title(&format!("{} · Switchboard", self.document.title));
        self.begin = Begin::default();
        self.problems = Rc::default();
        self.notice = None;
        self.grain = Grain::Switch;
        self.link.clear();
    }

    /// The text has changed: wait until it rests.
    fn rest(&mut self, context: &Context<Self>) {
        self.player = self.player.reduce(&Command::Edit);
        self.beat = None;
        self.problems = Rc::default();
        let (link, generation) = (context.link().clone(), self.player.generation);
        self.rest = Some(Timeout::new(EDIT_PAUSE_MS, move || {
            link.send_message(Message::Rested(generation))
        }));
    }

    /// Gets the code of the present text: ready-made, or from the compiler.
    fn compile(&mut self, context: &Context<Self>) {
        let generation = self.player.generation;
        if self.document.language != Language::Python {
            return self.compiled(context, generation, Ok(Compiled::default()));
        }
        if let Some(code) = self.document.ready_made() {
            return self.compiled(
                context,
                generation,
                Ok(Compiled {
                    code: Some(code.to_vec()),
                    problems: Vec::new(),
                }),
            );
        }
        self.player = self.player.reduce(&Command::Compile { generation });
        let answer = context.props().compile.call(&self.document.text);
        let link = context.link().clone();
        wasm_bindgen_futures::spawn_local(async move {
            let answer = answer.await;
            // Compiling took its time; the page has a turn before the first slice.
            Timeout::new(0, move || {
                link.send_message(Message::Compiled(generation, answer))
            })
            .forget();
        });
    }

    fn compiled(&mut self, context: &Context<Self>, generation: u32, result: Result<Compiled, String>) {
        if generation != self.player.generation {
            return;
        }
        let compiled = match result {
            Ok(compiled) if compiled.problems.is_empty() => compiled,
            Ok(compiled) => return self.reject(compiled.problems, None),
            Err(message) => return self.reject(Vec::new(), Some(message)),
        };
        let source = Source {
            language: self.document.language,
            text: self.document.text.clone(),
            code: compiled.code,
            input: (!self.document.input.is_empty()).then(|| self.document.input.clone()),
        };
        self.tried.clear();
        self.start(context, generation, source);
    }

    /// Begins a run of compiled code.
    fn start(&mut self, context: &Context<Self>, generation: u32, source: Source) {
        let begin = std::mem::take(&mut self.begin);
        let at = if begin.at.is_empty() { "start" } else { &begin.at };
        match Run::open(source, self.document.settings.clone(), begin.schedule, at) {
            Ok(run) => {
                if self.tried.is_empty() {
                    self.tried.push(run.session.schedule().clone());
                }
                self.run = Some(run);
                self.inside = false;
                self.problems = Rc::default();
                self.player = self.player.reduce(&Command::Run { generation });
                self.slice(context, generation);
                self.refresh();
            }
            Err(error) if error.line == 0 => self.reject(Vec::new(), Some(error.message)),
            Err(error) => {
                let column = error.column as usize + 1;
                let problem = Problem {
                    line: error.line as usize,
                    column,
                    end: column + 1,
                    message: error.message,
                };
                self.reject(vec![problem], None);
            }
        }
    }

    /// Goes on with another option at a choice: what was before it stays. (No part of a first visit.)
    #[inline(never)]
    fn pick(&mut self, context: &Context<Self>, event: EventId, option: &str) {
        let generation = self.player.generation;
        let Some(run) = self.run.as_mut().filter(|_| self.player.current()) else {
            return;
        };
        let cursor = self.player.cursor;
        if let Err(error) = run.session.fork(event, option) {
            self.notice = Some(error.message);
            return;
        }
        let schedule = run.session.schedule().clone();
        if !self.tried.contains(&schedule) {
            self.tried.push(schedule);
        }
        let steps = run.session.steps().len();
        self.notice = None;
        self.problems = Rc::default();
        self.player = self.player.reduce(&Command::Grow {
            generation,
            steps,
            complete: false,
        });
        self.at(cursor, Moved::Jumped);
        self.player = self.player.reduce(&Command::Seek(cursor + 1));
        self.slice(context, generation);
        self.settle();
    }

    /// Runs the same code under another schedule, or on another machine; the cursor stays at its step.
    #[inline(never)]
    fn again(&mut self, context: &Context<Self>, schedule: Schedule) {
        let Some(source) = self.run.as_ref().map(|run| run.session.source().clone()) else {
            return;
        };
        let cursor = self.player.cursor;
        self.player = self.player.reduce(&Command::Edit);
        self.begin = Begin {
            at: String::new(),
            schedule,
        };
        self.notice = None;
        let generation = self.player.generation;
        self.start(context, generation, source);
        self.command(context, &Command::Seek(cursor));
    }

    /// The runs that were tried, in words, and which of them is the present one.
    #[must_use]
    pub fn tried(&self) -> (Vec<String>, usize) {
        let now = self.run.as_ref().map(|run| run.session.schedule());
        let present = self.tried.iter().position(|s| Some(s) == now).unwrap_or(0);
        (self.tried.iter().map(words::picks).collect(), present)
    }

    /// The present text does not run: why, at places of it or in words. (No part of a first visit.)
    #[inline(never)]
    fn reject(&mut self, problems: Vec<Problem>, notice: Option<String>) {
        if !problems.is_empty() {
            self.problems = Rc::new(problems);
        }
        if notice.is_some() {
            self.notice = notice;
        }
        let generation = self.player.generation;
        self.player = self.player.reduce(&Command::Reject { generation });
    }

    /// Runs the history on for half a frame. True: there is something new to draw.
    fn slice(&mut self, context: &Context<Self>, generation: u32) -> bool {
        let Some(run) = &mut self.run else { return false };
        // Of another text, or stopped by the reader.
        if generation != self.player.generation || self.player.complete || !self.player.current() {
            return false;
        }
        let before = (run.session.tick(), run.cursor());
        let ended = run.slice(host::now);
        let after = (run.session.tick(), run.cursor());
        let steps = run.session.steps().len();
        let now = host::now();
        if ended || now > self.redraw || run.lanes.is_empty() {
            run.redraw();
            // Lanes of thousands of tasks take long to draw: most of the time is for running.
            let took = host::now() - now;
            self.redraw = now + REDRAW_MS.max(REDRAW_SHARE * took);
        }
        let old = self.player.cursor;
        self.player = self.player.reduce(&Command::Grow {
            generation,
            steps,
            complete: ended,
        });
        if before != after {
            self.at(after.1, Moved::Jumped);
        } else if self.player.cursor != old {
            self.settle();
        } else if old == steps || ended {
            self.refresh();
        }
        if ended && let Some(problem) = self.run.as_ref().and_then(Run::unsupported) {
            self.problems = Rc::new(vec![problem]);
        }
        if ended && self.part {
            self.part(context);
        }
        if !ended {
            let link = context.link().clone();
            Timeout::new(0, move || link.send_message(Message::Slice(generation))).forget();
        }
        true
    }

    /// Finds a figure's `from` and `to`, now that the whole run is known.
    fn part(&mut self, context: &Context<Self>) {
        self.part = false;
        let (Some(run), Some(figure)) = (&mut self.run, &context.props().figure) else {
            return;
        };
        let here = run.session.tick();
        let mut find = |anchor: &str| {
            if anchor.is_empty() || run.session.go(anchor).is_err() {
                None
            } else {
                Some(run.cursor())
            }
        };
        let (first, last) = (find(&figure.from).unwrap_or(0), find(&figure.to));
        let cursor = run.seek_tick(here);
        self.player = self.player.reduce(&Command::At {
            cursor,
            moved: Moved::Jumped,
        });
        self.player = self.player.reduce(&Command::Part { first, last });
        self.settle();
    }

    fn command(&mut self, context: &Context<Self>, command: &Command) {
        let fine = self.grain != Grain::Switch;
        match command {
            Command::Step | Command::Beat if fine => self.walk(true, *command == Command::Step),
            Command::Back if fine => self.walk(false, true),
            _ => {
                let before = self.player.cursor;
                self.player = self.player.reduce(command);
                match command {
                    Command::Finer => self.grain = regrain(self.grain, false),
                    Command::Coarser => self.grain = regrain(self.grain, true),
                    _ => {}
                }
                if *command == Command::Open(Sheet::Share) {
                    self.share();
                }
                let moves = matches!(
                    command,
                    Command::Step
                        | Command::Back
                        | Command::Start
                        | Command::End
                        | Command::Seek(_)
                        | Command::Beat
                );
                if moves || before != self.player.cursor {
                    self.settle();
                } else if matches!(command, Command::Follow(_) | Command::Close | Command::Level(_)) {
                    self.refresh();
                }
            }
        }
        self.beat = self.player.playing.then(|| {
            let link = context.link().clone();
            Timeout::new(self.player.beat_ms(), move || {
                link.send_message(Message::Do(Command::Beat))
            })
        });
    }

    /// One step of a grain other than the switch.
    fn walk(&mut self, forward: bool, pause: bool) {
        let Some(run) = &mut self.run else { return };
        if pause {
            self.player.playing = false;
        } else if !self.player.playing {
            return;
        }
        let moved = run.walk(self.grain, forward);
        if !moved {
            self.player.playing = false;
        }
        let cursor = run.cursor();
        self.at(cursor, if forward { Moved::Forward } else { Moved::Back });
    }

    /// The session's cursor was moved: the player follows.
    fn at(&mut self, cursor: usize, moved: Moved) {
        self.player = self.player.reduce(&Command::At { cursor, moved });
        self.inside = false;
        self.refresh();
    }

    /// The player's cursor was moved: the session follows.
    fn settle(&mut self) {
        let cursor = self.player.cursor;
        if let Some(run) = &mut self.run {
            run.seek(cursor);
        }
        self.inside = false;
        self.refresh();
    }

    fn refresh(&mut self) {
        if let Some(run) = &self.run {
            let picture = run.picture(self.player.follow);
            if *self.picture != picture {
                self.picture = Rc::new(picture);
            }
            self.words = run.words(self.inside);
        }
    }

    fn goto(&mut self, anchor: &str) {
        let Some(run) = &mut self.run else { return };
        match run.session.go(anchor) {
            Ok(()) => {
                let cursor = run.cursor();
                self.trouble = None;
                self.player.sheet = None;
                self.at(cursor, Moved::Jumped);
            }
            Err(error) => self.trouble = Some(error.to_string()),
        }
    }

    /// Makes the link to this moment, and puts it into the address.
    fn share(&mut self) {
        if let Some(run) = &self.run {
            let level = u8::from(self.player.level > crate::player::Level::Basic);
            self.link = run.session.link(self.grain, level).encode();
            host::replace_hash(&self.link);
        }
    }

    fn dress(&mut self, theme: String) {
        document::keep("theme", &theme);
        host::dress(&theme);
        self.theme = theme;
    }

    /// The anchor of the moment shown.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.run.as_ref().map_or_else(String::new, |r| r.session.anchor())
    }

    /// The name of the grain.
    #[must_use]
    pub fn grain_name(&self) -> &'static str {
        Grain::ALL
            .iter()
            .find(|g| g.0 == self.grain)
            .map_or("switch", |g| g.1)
    }
}

fn grain(name: &str) -> Grain {
    Grain::ALL
        .iter()
        .find(|g| g.1 == name)
        .map_or(Grain::Switch, |g| g.0)
}

/// The next grain of the menu, coarser or finer.
fn regrain(now: Grain, coarser: bool) -> Grain {
    let menu: Vec<Grain> = crate::panels::more::GRAINS.iter().map(|g| grain(g.0)).collect();
    let at = menu.iter().position(|g| *g == now).unwrap_or(2);
    let next = if coarser { at + 1 } else { at.saturating_sub(1) };
    menu[next.min(menu.len() - 1)]
}
