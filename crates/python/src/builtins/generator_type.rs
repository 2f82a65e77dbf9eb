//! Generators, coroutines, asynchronous generators and their awaitables, as objects.

use crate::object::function::NativeDef;
use crate::object::generator::{AsyncStepKind, Generator, GeneratorState};
use crate::object::{Id, Payload, Value};
use crate::vm::frame::Frame;
use crate::vm::{R, Vm};

fn id(v: Value) -> Id {
    v.id().expect("a generator is an object")
}

fn send(vm: &mut Vm, args: &[Value]) -> R {
    let v = vm.heap.retain(args[1]);
    vm.generator_send(id(args[0]), v)
}

fn throw(vm: &mut Vm, args: &[Value]) -> R {
    let receiver = id(args[0]);
    thrown(vm, args, move |vm, exc| vm.generator_throw(receiver, exc))
}

/// The exception that `throw(type_or_value, value=None, traceback=None)` means (an instance, made by calling a class), handed
/// to `go` at once where it is at hand.
fn thrown(vm: &mut Vm, args: &[Value], go: impl FnOnce(&mut Vm, Value) -> R) -> R {
    let given = args[1];
    if vm.exception(given).is_some() {
        if args.get(2).is_some_and(|v| !v.is_none()) {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        vm.heap.retain(given);
        return go(vm, given);
    }
    if !vm.is_exception_class(given) {
        let name = vm.type_name(given);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        )));
    }
    match args.get(2) {
        Some(&value) if vm.exception(value).is_some() => {
            vm.heap.retain(value);
            go(vm, value)
        }
        None | Some(Value::None) => {
            // The class itself travels: an instance is made where it is raised.
            vm.heap.retain(given);
            go(vm, given)
        }
        value => {
            let mut call: crate::vm::frame::Args = smallvec::smallvec![];
            if let Some(&value) = value
                && !value.is_none()
            {
                call.push(vm.heap.retain(value));
            }
            vm.heap.retain(given);
            // The class is called, then thrown: a chain that remembers the receiver.
            vm.chain(
                &[args[0]],
                |vm, held, result| {
                    let receiver = held[0];
                    let result = match result {
                        Ok(exc) => throw_at(vm, receiver, exc),
                        Err(ctl) => Err(ctl),
                    };
                    vm.heap.release(receiver);
                    result
                },
                |vm| vm.call_owned(given, call, Value::Null),
            )
        }
    }
}

fn throw_at(vm: &mut Vm, receiver: Value, exc: Value) -> R {
    match receiver.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::AsyncStep(_)) => vm.async_step_throw(receiver, exc),
        Some(&Payload::CoroutineWrapper(Value::Obj(inner))) => vm.generator_throw(inner, exc),
        _ => vm.generator_throw(id(receiver), exc),
    }
}

fn name(vm: &mut Vm, args: &[Value]) -> R {
    let v = vm.generator(id(args[0])).name;
    Ok(vm.heap.retain(v))
}

fn qualname(vm: &mut Vm, args: &[Value]) -> R {
    let v = vm.generator(id(args[0])).qualname;
    Ok(vm.heap.retain(v))
}

fn set_name(vm: &mut Vm, args: &[Value], name: &str, place: fn(&mut Generator) -> &mut Value) -> R {
    match args.get(1) {
        Some(&new) if vm.str_of(new).is_some() => {
            vm.heap.retain(new);
            let old = std::mem::replace(place(vm.generator_mut(id(args[0]))), new);
            vm.heap.release(old);
            Ok(Value::None)
        }
        _ => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

fn rename(vm: &mut Vm, args: &[Value]) -> R {
    set_name(vm, args, "__name__", |g| &mut g.name)
}

fn rename_qualified(vm: &mut Vm, args: &[Value]) -> R {
    set_name(vm, args, "__qualname__", |g| &mut g.qualname)
}

fn running(vm: &mut Vm, args: &[Value]) -> R {
    Ok(Value::bool(
        vm.generator(id(args[0])).state == GeneratorState::Running,
    ))
}

fn suspended(vm: &mut Vm, args: &[Value]) -> R {
    Ok(Value::bool(
        vm.generator(id(args[0])).state == GeneratorState::Suspended,
    ))
}

fn code(vm: &mut Vm, args: &[Value]) -> R {
    let index = vm.generator(id(args[0])).code;
    let object = vm.codes[index as usize].object;
    Ok(vm.heap.retain(Value::Obj(object)))
}

/// A frame object while the generator has not ended, else None.
fn frame(vm: &mut Vm, args: &[Value]) -> R {
    let generator = vm.generator(id(args[0]));
    if generator.state == GeneratorState::Closed {
        return Ok(Value::None);
    }
    let code = generator.code;
    let first = generator.state == GeneratorState::Created;
    // Its variables as they are now; a running one is on the stack and found there.
    let copy = generator.frame.clone();
    let running = vm.frames.iter().rev().find_map(|frame| match frame {
        Frame::Py(f) if copy.is_none() && f.generator == args[0].id() => Some((f.serial, f.ip)),
        _ => None,
    });
    let (serial, ip) = running.unwrap_or_else(|| (0, copy.as_ref().map_or(0, |f| f.ip)));
    let copy = copy.map(|mut f| {
        f.generator = None;
        f.object = Value::Null;
        f.stack.truncate(vm.codes[code as usize].slots);
        f.visit(&mut |v| {
            vm.heap.retain(v);
        });
        f
    });
    let object = crate::object::payload::FrameObject {
        frame: copy,
        code,
        instr: if first { u32::MAX } else { ip.saturating_sub(1) },
        back: Value::Null,
        serial,
    };
    Ok(Value::Obj(
        vm.heap.alloc(vm.types.frame, Payload::Frame(Box::new(object))),
    ))
}

fn delegate(vm: &mut Vm, args: &[Value]) -> R {
    let v = vm.delegate_of(id(args[0])).unwrap_or(Value::None);
    Ok(vm.heap.retain(v))
}

fn close(vm: &mut Vm, args: &[Value]) -> R {
    vm.generator_close(id(args[0]))
}

fn itself(vm: &mut Vm, args: &[Value]) -> R {
    Ok(vm.heap.retain(args[0]))
}

fn next(vm: &mut Vm, args: &[Value]) -> R {
    vm.next_of(args[0])
}

/// Methods of `generator`.
pub static GENERATOR: &[NativeDef] = &[
    NativeDef::slot("__iter__", 1, 1, itself),
    NativeDef::slot("__next__", 1, 1, next),
    NativeDef::method("send", 2, 2, send),
    NativeDef::method("throw", 2, 4, throw),
    NativeDef::method("close", 1, 1, close),
    NativeDef::getter("__name__", name),
    NativeDef::setter("__name__", rename),
    NativeDef::getter("__qualname__", qualname),
    NativeDef::setter("__qualname__", rename_qualified),
    NativeDef::getter("gi_running", running),
    NativeDef::getter("gi_suspended", suspended),
    NativeDef::getter("gi_code", code),
    NativeDef::getter("gi_frame", frame),
    NativeDef::getter("gi_yieldfrom", delegate),
];

/// Methods of `coroutine`.
pub static COROUTINE: &[NativeDef] = &[
    NativeDef::slot("__await__", 1, 1, |vm, args| {
        vm.heap.retain(args[0]);
        Ok(Value::Obj(vm.heap.alloc(
            vm.types.coroutine_wrapper,
            Payload::CoroutineWrapper(args[0]),
        )))
    }),
    NativeDef::method("send", 2, 2, send),
    NativeDef::method("throw", 2, 4, throw),
    NativeDef::method("close", 1, 1, close),
    NativeDef::getter("__name__", name),
    NativeDef::setter("__name__", rename),
    NativeDef::getter("__qualname__", qualname),
    NativeDef::setter("__qualname__", rename_qualified),
    NativeDef::getter("cr_running", running),
    NativeDef::getter("cr_suspended", suspended),
    NativeDef::getter("cr_code", code),
    NativeDef::getter("cr_frame", frame),
    NativeDef::getter("cr_await", delegate),
    NativeDef::getter("cr_origin", |_, _| Ok(Value::None)),
];

fn inner(vm: &Vm, v: Value) -> Id {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(&Payload::CoroutineWrapper(Value::Obj(inner))) => inner,
        _ => id(v),
    }
}

/// Methods of what `coroutine.__await__()` gives.
pub static COROUTINE_WRAPPER: &[NativeDef] = &[
    NativeDef::slot("__iter__", 1, 1, itself),
    NativeDef::slot("__next__", 1, 1, next),
    NativeDef::method("send", 2, 2, |vm, args| {
        let inner = inner(vm, args[0]);
        let v = vm.heap.retain(args[1]);
        vm.generator_send(inner, v)
    }),
    NativeDef::method("throw", 2, 4, |vm, args| {
        let inner = inner(vm, args[0]);
        thrown(vm, args, move |vm, exc| vm.generator_throw(inner, exc))
    }),
    NativeDef::method("close", 1, 1, |vm, args| {
        let inner = inner(vm, args[0]);
        vm.generator_close(inner)
    }),
];

/// Methods of `async_generator`.
pub static ASYNC_GENERATOR: &[NativeDef] = &[
    NativeDef::slot("__aiter__", 1, 1, itself),
    NativeDef::slot("__anext__", 1, 1, |vm, args| {
        vm.async_step(args[0], AsyncStepKind::Send, Value::None)
    }),
    NativeDef::method("asend", 2, 2, |vm, args| {
        let v = vm.heap.retain(args[1]);
        vm.async_step(args[0], AsyncStepKind::Send, v)
    }),
    NativeDef::method("athrow", 2, 4, |vm, args| {
        let receiver = args[0];
        if vm.exception(args[1]).is_none() && vm.is_exception_class(args[1]) {
            let (class, arg) = (args[1], args.get(2).copied().filter(|v| !v.is_none()));
            return vm.chain(
                &[receiver],
                |vm, held, result| {
                    let result = result.and_then(|exc| vm.async_step(held[0], AsyncStepKind::Throw, exc));
                    vm.release_all(&held);
                    result
                },
                |vm| match arg {
                    Some(arg) => vm.call_args(class, &[arg]),
                    None => vm.call_args(class, &[]),
                },
            );
        }
        thrown(vm, args, move |vm, exc| {
            vm.async_step(receiver, AsyncStepKind::Throw, exc)
        })
    }),
    NativeDef::method("aclose", 1, 1, |vm, args| {
        vm.async_step(args[0], AsyncStepKind::Close, Value::None)
    }),
    NativeDef::getter("__name__", name),
    NativeDef::setter("__name__", rename),
    NativeDef::getter("__qualname__", qualname),
    NativeDef::setter("__qualname__", rename_qualified),
    NativeDef::getter("ag_running", |vm, args| {
        let running = vm
            .generator(id(args[0]))
            .asynchronous
            .as_ref()
            .is_some_and(|s| s.running);
        Ok(Value::bool(running))
    }),
    NativeDef::getter("ag_code", code),
    NativeDef::getter("ag_frame", frame),
    NativeDef::getter("ag_await", delegate),
];

/// Methods of the awaitables of an asynchronous generator.
pub static ASYNC_STEP: &[NativeDef] = &[
    NativeDef::slot("__await__", 1, 1, itself),
    NativeDef::slot("__iter__", 1, 1, itself),
    NativeDef::slot("__next__", 1, 1, |vm, args| {
        vm.async_step_send(args[0], Value::None)
    }),
    NativeDef::method("send", 2, 2, |vm, args| {
        let v = vm.heap.retain(args[1]);
        vm.async_step_send(args[0], v)
    }),
    NativeDef::method("throw", 2, 4, |vm, args| {
        let receiver = args[0];
        thrown(vm, args, move |vm, exc| vm.async_step_throw(receiver, exc))
    }),
    NativeDef::method("close", 1, 1, |vm, args| vm.async_step_close(args[0])),
];
