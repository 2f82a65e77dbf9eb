//! The fixed words of the page for a state and for a reason to wait. Sentences come from the session.

use crate::model::Picture;
use switchboard_trace::{
    ActorId, ActorState, Departure, Lane, Origin, Schedule, WaitReason, scene::Row, scene::Token,
};

/// The one word for a state.
#[must_use]
pub fn state(state: ActorState) -> &'static str {
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

/// Whose a frame is.
#[must_use]
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Program => "program",
        Origin::Library => "library",
        Origin::Runtime => "runtime",
    }
}

/// What folded lanes are, or the first of them: "30 × fetch(…)" where one function made them all, else "30 tasks".
#[must_use]
pub fn group(lanes: &[&Lane], at_least: bool) -> String {
    let function = |lane: &Lane| lane.label.split('(').next().unwrap_or_default().to_owned();
    let first = lanes.first().map(|lane| function(lane)).unwrap_or_default();
    let count = grouped(lanes.len()) + if at_least { "+" } else { "" };
    if !first.is_empty() && lanes.iter().all(|lane| function(lane) == first) {
        format!("{count} × {first}(…)")
    } else {
        format!("{count} tasks")
    }
}

/// "a lock", "an event".
fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// The name of a state in CSS class names and data attributes.
#[must_use]
pub fn state_class(s: ActorState) -> String {
    format!("is-{}", state(s))
}

/// All tokens of a row, in the order of the places.
pub fn tokens(row: &Row) -> impl Iterator<Item = &Token> {
    row.ready
        .tokens
        .iter()
        .chain(&row.running.tokens)
        .chain(&row.waiting.tokens)
        .chain(&row.finished.tokens)
}

/// The picks that lead to a run: "T3 at line 9, T2".
#[must_use]
pub fn picks(schedule: &Schedule) -> String {
    let pick = |d: &Departure| match (&*d.option, d.at.line) {
        ("stay", line) => format!("no switch at line {line}"),
        ("switch", line) => format!("a switch at line {line}"),
        (option, 0) => option.to_owned(),
        (option, line) => format!("{option} at line {line}"),
    };
    let signals = schedule.inputs.iter().map(|input| match input.time() {
        Some(time) => format!("{} at {time}", input.what),
        None => format!("{} at line {}", input.what, input.at.line),
    });
    let all: Vec<String> = schedule.departures.iter().map(pick).chain(signals).collect();
    if all.is_empty() {
        return "as it comes".to_owned();
    }
    all.join(", ")
}

/// The letter of an actor that the scene mentions.
#[must_use]
pub fn letter(scene: &Picture, actor: ActorId) -> Option<String> {
    scene.names.get(&actor).cloned()
}

fn name(scene: &Picture, actor: ActorId) -> String {
    letter(scene, actor).unwrap_or_else(|| "a task of the runtime".to_owned())
}

/// What ends the wait, in few words.
#[must_use]
pub fn reason(scene: &Picture, reason: &WaitReason) -> String {
    match reason {
        WaitReason::Until(t) => format!("until {}", t.shown(scene.unit)),
        WaitReason::Actors { on, ended } => {
            let names: Vec<String> = on.iter().map(|a| name(scene, *a)).collect();
            let list = match names.as_slice() {
                [] => "nobody".to_owned(),
                [one] => one.clone(),
                [front @ .., last] if names.len() <= 4 => format!("{} and {last}", front.join(", ")),
                all => format!("{} tasks", grouped(all.len())),
            };
            if on.len() > 1 {
                format!(
                    "for {list} ({} of {})",
                    grouped(*ended as usize),
                    grouped(on.len())
                )
            } else {
                format!("for {list}")
            }
        }
        WaitReason::Future(label) if label.is_empty() => "for a result".to_owned(),
        WaitReason::Future(label) => format!("for {label}"),
        WaitReason::Primitive {
            kind,
            name: n,
            holder,
        } => {
            // Only a lock has a holder: its name is enough.
            let what = match (n.as_deref(), holder) {
                (Some(n), Some(_)) => n.to_owned(),
                (Some(n), None) => format!("{kind} {n}"),
                (None, _) => article(kind),
            };
            match holder {
                Some(h) => format!("for {what}, held by {}", name(scene, *h)),
                None => format!("for {what}"),
            }
        }
        WaitReason::Io(what) => format!("for {what}"),
        WaitReason::Input => "for input".to_owned(),
        WaitReason::Turn(what) => format!("wants {what}"),
    }
}

/// The second line of a token: state or reason.
#[must_use]
pub fn standing(scene: &Picture, token: &Token) -> String {
    match (&token.reason, token.state) {
        (Some(r @ WaitReason::Turn(_)), ActorState::Ready) => {
            reason(scene, r) + &crate::panels::kernel::waited(scene, token)
        }
        (Some(r), ActorState::Waiting | ActorState::Ready) => reason(scene, r),
        (Some(r), ActorState::Blocked) => format!("blocked {}", reason(scene, r)),
        _ => state(token.state).to_owned(),
    }
}

/// Text whose pieces between backquotes are code.
pub fn marked(text: &str) -> yew::Html {
    text.split('`')
        .enumerate()
        .map(|(i, t)| {
            if i % 2 == 1 {
                yew::html! { <code>{t.to_owned()}</code> }
            } else {
                yew::html! { {t.to_owned()} }
            }
        })
        .collect()
}

/// `n` things, with the right ending.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{} {many}", grouped(n))
    }
}

/// 1000000 as "1,000,000".
#[must_use]
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard_trace::Time;

    #[test]
    fn reasons_read_as_in_the_design() {
        let scene = Picture::default();
        assert_eq!(
            reason(&scene, &WaitReason::Until(Time(1_000_000_000))),
            "until 1.000 s"
        );
        let lock = WaitReason::Primitive {
            kind: "lock".into(),
            name: Some("door".into()),
            holder: None,
        };
        assert_eq!(reason(&scene, &lock), "for lock door");
    }

    #[test]
    fn folded_lanes_are_named_by_the_function_that_they_share() {
        let lane = |label: &str| Lane {
            actor: ActorId(1),
            parent: None,
            kind: switchboard_trace::event::ActorKind::Task,
            origin: Origin::Program,
            letter: "A".into(),
            label: label.into(),
            bars: Vec::new(),
        };
        let (a, b, c) = (lane("fetch(1)"), lane("fetch(2)"), lane("tick()"));
        assert_eq!(group(&[&a, &b], false), "2 × fetch(…)");
        assert_eq!(group(&[&a, &b, &c], true), "3+ tasks");
        assert_eq!(article("event"), "an event");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(1_000_000), "1,000,000");
        assert_eq!(grouped(999), "999");
        assert_eq!(count(1, "frame", "frames"), "1 frame");
    }
}
