//! Chrome's trace events (the JSON of the "Trace Event Format"), which Perfetto and chrome://tracing open.
//!
//! ```text
//! process  ── thread per task, thread or generator
//!               X  a stretch of one state          i  a line of output
//!               s ──> f  from what woke it to the run that followed
//! ```
//! In virtual time code has no width, so a step is a millisecond here, as on the page's axis; the time of the program is
//! among the arguments of each stretch.

use crate::session::Session;
use serde_json::{Value, json};
use switchboard_trace::{ActorId, ActorState, EventKind, StepKind};

/// Microseconds of a step.
const STEP: u64 = 1_000;
/// Lanes at most, and steps that arrows lead to.
const LANES: usize = 2_000;
const ARROWS: usize = 20_000;
/// The number of the process.
const PID: u32 = 1;
/// The thread of what nobody in particular does (waits of the loop).
const NOBODY: u32 = 0;

/// The whole run, as one JSON document.
#[inline(never)]
#[must_use]
pub fn trace(session: &Session, name: &str) -> String {
    let mut all = vec![meta(
        "process_name",
        NOBODY,
        json!({ "name": format!("{name}: one step is 1 ms") }),
    )];
    let lanes = session.first_lanes(false, LANES);
    all.push(meta("thread_name", NOBODY, json!({ "name": "waits" })));
    all.push(meta("thread_sort_index", NOBODY, json!({ "sort_index": -1 })));
    for (index, lane) in lanes.iter().enumerate() {
        let tid = thread(lane.actor);
        let label = format!("{} {}", lane.letter, lane.label);
        all.push(meta("thread_name", tid, json!({ "name": label.trim() })));
        all.push(meta("thread_sort_index", tid, json!({ "sort_index": index })));
        for bar in &lane.bars {
            if bar.state.ended() {
                continue;
            }
            let (from, to) = (u64::from(bar.from) * STEP, u64::from(bar.to) * STEP);
            all.push(json!({
                "ph": "X", "pid": PID, "tid": tid, "ts": from, "dur": to.saturating_sub(from).max(1),
                "name": super::paint::word(bar.state).0, "cat": "state", "cname": colour(bar.state),
                "args": about(session, bar.from as usize, bar.state),
            }));
        }
    }
    let has = |actor: ActorId| lanes.iter().any(|lane| lane.actor == actor);
    for (index, step) in session.steps().iter().enumerate() {
        let at = index as u64 * STEP;
        if matches!(step.kind, StepKind::Wait | StepKind::Tidy) {
            let name = if step.kind == StepKind::Wait {
                "waits"
            } else {
                "closes down"
            };
            all.push(json!({
                "ph": "X", "pid": PID, "tid": NOBODY, "ts": at, "dur": STEP, "name": name, "cat": "loop",
                "args": { "from": step.from.to_string(), "to": step.to.to_string(), "sentence": said(session, index) },
            }));
        }
        for event in session.events().range(step.first..step.end) {
            if let EventKind::Print { text, .. } = &event.kind
                && !text.trim().is_empty()
            {
                let who = event.task.unwrap_or(event.thread);
                let tid = if has(who) { thread(who) } else { NOBODY };
                all.push(json!({
                    "ph": "i", "s": "t", "pid": PID, "tid": tid, "ts": at + STEP / 2, "name": text.trim_end(), "cat": "output",
                    "args": { "time": event.time.to_string() },
                }));
            }
        }
        if index < ARROWS
            && let Some(actor) = step.actor.filter(|a| step.kind.counts() && has(*a))
        {
            arrow(session, index, actor, &has, &mut all);
        }
    }
    json!({ "traceEvents": all, "displayTimeUnit": "ms" }).to_string()
}

/// From the step that the nearest cause is in to this one.
fn arrow(
    session: &Session,
    index: usize,
    actor: ActorId,
    has: &impl Fn(ActorId) -> bool,
    all: &mut Vec<Value>,
) {
    // The nearest cause that lies in a step before.
    let mut causes = session.why_of(Some(index)).into_iter();
    let earlier = causes.find_map(|why| {
        let from = why.step.filter(|from| *from < index)?;
        Some((why, from))
    });
    let Some((why, from)) = earlier else {
        return;
    };
    let Some(source) = session.steps().get(from) else {
        return;
    };
    let tid = source
        .actor
        .filter(|a| source.kind.counts() && has(*a))
        .map_or(NOBODY, thread);
    if tid == NOBODY && !matches!(source.kind, StepKind::Wait | StepKind::Tidy) {
        return;
    }
    let (id, name) = (index + 1, why.sentence.plain());
    all.push(json!({
        "ph": "s", "pid": PID, "tid": tid, "ts": from as u64 * STEP + STEP / 2, "id": id, "name": "wakes", "cat": "wake",
        "args": { "why": name },
    }));
    all.push(json!({
        "ph": "f", "bp": "e", "pid": PID, "tid": thread(actor), "ts": index as u64 * STEP + 1, "id": id, "name": "wakes", "cat": "wake",
    }));
}

fn about(session: &Session, step: usize, state: ActorState) -> Value {
    let Some(at) = session.steps().get(step) else {
        return json!({});
    };
    match state {
        ActorState::Running => {
            json!({ "time": at.from.to_string(), "sentence": said(session, step), "line": at.line })
        }
        _ => json!({ "time": at.from.to_string() }),
    }
}

fn said(session: &Session, step: usize) -> String {
    session.sentence_of(Some(step)).plain()
}

fn thread(actor: ActorId) -> u32 {
    actor.0 + 1
}

fn meta(what: &str, tid: u32, args: Value) -> Value {
    json!({ "ph": "M", "pid": PID, "tid": tid, "name": what, "args": args })
}

/// The viewer's own names of colours.
fn colour(state: ActorState) -> &'static str {
    match state {
        ActorState::Running => "thread_state_running",
        ActorState::Ready => "thread_state_runnable",
        ActorState::Blocked => "thread_state_uninterruptible",
        _ => "thread_state_sleeping",
    }
}
