//! Small modules in Rust: `_switchboard`.

use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::load::RunCode;
use crate::vm::{R, Vm};
use std::sync::Arc;
use switchboard_python_code::Flags;

/// Functions of `_switchboard`, what the library needs beyond the language.
pub static SWITCHBOARD: &[NativeDef] = &[
    NativeDef::function("mark_coroutine", 1, 1, mark_coroutine),
    NativeDef::function("allowed", 1, 1, allowed),
    NativeDef::function("registered", 2, 2, |vm, args| {
        if let (Some(abstract_class), Some(class)) = (args[0].id(), args[1].id()) {
            vm.registered_with(abstract_class, class);
        }
        Ok(Value::None)
    }),
    NativeDef::function("read_line", 0, 0, |vm, _| {
        let line = super::functions::read_line(vm)?;
        Ok(vm.new_str(line))
    }),
    NativeDef::function("traceback_entries", 1, 1, super::traceback_entries::entries),
];

/// Does the program ask for this feature of older versions, with a line `# switchboard: allow NAME`?
fn allowed(vm: &mut Vm, args: &[Value]) -> R {
    let wanted = format!("# switchboard: allow {}", vm.text_of(args[0]));
    let source = vm.shared.source.clone();
    Ok(Value::bool(source.lines().any(|line| line.trim_end() == wanted)))
}

/// Gives a generator function code with the flag of `types.coroutine`.
fn mark_coroutine(vm: &mut Vm, args: &[Value]) -> R {
    let index = match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Function(function)) => function.code,
        _ => return Ok(vm.heap.retain(args[0])),
    };
    let old = vm.codes[index as usize].clone();
    if old.flags.has(Flags::ITERABLE_COROUTINE) {
        return Ok(vm.heap.retain(args[0]));
    }
    let new = vm.codes.len() as u32;
    let object = vm.heap.alloc(vm.types.code, Payload::Code(new));
    let sites = vm.next_site();
    for &constant in &old.consts {
        vm.heap.retain(constant);
    }
    Arc::make_mut(&mut vm.codes).push(Arc::new(RunCode {
        code: old.code.clone(),
        consts: old.consts.clone(),
        names: old.names.clone(),
        slot_names: old.slot_names.clone(),
        instrs: old.instrs.clone(),
        line_starts: old.line_starts.clone(),
        origin: old.origin,
        slots: old.slots,
        flags: Flags(old.flags.0 | Flags::ITERABLE_COROUTINE),
        binds: old.binds,
        suspends: old.suspends,
        parameters: old.parameters,
        shown: old.shown,
        object,
        sites,
        arg_count: old.arg_count,
    }));
    if let Some(Payload::Function(function)) = args[0].id().map(|id| vm.heap.payload_mut(id)) {
        function.code = new;
    }
    Ok(vm.heap.retain(args[0]))
}
