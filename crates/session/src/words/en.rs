//! English sentences: present tense, one cause, at most 22 words, names in code type, letters for tasks.
//!
//! Fixed words: *waiting* is a task that holds no thread, *blocked* a thread that cannot go on, *suspended* a generator,
//! a *pass* one turn of the loop. Never "returns" for a yield, "sleeps" for a blocked thread, "simultaneously".

use crate::{
    message::{Act, Edge, End, Message, Segment, Who},
    notes::{Length, Remark},
};
use switchboard_trace::{Time, Unit, event::ReadyBy};

/// A sentence under construction.
#[derive(Default)]
struct Words {
    segments: Vec<Segment>,
    unit: Unit,
}

impl Words {
    fn text(mut self, text: &str) -> Self {
        match self.segments.last_mut() {
            Some(Segment::Text(last)) => last.push_str(text),
            _ => self.segments.push(Segment::Text(text.into())),
        }
        self
    }

    fn code(mut self, text: &str) -> Self {
        self.segments.push(Segment::Code(text.into()));
        self
    }

    /// By its letter; `main` by its name, which everybody knows; one without a letter by the call that made it.
    fn who(mut self, who: &Who) -> Self {
        if who.label == "main()" && who.letter == "M" {
            return self.code("main");
        }
        if who.letter.is_empty() && who.label.is_empty() {
            return self.text("the main thread");
        }
        if who.letter.is_empty() {
            return self.code(&who.label);
        }
        self.segments.push(Segment::Actor {
            actor: who.actor,
            letter: who.letter.clone(),
        });
        self
    }

    /// `A`, `A and B`, `A, B and C`, `A, B and 4 others`.
    fn all(mut self, all: &[Who]) -> Self {
        let shown = if all.len() > 3 { 2 } else { all.len() };
        for (index, who) in all[..shown].iter().enumerate() {
            if index > 0 {
                let last = index + 1 == all.len();
                self = self.text(if last { " and " } else { ", " });
            }
            self = self.who(who);
        }
        if shown < all.len() {
            self = self.text(&format!(" and {} others", all.len() - shown));
        }
        self
    }

    fn time(self, time: Time) -> Self {
        let unit = self.unit;
        self.text(&time.shown(unit))
    }
}

/// A message in English, its times in a unit.
#[must_use]
pub fn say(message: &Message, unit: Unit) -> Vec<Segment> {
    capital(words(message, unit).segments)
}

fn capital(mut segments: Vec<Segment>) -> Vec<Segment> {
    // A name with brackets stays as it is written.
    let call = |text: &str| text.split(' ').next().is_some_and(|word| word.contains('('));
    if let Some(Segment::Text(text)) = segments.first_mut()
        && !call(text)
    {
        let mut rest = text.chars();
        if let Some(first) = rest.next() {
            *text = format!("{}{}", first.to_ascii_uppercase(), rest.as_str());
        }
    }
    segments
}

/// A remark on a run, that was made so often. (No part of a first visit.)
#[inline(never)]
#[must_use]
pub fn remark(remark: &Remark, times: u32) -> Vec<Segment> {
    let w = Words::default();
    let again = match times {
        0 | 1 => ".".to_owned(),
        _ => format!(", {times} times."),
    };
    let long = |w: Words, length: &Length| match length.time.0 {
        0 => w.text(&format!("{} instructions", grouped(length.ticks))),
        _ => w.time(length.time),
    };
    let words = match remark {
        Remark::LoopBlocked { who, line, length } => {
            let w = w
                .who(who)
                .text(&format!("'s call at line {line} blocks the loop"));
            match length {
                Some(length) => w.text(" for ").time(*length).text(&again),
                None => w.text(" to the end."),
            }
            .text(" No other task can run meanwhile.")
        }
        Remark::NeverYields { who, length } => long(w.who(who).text(" runs for "), length)
            .text(" without an ")
            .code("await")
            .text(" that gives the thread back. Others wait."),
        Remark::NeverAwaited { name } => w
            .text("A coroutine of ")
            .code(name)
            .text(" was made and never awaited: its code did not run")
            .text(&again),
        Remark::NeverRetrieved { error } if error.is_empty() => {
            w.text("An exception of a task was never asked for: nobody awaited it.")
        }
        Remark::NeverRetrieved { error } => w
            .text("Nobody asked for the exception ")
            .code(&cut(error, 48))
            .text(": its task was never awaited."),
        Remark::Destroyed => w
            .text("A task that still waited was let go with nobody left who knows it")
            .text(&again),
        Remark::Deadlock(segments) => return segments.clone(),
        Remark::Overtaken { who, name, times } => w
            .who(who)
            .text(" waits for ")
            .code(name)
            .text(&format!(" while others who asked later take it, {times} times.")),
        Remark::Unserved { who, length } => {
            long(w.who(who).text(" is ready and gets no turn for "), length).text(&again)
        }
        Remark::Convoy {
            who,
            times,
            length,
            behind,
        } => {
            let w = w
                .who(who)
                .text(&format!(" came back from {times} waits and stood behind "));
            let w = match behind {
                Some(behind) => w.who(behind).text(", who computes"),
                None => w.text("others, who compute"),
            };
            long(w.text(", up to "), length).text(": a convoy.")
        }
        Remark::UnboundedQueue { name, items } => w.code(name).text(&format!(
            " holds {items} items and has no bound: who puts them never has to wait."
        )),
        Remark::LostWakeUp { by, name, waits } => w
            .who(by)
            .text(" notifies ")
            .code(name)
            .text(" when nobody waits: that is lost. ")
            .who(waits)
            .text(" comes later and waits to the end."),
    };
    capital(words.segments)
}

/// As plain text, code between backquotes: for the command line, tests and screen readers.
#[must_use]
pub fn plain(segments: &[Segment]) -> String {
    let pieces = segments.iter().map(|segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Code(text) => format!("`{text}`"),
        Segment::Actor { letter, .. } => letter.clone(),
    });
    pieces.collect()
}

fn words(message: &Message, unit: Unit) -> Words {
    let w = Words {
        unit,
        ..Words::default()
    };
    match message {
        Message::Start { loops: true } => w.text("One thread, one loop. Press Step, or the right arrow."),
        Message::Start { loops: false } => w.text("Nothing has run yet. Press Step, or the right arrow."),
        Message::Run { who, acts, end } => run(w.who(who), acts, end),
        Message::Callback { label, acts } => run(w.text("The callback ").code(label), acts, &End::Open),
        Message::Failed { error, line } => {
            let w = w.text("The program failed: ").code(&cut(error, 72));
            match line {
                0 => w.text("."),
                line => w.text(&format!(" at line {line}.")),
            }
        }
        Message::Unsupported { name, instead, line } => {
            let w = match line {
                0 => w,
                line => w.text(&format!("Line {line}: ")),
            };
            let w = w.code(name).text(" is not supported.");
            if instead.is_empty() {
                w
            } else {
                w.text(&format!(" {instead}."))
            }
        }
        Message::GoesOn { who, at, acts, end } => {
            let w = w
                .time(*at)
                .text(": the thread is free again. ")
                .who(who)
                .text(" goes on");
            let w = if acts.is_empty() { w } else { w.text(",") };
            finish(doing(w, acts, 1), end, false)
        }
        Message::Resume {
            who,
            first,
            sent,
            frames,
            acts,
            end,
        } => resume(w, who, (*first, *sent), *frames, acts, end),
        Message::Wait {
            until: Some(until),
            woken,
        } if woken.is_empty() => w
            .text("Nobody is ready, so the loop waits for the earliest timer: ")
            .time(*until)
            .text("."),
        Message::Wait {
            until: Some(until),
            woken,
        } => {
            let w = w
                .text("Nobody is ready, so the loop waits until ")
                .time(*until)
                .text(". Then ")
                .all(woken);
            w.text(if woken.len() == 1 {
                " is ready."
            } else {
                " are ready."
            })
        }
        Message::Wait { until: None, .. } => {
            w.text("Nobody is ready and no timer is set: the loop waits for what comes from outside.")
        }
        Message::Sleep { who, until } => w
            .text("No thread can run: ")
            .who(who)
            .text(" is blocked until ")
            .time(*until)
            .text("."),
        Message::Tidy {
            runtime,
            tasks,
            passes,
        } => tidy(w, runtime, *tasks, *passes),
        Message::Signal(name) => {
            let w = w.code(name).text(" comes to the process");
            if name == "SIGINT" {
                w.text(": Ctrl-C.")
            } else {
                w.text(".")
            }
        }
        Message::Deadlock(edges) => deadlock(w, edges),
        Message::Stuck(waits) => stuck(w, waits),
        Message::Limit(text) => w
            .text(text.trim_end_matches('.'))
            .text(". Everything up to here can be stepped."),
        Message::Stray(text) => w.text("The replay stops here: ").text(text).text("."),
        Message::BecauseReady {
            who,
            by,
            from,
            thread,
        } => because_ready(w, who, *by, from.as_ref(), *thread),
        Message::BecauseWaits { who, end } => finish(w.who(who), end, true),
        Message::Frame { name, line, inner } => w
            .code(name)
            .text(&format!(" is suspended at line {line} until "))
            .code(inner)
            .text(" gives something back."),
        Message::BecauseTimer { who: Some(who), at } => w
            .time(*at)
            .text(": ")
            .who(who)
            .text("'s timer is due. Its handle joins the ready queue."),
        Message::BecauseTimer { who: None, at } => w
            .time(*at)
            .text(": a timer is due. Its handle joins the ready queue."),
        Message::BecauseAsked { who, until } => {
            w.who(who).text(" asked to be woken at ").time(*until).text(".")
        }
        Message::BecauseMade { who, by: Some(by) } => w
            .who(by)
            .text(" made ")
            .who(who)
            .text(" by ")
            .code(&who.label)
            .text("."),
        Message::BecauseMade { who, by: None } => w.who(who).text(" is there from the start."),
        Message::BecauseResolved { what } => w.code(what).text(" has its result."),
        Message::BecauseReleased { who, name } => w.who(who).text(" released ").code(name).text("."),
        Message::BecauseCancelled { who } => w
            .who(who)
            .text(" was cancelled: ")
            .code("CancelledError")
            .text(" is raised in it when it next runs."),
        Message::BecauseTime { from, to } => w
            .text("Time went from ")
            .time(*from)
            .text(" to ")
            .time(*to)
            .text(", because nobody was ready."),
        Message::BecauseCalled { who } => w
            .text("Its caller asks ")
            .who(who)
            .text(" for the next value, and waits for it."),
        Message::BecauseFirst { who, thread: false } => w.who(who).text(" is first in the ready queue."),
        Message::BecauseFirst { who, thread: true } => {
            w.text("A core is free, and ").who(who).text(" gets it.")
        }
    }
}

fn run(w: Words, acts: &[Act], end: &End) -> Words {
    finish(doing(w, acts, 2), end, acts.is_empty())
}

/// The last `most` acts: ` prints x and starts A`.
fn doing(mut w: Words, acts: &[Act], most: usize) -> Words {
    let shown = &acts[acts.len().saturating_sub(most)..];
    for (index, act) in shown.iter().enumerate() {
        if index > 0 {
            w = w.text(if index + 1 == shown.len() { " and" } else { "," });
        }
        w = match act {
            Act::Prints(text) => w.text(" prints ").code(&short(text)),
            Act::Starts(all) => w.text(" starts ").all(all),
            Act::Cancels(who) => w.text(" cancels ").who(who),
            Act::NoSwitch(Some(who)) => w.text(" finds ").who(who).text("'s result already there"),
            Act::NoSwitch(None) => w.text(" finds the result already there"),
            Act::Takes(name) => w.text(" takes ").code(name),
            Act::Gives(name) => w.text(" releases ").code(name),
            Act::Does { what, name } if verb(what).is_some() => {
                w.text(verb(what).unwrap_or_default()).code(name)
            }
            Act::Does { what, name } => w.text(" has ").text(what).text(" ").code(name),
            Act::Signals(name) => w.text(" sends the process ").code(name),
            Act::Resolves => w.text(" gives a future its result"),
            Act::Warned(text) => w.text(" is warned: ").code(&cut(text, 48)),
        };
    }
    w
}

/// What somebody does to a primitive, for the words of events that name one.
fn verb(what: &str) -> Option<&'static str> {
    Some(match what {
        "read" => " reads ",
        "written" => " writes ",
        "put" => " puts an item into ",
        "task_done" => " marks an item as done in ",
        "got" => " gets an item from ",
        "notified" => " notifies ",
        "set" => " sets ",
        "cleared" => " clears ",
        _ => return None,
    })
}

fn finish(w: Words, end: &End, bare: bool) -> Words {
    let then = if bare { " " } else { ", then " };
    match end {
        End::Open if bare => w.text(" runs."),
        End::Open => w.text("."),
        End::Sleeps { until, line } if bare && *line > 0 => {
            let w = w.text(" asks to be woken at ").time(*until);
            w.text(&format!(
                ". It keeps its place at line {line} and holds no thread."
            ))
        }
        End::Sleeps { until, .. } => w.text(then).text("asks to be woken at ").time(*until).text("."),
        End::Blocked { until } => w.text(then).text("is blocked until ").time(*until).text("."),
        End::Joins(all) if all.len() == 2 && !bare => w.text(then).text("waits for both."),
        End::Joins(all) => w.text(then).text("waits for ").all(all).text(" to end."),
        End::Future(label) if label.is_empty() || label.starts_with("a ") => {
            w.text(then).text("waits for a result that somebody else gives.")
        }
        End::Future(label) => w
            .text(then)
            .text("waits for ")
            .code(label)
            .text(" to have a result."),
        End::Wants {
            kind,
            name,
            holder: Some(holder),
        } => wanted(w.text(then).text("wants "), kind, name)
            .text(", which ")
            .who(holder)
            .text(" holds."),
        End::Wants {
            kind,
            name,
            holder: None,
        } if name.is_empty() => w.text(then).text("waits for ").text(&article(kind)).text("."),
        End::Wants {
            kind,
            name,
            holder: None,
        } => w
            .text(then)
            .text("waits at the ")
            .text(kind)
            .text(" ")
            .code(name)
            .text("."),
        End::Input(what) => w.text(then).text("waits for ").text(what).text("."),
        End::Yields { behind: Some(who) } => w
            .text(then)
            .text("gives the thread back. It stays ready, behind ")
            .who(who)
            .text("."),
        End::Yields { behind: None } => w.text(then).text("gives the thread back and stays ready."),
        End::CutOff => w.text(then).text("must let go: its slice is over."),
        End::Done => w.text(then).text("ends."),
        End::Failed => w.text(then).text("fails."),
        End::Cancelled => w.text(then).text("ends, cancelled."),
        End::Blocks {
            until: Some(until),
            late: Some((late, due)),
        } => {
            let w = w
                .text(then)
                .text("blocks the thread until ")
                .time(*until)
                .text(". ")
                .who(late);
            w.text(" was due at ").time(*due).text(" and must wait.")
        }
        End::Blocks {
            until: Some(until),
            late: None,
        } => w
            .text(then)
            .text("blocks the whole thread, not only itself, until ")
            .time(*until)
            .text("."),
        End::Blocks { until: None, .. } => w.text(then).text("blocks the whole thread, not only itself."),
        End::Suspends => w.text(then).text("hands out a value and is suspended."),
    }
}

fn resume(w: Words, who: &Who, (first, sent): (bool, bool), frames: u32, acts: &[Act], end: &End) -> Words {
    if frames > 1 {
        let w = w
            .code(if sent { "send" } else { "next" })
            .text(&format!(" goes through {frames} frames to the innermost one"));
        return match end {
            End::Suspends => w
                .text("; the value comes back through the same ")
                .text(&frames.to_string())
                .text("."),
            End::Done => w.text("; ").who(who).text(" ends."),
            _ => w.text("."),
        };
    }
    let begins = if first {
        " begins"
    } else {
        " goes on where it was suspended"
    };
    let w = w.who(who).text(begins);
    if acts.is_empty() {
        return match end {
            End::Suspends if sent => w.text(", up to its next ").code("await").text("."),
            End::Suspends => w.text(", up to its next ").code("yield").text("."),
            End::Done => w.text(", and ends."),
            End::Failed => w.text(", and fails."),
            _ => w.text("."),
        };
    }
    finish(doing(w.text(","), acts, 1), end, false)
}

fn tidy(w: Words, runtime: &str, tasks: u32, passes: u32) -> Words {
    let w = match runtime {
        "" => w.text("The runtime closes the loop"),
        name => w.code(name).text(" closes the loop"),
    };
    match (tasks, passes) {
        (0, _) | (_, 0) => w.text("."),
        _ => {
            let (t, p) = (plural(tasks, "task"), plural(passes, "pass"));
            w.text(&format!(": {t} of its own in {p}."))
        }
    }
}

fn plural(count: u32, what: &str) -> String {
    let ending = match (count, what.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{count} {what}{ending}")
}

/// 1000000 as "1,000,000".
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<&str> = groups
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

/// Who waits for whom is told of so many: a cycle of a few philosophers closes.
const EDGES: usize = 5;

fn deadlock(mut w: Words, edges: &[Edge]) -> Words {
    w = w.text("Deadlock: ");
    for (index, edge) in edges.iter().take(EDGES).enumerate() {
        w = w.text(if index > 0 { "; " } else { "" }).who(&edge.who);
        w = match &edge.holder {
            Some(holder) if edge.wants.is_empty() => w.text(" waits for ").who(holder).text(" to end"),
            Some(holder) => w.text(" wants ").code(&edge.wants).text(", held by ").who(holder),
            None => w.text(" wants ").code(&edge.wants),
        };
    }
    if edges.len() > EDGES {
        w = w.text(&format!("; and {} more wait", edges.len() - EDGES));
    }
    w.text(". Nothing left can release it.")
}

/// Some of those who wait, each with what for.
fn stuck(mut w: Words, waits: &[(Who, End)]) -> Words {
    w = w.text("Deadlock: ");
    for (index, (who, end)) in waits.iter().take(EDGES).enumerate() {
        w = w.text(if index > 0 { "; " } else { "" }).who(who);
        w = match end {
            End::Joins(all) => w.text(" waits for ").all(all),
            End::Wants {
                kind,
                name,
                holder: Some(holder),
            } => wanted(w.text(" wants "), kind, name)
                .text(", held by ")
                .who(holder),
            End::Wants { kind, name, .. } if name.is_empty() => {
                w.text(&format!(" waits for {}", article(kind)))
            }
            End::Wants { kind, name, .. } => w.text(&format!(" waits for the {kind} ")).code(name),
            End::Future(label) if !label.is_empty() => w.text(" waits for ").code(label),
            End::Input(what) => w.text(" waits for ").text(what),
            _ => w.text(" waits for a result"),
        };
    }
    if waits.len() > 2 {
        w = w.text(&format!("; {} more wait", waits.len() - 2));
    }
    w.text(". Nothing left can wake ")
        .text(if waits.len() > 1 { "them." } else { "it." })
}

/// A primitive by its name; without one, by its kind.
fn wanted(w: Words, kind: &str, name: &str) -> Words {
    if name.is_empty() {
        w.text(&article(kind))
    } else {
        w.code(name)
    }
}

/// "a lock", "an event".
fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

fn because_ready(w: Words, who: &Who, by: ReadyBy, from: Option<&Who>, thread: bool) -> Words {
    let w = w.who(who);
    match (by, from) {
        (ReadyBy::Spawn, Some(from)) if thread => {
            w.text(" wants a core because ").who(from).text(" started it.")
        }
        (ReadyBy::Soon, _) if thread => w.text(" had used up its slice and wants a core again."),
        (ReadyBy::Spawn, Some(from)) => w
            .text(" is ready because ")
            .who(from)
            .text(" made it, and starts no sooner than the next pass."),
        (ReadyBy::Spawn, None) => w.text(" is ready because it is new."),
        (ReadyBy::Soon, _) => w.text(" gave its turn away and joined the end of the ready queue."),
        (ReadyBy::Timer, _) => w.text(" is ready because its time has come."),
        (ReadyBy::Wake, Some(from)) => w.text(" is ready because ").who(from).text(" let it go on."),
        (ReadyBy::Wake, None) => w.text("'s wait has its result, so it joins the ready queue."),
        (ReadyBy::Cancel, _) => w.text(" is ready because it is being cancelled."),
        (ReadyBy::Io, _) => w.text(" is ready because its descriptor is."),
        (ReadyBy::Signal, _) => w.text(" is ready because a signal ended its wait."),
        (ReadyBy::Thread, _) => w.text(" is ready because another thread said so."),
    }
}

/// At most 24 characters of what was printed.
fn short(text: &str) -> String {
    cut(text.trim_end_matches('\n'), 24)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
