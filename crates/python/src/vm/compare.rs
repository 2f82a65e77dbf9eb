//! Comparison: built-in values here, containers item by item, everything else by `__eq__`, `__lt__` and their kin.
//!
//! ```text
//! compare(a, b) -> numbers, text, bytes, ranges     at once
//!               -> two lists, tuples or deques      [SeqCompareFrame]: the first items that differ decide
//!               -> two dicts, two sets              [DictCompareFrame], set tasks
//!               -> else                             [CompareFrame]: a's method, b's reflected one, identity
//! ```

use super::dicts::DictOp;
use super::native::{Input, Step};
use super::number;
use super::sets::SetTask;
use super::{Ctl, R, Vm};
use crate::leaf::probe::Same;
use crate::object::payload::DictPart;
use crate::object::{Id, Payload, Value};
use smallvec::SmallVec;
use std::cmp::Ordering;
use switchboard_python_code::CompareKind as C;

/// Does an ordering satisfy the operator?
#[inline]
#[must_use]
pub fn ordered(kind: C, ordering: Ordering) -> bool {
    match kind {
        C::Lt => ordering.is_lt(),
        C::Le => ordering.is_le(),
        C::Eq => ordering.is_eq(),
        C::Ne => ordering.is_ne(),
        C::Gt => ordering.is_gt(),
        C::Ge => ordering.is_ge(),
    }
}

/// The operator with its operands the other way round.
#[must_use]
pub fn reflected(kind: C) -> C {
    match kind {
        C::Lt => C::Gt,
        C::Le => C::Ge,
        C::Gt => C::Lt,
        C::Ge => C::Le,
        other => other,
    }
}

impl Vm {
    /// The name of an operator's method.
    #[must_use]
    pub fn compare_name(&self, kind: C) -> Id {
        match kind {
            C::Lt => self.names.lt,
            C::Le => self.names.le,
            C::Eq => self.names.eq,
            C::Ne => self.names.ne,
            C::Gt => self.names.gt,
            C::Ge => self.names.ge,
        }
    }

    /// `a OP b`, consuming both.
    pub fn compare_owned(&mut self, kind: C, a: Value, b: Value) -> R {
        let result = self.compare(kind, a, b);
        self.heap.release(a);
        self.heap.release(b);
        result
    }

    /// `bool(a OP b)`, consuming both.
    pub fn compare_truth_owned(&mut self, kind: C, a: Value, b: Value) -> R {
        let result = self.compare_truth(kind, a, b);
        self.heap.release(a);
        self.heap.release(b);
        result
    }

    /// `bool(a OP b)`, borrowed: a Bool.
    pub fn compare_truth(&mut self, kind: C, a: Value, b: Value) -> R {
        self.chain(
            &[],
            |vm, _, result| {
                let v = result?;
                vm.truth_owned(v)
            },
            |vm| vm.compare(kind, a, b),
        )
    }

    /// `a is b or a == b`, borrowed: a Bool. How containers compare their items.
    pub fn equal(&mut self, a: Value, b: Value) -> R {
        match self.leaf_same(a, b) {
            Same::Yes => Ok(Value::TRUE),
            Same::No => Ok(Value::FALSE),
            Same::Ask => self.compare_truth(C::Eq, a, b),
        }
    }

    /// `a OP b`, borrowed.
    pub fn compare(&mut self, kind: C, a: Value, b: Value) -> R {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if self.is_core(class_a)
            && self.is_core(class_b)
            && let Some(result) = self.native_compare(kind, a, b)
        {
            return result;
        }
        let mut tries: SmallVec<[Try; 2]> = SmallVec::new();
        if class_a != class_b && self.is_subclass(class_b, class_a) {
            self.add_try(&mut tries, reflected(kind), true, b);
            self.add_try(&mut tries, kind, false, a);
        } else {
            self.add_try(&mut tries, kind, false, a);
            self.add_try(&mut tries, reflected(kind), true, b);
        }
        if tries.is_empty() {
            return self.compare_default(kind, a, b);
        }
        self.heap.retain(a);
        self.heap.retain(b);
        CompareFrame {
            kind,
            a,
            b,
            tries,
            next: 0,
            inverting: false,
        }
        .step(self, Input::Start)
    }

    /// Notes that `v`'s class has a method of its own for the operator; `!=` without one inverts `==`.
    fn add_try(&mut self, tries: &mut SmallVec<[Try; 2]>, kind: C, on_right: bool, v: Value) {
        let name = self.compare_name(kind);
        let Some(found) = self.lookup_special(v, name) else {
            return;
        };
        if !found.is(self.object_default(name)) {
            tries.push(Try {
                on_right,
                name,
                invert: false,
            });
        } else if kind == C::Ne {
            let eq = self.names.eq;
            match self.lookup_special(v, eq) {
                Some(found) if !found.is(self.object_default(eq)) => tries.push(Try {
                    on_right,
                    name: eq,
                    invert: true,
                }),
                _ => {}
            }
        }
    }

    /// Nobody compares them: by identity, or not at all.
    fn compare_default(&mut self, kind: C, a: Value, b: Value) -> R {
        match kind {
            C::Eq => Ok(Value::bool(a.is(b))),
            C::Ne => Ok(Value::bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let sign = kind.text();
                Err(self.type_error(format!(
                    "'{sign}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    /// `a OP b` of built-in contents, whatever their classes say; None when they are not comparable with one another.
    pub fn native_compare(&mut self, kind: C, a: Value, b: Value) -> Option<R> {
        if let (Some(x), Some(y)) = (self.num(a), self.num(b)) {
            return Some(Ok(Value::bool(match kind {
                C::Eq => number::equal(&x, &y),
                C::Ne => !number::equal(&x, &y),
                _ => {
                    if matches!(x, number::Num::Complex(..)) || matches!(y, number::Num::Complex(..)) {
                        return None;
                    }
                    number::order(&x, &y).is_some_and(|o| ordered(kind, o))
                }
            })));
        }
        let (x, y) = (a.id()?, b.id()?);
        let ordering = match (self.heap.payload(x), self.heap.payload(y)) {
            (Payload::Str(s), Payload::Str(t)) => s.text.cmp(&t.text),
            (Payload::Bytes(_) | Payload::ByteArray(_), Payload::Bytes(_) | Payload::ByteArray(_)) => {
                self.bytes_ref(a)?.cmp(self.bytes_ref(b)?)
            }
            (Payload::List(_), Payload::List(_))
            | (Payload::Tuple(_), Payload::Tuple(_))
            | (Payload::Deque(_), Payload::Deque(_)) => return Some(self.compare_sequences(kind, a, b)),
            (Payload::Dict(_), Payload::Dict(_)) if matches!(kind, C::Eq | C::Ne) => {
                return Some(self.compare_dicts(kind, x, y));
            }
            (Payload::Set(_), Payload::Set(_)) => return Some(self.compare_sets(kind, x, y)),
            (Payload::DictView(_), Payload::DictView(_) | Payload::Set(_))
            | (Payload::Set(_), Payload::DictView(_)) => return self.compare_views(kind, a, b),
            (Payload::Range(r), Payload::Range(s)) if matches!(kind, C::Eq | C::Ne) => {
                let same = r.len() == s.len()
                    && (r.is_empty() || (r.start == s.start && (r.len() == 1 || r.step == s.step)));
                return Some(Ok(Value::bool(same == (kind == C::Eq))));
            }
            (Payload::Slice(p), Payload::Slice(q)) => {
                let (p, q) = (p.to_vec(), q.to_vec());
                for &v in p.iter().chain(&q) {
                    self.heap.retain(v);
                }
                let (p, q) = (self.tuple_owned(p.into()), self.tuple_owned(q.into()));
                return Some(self.compare_owned(kind, p, q));
            }
            (Payload::Method(p), Payload::Method(q)) if matches!(kind, C::Eq | C::Ne) => {
                let same = p.0.is(q.0) && p.1.is(q.1);
                return Some(Ok(Value::bool(same == (kind == C::Eq))));
            }
            (Payload::NativeMethod(p), Payload::NativeMethod(q)) if matches!(kind, C::Eq | C::Ne) => {
                let same = std::ptr::eq(p.0, q.0) && p.1.is(q.1);
                return Some(Ok(Value::bool(same == (kind == C::Eq))));
            }
            (Payload::GenericAlias(p), Payload::GenericAlias(q)) if matches!(kind, C::Eq | C::Ne) => {
                if !p.0.is(q.0) {
                    return Some(Ok(Value::bool(kind == C::Ne)));
                }
                let (union, p, q) = (p.0.is_none(), p.1, q.1);
                if union {
                    // Members have no order.
                    let of = |v| self.tuple_items(v).unwrap_or(&[]);
                    let within = |a: &[Value], b: &[Value]| a.iter().all(|x| b.iter().any(|y| x.is(*y)));
                    let same = within(of(p), of(q)) && within(of(q), of(p));
                    return Some(Ok(Value::bool(same == (kind == C::Eq))));
                }
                return Some(self.compare(kind, p, q));
            }
            (&Payload::MappingProxy(p), _) => return Some(self.compare(kind, p, b)),
            _ => return None,
        };
        Some(Ok(Value::bool(ordered(kind, ordering))))
    }

    /// The item of a list, tuple or deque at a position.
    fn seq_item(&self, v: Value, at: usize) -> Option<Value> {
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
    fn compare_views(&mut self, kind: C, a: Value, b: Value) -> Option<R> {
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

/// One method to ask.
#[derive(Clone, Copy, Debug)]
struct Try {
    on_right: bool,
    name: Id,
    /// `!=` by way of `==`.
    invert: bool,
}

/// Asks operands for a comparison in turn.
#[derive(Clone, Debug)]
pub struct CompareFrame {
    kind: C,
    a: Value,
    b: Value,
    tries: SmallVec<[Try; 2]>,
    next: usize,
    /// The truth of the result of `==` is being asked for.
    inverting: bool,
}

impl Step for CompareFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(Value::NotImplemented) if !self.inverting => {}
                Input::Value(v) => {
                    if !self.inverting && self.tries[self.next - 1].invert {
                        self.inverting = true;
                        match vm.turn(self, |vm| vm.truth_owned(v)) {
                            Ok((frame, next)) => {
                                (self, input) = (frame, next);
                                continue;
                            }
                            Err(result) => return result,
                        }
                    }
                    let v = if self.inverting {
                        Value::bool(v != Value::TRUE)
                    } else {
                        v
                    };
                    vm.release_frame(&self.into());
                    return Ok(v);
                }
                other => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let Some(&attempt) = self.tries.get(self.next) else {
                let result = vm.compare_default(self.kind, self.a, self.b);
                vm.release_frame(&self.into());
                return result;
            };
            self.next += 1;
            let (receiver, other) = if attempt.on_right {
                (self.b, self.a)
            } else {
                (self.a, self.b)
            };
            let turn = vm.turn(self, |vm| {
                match vm.call_special(receiver, attempt.name, &[other]) {
                    Some(result) => result,
                    None => Ok(Value::NotImplemented),
                }
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
