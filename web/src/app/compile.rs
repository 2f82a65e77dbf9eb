//! From a text to a run: the pause after an edit, the compiler, the session, its slices.
//!
//! ```text
//! rest --300 ms--> compile --code--> compiled --> start --> slice, slice ... --> whole run known
//!                                       \--problems--> reject
//! ```

use super::{App, Begin, Message};
use crate::{
    host::{self, Compiled},
    panels::editor::Problem,
    player::{Command, Level, Moved},
    run::Run,
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use switchboard_session::{Language, Source};
use yew::prelude::*;

/// How long the text rests before it runs.
const EDIT_PAUSE_MS: u32 = 300;
/// And if nothing but a number has changed.
const NUMBER_PAUSE_MS: u32 = 60;
/// How often lanes are drawn anew while a long run goes on.
const REDRAW_MS: f64 = 250.0;
/// And how much longer than drawing them takes.
const REDRAW_SHARE: f64 = 20.0;

impl App {
    /// The text has changed. Where only a number did, the same moment is shown again, and soon: it may be dragged.
    pub(super) fn edited(&mut self, context: &Context<Self>, text: String) {
        let at =
            (self.player.current() || !self.begin.at.is_empty()) && only_a_number(&self.document.text, &text);
        let at = if !at {
            String::new()
        } else if self.player.current() {
            self.anchor()
        } else {
            std::mem::take(&mut self.begin.at)
        };
        let pause = if at.is_empty() {
            EDIT_PAUSE_MS
        } else {
            NUMBER_PAUSE_MS
        };
        self.document.edit(text);
        self.begin = Begin {
            at,
            ..Begin::default()
        };
        self.rest_for(context, pause);
    }

    /// The text has changed: wait until it rests.
    pub(super) fn rest(&mut self, context: &Context<Self>) {
        self.rest_for(context, EDIT_PAUSE_MS);
    }

    fn rest_for(&mut self, context: &Context<Self>, pause: u32) {
        self.player = self.player.reduce(&Command::Edit);
        self.beat = None;
        self.problems = Rc::default();
        let (link, generation) = (context.link().clone(), self.player.generation);
        self.rest = Some(Timeout::new(pause, move || {
            link.send_message(Message::Rested(generation))
        }));
    }

    /// Gets the code of the present text: ready-made, or from the compiler.
    pub(super) fn compile(&mut self, context: &Context<Self>) {
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

    pub(super) fn compiled(
        &mut self,
        context: &Context<Self>,
        generation: u32,
        result: Result<Compiled, String>,
    ) {
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
        self.tried = None;
        self.start(context, generation, source);
    }

    /// Begins a run of compiled code.
    pub(super) fn start(&mut self, context: &Context<Self>, generation: u32, source: Source) {
        let begin = std::mem::take(&mut self.begin);
        let at = if begin.at.is_empty() { "start" } else { &begin.at };
        match Run::open(source, self.document.settings.clone(), begin.schedule, at) {
            Ok(run) => {
                if begin.tried.is_some() {
                    self.tried = begin.tried;
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

    /// The present text does not run: why, at places of it or in words. (No part of a first visit.)
    #[inline(never)]
    pub(super) fn reject(&mut self, problems: Vec<Problem>, notice: Option<String>) {
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
    pub(super) fn slice(&mut self, context: &Context<Self>, generation: u32) -> bool {
        let Some(run) = &mut self.run else { return false };
        // Of another text, or stopped by the reader.
        if generation != self.player.generation || self.player.complete || !self.player.current() {
            return false;
        }
        let before = (run.session.tick(), run.cursor());
        let on_step = run.session.on_step();
        let ended = run.slice(host::now);
        let after = (run.session.tick(), run.cursor());
        // The last step that was known had not come to its end, or none was known: its moment is another one now.
        let grown = on_step && before.0 == after.0 && !run.session.on_step();
        let steps = run.session.steps().len();
        let now = host::now();
        if ended || now > self.redraw || run.lanes.is_empty() {
            run.redraw(self.player.level == Level::Internals);
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
        if before != after && !grown {
            self.at(after.1, Moved::Jumped);
        } else if self.player.cursor != old || grown {
            self.settle();
        } else if old == steps || ended {
            self.refresh();
        }
        if ended && let Some(problem) = self.run.as_ref().and_then(Run::unsupported) {
            self.problems = Rc::new(vec![problem]);
        }
        if ended && let (Some(tree), Some(run)) = (&mut self.tried, &self.run) {
            tree.ended(&run.ending());
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
    pub(super) fn part(&mut self, context: &Context<Self>) {
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
}

/// Do the texts differ in one number only?
#[inline(never)]
fn only_a_number(before: &str, after: &str) -> bool {
    let (a, b) = (before.as_bytes(), after.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let room = a.len().min(b.len()) - same;
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(room)
        .take_while(|(a, b)| a == b)
        .count();
    let (old, new) = (&a[same..a.len() - end], &b[same..b.len() - end]);
    let number = |piece: &[u8]| {
        piece
            .iter()
            .all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'-'))
    };
    let touches = |at: usize| a.get(at).is_some_and(u8::is_ascii_digit);
    before != after
        && number(old)
        && number(new)
        && (old.iter().chain(new).any(u8::is_ascii_digit))
        && (!(old.is_empty() || new.is_empty()) || touches(same) || same > 0 && touches(same - 1))
}

#[cfg(test)]
mod tests {
    use super::only_a_number;

    #[test]
    fn a_changed_number_is_told_from_other_edits() {
        assert!(only_a_number("sleep(1)", "sleep(3)"));
        assert!(only_a_number("sleep(1)", "sleep(12)"));
        assert!(only_a_number("sleep(10)", "sleep(9)"));
        assert!(only_a_number("sleep(0.5)", "sleep(1.0)"));
        assert!(!only_a_number("sleep(1)", "sleep(n)"));
        assert!(!only_a_number("f()", "f(1)"), "that is another call");
        assert!(!only_a_number("a\n", "a\nb\n"));
        assert!(!only_a_number("same", "same"));
    }
}
