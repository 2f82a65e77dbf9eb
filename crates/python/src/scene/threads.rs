//! The threads in the world's row of cores: where each one stands, and in whose way.

use super::{frames, half, tasks};
use crate::object::Value;
use crate::vm::{Vm, frame::Frame};
use std::sync::Arc;
use switchboard_trace::{
    ActorId, ActorState, Origin, Scene, Viewport, WaitReason,
    scene::{CodeMark, RowKind, Token},
};

/// Completes the tokens of threads; with several of them each has its mark in the text.
pub fn complete(vm: &Vm, view: &Viewport, scene: &mut Scene) {
    let several = vm.threads.all.len() > 1;
    let mut marks = Vec::new();
    for row in scene.rows.iter_mut().filter(|row| row.kind == RowKind::Cores) {
        for place in [&mut row.ready, &mut row.running, &mut row.waiting] {
            for token in &mut place.tokens {
                complete_token(vm, view, token, several);
                if several && let Some(mark) = mark(vm, token) {
                    marks.push(mark);
                }
            }
        }
    }
    scene.marks.extend(marks);
}

fn complete_token(vm: &Vm, view: &Viewport, token: &mut Token, several: bool) {
    let stack = vm.frames_of(token.actor);
    token.line = vm.program_line_in(stack);
    let shown = !several || token.state == ActorState::Running || view.selected == Some(token.actor);
    if shown {
        token.frames = frames::stack(vm, stack);
    }
    let Some(number) = vm.threads.number(token.actor) else {
        return;
    };
    // Who holds what it waits for may have changed since it began to wait.
    if let Some(WaitReason::Primitive { holder, .. }) = &mut token.reason
        && let Some(lock) = vm.lock_waited_for(token.actor)
    {
        *holder = vm.holder_for(lock, number);
    }
    if view.internals {
        let name = thread_name(vm, token.actor);
        token.notes.insert(0, ("name".into(), name));
    }
}

/// Where a thread is in the text. One that runs an event loop is where its task is, which has a mark of its own.
fn mark(vm: &Vm, token: &Token) -> Option<CodeMark> {
    let stack = vm.frames_of(token.actor);
    if token.line == 0 || tasks::a_loop_runs(stack) {
        return None;
    }
    let running = token.state == ActorState::Running;
    Some(CodeMark {
        line: token.line,
        actor: token.actor,
        running,
        values: values(vm, stack, running),
    })
}

/// What is written at the line: the variables of who runs, and what a statement has read that it has not yet written.
#[inline(never)]
fn values(vm: &Vm, stack: &[Frame], running: bool) -> Vec<(Arc<str>, Arc<str>)> {
    let mut values = match running {
        true => frames::stack_values(vm, stack),
        false => Vec::new(),
    };
    // It may be in a call that the statement makes.
    let frames =
        { stack.iter().enumerate().rev() }.filter_map(|(at, frame)| Some((at, frames::python(frame)?)));
    let mut own = frames.filter(|(_, f)| vm.codes[f.code as usize].origin == Origin::Program);
    if let Some((name, value)) = own.find_map(|(at, f)| half::of(vm, f, at + 1 == stack.len())) {
        values.insert(0, (name.into(), value.into()));
    }
    values
}

/// The name that the program knows a thread by.
#[must_use]
pub fn thread_name(vm: &Vm, thread: ActorId) -> Arc<str> {
    let number = vm.threads.number(thread).unwrap_or(0);
    if number == 0 {
        return "MainThread".into();
    }
    let ident = Value::Int(crate::vm::threads::Threads::ident(number));
    let known = vm.module_function("threading", "_active").and_then(Value::id);
    let found = known.filter(|&id| matches!(vm.heap.payload(id), crate::object::Payload::Dict(_)));
    let pairs = found.map(|id| vm.pairs_of(id)).unwrap_or_default();
    let thread =
        { pairs.iter() }.find(|(key, _)| matches!((key, ident), (Value::Int(a), Value::Int(b)) if *a == b));
    let name = thread.and_then(|(_, thread)| vm.own_attr_str(thread.id()?, "_name"));
    name.map_or_else(|| format!("thread {number}").into(), |name| vm.text_of(name))
}
