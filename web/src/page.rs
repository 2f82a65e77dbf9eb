//! The full page: which panels, in which order for reading and for the keyboard.

use crate::{
    app::{App, Message},
    document::Document,
    host,
    keys::{self, Focus},
    model::Words,
    panels::{
        about::AboutView,
        board::Board,
        chart::Chart,
        choices::Choices,
        console::Console,
        editor::Editor,
        gallery::Gallery,
        help::help,
        input::Input,
        lecture::lecture,
        machine::Machine,
        more::More,
        notes::Notes,
        places::Places,
        predict::Predict,
        runs::Runs,
        sentence::{self, Sentence},
        share::Share,
        sheet::Sheet as SheetView,
        timeline::Timeline,
        topbar::Topbar,
        transport::Transport,
    },
    player::{Command, Level, Sheet},
    words,
};
use std::rc::Rc;
use switchboard_session::{Language, Segment, Settings};
use switchboard_trace::{
    Lane,
    step::{Bar, Column},
};
use yew::prelude::*;

/// The handler of keys for page and figure.
#[must_use]
pub fn on_key(send: Callback<Command>, level: Level) -> Callback<KeyboardEvent> {
    Callback::from(move |e: KeyboardEvent| {
        if e.ctrl_key() || e.alt_key() || e.meta_key() {
            return;
        }
        // In a shadow tree the event's target is the host: the path has the element itself.
        let target = e.composed_path().get(0);
        let tag = wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target)
            .map(|t| t.tag_name())
            .unwrap_or_default();
        let focus = match tag.as_str() {
            "TEXTAREA" | "INPUT" | "SELECT" => Focus::Text,
            "BUTTON" | "A" | "SUMMARY" => Focus::Button,
            _ => Focus::Elsewhere,
        };
        if let Some(command) = keys::command(&e.key(), focus, level) {
            e.prevent_default();
            send.emit(command);
        }
    })
}

/// The page.
pub fn view(app: &App, context: &Context<App>) -> Html {
    let p = &app.player;
    let link = context.link();
    let send = link.callback(Message::Do);
    let swipe = swipe(&send);
    let stale = !p.current() && app.run.is_some();
    let slider = app.document.slider();
    let chart = slider.filter(|_| app.document.exhibit.is_some_and(|e| e.chart.is_some()));
    let title = if app.document.edited() && slider_only(app) {
        app.document.title.clone()
    } else {
        title(app)
    };
    let question = app
        .document
        .exhibit
        .filter(|_| !app.document.edited() || slider_only(app))
        .map(|e| {
            if p.complete && p.cursor == p.steps {
                e.lesson
            } else {
                e.question
            }
        });
    let lanes = app
        .run
        .as_ref()
        .map(|r| (r.lanes.clone(), r.axis.clone()))
        .unwrap_or_default();
    let (lanes, steps) = if p.predict.is_some() {
        (past(&lanes, p.cursor), p.cursor)
    } else {
        (lanes, p.steps)
    };
    let plain = sentence::plain(&said(app).sentence);
    let limited = p.complete && p.current() && app.run.as_ref().is_some_and(|r| r.session.can_raise());
    let raise = link.callback(|_: MouseEvent| Message::Raise);
    let notes = notes(app);
    let accounts = app
        .run
        .as_ref()
        .filter(|run| p.level > Level::Basic && p.complete && p.predict.is_none() && !run.is_vast())
        .map(crate::run::Run::accounted);
    html! {
        <div class={classes!("sb", "page", chart.is_some().then_some("with-chart"), stale.then_some("stale"), p.lecture.map(|shown| if shown { "lecture" } else { "lecture unsaid" }))} onkeydown={on_key(send.clone(), p.level)} data-testid="app">
            <Topbar {title} chip={chip(&app.document)} level={p.level} predicting={p.predict.is_some()} send={send.clone()} />
            if let Some(notice) = &app.notice {
                <p class="notice" role="alert" data-testid="notice"><span>{notice}</span>
                    <button type="button" class="link" onclick={link.callback(|_: MouseEvent| Message::Dismiss)}>{"Dismiss"}</button></p>
            }
            <div class="main">
                <section class="stage" aria-label="What runs">
                    <div class="board-area" ontouchstart={swipe.0} ontouchend={swipe.1}>
                        <Board scene={app.picture.clone()} level={p.level} follow={p.follow} moved={p.moved}
                            beat={p.playing.then(|| p.beat_ms())} {stale} send={send.clone()} />
                    </div>
                    <Sentence words={said(app)} open={p.why} send={send.clone()} raise={(limited && p.cursor == p.steps).then(|| raise.clone())}
                        unfold={link.callback(|()| Message::Inside)} seek={link.callback(Message::SeekTick)} />
                    <p class="hidden-text" role="status" aria-live="polite">{&plain}</p>
                    {goal(app, context)}
                    {told(app, &send)}
                    {predict(app, &send)}
                    if p.predict.is_none() { {choices(app, context)} }
                    if !app.pointed { {about(app, context)} }
                    <Transport cursor={p.cursor} first={p.first} end={p.end()} {steps} complete={p.complete && steps == p.steps} playing={p.playing}
                        pending={p.wanted.is_some()} grain={app.grain_name()} send={send.clone()}>
                        if !p.complete && p.current() && app.run.is_some() {
                            <button type="button" class="button" data-testid="stop" onclick={link.callback(|_: MouseEvent| Message::Stop)}
                                title="Run no further">{"Stop"}</button>
                        }
                        if p.complete && p.current() && app.run.as_ref().is_some_and(|r| !r.session.progress().ended) {
                            <button type="button" class="button" data-testid="go-on" onclick={raise.clone()} title="Run on from where you stopped it">{"Run on"}</button>
                        } else if limited {
                            <button type="button" class="button wide-only" data-testid="raise" onclick={raise} title={sentence::RAISE}>{"Raise the limit"}</button>
                        }
                        if p.complete && app.run.as_ref().is_some_and(crate::run::Run::is_vast) {
                            <span class="counter-grain wide-only" data-testid="vast">{"Too long for notes here: "}<code>{"switchboard notes"}</code></span>
                        }
                        if !notes.is_empty() { <Notes notes={notes.clone()} seek={link.callback(Message::SeekTick)} /> }
                    </Transport>
                    if let Some(q) = question { <p class="question" data-testid="question">{words::marked(q)}</p> }
                    <Timeline lanes={lanes.0} axis={lanes.1} cursor={p.cursor} {steps} follow={p.follow} unit={app.picture.unit} marks={notes} {accounts} send={send.clone()} />
                </section>
                <section class="panel-code" aria-label="Program and console">
                    <Editor source={app.document.text.clone()} scene={p.current().then(|| app.picture.clone())}
                        problems={app.problems.clone()} edit={link.callback(Message::Edited)}
                        python={app.document.language == Language::Python}
                        stops={app.document.stops.clone()} at_line={link.callback(|(line, run)| Message::Line(line, run))}
                        open={send.reform(|_| Command::Open(Sheet::Code))}>
                        {restore(app, context)}
                        {input(app, context)}
                    </Editor>
                    if let Some((depth, stops)) = chart {
                        <Chart {depth} {stops} counted={app.run.as_ref().map(crate::run::Run::crossed)} choose={link.callback(Message::Depth)} />
                    }
                    // What moves them is `boot/panes.js`.
                    <div class="splitter horizontal" role="separator" tabindex="0" aria-label="Height of the console" aria-orientation="horizontal"
                        aria-valuemin="0" aria-valuemax="100" aria-valuenow="20" data-testid="split-console" data-pane="console"></div>
                    <Console scene={app.picture.clone()} seek={link.callback(Message::SeekEvent)}
                        open={send.reform(|_| Command::Open(Sheet::Console))} />
                    <div class="splitter vertical" role="separator" tabindex="0" aria-label="Width of the program" aria-orientation="vertical"
                        aria-valuemin="0" aria-valuemax="100" aria-valuenow="39" data-testid="split-editor" data-pane="editor"></div>
                </section>
            </div>
            {sheets(app, context, &send)}
        </div>
    }
}

fn sheets(app: &App, context: &Context<App>, send: &Callback<Command>) -> Html {
    let p = &app.player;
    let link = context.link();
    let is = |s: Sheet| p.sheet == Some(s);
    html! {
        <>
            <SheetView open={is(Sheet::Gallery)} title="Exhibits" send={send.clone()}>
                <Gallery current={app.document.exhibit.map(|e| e.id)} open={link.callback(Message::Show)} />
            </SheetView>
            <SheetView open={is(Sheet::Share)} title="Share" send={send.clone()}>
                {if is(Sheet::Share) { share(app, send) } else { Html::default() }}
            </SheetView>
            <SheetView open={is(Sheet::More)} title="More" send={send.clone()}>
                <More level={p.level} speed={p.speed} grain={app.grain_name()} theme={app.theme.clone()} chip={chip(&app.document)} trouble={app.trouble.clone()}
                    anchor={app.anchor()} send={send.clone()} runs={if is(Sheet::More) { runs(app, send) } else { Html::default() }} regrain={link.callback(Message::Grain)} interrupt={link.callback(|()| Message::Interrupt)}
                    goto={link.callback(Message::Goto)} dress={link.callback(Message::Dress)}>
                    <Machine settings={app.document.settings.clone()} set={link.callback(Message::Machine)} python={app.document.language == Language::Python} />
                </More>
            </SheetView>
            {other_sheet(app, context, send)}
            <SheetView open={is(Sheet::Code)} title="Program" class="full" send={send.clone()}>
                <Editor source={app.document.text.clone()} scene={p.current().then(|| app.picture.clone())}
                    problems={app.problems.clone()} edit={link.callback(Message::Edited)}
                    stops={app.document.stops.clone()} at_line={link.callback(|(line, run)| Message::Line(line, run))}
                    python={app.document.language == Language::Python} open={Callback::noop()}>
                    {restore(app, context)}
                        {input(app, context)}
                </Editor>
            </SheetView>
            <SheetView open={is(Sheet::Console)} title="Console" class="full" send={send.clone()}>
                <Console scene={app.picture.clone()} seek={link.callback(Message::SeekEvent)} open={Callback::noop()} />
            </SheetView>
        </>
    }
}

/// A sheet that stands for several, of which one is open at most.
fn other_sheet(app: &App, context: &Context<App>, send: &Callback<Command>) -> Html {
    let (title, body) = match app.player.sheet {
        Some(Sheet::Help) => ("Keys", help()),
        Some(Sheet::Places) => ("Bookmarks", places(app, context, send)),
        _ => ("", Html::default()),
    };
    html! { <SheetView open={!title.is_empty()} {title} send={send.clone()}>{body}</SheetView> }
}

#[inline(never)]
fn share(app: &App, send: &Callback<Command>) -> Html {
    html! {
        <Share link={format!("{}{}", host::address(), app.link)} anchor={app.anchor()} source={app.document.text.clone()}
            input={app.document.input.clone()} posters={app.posters()} moments={app.document.moments.len()} send={send.clone()} />
    }
}

/// What an author or a lecturer has added to the moment.
fn told(app: &App, send: &Callback<Command>) -> Html {
    let story = app
        .document
        .moments
        .iter()
        .any(|m| !m.say.is_empty() || !m.ask.is_empty());
    html! {
        <>
            if story { {app.story(send)} }
            if let Some(shown) = app.player.lecture { {lecture(shown, send)} }
        </>
    }
}

#[inline(never)]
fn places(app: &App, context: &Context<App>, send: &Callback<Command>) -> Html {
    let link = context.link();
    html! {
        <Places moments={app.document.moments.clone()} here={app.anchor()} round={app.player.round} send={send.clone()}
            go={link.callback(Message::Goto)} set={link.callback(Message::Moments)} />
    }
}

#[inline(never)]
fn runs(app: &App, send: &Callback<Command>) -> Html {
    let followed = app
        .player
        .follow
        .and_then(|actor| app.run.as_ref()?.session.letter(actor).map(str::to_owned));
    html! { <Runs stops={app.document.stops.clone()} {followed} send={send.clone()} /> }
}

/// The question of this moment, while predicting.
fn predict(app: &App, send: &Callback<Command>) -> Html {
    match app.player.predict {
        Some(game) => asked(app, game, send),
        None => Html::default(),
    }
}

#[inline(never)]
fn asked(app: &App, game: crate::player::Predict, send: &Callback<Command>) -> Html {
    let cause = app
        .words
        .why
        .first()
        .map(|c| c.segments.clone())
        .unwrap_or_default();
    html! { <Predict {game} question={app.question()} {cause} send={send.clone()} /> }
}

type Lanes = (Rc<Vec<Lane>>, Rc<Vec<Column>>);

/// What has happened up to a step of lanes and axis.
#[inline(never)]
fn past(all: &Lanes, cursor: usize) -> Lanes {
    let cut = |lane: &Lane| {
        let bars = lane.bars.iter().filter(|bar| (bar.from as usize) < cursor);
        let bars = bars.map(|bar| Bar {
            to: bar.to.min(cursor as u32),
            ..bar.clone()
        });
        Lane {
            bars: bars.collect(),
            ..lane.clone()
        }
    };
    let lanes = all.0.iter().map(cut).filter(|lane| !lane.bars.is_empty());
    let axis = all.1.iter().take(cursor).cloned();
    (Rc::new(lanes.collect()), Rc::new(axis.collect()))
}

/// What the system may do next, where it is free.
fn choices(app: &App, context: &Context<App>) -> Html {
    let (free, more) = match &app.run {
        Some(run) if app.player.current() && run.threads() => run.free(),
        _ => (Vec::new(), 0),
    };
    let (tried, present) = app.tried();
    let pick = context
        .link()
        .callback(|(event, option)| Message::Pick(event, option));
    html! { <Choices {free} {more} step={app.player.cursor + 1} {pick} {tried} {present} branches={app.branches()} walk={context.link().callback(Message::Walk)} /> }
}

/// What the exhibit asks for, and where this run has reached it.
fn goal(app: &App, context: &Context<App>) -> Html {
    let document = &app.document;
    let Some(goal) = document
        .exhibit
        .filter(|_| !document.edited())
        .and_then(|e| e.goal)
    else {
        return html! {};
    };
    reached(app, context, goal.text, goal.when)
}

#[inline(never)]
fn reached(app: &App, context: &Context<App>, text: &str, when: &str) -> Html {
    let p = &app.player;
    let run = app
        .run
        .as_ref()
        .filter(|_| p.complete && p.current() && p.predict.is_none());
    let reached = run.and_then(|run| run.reached(when));
    html! {
        <p class={classes!("goal", reached.is_some().then_some("reached"))} data-testid="goal" role="status">
            <b>{"Goal: "}</b>{text}
            if let Some(found) = reached {
                {" "}<b>{format!("{}.", found.plain())}</b>{" "}
                <button type="button" class="link quiet" onclick={context.link().callback(move |_: MouseEvent| Message::SeekTick(found.tick))}>
                    {found.step.map_or_else(|| "there".to_owned(), |s| format!("step {}", words::grouped(s + 1)))}</button>
            }
        </p>
    }
}

/// Why somebody who is followed stands where they stand.
fn about(app: &App, context: &Context<App>) -> Html {
    let follow = app.player.follow.filter(|_| app.player.current());
    match follow.and_then(|actor| app.run.as_ref()?.about(&app.picture, actor)) {
        Some(about) => html! { <AboutView {about} seek={context.link().callback(Message::SeekTick)}
        close={context.link().callback(move |_: MouseEvent| Message::Do(Command::Follow(None)))} /> },
        None => html! {},
    }
}

/// Notes on a run of which all is known. On the first exhibit there are none to be found (the tests look).
fn notes(app: &App) -> std::rc::Rc<Vec<crate::model::Note>> {
    let p = &app.player;
    let known = p.complete && p.current() && p.predict.is_none() && !app.document.is_landing();
    let run = app.run.as_ref().filter(|run| known && !run.is_vast());
    run.map(crate::run::Run::noted).unwrap_or_default()
}

/// The box for a program that reads lines.
fn input(app: &App, context: &Context<App>) -> Html {
    if !app.document.reads() {
        return html! {};
    }
    html! { <Input text={app.document.input.clone()} feed={context.link().callback(Message::Fed)} /> }
}

/// The way back to the text as it was opened.
fn restore(app: &App, context: &Context<App>) -> Html {
    if !app.document.edited() || slider_only(app) {
        return html! {};
    }
    let onclick = context.link().callback(|_: MouseEvent| Message::Restore);
    html! { <button type="button" class="link restore" data-testid="restore" {onclick}>{if app.document.another() { format!("Back to “{}”", app.document.title) } else { "Restore the program".to_owned() }}</button> }
}

/// Is the text the exhibit's own but for its slider's value?
fn slider_only(app: &App) -> bool {
    app.document.ready_made().is_some()
}

fn title(app: &App) -> String {
    if app.document.another() {
        "Your program".to_owned()
    } else if app.document.edited() {
        format!("{}, edited", app.document.title)
    } else {
        app.document.title.clone()
    }
}

/// The words of the moment; where there is no step yet, why.
fn said(app: &App) -> Words {
    let p = &app.player;
    let text = if !p.current() || p.steps > 0 {
        return app.words.clone();
    } else if app.document.text.trim().is_empty() {
        "There is no program. Type or paste one, or open an exhibit."
    } else if !p.complete && app.run.is_some() {
        "The program runs, and has done nothing yet that is a step."
    } else {
        return app.words.clone();
    };
    Words {
        sentence: vec![Segment::Text(text.to_owned())],
        ..Words::default()
    }
}

/// The runtime's chip: what it says, and in full. "Checked" is said of a text that the record of the tests has, only.
fn chip(document: &Document) -> (String, String) {
    let runtime = match document.language {
        Language::Python if document.text.contains("asyncio") => "Python 3.11 asyncio",
        Language::Python => "Python 3.11",
        _ => return ("A lab without a language".to_owned(), String::new()),
    };
    // The record is of the machine as it comes.
    let usual = Settings {
        cores: document.settings.cores,
        raised: document.settings.raised,
        ..Settings::default()
    };
    match document.checked().filter(|_| document.settings == usual) {
        Some((real, what)) => (
            format!("{runtime}, checked on {real}"),
            format!("The tests run this very program here and on {real}, and compare {what}: they are equal."),
        ),
        None => (
            runtime.to_owned(),
            "Runs by the rules of CPython 3.11. The tests compare hundreds of programs with it, but not this text.".to_owned(),
        ),
    }
}

type Touch = Callback<TouchEvent>;

/// A swipe over the board steps: left on, right back.
fn swipe(send: &Callback<Command>) -> (Touch, Touch) {
    use std::{cell::Cell, rc::Rc};
    let from = Rc::new(Cell::new(None));
    let start = {
        let from = from.clone();
        Callback::from(move |e: TouchEvent| {
            from.set(e.touches().get(0).map(|t| (t.client_x(), t.client_y())))
        })
    };
    let send = send.clone();
    let end = Callback::from(move |e: TouchEvent| {
        let (Some((x0, y0)), Some(t)) = (from.take(), e.changed_touches().get(0)) else {
            return;
        };
        let (dx, dy) = (t.client_x() - x0, t.client_y() - y0);
        if dx.abs() > 40 && dx.abs() > 2 * dy.abs() {
            send.emit(if dx < 0 { Command::Step } else { Command::Back });
        }
    });
    (start, end)
}
