//! The row of an event loop: its tasks by state, and the gate where its time passes.
//!
//! ```text
//! ready       tasks in the order of their handles       handles: everything on the queue
//! running     the task that is being stepped            due: timers, earliest first
//! waiting     by creation                               waits: until when the loop waits now
//! finished    by creation, those gone from the heap too
//! ```

use super::{frames, put};
use crate::builtins::asyncio_objects::{LoopData, TaskData};
use crate::object::{Id, Payload};
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::native::NativeFrame;
use crate::vm::trace::GoneTask;
use switchboard_trace::{
    ActorId, ActorState, Origin, Scene, Time, Viewport, WaitReason,
    event::{ActorKind, ReadyBy},
    scene::{Gate, HandleKind, Row, RowKind, Token},
};

/// Timers and handles that a gate lists, at most.
const LISTED: usize = 12;

/// Does an event loop run on the thread with this stack?
pub fn a_loop_runs(stack: &[Frame]) -> bool {
    stack
        .iter()
        .any(|frame| matches!(frame, Frame::Native(native) if matches!(**native, NativeFrame::Loop(_))))
}

/// A task, looked up once for a scene.
struct Found<'a> {
    id: Id,
    event_loop: Option<Id>,
    task: &'a TaskData,
}

/// A row for each loop that runs or has run, in order of their first runs. When all have left the heap, the last one.
pub fn rows(vm: &Vm, view: &Viewport, scene: &Scene) -> Vec<Row> {
    let loops = vm.shared.loops.iter().map(|&id| {
        let event_loop = vm.event_loop(id);
        let actor = event_loop.actor.expect("it has run");
        (actor, id, event_loop)
    });
    let loops: Vec<(ActorId, Id, &LoopData)> = loops.collect();
    let tasks = vm.shared.tasks.iter().map(|&id| Found {
        id,
        event_loop: vm.future(id).event_loop.id(),
        task: vm.task(id),
    });
    let mut tasks: Vec<Found<'_>> = tasks.collect();
    tasks.sort_by_key(|found| found.task.serial);
    tasks.dedup_by_key(|found| found.id);
    let gone = &vm.trace.gone;
    if let (true, Some((actor, pass))) = (loops.is_empty(), gone.event_loop) {
        let mut row = empty(vm, actor, None);
        place_finished(&mut row, vm, view, actor, &[]);
        row.gate = Some(Gate {
            waits: None,
            due: Vec::new(),
            due_total: 0,
            pass,
            left_in_pass: 0,
            handles: Vec::new(),
        });
        return vec![row];
    }
    let rows = loops.into_iter().map(|(actor, id, event_loop)| {
        let own: Vec<&Found<'_>> = tasks.iter().filter(|t| t.event_loop == Some(id)).collect();
        row(vm, view, scene, actor, (id, event_loop), &own)
    });
    rows.collect()
}

fn empty(vm: &Vm, actor: ActorId, thread: Option<ActorId>) -> Row {
    let thread = thread.unwrap_or(vm.trace.thread);
    Row {
        operator: Some(actor),
        parent: Some(thread),
        ..Row::new(
            RowKind::Tasks,
            super::thread_name(vm, thread),
            "asyncio event loop, one operator",
        )
    }
}

fn row(
    vm: &Vm,
    view: &Viewport,
    scene: &Scene,
    actor: ActorId,
    (event_loop, data): (Id, &LoopData),
    all: &[&Found<'_>],
) -> Row {
    let mut row = empty(vm, actor, data.thread);
    let stack = vm.frames_of(data.thread.unwrap_or(vm.trace.thread));
    let shown = |task: &TaskData| view.internals || task.origin == Origin::Program;
    let going_on = all.iter().filter(|found| !found.task.state.ended());
    let mut living: Vec<ActorId> = going_on.map(|found| found.task.actor).collect();
    living.sort_unstable();
    let mut queued: Vec<Id> = Vec::new();
    for ready in data.core.ready() {
        let Some((id, _)) = vm.task_behind(vm.handle(ready.handle).callback) else {
            continue;
        };
        let task = vm.task(id);
        if task.state == ActorState::Ready && shown(task) {
            put(&mut row.ready, view, || suspended(vm, view, task, &living));
            queued.push(id);
        }
    }
    queued.sort_unstable();
    for found in all.iter().filter(|found| shown(found.task)) {
        let (id, task) = (found.id, found.task);
        match task.state {
            ActorState::Running => put(&mut row.running, view, || running(vm, scene, data, task)),
            ActorState::New | ActorState::Ready => {
                if queued.binary_search(&id).is_err() {
                    put(&mut row.ready, view, || suspended(vm, view, task, &living));
                }
            }
            state if state.ended() => {}
            _ => put(&mut row.waiting, view, || suspended(vm, view, task, &living)),
        }
    }
    let ended: Vec<&Found<'_>> = all
        .iter()
        .copied()
        .filter(|found| found.task.state.ended() && shown(found.task))
        .collect();
    place_finished(&mut row, vm, view, actor, &ended);
    if row.running.total == 0
        && let Some(token) = running_callback(vm, stack, event_loop, actor)
    {
        put(&mut row.running, view, || token);
    }
    row.gate = Some(gate(vm, data, all));
    row
}

/// A plain callback of the program that runs: it is nobody but the loop itself, so the token is the loop's.
fn running_callback(vm: &Vm, stack: &[Frame], event_loop: Id, actor: ActorId) -> Option<Token> {
    let running = |frame: &Frame| match frame {
        Frame::Native(native) => match &**native {
            NativeFrame::Loop(frame) => frame.running(event_loop),
            _ => None,
        },
        Frame::Py(_) => None,
    };
    let (at, handle) = stack
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, frame)| Some((at, running(frame)?)))?;
    let callback = vm.handle(handle).callback;
    if callback.is_null()
        || vm.task_behind(callback).is_some()
        || vm.callback_origin(callback) != Origin::Program
    {
        return None;
    }
    let part = &stack[at + 1..];
    Some(Token {
        actor,
        kind: ActorKind::Callback,
        origin: Origin::Program,
        letter: "".into(),
        label: call(vm, handle).into(),
        state: ActorState::Running,
        reason: None,
        since: None,
        line: frames::stack_line(vm, part),
        frames: frames::stack(vm, part),
        crossing: 0,
        notes: Vec::new(),
    })
}

/// A callback with its arguments: `tick(3)`.
fn call(vm: &Vm, handle: Id) -> String {
    let args = vm.tuple_items(vm.handle(handle).args).unwrap_or_default();
    let args: Vec<String> = args.iter().map(|&v| vm.short_text(v)).collect();
    format!("{}({})", vm.handle_label(handle), args.join(", "))
}

/// Those on the heap and those that have left it, in order of creation.
fn place_finished(row: &mut Row, vm: &Vm, view: &Viewport, actor: ActorId, ended: &[&Found<'_>]) {
    let gone = &vm.trace.gone;
    let kept: Vec<&GoneTask> = gone.tasks.iter().filter(|t| t.event_loop == actor).collect();
    let all_gone = gone.counts.get(&actor).copied().unwrap_or(0);
    let mut tokens: Vec<(u32, Result<&Found<'_>, &GoneTask>)> = Vec::new();
    tokens.extend(ended.iter().map(|found| (found.task.serial, Ok(*found))));
    tokens.extend(kept.iter().map(|gone| (gone.serial, Err(*gone))));
    tokens.sort_by_key(|&(serial, _)| serial);
    for (_, token) in tokens {
        put(&mut row.finished, view, || match token {
            Ok(found) => token_of(vm, found.task),
            Err(gone) => token_of_gone(gone),
        });
    }
    row.finished.total += all_gone - kept.len();
}

fn token_of(vm: &Vm, task: &TaskData) -> Token {
    let mut notes = vec![("name".into(), vm.text_of(task.name))];
    let requests = task.core.cancel_requests();
    if requests > 0 {
        notes.push(("cancel requests".into(), requests.to_string().into()));
    }
    if task.core.must_cancel() {
        notes.push(("will be cancelled".into(), "at its next step".into()));
    }
    Token {
        actor: task.actor,
        kind: ActorKind::Task,
        origin: task.origin,
        letter: task.letter.clone(),
        label: task.label.clone(),
        state: task.state,
        reason: None,
        since: task.since,
        line: 0,
        frames: Vec::new(),
        crossing: 0,
        notes,
    }
}

fn token_of_gone(gone: &GoneTask) -> Token {
    Token {
        actor: gone.actor,
        kind: ActorKind::Task,
        origin: Origin::Program,
        letter: gone.letter.clone(),
        label: gone.label.clone(),
        state: gone.state,
        reason: None,
        since: gone.since,
        line: 0,
        frames: Vec::new(),
        crossing: 0,
        notes: vec![("name".into(), gone.name.clone())],
    }
}

/// A task that does not run: its coroutine keeps its frames.
fn suspended(vm: &Vm, view: &Viewport, task: &TaskData, living: &[ActorId]) -> Token {
    let mut token = token_of(vm, task);
    token.reason = task.reason.clone().map(|reason| now(reason, living));
    if let Some(coroutine) = vm.generator_to_resume(task.coroutine) {
        token.line = frames::chain_line(vm, coroutine);
        token.crossing = vm.delegation_depth(coroutine);
        if view.selected == Some(task.actor) {
            token.frames = frames::chain(vm, coroutine);
        }
    }
    token
}

/// The reason as of now: how many of those waited for have ended. `living`: who has not, in order.
fn now(reason: WaitReason, living: &[ActorId]) -> WaitReason {
    match reason {
        WaitReason::Actors { on, .. } => {
            let left = on
                .iter()
                .filter(|actor| living.binary_search(actor).is_ok())
                .count();
            let ended = (on.len() - left) as u32;
            WaitReason::Actors { on, ended }
        }
        other => other,
    }
}

/// The task that runs: its frames are on the stack, above its step.
fn running(vm: &Vm, scene: &Scene, event_loop: &LoopData, task: &TaskData) -> Token {
    let thread = event_loop.thread.unwrap_or(vm.trace.thread);
    let stack = vm.frames_of(thread);
    let step = stack.iter().rposition(
        |frame| matches!(frame, Frame::Native(native) if matches!(**native, NativeFrame::TaskStep(_))),
    );
    let part = &stack[step.map_or(stack.len(), |at| at + 1)..];
    let mut token = token_of(vm, task);
    token.reason = vm.blocked_at(thread, scene.time);
    token.line = frames::stack_line(vm, part);
    token.frames = frames::stack(vm, part);
    // Before an exception is thrown into them its frames are where they were.
    if let (true, Some(coroutine)) = (token.frames.is_empty(), vm.generator_to_resume(task.coroutine)) {
        token.line = frames::chain_line(vm, coroutine);
        token.frames = frames::chain(vm, coroutine);
    }
    token
}

fn gate(vm: &Vm, data: &LoopData, all: &[&Found<'_>]) -> Gate {
    let timers = data.core.timers();
    let live = |t: &&_| !timers.is_cancelled(t);
    let due_total = timers.as_slice().iter().filter(live).count();
    let mut due = Vec::new();
    // A heap is cheap to copy beside what sorting ten thousand timers costs.
    let mut copy = timers.clone();
    while due.len() < LISTED
        && let Some(timer) = copy.pop()
    {
        if timers.is_cancelled(&timer) || vm.handle(timer.handle).callback.is_null() {
            continue;
        }
        let owner = vm
            .timer_owner(timer.handle)
            .or_else(|| about_to_wait(vm, timer.handle));
        let whose = owner.and_then(|actor| all.iter().find(|found| found.task.actor == actor));
        let label = whose
            .map(|found| found.task.letter.clone())
            .filter(|letter| !letter.is_empty())
            .unwrap_or_else(|| vm.handle_label(timer.handle).into());
        due.push((Time::from_seconds(timer.when), owner, label));
    }
    // A cancelled handle is skipped when its turn comes; it names nobody any more.
    let will_run = |id: Id| !vm.handle(id).cancelled && !vm.handle(id).callback.is_null();
    let queue = data.core.ready().filter(|ready| will_run(ready.handle));
    let handles = queue.take(LISTED * 5).map(|ready| {
        let handle = vm.handle(ready.handle);
        let (kind, origin) = match vm.task_behind(handle.callback) {
            Some((task, true)) => (HandleKind::Step, vm.task(task).origin),
            Some((task, false)) => (HandleKind::Wakeup, vm.task(task).origin),
            None => {
                let kind = match handle.by {
                    None => HandleKind::Timer,
                    Some(ReadyBy::Io) => HandleKind::Io,
                    Some(_) => HandleKind::Callback,
                };
                (kind, vm.callback_origin(handle.callback))
            }
        };
        let label = if kind_is_call(kind) && origin == Origin::Program {
            call(vm, ready.handle)
        } else {
            vm.handle_label(ready.handle)
        };
        (label.into(), kind, origin)
    });
    Gate {
        waits: data.waits,
        due,
        due_total,
        pass: data.core.pass(),
        left_in_pass: data.core.left_in_pass(),
        handles: handles.collect(),
    }
}

/// Is it a call of a function, rather than a task's turn?
fn kind_is_call(kind: HandleKind) -> bool {
    !matches!(kind, HandleKind::Step | HandleKind::Wakeup)
}

/// Whose timer it is while the task that sleeps has not come to its wait yet: the one that runs.
fn about_to_wait(vm: &Vm, handle: Id) -> Option<ActorId> {
    let future = vm.tuple_items(vm.handle(handle).args)?.first()?.id()?;
    match vm.heap.payload(future) {
        Payload::Future(future) => {
            let sleeps = future.describes.as_ref().is_some_and(|d| d.until.is_some());
            vm.trace
                .task
                .filter(|_| sleeps && future.core.waiters().is_empty())
        }
        _ => None,
    }
}
