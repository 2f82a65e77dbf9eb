//! Moving in the history: by commands, by anchors, and to other runs of the same program.

use super::{App, Begin, Message};
use crate::{
    model::Branch,
    player::{Command, Level, Moved, Sheet},
    words,
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use switchboard_session::{Grain, Tree};
use switchboard_trace::{EventId, Schedule};
use yew::prelude::*;

impl App {
    pub(super) fn command(&mut self, context: &Context<Self>, command: &Command) {
        let fine = self.grain != Grain::Switch;
        match command {
            Command::Beat if self.player.playing && !self.document.stops.is_empty() && self.stopped() => {}
            Command::Until(until) => {
                self.player = self.player.reduce(command);
                self.until(*until);
            }
            Command::Stop(line) => self.stop_at(*line),
            Command::Bookmark => self.bookmark(),
            Command::Save(file) => self.save(*file),
            Command::Answer(option) => return self.answer(context, *option),
            Command::Follow(Some(actor))
                if self.player.predict.is_some() && self.answered(context, *actor) => {}
            Command::Step | Command::Beat if fine => self.walk(true, *command == Command::Step),
            Command::Back if fine => self.walk(false, true),
            _ => {
                let before = self.player.cursor;
                self.pointed &= !matches!(command, Command::Follow(_));
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
    pub(super) fn walk(&mut self, forward: bool, pause: bool) {
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
    pub(super) fn at(&mut self, cursor: usize, moved: Moved) {
        self.player = self.player.reduce(&Command::At { cursor, moved });
        self.inside = false;
        self.refresh();
    }

    /// The player's cursor was moved: the session follows.
    pub(super) fn settle(&mut self) {
        let cursor = self.player.cursor;
        if let Some(run) = &mut self.run {
            run.seek(cursor);
        }
        self.inside = false;
        self.refresh();
    }

    pub(super) fn refresh(&mut self) {
        if let Some(run) = &mut self.run {
            let internals = self.player.level == Level::Internals;
            if run.internals != internals {
                run.redraw(internals);
            }
            let picture = run.picture(self.player.follow, internals);
            if *self.picture != picture {
                self.picture = Rc::new(picture);
            }
            self.words = run.words(self.inside);
        }
    }

    pub(super) fn goto(&mut self, anchor: &str) {
        let Some(run) = &mut self.run else {
            // Its text is still being compiled.
            anchor.clone_into(&mut self.begin.at);
            return;
        };
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

    /// Goes on with another option at a choice: what was before it stays. (No part of a first visit.)
    #[inline(never)]
    pub(super) fn pick(&mut self, context: &Context<Self>, event: EventId, option: &str) {
        let Some(run) = self.run.as_mut().filter(|_| self.player.current()) else {
            return;
        };
        let cursor = self.player.cursor;
        let before = run.session.schedule().clone();
        let who = run.session.choice(event).and_then(|choice| choice.who);
        if let Err(error) = run.session.fork(event, option) {
            self.notice = Some(error.message);
            return;
        }
        self.forked(context, cursor, &before, &who.unwrap_or_default());
    }

    /// SIGINT comes at this moment: what was before it stays. (No part of a first visit.)
    #[inline(never)]
    pub(super) fn interrupt(&mut self, context: &Context<Self>) {
        let Some(run) = self.run.as_mut().filter(|_| self.player.current()) else {
            return;
        };
        let before = run.session.schedule().clone();
        if let Err(error) = run.session.inject("SIGINT") {
            self.notice = Some(error.message);
            return;
        }
        let cursor = run.cursor();
        self.player.sheet = None;
        self.forked(context, cursor, &before, "");
    }

    /// The history has been cut at the cursor and goes on otherwise than `before`; by whose choice.
    #[inline(never)]
    fn forked(&mut self, context: &Context<Self>, cursor: usize, before: &Schedule, who: &str) {
        let generation = self.player.generation;
        let Some(run) = &self.run else { return };
        let tree = self.tried.get_or_insert_with(|| Tree::new(before));
        tree.visit(run.session.schedule(), who);
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
    pub(super) fn again(&mut self, context: &Context<Self>, schedule: Schedule) {
        if !self.player.current() {
            // The text has changed since: it is compiled, and nothing of another program is shown as its run.
            self.begin = Begin::default();
            return self.rest(context);
        }
        let Some(source) = self.run.as_ref().map(|run| run.session.source().clone()) else {
            return;
        };
        let cursor = self.player.cursor;
        self.player = self.player.reduce(&Command::Edit);
        self.begin = Begin {
            at: String::new(),
            schedule,
            tried: None,
        };
        self.notice = None;
        let generation = self.player.generation;
        self.start(context, generation, source);
        self.command(context, &Command::Seek(cursor));
    }

    /// The runs that were tried, as a tree: number, depth, what leads to it, how it ended. (No part of a first visit.)
    #[inline(never)]
    #[must_use]
    pub fn branches(&self) -> Vec<Branch> {
        let Some(tree) = self.tried.as_ref().filter(|tree| tree.len() > 1) else {
            return Vec::new();
        };
        let branch = |run: usize| Branch {
            run,
            depth: tree.depth(run),
            label: tree.label(run),
            end: tree.end(run).to_owned(),
            present: run == tree.present(),
            from: tree.parent(run),
        };
        tree.order().into_iter().map(branch).collect()
    }

    /// The runs that were tried, in words, and which of them is the present one.
    #[must_use]
    pub fn tried(&self) -> (Vec<String>, usize) {
        let Some(tree) = &self.tried else {
            return (Vec::new(), 0);
        };
        let runs = (0..tree.len()).map(|run| words::picks(&tree.schedule(run)));
        (runs.collect(), tree.present())
    }
}

pub(super) fn grain(name: &str) -> Grain {
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
