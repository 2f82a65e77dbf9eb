//! `_random`: the Mersenne Twister under the library's `random`.

use crate::leaf::int::Int;
use crate::leaf::mersenne::Mersenne;
use crate::object::function::NativeDef;
use crate::object::{Id, Payload, Value};
use crate::vm::number::Num;
use crate::vm::{Call, R, Vm};
use num_traits::ToPrimitive;

/// Methods of `_random.Random`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::method("random", 1, 1, |vm, args| {
        Ok(Value::float(this(vm, args[0])?.random()))
    }),
    NativeDef::method("getrandbits", 2, 2, getrandbits),
    NativeDef::method("seed", 1, 2, seed),
    NativeDef::method("getstate", 1, 1, getstate),
    NativeDef::method("setstate", 2, 2, setstate),
];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_class(dict, vm.types.random);
}

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "Random")?;
    let twister = Mersenne::from_int(&Int::Small(0));
    Ok(Value::Obj(
        vm.heap.alloc(class, Payload::Random(Box::new(twister))),
    ))
}

fn this(vm: &mut Vm, v: Value) -> R<&mut Mersenne> {
    if !matches!(v.id().map(|id| vm.heap.payload(id)), Some(Payload::Random(_))) {
        return Err(vm.wrong_receiver(v, "random"));
    }
    match v.id().map(|id| vm.heap.payload_mut(id)) {
        Some(Payload::Random(twister)) => Ok(twister),
        _ => unreachable!("checked above"),
    }
}

fn getrandbits(vm: &mut Vm, args: &[Value]) -> R {
    let k = vm.index_arg(args[1])?;
    vm.check_bits(u64::try_from(k).unwrap_or(0))?;
    match this(vm, args[0])?.bits(k) {
        Ok(n) => Ok(vm.new_int(n.to_big())),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn seed(vm: &mut Vm, args: &[Value]) -> R {
    let given = args.get(1).copied().unwrap_or(Value::None);
    let twister = match vm.num(given) {
        // Every run must be repeatable: no seed is a fixed one.
        _ if given.is_none() => Mersenne::from_int(&Int::Small(0)),
        Some(Num::Float(x)) => Mersenne::from_float(x, 0),
        Some(n) if n.is_int() => Mersenne::from_int(&Int::from(n.big())),
        _ => match vm.leaf_hash(given) {
            Some(hash) => Mersenne::from_int(&Int::from(hash)),
            None => return Err(vm.unhashable_error(given)),
        },
    };
    *this(vm, args[0])? = twister;
    Ok(Value::None)
}

fn getstate(vm: &mut Vm, args: &[Value]) -> R {
    let state = this(vm, args[0])?.state();
    Ok(vm.tuple_owned(
        state
            .into_iter()
            .map(|word| Value::Int(i64::from(word)))
            .collect(),
    ))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> R {
    let Some(items) = vm.tuple_items(args[1]).map(<[Value]>::to_vec) else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let mut words = Vec::with_capacity(items.len());
    for item in items {
        match vm.int_num(item).and_then(|n| n.big().to_u32()) {
            Some(word) => words.push(word),
            None => return Err(vm.value_error("invalid state")),
        }
    }
    match Mersenne::from_state(&words) {
        Ok(twister) => {
            *this(vm, args[0])? = twister;
            Ok(Value::None)
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}
