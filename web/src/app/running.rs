//! Running on to a place, lines that Play stops at, bookmarks, and answers of the game of predicting. (No part of a first visit.)

use super::App;
use crate::player::{Command, Moved, Until};
use switchboard_session::{Grain, Moment, predict::Question};
use switchboard_trace::ActorId;
use yew::prelude::*;

impl App {
    /// Runs on to a place, if the run comes there.
    #[inline(never)]
    pub(super) fn until(&mut self, until: Until) {
        if let Until::Bookmark(forward) = until {
            return self.next_bookmark(forward);
        }
        let follow = self.player.follow;
        let stops = self.document.stops.clone();
        let Some(run) = &mut self.run else { return };
        let s = &mut run.session;
        let line = s.timeline().cursor().position().map_or(0, |p| p.1);
        let (moved, what) = match until {
            Until::Over => (s.over(), "This frame"),
            Until::Out => (s.out(), "This frame"),
            Until::Switch => (s.step_forward(Grain::Switch), "The run"),
            Until::Pass => (s.step_forward(Grain::Iteration), "The loop"),
            Until::Time => (s.step_forward(Grain::Time), "Time"),
            Until::Line(0) => (line > 0 && s.run_to_line(line), "This line"),
            Until::Line(line) => (s.run_to_line(line), "This line"),
            Until::Task => match follow {
                Some(actor) => (s.run_to_actor(actor), "The followed task"),
                None => {
                    self.notice = Some("Follow somebody first: click a token.".to_owned());
                    return;
                }
            },
            Until::Stop => {
                let stop = s.first_visit(&stops, s.tick(), s.progress().head);
                stop.into_iter().for_each(|tick| s.seek(tick));
                let none = if stops.is_empty() {
                    "No line is stopped at; it"
                } else {
                    "A line that is stopped at"
                };
                (stop.is_some(), none)
            }
            Until::Bookmark(_) => unreachable!("see above"),
        };
        let known = s.progress().ended;
        let cursor = run.cursor();
        self.notice = (!moved).then(|| match known {
            true => format!("{what} does not come again."),
            false => format!("{what} does not come again in what has run so far."),
        });
        if moved {
            self.player.sheet = None;
        }
        self.at(cursor, Moved::Forward);
    }

    /// The bookmark after this moment, or before it.
    fn next_bookmark(&mut self, forward: bool) {
        let Some(run) = &mut self.run else { return };
        let here = run.session.tick();
        let places = self.document.moments.iter();
        let ticks = places.filter_map(|m| switchboard_session::anchor::resolve(&run.session, &m.at).ok());
        let next = if forward {
            ticks.filter(|t| *t > here).min()
        } else {
            ticks.filter(|t| *t < here).max()
        };
        if let Some(tick) = next {
            let cursor = run.seek_tick(tick);
            self.at(cursor, Moved::Jumped);
            self.point();
        }
    }

    /// Follows whom the story points at, if that is somebody.
    fn point(&mut self) {
        let Some(moment) = self.moment_here().map(|index| &self.document.moments[index]) else {
            return;
        };
        let lanes = self.run.as_ref().map(|run| run.session.index().lanes());
        let actor = lanes.and_then(|lanes| lanes.by_letter(&moment.point));
        if !moment.point.is_empty() && self.player.follow != actor {
            self.player.follow = actor;
            self.pointed = true;
            self.refresh();
        }
    }

    /// Play comes to a line that is stopped at before its next step: there it pauses. True: it does.
    #[inline(never)]
    pub(super) fn stopped(&mut self) -> bool {
        let Some(run) = &mut self.run else { return false };
        let here = run.session.tick();
        let index = run.session.steps().partition_point(|step| step.show <= here);
        let next = run.session.steps().get(index);
        let to = next.map_or(run.session.progress().head, |step| step.show);
        let Some(tick) = run.session.first_visit(&self.document.stops, here, to) else {
            return false;
        };
        let cursor = run.seek_tick(tick);
        self.player.playing = false;
        self.at(cursor, Moved::Forward);
        true
    }

    /// Play stops at a line from now on, or no longer.
    #[inline(never)]
    pub(super) fn stop_at(&mut self, line: u32) {
        let here = self
            .run
            .as_ref()
            .and_then(|run| run.session.timeline().cursor().position());
        let line = if line == 0 { here.map_or(0, |p| p.1) } else { line };
        if line > 0 {
            self.document.toggle_stop(line);
        }
    }

    /// This moment becomes a bookmark, or is none any more.
    #[inline(never)]
    pub(super) fn bookmark(&mut self) {
        let at = self.anchor();
        if self.run.is_none() || at.is_empty() {
            return;
        }
        let mut all = self.document.moments.clone();
        match all.iter().position(|m| m.at == at) {
            Some(index) if all[index].say.is_empty() && all[index].ask.is_empty() => drop(all.remove(index)),
            Some(_) => {
                self.notice = Some("This bookmark has words: forget it in the list (b).".to_owned());
                return;
            }
            None => all.push(Moment::at(at)),
        }
        if let Some(run) = &self.run {
            // In the order of the run; what the run does not come to stands at the end.
            let place = |m: &Moment| switchboard_session::anchor::resolve(&run.session, &m.at).ok();
            all.sort_by_key(|m| place(m).map_or((1, 0), |tick| (0, tick.0)));
        }
        self.document.set_moments(all);
    }

    /// What is asked at this moment, while predicting.
    #[inline(never)]
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        let game = self.player.predict?;
        let run = self.run.as_ref().filter(|_| self.player.current())?;
        run.session.question(game.ask)
    }

    /// An answer by its place among the options.
    #[inline(never)]
    pub(super) fn answer(&mut self, context: &Context<Self>, option: usize) {
        if let Some(question) = self.question().filter(|q| option < q.options.len()) {
            self.command(context, &Command::Judge(option == question.answer));
        }
    }

    /// A click on a token is an answer, where it is one of the options.
    #[inline(never)]
    pub(super) fn answered(&mut self, context: &Context<Self>, actor: ActorId) -> bool {
        let question = self.question();
        let option = question.and_then(|q| q.options.iter().position(|o| o.actor == Some(actor)));
        if let Some(option) = option {
            self.answer(context, option);
        }
        option.is_some()
    }
}
