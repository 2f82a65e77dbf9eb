//! `gc`: the collector of cycles as a program sees it.

use crate::object::function::NativeDef;
use crate::object::{Id, Value};
use crate::vm::{R, Vm};

/// Functions of `gc`.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("collect", 0, 1, |vm, args| {
        let generation = match args.first() {
            Some(&v) => vm.index_arg(v)?,
            None => 2,
        };
        match usize::try_from(generation) {
            Ok(generation @ 0..=2) => vm.collect_cycles(generation),
            _ => Err(vm.value_error("invalid generation")),
        }
    }),
    NativeDef::function("enable", 0, 0, |vm, _| {
        vm.heap.generations.enabled = true;
        Ok(Value::None)
    }),
    NativeDef::function("disable", 0, 0, |vm, _| {
        vm.heap.generations.enabled = false;
        Ok(Value::None)
    }),
    NativeDef::function("isenabled", 0, 0, |vm, _| {
        Ok(Value::bool(vm.heap.generations.enabled))
    }),
    NativeDef::function("get_threshold", 0, 0, |vm, _| {
        let thresholds = vm.heap.generations.thresholds;
        Ok(three(vm, thresholds))
    }),
    NativeDef::function("set_threshold", 1, 3, |vm, args| {
        let mut thresholds = vm.heap.generations.thresholds;
        for (at, &v) in args.iter().enumerate() {
            let n = vm.index_arg(v)?;
            // A negative one is passed by every count, as CPython's is by a comparison of signed numbers.
            thresholds[at] = u32::try_from(n.max(0)).unwrap_or(u32::MAX);
        }
        vm.heap.generations.thresholds = thresholds;
        Ok(Value::None)
    }),
    NativeDef::function("get_count", 0, 0, |vm, _| {
        let counts = vm.heap.generations.counts;
        Ok(three(vm, counts))
    }),
    NativeDef::function("get_objects", 0, 1, |vm, _| {
        Err(vm.not_supported("gc.get_objects()", "a list of weak references"))
    }),
    NativeDef::function("get_referrers", 0, 255, |vm, _| {
        Err(vm.not_supported("gc.get_referrers()", "sys.getrefcount()"))
    }),
    NativeDef::function("get_referents", 0, 255, |vm, _| {
        Err(vm.not_supported("gc.get_referents()", "vars()"))
    }),
    NativeDef::function("set_debug", 1, 1, |vm, _| {
        Err(vm.not_supported("gc.set_debug()", "the number that gc.collect() gives"))
    }),
    NativeDef::function("freeze", 0, 0, |vm, _| {
        Err(vm.not_supported("gc.freeze()", "gc.disable()"))
    }),
];

fn three(vm: &mut Vm, numbers: [u32; 3]) -> Value {
    vm.tuple_owned(Box::new(numbers.map(|n| Value::Int(i64::from(n)))))
}

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let garbage: R = vm.list_owned(Vec::new());
    if let Ok(list) = garbage {
        vm.dict_set_str(dict, "garbage", list);
    }
}
