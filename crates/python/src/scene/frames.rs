//! Frames and their variables as they are drawn. No code of the program runs.

use crate::object::{Id, Payload, Value, generator::GeneratorState};
use crate::vm::Vm;
use crate::vm::frame::{Expect, Frame, PyFrame};
use crate::vm::native::NativeFrame;
use std::sync::Arc;
use switchboard_engine::Calls;
use switchboard_python_code::{Flags, Op};
use switchboard_trace::{ActorState, Origin, scene::FrameView};

/// Most variables that are shown of a frame.
const VARIABLES: usize = 12;
/// Frames at either end of a long stack that have their variables shown: the board folds the middle away.
const ENDS: usize = 8;

/// The Python frames of a part of the thread's stack, outermost first. Where the innermost hands on what a delegation has
/// given it, the frames that gave it are suspended already; they follow, because the next resume goes through them.
pub fn stack(vm: &Vm, part: &[Frame]) -> Vec<FrameView> {
    let frames: Vec<&PyFrame> = part.iter().filter_map(python).collect();
    let mut views: Vec<FrameView> = frames
        .iter()
        .enumerate()
        .map(|(at, f)| {
            let near = at < ENDS || at + ENDS >= frames.len();
            let inner = frames.get(at + 1).is_some_and(|inner| inner.generator.is_some());
            view(
                vm,
                f,
                ActorState::Running,
                inner && f.expect == Expect::Send,
                near,
            )
        })
        .collect();
    if let Some(inner) = frames.last().and_then(|f| handing_on(vm, f))
        && let Some(last) = views.last_mut()
    {
        last.delegates = true;
        views.extend(chain(vm, inner));
    }
    views
}

/// The suspended generator whose value a running frame is about to hand on to its own caller.
fn handing_on(vm: &Vm, f: &PyFrame) -> Option<Id> {
    let next = vm.codes[f.code as usize].instrs.get(f.ip as usize)?;
    // While it waits in the delegation the value is not there yet.
    if next.op() != Op::YieldDelegate || f.expect == Expect::Send {
        return None;
    }
    let inner = vm.delegate(f.peek(2))?;
    (vm.generator(inner).state == GeneratorState::Suspended).then_some(inner)
}

/// The frames that a suspended generator or coroutine keeps: its own, then what it delegates to, outermost first.
pub fn chain(vm: &Vm, outermost: Id) -> Vec<FrameView> {
    let all = generators(vm, outermost);
    let count = all.len();
    let frames = all.iter().enumerate().filter_map(|(at, &id)| {
        let generator = vm.generator(id);
        let state = match generator.state {
            GeneratorState::Created => ActorState::New,
            _ => ActorState::Suspended,
        };
        let near = at < ENDS || at + ENDS >= count;
        let frame = generator.frame.as_deref()?;
        Some(view(vm, frame, state, at + 1 < count, near))
    });
    frames.collect()
}

/// The chain of suspended generators that begins with this one.
pub fn generators(vm: &Vm, outermost: Id) -> Vec<Id> {
    let mut all = vec![outermost];
    let mut at = outermost;
    while let Some(inner) = vm.delegates_to(at) {
        all.push(inner);
        at = inner;
    }
    all
}

/// The program's line that a suspended chain stands at: its innermost frame of the program. 0 if there is none.
pub fn chain_line(vm: &Vm, outermost: Id) -> u32 {
    let all = generators(vm, outermost);
    let frames = all
        .iter()
        .rev()
        .filter_map(|&id| vm.generator(id).frame.as_deref());
    line_of(vm, frames)
}

/// The program's line that a part of the stack is at: its innermost frame of the program.
pub fn stack_line(vm: &Vm, part: &[Frame]) -> u32 {
    line_of(vm, part.iter().rev().filter_map(python))
}

/// The program's frames of the task or callback that runs on a stack (of the stack itself if there is no loop), and the
/// line that comes next.
#[inline(never)]
pub fn calls(vm: &Vm, stack: &[Frame]) -> Calls {
    let entry = |native: &NativeFrame| matches!(native, NativeFrame::TaskStep(_) | NativeFrame::Loop(_));
    let entry = stack
        .iter()
        .rposition(|frame| matches!(frame, Frame::Native(native) if entry(native)));
    let part = stack[entry.map_or(0, |at| at + 1)..].iter().filter_map(python);
    let innermost = part.clone().next_back().filter(|f| is_program(vm, f));
    let positions = innermost.map(|f| (&vm.codes[f.code as usize].code.positions, f.ip as usize));
    Calls {
        frames: part.filter(|f| is_program(vm, f)).map(|f| f.serial).collect(),
        next: positions.and_then(|(all, ip)| all.get(ip)).map_or(0, |p| p.line),
    }
}

/// The variables of the innermost frame of the program.
pub fn stack_values(vm: &Vm, part: &[Frame]) -> Vec<(Arc<str>, Arc<str>)> {
    let mut frames = part.iter().rev().filter_map(python);
    frames
        .find(|f| is_program(vm, f))
        .map_or_else(Vec::new, |f| variables(vm, f))
}

/// The frame of Python code.
pub fn python(frame: &Frame) -> Option<&PyFrame> {
    match frame {
        Frame::Py(f) => Some(f),
        Frame::Native(_) => None,
    }
}

fn is_program(vm: &Vm, f: &PyFrame) -> bool {
    vm.codes[f.code as usize].origin == Origin::Program
}

fn line_of<'a>(vm: &Vm, mut innermost_first: impl Iterator<Item = &'a PyFrame>) -> u32 {
    let frame = innermost_first.find(|f| is_program(vm, f));
    frame.map_or(0, |f| line(vm, f))
}

/// The frame's line; of a call that has not started, that of its `def`.
fn line(vm: &Vm, f: &PyFrame) -> u32 {
    let created = |id| vm.generator(id).state == GeneratorState::Created;
    if f.generator.is_some_and(created) {
        return vm.codes[f.code as usize].code.first_line;
    }
    vm.line_of(f)
}

fn view(vm: &Vm, f: &PyFrame, state: ActorState, delegates: bool, near: bool) -> FrameView {
    let code = &vm.codes[f.code as usize];
    FrameView {
        id: f.serial,
        name: code.code.name.as_str().into(),
        line: line(vm, f),
        origin: code.origin,
        state,
        delegates,
        locals: if near { variables(vm, f) } else { Vec::new() },
    }
}

/// The frame's variables that have a value, in slot order; functions, classes and modules say nothing and are left out.
fn variables(vm: &Vm, f: &PyFrame) -> Vec<(Arc<str>, Arc<str>)> {
    values(vm, f)
        .into_iter()
        .filter(|&(_, value)| tells(vm, value))
        .take(VARIABLES)
        .map(|(name, value)| (name, vm.short_text(value).into()))
        .collect()
}

/// The frame's variables (borrowed), in slot order; Null for one without a value.
pub fn values(vm: &Vm, f: &PyFrame) -> Vec<(Arc<str>, Value)> {
    let code = &vm.codes[f.code as usize];
    let mut found: Vec<(Arc<str>, Value)> = Vec::new();
    if code.flags.has(Flags::OPTIMIZED) {
        let locals = code.code.local_names.len();
        for slot in 0..code.slots.min(f.stack.len()) {
            let mut value = f.stack[slot];
            if slot >= locals
                && let Some(Payload::Cell(content)) = value.id().map(|id| vm.heap.payload(id))
            {
                value = *content;
            }
            let name = code.code.slot_name(slot);
            // A parameter that inner functions use has two slots; the cell has its value.
            if let Some(earlier) = found.iter_mut().find(|(known, _)| &**known == name) {
                if !value.is_null() {
                    earlier.1 = value;
                }
            } else if !name.starts_with('.') {
                found.push((name.into(), value));
            }
        }
    } else {
        for (name, value) in vm.pairs_of(f.namespace.unwrap_or(f.globals)) {
            let name = vm.text_of(name);
            if !name.starts_with('_') {
                found.push((name, value));
            }
        }
    }
    found
}

fn tells(vm: &Vm, value: Value) -> bool {
    let Value::Obj(id) = value else {
        return !value.is_null();
    };
    !matches!(
        vm.heap.payload(id),
        Payload::Function(_)
            | Payload::Class(_)
            | Payload::Module
            | Payload::Native(_)
            | Payload::NativeMethod(_)
            | Payload::Cell(_)
    )
}
