//! Comparing containers: sequences, dicts, sets and views, item by item.
//!
//! Items are compared with the language's own `==`, which may run program code and change the container: each frame looks
//! at the container anew after every item.

use super::compare::ordered;
use super::dicts::DictOp;
use super::native::{Input, Step};
use super::sets::SetTask;
use super::{Ctl, R, Vm};
use crate::leaf::probe::Same;
use crate::object::payload::DictPart;
use crate::object::{Id, Payload, Value};
use switchboard_python_code::CompareKind as C;

impl Vm {
    /// The item of a list, tuple or deque at a position.
    pub(super) fn seq_item(&self, v: Value, at: usize) -> Option<Value> {
        match self.heap.payload(v.id()?) {
            Payload::List(items) => items.get(at).copied(),
            Payload::Tuple(items) => items.get(at).copied(),
            Payload::Deque(deque) => deque.items.get(at).copied(),
            _ => None,
        }
    }

    /// `a OP b` of two sequences of one kind.
    pub fn compare_sequences(&mut self, kind: C, a: Value, b: Value) -> R {
        let (len_a, len_b) = (self.native_len(a), self.native_len(b));
        if len_a != len_b && matches!(kind, C::Eq | C::Ne) {
            return Ok(Value::bool(kind == C::Ne));
        }
        let mut at = 0;
        // Leading items that answer for themselves need no frame.
        let first = loop {
            match (self.seq_item(a, at), self.seq_item(b, at)) {
                (Some(x), Some(y)) => match self.leaf_same(x, y) {
                    Same::Yes => at += 1,
                    Same::No => break Some((x, y)),
                    Same::Ask => {
                        self.enter_native(" in comparison")?;
                        self.heap.retain(a);
                        self.heap.retain(b);
                        self.push_native(SeqCompareFrame { kind, a, b, at });
                        return Err(Ctl::Pushed);
                    }
                },
                _ => break None,
            }
        };
        match first {
            Some(_) if matches!(kind, C::Eq | C::Ne) => Ok(Value::bool(kind == C::Ne)),
            Some((x, y)) => self.compare_settled(kind, x, y),
            None => Ok(Value::bool(ordered(kind, len_a.cmp(&len_b)))),
        }
    }

    /// Compares the first items that differ: leaves, or tuples of leaves, so the Rust stack stays flat.
    fn compare_settled(&mut self, kind: C, x: Value, y: Value) -> R {
        self.compare(kind, x, y)
    }

    /// `a == b` or `a != b` of two dicts.
    pub fn compare_dicts(&mut self, kind: C, a: Id, b: Id) -> R {
        if a == b || self.dict(a).len() != self.dict(b).len() {
            return Ok(Value::bool((a == b) == (kind == C::Eq)));
        }
        self.enter_native(" in comparison")?;
        self.heap.retain_id(a);
        self.heap.retain_id(b);
        let frame = DictCompareFrame {
            kind,
            a,
            b,
            position: 0,
            value: Value::Null,
            comparing: false,
        };
        self.push_native(frame);
        Err(Ctl::Pushed)
    }

    /// `a OP b` of two sets: equality, subset, superset.
    pub fn compare_sets(&mut self, kind: C, a: Id, b: Id) -> R {
        let (n, m) = (self.set(a).len(), self.set(b).len());
        let (small, large) = match kind {
            C::Eq | C::Ne if n != m => return Ok(Value::bool(kind == C::Ne)),
            C::Eq | C::Ne => (a, b),
            C::Le | C::Lt if n > m || (kind == C::Lt && n == m) => return Ok(Value::FALSE),
            C::Le | C::Lt => (a, b),
            _ if m > n || (kind == C::Gt && n == m) => return Ok(Value::FALSE),
            _ => (b, a),
        };
        let keys = self.set_keys(small);
        if kind != C::Ne {
            return self.set_task(large, keys, SetTask::All(true), Value::Null);
        }
        self.chain(
            &[],
            |_, _, result| result.map(|v| Value::bool(v != Value::TRUE)),
            |vm| vm.set_task(large, keys, SetTask::All(true), Value::Null),
        )
    }

    /// Views of keys and items compare as sets.
    pub(super) fn compare_views(&mut self, kind: C, a: Value, b: Value) -> Option<R> {
        for v in [a, b] {
            if let Payload::DictView(view) = self.heap.payload(v.id()?)
                && view.1 == DictPart::Values
            {
                return None;
            }
        }
        let (x, y) = (
            self.new_set(self.types.set, Default::default()),
            self.new_set(self.types.set, Default::default()),
        );
        let kind_value = Value::Int(C::ALL.iter().position(|&k| k == kind).unwrap_or(0) as i64);
        let result = self.chain(
            &[x, y, b, kind_value],
            |vm, held, result| {
                let outcome = result.and_then(|_| {
                    vm.chain(
                        &held,
                        |vm, held, result| {
                            let outcome = result.and_then(|_| match (held[0].id(), held[1].id(), held[3]) {
                                (Some(x), Some(y), Value::Int(kind)) => {
                                    vm.compare_sets(C::ALL[kind as usize], x, y)
                                }
                                _ => unreachable!("they were put there as sets"),
                            });
                            vm.release_all(&held);
                            outcome
                        },
                        |vm| match held[1].id() {
                            Some(y) => vm.set_update(y, held[2]),
                            None => unreachable!("a set is an object"),
                        },
                    )
                });
                vm.release_all(&held);
                outcome
            },
            |vm| match x.id() {
                Some(x) => vm.set_update(x, a),
                None => unreachable!("a set is an object"),
            },
        );
        self.heap.release(x);
        self.heap.release(y);
        Some(result)
    }
}

/// Compares two sequences item by item.
#[derive(Clone, Debug)]
pub struct SeqCompareFrame {
    kind: C,
    a: Value,
    b: Value,
    at: usize,
}

impl Step for SeqCompareFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            let pair =
                |frame: &Self, vm: &Vm| (vm.seq_item(frame.a, frame.at), vm.seq_item(frame.b, frame.at));
            match input {
                Input::Start => {}
                Input::Value(Value::TRUE) => self.at += 1,
                Input::Value(_) => {
                    vm.leave_native();
                    let result = match (self.kind, pair(&self, vm)) {
                        (C::Eq, _) => Ok(Value::FALSE),
                        (C::Ne, _) => Ok(Value::TRUE),
                        (kind, (Some(x), Some(y))) => vm.compare(kind, x, y),
                        // The comparison itself has made a list shorter.
                        (kind, (x, y)) => Ok(Value::bool(ordered(kind, x.is_some().cmp(&y.is_some())))),
                    };
                    vm.release_frame(&self.into());
                    return result;
                }
                other => {
                    vm.leave_native();
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let (Some(x), Some(y)) = pair(&self, vm) else {
                vm.leave_native();
                let lengths = vm.native_len(self.a).cmp(&vm.native_len(self.b));
                let result = Ok(Value::bool(ordered(self.kind, lengths)));
                vm.release_frame(&self.into());
                return result;
            };
            vm.heap.retain(x);
            vm.heap.retain(y);
            let turn = vm.turn(self, |vm| {
                let result = vm.equal(x, y);
                vm.heap.release(x);
                vm.heap.release(y);
                result
            });
            match turn {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.a);
        f(self.b);
    }
}

/// Compares two dicts of equal length: each of a's keys is looked for in b, then the values are compared.
#[derive(Clone, Debug)]
pub struct DictCompareFrame {
    kind: C,
    a: Id,
    b: Id,
    position: usize,
    /// The value in a of the key that is being looked for (owned).
    value: Value,
    /// The values are being compared.
    comparing: bool,
}

impl Step for DictCompareFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(answer) if self.comparing => {
                    self.comparing = false;
                    vm.heap.release(std::mem::take(&mut self.value));
                    if answer != Value::TRUE {
                        return self.finish(vm, false);
                    }
                }
                Input::Value(Value::Null) => return self.finish(vm, false),
                Input::Value(theirs) => {
                    self.comparing = true;
                    let mine = self.value;
                    let turn = vm.turn(self, |vm| {
                        let result = vm.equal(mine, theirs);
                        vm.heap.release(theirs);
                        result
                    });
                    match turn {
                        Ok((frame, next)) => {
                            (self, input) = (frame, next);
                            continue;
                        }
                        Err(result) => return result,
                    }
                }
                other => {
                    vm.leave_native();
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let Some((position, hash, key, value)) = vm.dict(self.a).table.next_from(self.position) else {
                return self.finish(vm, true);
            };
            self.position = position;
            vm.heap.retain(key);
            self.value = vm.heap.retain(value);
            let b = self.b;
            let turn = vm.turn(self, |vm| {
                let result = vm.dict_op_hashed(b, key, Value::Null, DictOp::GetOr, hash);
                vm.heap.release(key);
                result
            });
            match turn {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.a));
        f(Value::Obj(self.b));
        f(self.value);
    }
}

impl DictCompareFrame {
    fn finish(self, vm: &mut Vm, equal: bool) -> R {
        vm.leave_native();
        let kind = self.kind;
        vm.release_frame(&self.into());
        Ok(Value::bool(equal == (kind == C::Eq)))
    }
}
