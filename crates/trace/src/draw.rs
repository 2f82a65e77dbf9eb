//! A scene as text: for the command line, golden tests, and whoever cannot see the page.
//!
//! ```text
//! 0.000 s
//! MainThread  asyncio event loop, one operator
//!   ready     B countdown('B', 3)
//!   running   A countdown('A', 2)  line 6
//!               countdown  line 6  n = 2
//!   waiting   M main()  for A and B, 0 of 2
//!   gate      pass 2, due: A 1.000 s
//! | T-minus 2 (A)
//! ```

use crate::{
    id::ActorId,
    kernel::Gil,
    scene::{FrameView, Outcome, Place, Row, Scene, Token},
    state::{ActorState, WaitReason},
};
use std::fmt::Write;

/// Draws one moment. Lines have no trailing spaces and end with a line feed.
#[must_use]
pub fn draw(scene: &Scene) -> String {
    let mut out = format!("{}\n", scene.time);
    for row in &scene.rows {
        draw_row(&mut out, scene, row);
    }
    if scene.console_before > 0 {
        line(&mut out, &format!("| ... {} lines before", scene.console_before));
    }
    for printed in &scene.console {
        let mark = if printed.error { '!' } else { '|' };
        line(&mut out, &format!("{mark} {}", printed.text));
    }
    if let Some(outcome) = &scene.outcome {
        line(&mut out, &end(scene, outcome));
    }
    out
}

/// Adds a line without trailing spaces.
fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

fn draw_row(out: &mut String, scene: &Scene, row: &Row) {
    line(out, &format!("{}  {}", row.title, row.subtitle));
    draw_place(out, scene, "ready", &row.ready, false);
    draw_place(out, scene, "running", &row.running, true);
    draw_place(out, scene, "waiting", &row.waiting, false);
    draw_place(out, scene, "finished", &row.finished, false);
    match row.machine.as_ref().map(|machine| &machine.gil) {
        Some(Gil::On(gil)) if gil.wanted > 0 => {
            line(
                out,
                &format!("  GIL       {}", gil.draw(|actor| letter(scene, actor))),
            );
        }
        Some(Gil::Off) => line(out, "  GIL       off"),
        _ => {}
    }
    if let Some(gate) = &row.gate {
        let mut text = format!("  gate      pass {}", gate.pass);
        match gate.waits {
            Some(Some(until)) => write!(text, ", waits until {until}"),
            Some(None) => write!(text, ", waits for what comes from outside"),
            None if gate.left_in_pass > 0 => write!(text, ", {} left in it", gate.left_in_pass),
            None => Ok(()),
        }
        .expect("writing to a string");
        for (index, (when, _, label)) in gate.due.iter().enumerate() {
            text += if index == 0 { ", due: " } else { ", " };
            text += &format!("{label} {when}");
        }
        if gate.due_total > gate.due.len() {
            text += &format!(" and {} more", gate.due_total - gate.due.len());
        }
        line(out, &text);
    }
}

fn draw_place(out: &mut String, scene: &Scene, name: &str, place: &Place, always: bool) {
    if place.total == 0 && !always {
        return;
    }
    let mut head = name;
    for token in &place.tokens {
        line(out, &format!("  {head:<9} {}", draw_token(scene, token)));
        for frame in &token.frames {
            line(out, &format!("              {}", draw_frame(frame)));
        }
        head = "";
    }
    let more = place.total - place.tokens.len();
    if more > 0 {
        line(out, &format!("  {head:<9} ... {more} more"));
    } else if place.total == 0 {
        line(out, &format!("  {head:<9} nobody"));
    }
}

fn draw_token(scene: &Scene, token: &Token) -> String {
    let mut text = format!("{} {}", token.letter, token.label)
        .trim_start()
        .to_owned();
    if token.line > 0 {
        text += &format!("  line {}", token.line);
    }
    match token.state {
        ActorState::Ready | ActorState::Running | ActorState::Waiting | ActorState::Done => {}
        other => text += &format!("  {}", word(other)),
    }
    if let Some(reason) = &token.reason {
        text += &format!("  {}", why(scene, reason));
    }
    let half = scene.marks.iter().filter(|mark| mark.actor == token.actor);
    let half = half
        .flat_map(|mark| &mark.values)
        .find(|(name, _)| name.contains(' '));
    if let Some((name, value)) = half {
        text += &format!("  {name} = {value}");
    }
    if token.crossing > 1 {
        text += &format!("  next resume crosses {} frames", token.crossing);
    }
    text
}

fn draw_frame(frame: &FrameView) -> String {
    let mut text = format!("{}  line {}", frame.name, frame.line);
    if frame.state != ActorState::Running {
        text += &format!("  {}", word(frame.state));
    }
    for (name, value) in &frame.locals {
        text += &format!("  {name} = {value}");
    }
    text
}

/// The word for a state.
#[must_use]
pub fn word(state: ActorState) -> &'static str {
    match state {
        ActorState::New => "new",
        ActorState::Ready => "ready",
        ActorState::Running => "running",
        ActorState::Waiting => "waiting",
        ActorState::Blocked => "blocked",
        ActorState::Suspended => "suspended",
        ActorState::Done => "done",
        ActorState::Failed => "failed",
        ActorState::Cancelled => "cancelled",
    }
}

/// What ends a wait, in a few words: `until 1.000 s`, `for A and B, 0 of 2`.
#[must_use]
pub fn why(scene: &Scene, reason: &WaitReason) -> String {
    let who = |actor: ActorId| letter(scene, actor);
    match reason {
        WaitReason::Until(time) => format!("until {time}"),
        WaitReason::Actors { on, ended } => {
            let names: Vec<String> = on.iter().take(3).map(|&actor| who(actor)).collect();
            let more = if on.len() > 3 { " and others" } else { "" };
            format!("for {}{more}, {ended} of {}", names.join(", "), on.len())
        }
        WaitReason::Future(label) => format!("for {label}"),
        WaitReason::Primitive { kind, name, holder } => {
            let name = name
                .as_ref()
                .map_or_else(|| kind.to_string(), |name| format!("{kind} {name}"));
            match holder {
                Some(holder) => format!("for {name}, which {} holds", who(*holder)),
                None => format!("for {name}"),
            }
        }
        WaitReason::Io(what) => format!("for {what}"),
        WaitReason::Input => "for input".into(),
        WaitReason::Turn(what) => format!("for {what}"),
    }
}

/// An actor's letter, if the scene shows it anywhere; its number else.
fn letter(scene: &Scene, actor: ActorId) -> String {
    let places = scene
        .rows
        .iter()
        .flat_map(|row| [&row.ready, &row.running, &row.waiting, &row.finished]);
    let mut tokens = places.flat_map(|place| &place.tokens);
    match tokens.find(|token| token.actor == actor) {
        Some(token) if !token.letter.is_empty() => token.letter.to_string(),
        _ => format!("#{}", actor.0),
    }
}

fn end(scene: &Scene, outcome: &Outcome) -> String {
    if let Some(limit) = &outcome.limit {
        return format!("stopped: {limit}");
    }
    if let Some(stray) = &outcome.stray {
        return format!("stopped: {stray}");
    }
    if !outcome.deadlock.is_empty() {
        let edges = outcome.deadlock.iter().map(|edge| {
            if let (true, Some(other)) = (edge.what.is_empty(), edge.holder) {
                return format!(
                    "{} waits for {} to end",
                    letter(scene, edge.who),
                    letter(scene, other)
                );
            }
            let holder = edge
                .holder
                .map(|holder| format!(", which {} holds", letter(scene, holder)));
            format!(
                "{} waits for {}{}",
                letter(scene, edge.who),
                edge.what,
                holder.unwrap_or_default()
            )
        });
        return format!("deadlock: {}", edges.collect::<Vec<_>>().join("; "));
    }
    match &outcome.message {
        Some(message) => format!("failed with status {}: {message}", outcome.status),
        None => format!("ended with status {}", outcome.status),
    }
}
