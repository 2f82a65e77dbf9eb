//! `range`.

use super::slots;
use crate::object::function::NativeDef;
use crate::object::payload::Range;
use crate::object::{Payload, Value};
use crate::vm::membership::range_contains;
use crate::vm::number::Num;
use crate::vm::{Call, R, Vm};

/// Methods of `range`, beside the special ones of containers.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::method("index", 2, 2, index),
    NativeDef::method("count", 2, 2, count),
    NativeDef::method("__reversed__", 1, 1, reversed),
    NativeDef::slot("__hash__", 1, 1, |vm, args| vm.hash(args[0])),
    NativeDef::getter("start", |vm, args| Ok(Value::Int(this(vm, args)?.start))),
    NativeDef::getter("stop", |vm, args| Ok(Value::Int(this(vm, args)?.stop))),
    NativeDef::getter("step", |vm, args| Ok(Value::Int(this(vm, args)?.step))),
];

fn this(vm: &mut Vm, args: &[Value]) -> R<Range> {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Range(range)) => Ok(**range),
        _ => Err(vm.wrong_receiver(args[0], "index")),
    }
}

fn new(vm: &mut Vm, call: &Call) -> R {
    if !call.names.is_empty() {
        return Err(vm.type_error("range() takes no keyword arguments"));
    }
    let args = call.values;
    let n = args.len() - 1;
    if n == 0 {
        return Err(vm.type_error("range expected at least 1 argument, got 0"));
    }
    if n > 3 {
        return Err(vm.type_error(format!("range expected at most 3 arguments, got {n}")));
    }
    // What is no int gives one by `__index__`; then again from the start.
    if let Some(at) = args[1..].iter().position(|&v| vm.int_num(v).is_none()) {
        let class = args[0];
        let mut held = vec![class];
        held.extend_from_slice(&args[1..]);
        held.push(Value::Int(at as i64));
        return vm.chain(
            &held,
            |vm, held, result| {
                let outcome = result.and_then(|index| {
                    let Value::Int(at) = held[held.len() - 1] else {
                        unreachable!("the position was put last")
                    };
                    let mut args = held[..held.len() - 1].to_vec();
                    args[at as usize + 1] = index;
                    let outcome = new(
                        vm,
                        &Call {
                            values: &args,
                            names: &[],
                        },
                    );
                    vm.heap.release(index);
                    outcome
                });
                vm.release_all(&held);
                outcome
            },
            |vm| vm.call_index(args[at + 1]),
        );
    }
    let mut bounds = [0; 3];
    for (at, &v) in args[1..].iter().enumerate() {
        if let Some(Num::Big(_)) = vm.int_num(v) {
            return Err(vm.not_supported("range() beyond 64 bits", "a while loop"));
        }
        bounds[at] = vm.index_arg(v)?;
    }
    let range = match n {
        1 => Range {
            start: 0,
            stop: bounds[0],
            step: 1,
        },
        2 => Range {
            start: bounds[0],
            stop: bounds[1],
            step: 1,
        },
        _ => Range {
            start: bounds[0],
            stop: bounds[1],
            step: bounds[2],
        },
    };
    if range.step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Obj(
        vm.heap.alloc(vm.types.range, Payload::Range(Box::new(range))),
    ))
}

fn index(vm: &mut Vm, args: &[Value]) -> R {
    let range = this(vm, args)?;
    let text = |vm: &mut Vm| {
        vm.chain(
            &[],
            |vm, _, result| {
                let text = result?;
                let shown = vm.text_of(text);
                vm.heap.release(text);
                Err(vm.value_error(format!("{shown} is not in range")))
            },
            |vm| vm.repr(args[1]),
        )
    };
    match vm.int_num(args[1]).map(|n| vm.new_num(n)) {
        Some(Value::Int(i)) if range_contains(range, i) => Ok(Value::Int(
            ((i128::from(i) - i128::from(range.start)) / i128::from(range.step)) as i64,
        )),
        Some(_) => text(vm),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> R {
    this(vm, args)?;
    vm.chain(
        &[],
        |_, _, result| result.map(|v| Value::Int(i64::from(v == Value::TRUE))),
        |vm| slots::contains(vm, args),
    )
}

fn reversed(vm: &mut Vm, args: &[Value]) -> R {
    let range = this(vm, args)?;
    let len = range.len() as i64;
    let last = range.start + (len - 1) * range.step;
    let back = if len == 0 {
        Range {
            start: 0,
            stop: 0,
            step: 1,
        }
    } else {
        Range {
            start: last,
            stop: range.start - range.step,
            step: -range.step,
        }
    };
    Ok(Value::Obj(vm.heap.alloc(
        vm.types.range_iterator,
        Payload::RangeIter(Box::new(back)),
    )))
}
