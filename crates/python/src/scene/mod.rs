//! What is drawn of an interpreter: event loops with their tasks, or the thread's own calls.
//!
//! ```text
//! several threads               -> the world's row of cores, completed [threads]
//! a loop that runs or has run   -> Tasks row   [tasks]: ready, running, waiting, finished, gate
//! no loop runs                  -> Calls row   [calls]: the call stack, the ladder of suspended generators
//! both                          -> [frames]: activations with their variables; a mark in the text for each token
//! ```

mod calls;
pub(crate) mod frames;
mod half;
mod internals;
mod naming;
mod tasks;
mod threads;

pub use threads::thread_name;

pub use naming::{name_of, waited_for};

use crate::object::Value;
use crate::vm::Vm;
use switchboard_trace::{
    ActorState, Origin, Scene, Viewport,
    event::ActorKind,
    scene::{CodeMark, FrameView, Place, Token},
};

/// Adds the interpreter's rows and marks to the scene.
pub fn describe(vm: &Vm, view: &Viewport, scene: &mut Scene) {
    let several = vm.threads.all.len() > 1;
    if view.internals {
        scene.inside = Some(Box::new(internals::inside(vm)));
    }
    threads::complete(vm, view, scene);
    if !several
        && !tasks::a_loop_runs(&vm.frames)
        && let Some(row) = calls::row(vm, view, scene)
    {
        add_marks(vm, &row.running, scene);
        add_marks(vm, &row.waiting, scene);
        scene.rows.push(row);
    }
    if several && let Some(row) = calls::generators(vm, view) {
        add_marks(vm, &row.waiting, scene);
        scene.rows.push(row);
    }
    for row in tasks::rows(vm, view, scene) {
        for place in [&row.ready, &row.running, &row.waiting] {
            add_marks(vm, place, scene);
        }
        scene.rows.push(row);
    }
}

/// The program's line that a suspended coroutine waits at; 0 for anything else.
pub fn waiting_line(vm: &Vm, coroutine: Value) -> u32 {
    let outermost = vm.generator_to_resume(coroutine);
    outermost.map_or(0, |id| frames::chain_line(vm, id))
}

/// Adds a token if the viewport reaches it; counts it in any case.
fn put(place: &mut Place, view: &Viewport, token: impl FnOnce() -> Token) {
    let shown = place.total >= view.first && place.tokens.len() < view.tokens;
    place.total += 1;
    if shown {
        place.tokens.push(token());
    }
}

/// Marks the lines of the program's tokens; the one that runs has the variables of its innermost frame.
fn add_marks(vm: &Vm, place: &Place, scene: &mut Scene) {
    for token in &place.tokens {
        if token.line == 0 || token.origin != Origin::Program || token.state.ended() {
            continue;
        }
        let here = token.line == vm.program_line();
        let running = token.state == ActorState::Running && (here || token.kind == ActorKind::Task);
        let own = |frame: &&FrameView| frame.origin == Origin::Program;
        scene.marks.push(CodeMark {
            line: token.line,
            actor: token.actor,
            running,
            values: match token.frames.iter().rev().find(own) {
                _ if !running => Vec::new(),
                // Of a task that an exception is about to be thrown into: nothing of it is on the stack.
                Some(frame) if !here => frame.locals.clone(),
                _ => frames::stack_values(vm, &vm.frames),
            },
        });
    }
}
