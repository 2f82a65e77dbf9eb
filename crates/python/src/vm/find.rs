//! Looking for an item in a sequence by `==`: `in`, `index`, `count`, `remove`.

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::leaf::probe::Same;
use crate::object::{Payload, Value};

impl Vm {
    /// `item in seq` of a list, tuple, deque, or any iterable: a Bool.
    pub fn find_in(&mut self, seq: Value, item: Value) -> R {
        self.find(seq, item, FindWhat::Contains, 0, usize::MAX)
    }

    /// Looks for an item of a sequence by `==`; borrowed arguments. Items before `start` and from `stop` on are passed over.
    pub fn find(&mut self, seq: Value, item: Value, what: FindWhat, start: usize, stop: usize) -> R {
        self.heap.retain(seq);
        self.heap.retain(item);
        let iterator = Value::Null;
        let frame = FindFrame {
            seq,
            item,
            what,
            at: start,
            stop,
            count: 0,
            iterator,
            current: Value::Null,
        };
        let plain = match seq.id().map(|id| self.heap.payload(id)) {
            Some(Payload::List(_) | Payload::Tuple(_) | Payload::Deque(_)) => {
                what != FindWhat::Contains || self.is_core(self.class_of(seq)) || self.finds_by_index(seq)
            }
            _ => false,
        };
        if plain {
            return frame.step(self, Input::Start);
        }
        self.heap.retain(seq);
        self.then(frame, |vm| vm.get_iter_owned(seq))
    }

    fn finds_by_index(&self, seq: Value) -> bool {
        matches!(
            seq.id().map(|id| self.heap.payload(id)),
            Some(Payload::List(_) | Payload::Tuple(_) | Payload::Deque(_))
        )
    }
}

/// What is wanted of a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindWhat {
    /// A Bool.
    Contains,
    /// The position; ValueError.
    Index,
    /// How many.
    Count,
    /// Removes the first from the list or deque; ValueError.
    Remove,
}

/// Looks for an item by `==`: through a sequence by position, through anything else by its iterator.
#[derive(Clone, Debug)]
pub struct FindFrame {
    seq: Value,
    item: Value,
    what: FindWhat,
    at: usize,
    stop: usize,
    count: i64,
    /// Null when by position.
    iterator: Value,
    /// The item of an iterator that is being compared (owned), or Null.
    current: Value,
}

impl Step for FindFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        let mut waiting_for_iterator =
            self.iterator.is_null() && !matches!(input, Input::Start) && !vm.finds_by_index(self.seq);
        // A subclass of list that is walked by its iterator.
        if self.iterator.is_null()
            && let Input::Value(Value::Obj(_)) = input
        {
            waiting_for_iterator = true;
        }
        loop {
            match input {
                Input::Start => {}
                Input::Value(v) if waiting_for_iterator => {
                    waiting_for_iterator = false;
                    self.iterator = v;
                }
                Input::Value(v) if !self.iterator.is_null() && self.current.is_null() => {
                    self.current = v;
                    let item = self.item;
                    match vm.turn(self, |vm| vm.equal(v, item)) {
                        Ok((frame, next)) => {
                            (self, input) = (frame, next);
                            continue;
                        }
                        Err(result) => return result,
                    }
                }
                Input::Value(answer) => {
                    vm.heap.release(std::mem::take(&mut self.current));
                    let found = answer == Value::TRUE;
                    if found && self.what != FindWhat::Count {
                        return self.found(vm);
                    }
                    self.count += i64::from(found);
                    self.at += 1;
                }
                Input::Return(v) if self.current.is_null() && !self.iterator.is_null() => {
                    vm.heap.release(v);
                    return self.absent(vm);
                }
                Input::Raised
                    if self.current.is_null()
                        && !self.iterator.is_null()
                        && vm.raised_is(vm.types.stop_iteration) =>
                {
                    vm.drop_raised();
                    return self.absent(vm);
                }
                other => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let iterator = self.iterator;
            if !iterator.is_null() {
                match vm.turn(self, |vm| vm.next_of(iterator)) {
                    Ok((frame, next)) => (self, input) = (frame, next),
                    Err(result) => return result,
                }
                continue;
            }
            let at = self.at;
            let found = if at < self.stop {
                vm.seq_item(self.seq, at)
            } else {
                None
            };
            let Some(x) = found else { return self.absent(vm) };
            let item = self.item;
            match vm.leaf_same(x, item) {
                Same::Ask => {}
                known => {
                    input = Input::Value(Value::bool(known == Same::Yes));
                    continue;
                }
            }
            vm.heap.retain(x);
            let turn = vm.turn(self, |vm| {
                let result = vm.equal(x, item);
                vm.heap.release(x);
                result
            });
            match turn {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.seq);
        f(self.item);
        f(self.iterator);
        f(self.current);
    }
}

impl FindFrame {
    fn found(self, vm: &mut Vm) -> R {
        let result = match self.what {
            FindWhat::Contains => Ok(Value::TRUE),
            FindWhat::Index => Ok(Value::Int(self.at as i64)),
            FindWhat::Count => Ok(Value::Int(self.count)),
            FindWhat::Remove => {
                let at = self.at;
                let old = match self.seq.id().map(|id| vm.heap.payload_mut(id)) {
                    Some(Payload::List(items)) if at < items.len() => Some(items.remove(at)),
                    Some(Payload::Deque(deque)) => {
                        deque.version += 1;
                        deque.items.remove(at)
                    }
                    _ => None,
                };
                vm.heap.release(old.unwrap_or(Value::Null));
                Ok(Value::None)
            }
        };
        vm.release_frame(&self.into());
        result
    }

    fn absent(self, vm: &mut Vm) -> R {
        let kind = match self.seq.id().map(|id| vm.heap.payload(id)) {
            Some(Payload::Tuple(_)) => "tuple",
            Some(Payload::Deque(_)) => "deque",
            _ => "list",
        };
        let result = match self.what {
            FindWhat::Contains => Ok(Value::FALSE),
            FindWhat::Count => Ok(Value::Int(self.count)),
            FindWhat::Remove if kind == "list" => Err(vm.value_error("list.remove(x): x not in list")),
            FindWhat::Remove | FindWhat::Index if kind != "tuple" => Err(Ctl::Pushed),
            FindWhat::Remove | FindWhat::Index => {
                Err(vm.value_error(format!("{kind}.index(x): x not in {kind}")))
            }
        };
        if result != Err(Ctl::Pushed) {
            vm.release_frame(&self.into());
            return result;
        }
        // Lists and deques say what was looked for.
        vm.heap.release(self.seq);
        vm.heap.release(self.iterator);
        let item = self.item;
        let name = vm.new_str(kind);
        let result = vm.chain(
            &[name],
            |vm, held, result| {
                let outcome = result.and_then(|text| {
                    let (shown, kind) = (vm.text_of(text), vm.text_of(held[0]));
                    vm.heap.release(text);
                    Err(vm.value_error(format!("{shown} is not in {kind}")))
                });
                vm.release_all(&held);
                outcome
            },
            |vm| vm.repr(item),
        );
        vm.heap.release(name);
        vm.heap.release(item);
        result
    }
}
