//! `list.sort`: the leaf's sort, with keys and comparisons of the program.
//!
//! ```text
//! keys: key(item) for each item, in order  ->  sort: less(a, b)? for each question of the machine  ->  put back
//! ```
//! The list is empty meanwhile, as in CPython; whatever the program puts into it is a ValueError at the end.

use crate::leaf::sort::{Sort, Step as Ask};
use crate::object::{Id, Value};
use crate::vm::native::{Input, Step};
use crate::vm::{Call, Ctl, R, Vm};
use switchboard_python_code::CompareKind as C;

/// `list.sort(*, key=None, reverse=False)`
pub fn sort(vm: &mut Vm, call: &Call) -> R {
    let list = vm.this_list(call.values[0], "sort")?;
    let [key, reverse] = vm.parse_args("sort", &call.skip(1), ["key", "reverse"], 0, 0)?;
    let reverse = match reverse {
        Value::Null => false,
        v => match vm.truth_fast(v) {
            Some(truth) if vm.int_num(v).is_some() => truth,
            _ => {
                let name = vm.type_name(v);
                return Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        },
    };
    let key = if key.is_none() { Value::Null } else { key };
    vm.heap.retain_id(list);
    vm.heap.retain(key);
    let items = std::mem::take(vm.list_mut(list));
    let sort = if key.is_null() {
        Some(Sort::new(items.len(), reverse))
    } else {
        None
    };
    SortFrame {
        list,
        key,
        reverse,
        items,
        keys: Vec::new(),
        sort,
        answering: false,
    }
    .step(vm, Input::Start)
}

/// A sort under way.
#[derive(Clone, Debug)]
pub struct SortFrame {
    list: Id,
    /// The key function, or Null.
    key: Value,
    reverse: bool,
    /// The list's items in their first order (owned).
    items: Vec<Value>,
    /// Their keys (owned); none without a key function.
    keys: Vec<Value>,
    /// None while keys are being made.
    sort: Option<Sort>,
    /// A comparison has been asked for.
    answering: bool,
}

impl Step for SortFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            let came = match vm.result_of(input) {
                Ok(v) => v,
                Err(_) => return self.give_up(vm),
            };
            let mut answer = None;
            if self.answering {
                self.answering = false;
                answer = Some(came == Value::TRUE);
            } else if self.sort.is_none() && !came.is_null() {
                self.keys.push(came);
            }
            let Some(machine) = &mut self.sort else {
                let Some(&item) = self.items.get(self.keys.len()) else {
                    self.sort = Some(Sort::new(self.items.len(), self.reverse));
                    input = Input::Start;
                    continue;
                };
                let key = self.key;
                match vm.turn(self, |vm| vm.call_args(key, &[item])) {
                    Ok((frame, next)) => (self, input) = (frame, next),
                    Err(result) => return result,
                }
                continue;
            };
            // Keys that answer for themselves are compared without leaving the loop.
            let keys = if self.keys.is_empty() {
                &self.items
            } else {
                &self.keys
            };
            let (a, b) = loop {
                match machine.next(answer.take()) {
                    Ask::Done => return self.finish(vm),
                    Ask::Less(a, b) => {
                        let (a, b) = (keys[a as usize], keys[b as usize]);
                        match vm.less_fast(a, b) {
                            Some(less) => {
                                vm.burn(1);
                                answer = Some(less);
                            }
                            None => break (a, b),
                        }
                    }
                }
            };
            self.answering = true;
            match vm.turn(self, |vm| vm.compare_truth(C::Lt, a, b)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.list));
        f(self.key);
        self.items.iter().copied().for_each(&mut *f);
        self.keys.iter().copied().for_each(f);
    }
}

impl SortFrame {
    /// Puts the items back in the order reached; what the program has put into the list meanwhile goes.
    fn put_back(&mut self, vm: &mut Vm) -> bool {
        let mut items = std::mem::take(&mut self.items);
        if let Some(sort) = self.sort.take() {
            items = sort
                .into_order()
                .into_iter()
                .map(|at| items[at as usize])
                .collect();
        }
        let strangers = std::mem::replace(vm.list_mut(self.list), items);
        vm.release_all(&strangers);
        strangers.is_empty()
    }

    fn give_up(mut self, vm: &mut Vm) -> R {
        self.put_back(vm);
        vm.abandon(self, Ctl::Raised)
    }

    fn finish(mut self, vm: &mut Vm) -> R {
        let untouched = self.put_back(vm);
        vm.release_frame(&self.into());
        if untouched {
            Ok(Value::None)
        } else {
            Err(vm.value_error("list modified during sort"))
        }
    }
}

impl Vm {
    /// `a < b` of numbers and texts of exact classes.
    fn less_fast(&self, a: Value, b: Value) -> Option<bool> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Some(x < y),
            (Value::Float(x), Value::Float(y)) => Some(x.get() < y.get()),
            (Value::Obj(_), Value::Obj(_))
                if self.class_of(a) == self.types.str && self.class_of(b) == self.types.str =>
            {
                Some(self.str_of(a)?.text < self.str_of(b)?.text)
            }
            _ => None,
        }
    }
}
