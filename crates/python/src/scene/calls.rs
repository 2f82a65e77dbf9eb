//! The row of a thread without a runtime: its call stack, and the generators that keep their place.
//!
//! ```text
//! stack     [module] [function] [generator A] [function]
//! running   T1: module, function     A: generator, function
//! waiting   B, C: suspended; finished: D
//! ```

use super::{frames, put};
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::trace::Shown;
use switchboard_trace::{
    ActorState, Origin, Scene, Viewport,
    event::ActorKind,
    scene::{Row, RowKind, Token},
};

/// The row; None before the first instruction and after the last.
pub fn row(vm: &Vm, view: &Viewport, scene: &Scene) -> Option<Row> {
    if vm.frames.is_empty() && vm.trace.shown.is_empty() {
        return None;
    }
    let thread = vm.trace.thread;
    let mut row = Row {
        operator: Some(thread),
        ..Row::new(RowKind::Calls, "MainThread", "one thread, no runtime")
    };
    let on_stack = generators_on_stack(vm);
    if !vm.frames.is_empty() {
        let part = &vm.frames[..on_stack.first().map_or(vm.frames.len(), |&(at, _)| at)];
        put(&mut row.running, view, || thread_token(vm, scene, part));
    }
    for (n, &(at, shown)) in on_stack.iter().enumerate() {
        let end = on_stack.get(n + 1).map_or(vm.frames.len(), |next| next.0);
        let part = &vm.frames[at..end];
        put(&mut row.running, view, || Token {
            line: frames::stack_line(vm, part),
            frames: frames::stack(vm, part),
            ..generator_token(shown)
        });
    }
    for shown in &vm.trace.shown {
        if on_stack.iter().any(|(_, on)| on.actor == shown.actor) {
            continue;
        }
        if shown.state.ended() {
            put(&mut row.finished, view, || generator_token(shown));
        } else {
            put(&mut row.waiting, view, || suspended_token(vm, shown));
        }
    }
    row.finished.total += vm.trace.forgotten;
    Some(row)
}

/// The generators of a process of several threads, whose stacks are in the row of cores. None: there are none.
pub fn generators(vm: &Vm, view: &Viewport) -> Option<Row> {
    if vm.trace.shown.is_empty() {
        return None;
    }
    let mut row = Row::new(RowKind::Calls, "Generators", "of all threads");
    for shown in &vm.trace.shown {
        let (place, token) = match shown.state {
            ActorState::Running => (&mut row.running, generator_token(shown)),
            state if state.ended() => (&mut row.finished, generator_token(shown)),
            _ => (&mut row.waiting, suspended_token(vm, shown)),
        };
        put(place, view, || token);
    }
    row.finished.total += vm.trace.forgotten;
    Some(row)
}

/// The generators that run, outermost first, each with the place of its frame on the stack.
fn generators_on_stack(vm: &Vm) -> Vec<(usize, &Shown)> {
    let mut found = Vec::new();
    for id in vm.trace.running_generators() {
        let at = vm.frames.iter().position(|frame| match frame {
            Frame::Py(f) => f.generator == Some(id),
            Frame::Native(_) => false,
        });
        let actor = vm.generator(id).actor;
        let shown = actor.and_then(|actor| vm.trace.shown_of(actor));
        if let (Some(at), Some(shown)) = (at, shown) {
            found.push((at, shown));
        }
    }
    found
}

/// The thread itself. The world's row of cores knows its state, if it is there; without it there is one thread only.
fn thread_token(vm: &Vm, scene: &Scene, part: &[Frame]) -> Token {
    let thread = vm.trace.thread;
    let places = scene
        .rows
        .iter()
        .flat_map(|row| [&row.ready, &row.running, &row.waiting]);
    let known = places
        .flat_map(|place| &place.tokens)
        .find(|token| token.actor == thread);
    let blocked = vm.blocked_at(thread, scene.time);
    let mut token = known.cloned().unwrap_or_else(|| Token {
        actor: thread,
        kind: ActorKind::Thread,
        origin: Origin::Program,
        letter: "T1".into(),
        label: "main".into(),
        state: if blocked.is_some() {
            ActorState::Blocked
        } else {
            ActorState::Running
        },
        reason: blocked,
        since: None,
        line: 0,
        frames: Vec::new(),
        crossing: 0,
        notes: Vec::new(),
    });
    token.line = frames::stack_line(vm, part);
    token.frames = frames::stack(vm, part);
    token
}

fn generator_token(shown: &Shown) -> Token {
    Token {
        actor: shown.actor,
        kind: ActorKind::Generator,
        origin: Origin::Program,
        letter: shown.letter.clone(),
        label: shown.label.clone(),
        state: shown.state,
        reason: None,
        since: shown.since,
        line: 0,
        frames: Vec::new(),
        crossing: 0,
        notes: Vec::new(),
    }
}

fn suspended_token(vm: &Vm, shown: &Shown) -> Token {
    let mut token = generator_token(shown);
    if let Some(id) = shown.object {
        token.line = frames::chain_line(vm, id);
        token.frames = frames::chain(vm, id);
        token.crossing = token.frames.len() as u32;
    }
    token
}
