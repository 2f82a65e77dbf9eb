//! Does something with each item of an iterable as it comes, before the next is asked for.

use super::chain::Held;
use super::iter::Next;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::Value;

/// What is done with an item (borrowed), the held values and the item's number; the value it gives is dropped.
pub type Visit = fn(&mut Vm, &[Value], Value, usize) -> R;

/// A walk over an iterable.
#[derive(Clone)]
pub struct WalkFrame {
    visit: Visit,
    held: Held,
    /// Null until `iter()` has given it.
    iterator: Value,
    /// The item being visited (owned), or Null.
    item: Value,
    count: usize,
}

impl std::fmt::Debug for WalkFrame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "walk {:?} at {}", self.iterator, self.count)
    }
}

impl Step for WalkFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            // What came: the iterator, an item, the end of the visit, or the end of the iterator.
            match input {
                Input::Start => {}
                Input::Value(v) if self.iterator.is_null() => self.iterator = v,
                Input::Value(v) if self.item.is_null() => self.item = v,
                Input::Value(v) => {
                    vm.heap.release(v);
                    vm.heap.release(std::mem::take(&mut self.item));
                    self.count += 1;
                }
                Input::Return(v) if self.item.is_null() && !self.iterator.is_null() => {
                    vm.heap.release(v);
                    return self.done(vm);
                }
                Input::Raised
                    if self.item.is_null()
                        && !self.iterator.is_null()
                        && vm.raised_is(vm.types.stop_iteration) =>
                {
                    vm.drop_raised();
                    return self.done(vm);
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
            if self.item.is_null() {
                match vm.next_fast(iterator) {
                    Next::Item(v) => self.item = v,
                    Next::Done => return self.done(vm),
                    Next::Raised => return vm.abandon(self, Ctl::Raised),
                    Next::Generator(_) | Next::Slow => match vm.turn(self, |vm| vm.next_of(iterator)) {
                        Ok((frame, next)) => {
                            (self, input) = (frame, next);
                            continue;
                        }
                        Err(result) => return result,
                    },
                }
            }
            let (visit, held, item, count) = (self.visit, self.held.clone(), self.item, self.count);
            match vm.turn(self, |vm| visit(vm, &held, item, count)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.held.iter().copied().for_each(&mut *f);
        f(self.iterator);
        f(self.item);
    }
}

impl WalkFrame {
    fn done(self, vm: &mut Vm) -> R {
        vm.release_frame(&self.into());
        Ok(Value::None)
    }
}

impl Vm {
    /// Visits each item of an iterable (borrowed); gives None.
    pub fn walk(&mut self, held: &[Value], iterable: Value, visit: Visit) -> R {
        let held: Held = held.iter().map(|&v| self.heap.retain(v)).collect();
        let frame = WalkFrame {
            visit,
            held,
            iterator: Value::Null,
            item: Value::Null,
            count: 0,
        };
        self.heap.retain(iterable);
        self.then(frame, |vm| vm.get_iter_owned(iterable))
    }
}
