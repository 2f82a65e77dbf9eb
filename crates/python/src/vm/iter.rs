//! Iteration: `iter()`, `next()`, and collecting an iterable's items.

use super::checks::{Check, CheckFrame};
use super::native::{Attempt, Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generator::GeneratorKind;
use crate::object::payload::{DictPart, Range};
use crate::object::{Id, Payload, Value};

/// What asking an iterator for its next item gave, without running program code.
pub enum Next {
    /// An item (owned).
    Item(Value),
    Done,
    /// It is a generator: resume it.
    Generator(Id),
    /// It has a `__next__` to call.
    Slow,
    Raised,
}

impl Vm {
    /// The generator that an iterator is, if it is one.
    #[inline(always)]
    pub fn generator_in(&self, iterator: Value) -> Option<Id> {
        let id = iterator.id()?;
        match self.heap.payload(id) {
            Payload::Generator(g) if g.kind == GeneratorKind::Generator => Some(id),
            _ => None,
        }
    }

    /// `iter(v)` (owned).
    pub fn get_iter_owned(&mut self, v: Value) -> R {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(
                Payload::SeqIter(_)
                | Payload::ReverseIter(_)
                | Payload::RangeIter(_)
                | Payload::DictIter(_)
                | Payload::SetIter(_)
                | Payload::CallIter(_)
                | Payload::CoroutineWrapper(_)
                | Payload::AsyncStep(_),
            ) => return Ok(v),
            Some(Payload::Generator(g)) if g.kind == GeneratorKind::Generator => return Ok(v),
            _ => {}
        }
        if let Some(iterator) = self.builtin_iter(v) {
            return Ok(iterator);
        }
        let iter = self.names.iter;
        let result = match self.lookup_special(v, iter) {
            Some(method) if !method.is_none() => self.then(CheckFrame::new(Check::Iterator), |vm| {
                vm.call_special_found(v, iter, &[])
            }),
            None if self.lookup_special(v, self.names.getitem).is_some() => {
                self.heap.retain(v);
                let id = self
                    .heap
                    .alloc(self.types.iterator, Payload::SeqIter(Box::new((v, 0))));
                Ok(Value::Obj(id))
            }
            _ => {
                let name = self.type_name(v);
                Err(self.type_error(format!("'{name}' object is not iterable")))
            }
        };
        self.heap.release(v);
        result
    }

    /// The iterator of a value of an exact built-in type (consumes it then).
    fn builtin_iter(&mut self, v: Value) -> Option<Value> {
        let id = v.id()?;
        let object = self.heap.get(id);
        let class = object.class;
        let t = self.types;
        let (iterator_class, payload) = match &object.payload {
            Payload::List(_) if class == t.list => (t.list_iterator, Payload::SeqIter(Box::new((v, 0)))),
            Payload::Tuple(_) if class == t.tuple => (t.tuple_iterator, Payload::SeqIter(Box::new((v, 0)))),
            Payload::Str(_) if class == t.str => (t.str_iterator, Payload::SeqIter(Box::new((v, 0)))),
            Payload::Bytes(_) if class == t.bytes => (t.bytes_iterator, Payload::SeqIter(Box::new((v, 0)))),
            Payload::Range(range) => {
                let rest = **range;
                let iterator = self
                    .heap
                    .alloc(t.range_iterator, Payload::RangeIter(Box::new(rest)));
                self.heap.release(v);
                return Some(Value::Obj(iterator));
            }
            Payload::Dict(_) if class == t.dict => {
                return Some(self.dict_iter_owned(v, DictPart::Keys, false));
            }
            Payload::Set(_) if class == t.set || class == t.frozenset => return Some(self.set_iter_owned(v)),
            Payload::DictView(view) => {
                let (dict, part) = **view;
                self.heap.retain(dict);
                self.heap.release(v);
                return Some(self.dict_iter_owned(dict, part, false));
            }
            Payload::Deque(_) if class == t.deque => return Some(self.deque_iter_owned(v)),
            _ => return None,
        };
        Some(Value::Obj(self.heap.alloc(iterator_class, payload)))
    }

    /// The next item of an iterator, if that needs no program code.
    #[inline]
    pub fn next_fast(&mut self, iterator: Value) -> Next {
        let Some(id) = iterator.id() else {
            return Next::Slow;
        };
        match self.heap.payload_mut(id) {
            Payload::RangeIter(range) => {
                let Range { start, stop, step } = **range;
                if (step > 0 && start >= stop) || (step < 0 && start <= stop) {
                    return Next::Done;
                }
                range.start = start.saturating_add(step);
                if range.start == i64::MAX || range.start == i64::MIN {
                    range.stop = range.start;
                }
                Next::Item(Value::Int(start))
            }
            Payload::SeqIter(pair) => {
                let (seq, at) = **pair;
                let Some(seq_id) = seq.id() else { return Next::Done };
                let item = match self.heap.payload(seq_id) {
                    Payload::List(items) => items.get(at).copied(),
                    Payload::Tuple(items) => items.get(at).copied(),
                    Payload::Bytes(bytes) => bytes.get(at).map(|&b| Value::Int(i64::from(b))),
                    Payload::ByteArray(bytes) => bytes.get(at).map(|&b| Value::Int(i64::from(b))),
                    Payload::Str(s) => {
                        // For text the index counts bytes.
                        return match s.text[at..].chars().next() {
                            Some(c) => {
                                self.seq_iter_advance(id, c.len_utf8());
                                Next::Item(self.new_char(c))
                            }
                            None => self.seq_iter_end(id, seq),
                        };
                    }
                    _ => return Next::Slow,
                };
                match item {
                    Some(item) => {
                        self.seq_iter_advance(id, 1);
                        Next::Item(self.heap.retain(item))
                    }
                    None => self.seq_iter_end(id, seq),
                }
            }
            Payload::ReverseIter(pair) => {
                let (seq, at) = **pair;
                let Some(seq_id) = seq.id() else { return Next::Done };
                let item = match self.heap.payload(seq_id) {
                    Payload::List(items) => items.get(at.wrapping_sub(1)).copied(),
                    Payload::Tuple(items) => items.get(at.wrapping_sub(1)).copied(),
                    _ => return Next::Slow,
                };
                match item {
                    Some(item) => {
                        if let Payload::ReverseIter(pair) = self.heap.payload_mut(id) {
                            pair.1 -= 1;
                        }
                        Next::Item(self.heap.retain(item))
                    }
                    None => {
                        if let Payload::ReverseIter(pair) = self.heap.payload_mut(id) {
                            pair.0 = Value::Null;
                        }
                        self.heap.release(seq);
                        Next::Done
                    }
                }
            }
            Payload::DictIter(_) => match self.dict_iter_next(id) {
                Ok(Some(item)) => Next::Item(item),
                Ok(None) => Next::Done,
                Err(_) => Next::Raised,
            },
            Payload::SetIter(_) => match self.set_iter_next(id) {
                Ok(Some(item)) => Next::Item(item),
                Ok(None) => Next::Done,
                Err(_) => Next::Raised,
            },
            Payload::Generator(g) if g.kind == GeneratorKind::Generator => Next::Generator(id),
            &mut Payload::CoroutineWrapper(Value::Obj(inner)) => Next::Generator(inner),
            _ => Next::Slow,
        }
    }

    pub(super) fn seq_iter_advance(&mut self, id: Id, by: usize) {
        if let Payload::SeqIter(pair) = self.heap.payload_mut(id) {
            pair.1 += by;
        }
    }

    fn seq_iter_end(&mut self, id: Id, seq: Value) -> Next {
        if let Payload::SeqIter(pair) = self.heap.payload_mut(id) {
            pair.0 = Value::Null;
        }
        self.heap.release(seq);
        Next::Done
    }

    /// `next(iterator)`; StopIteration is raised at the end.
    pub fn next_of(&mut self, iterator: Value) -> R {
        match self.next_fast(iterator) {
            Next::Item(v) => Ok(v),
            Next::Done => Err(self.raise_stop_iteration(Value::None)),
            Next::Generator(id) => self.generator_send(id, Value::None),
            Next::Slow => self.next_slow(iterator),
            Next::Raised => Err(Ctl::Raised),
        }
    }

    /// `next` of an iterator that has a `__next__` to call, or walks `__getitem__`, or calls until a sentinel.
    pub fn next_slow(&mut self, iterator: Value) -> R {
        match iterator.id().map(|id| self.heap.payload(id)) {
            Some(Payload::SeqIter(pair)) => {
                let (seq, at) = **pair;
                if seq.is_null() {
                    return Err(self.raise_stop_iteration(Value::None));
                }
                self.heap.retain(iterator);
                self.heap.retain(seq);
                let frame = CheckFrame::keeping(Check::GetItemNext, iterator);
                return self.then(frame, |vm| vm.get_item_owned(seq, Value::Int(at as i64)));
            }
            Some(Payload::CallIter(pair)) => {
                let callable = pair.0;
                if callable.is_null() {
                    return Err(self.raise_stop_iteration(Value::None));
                }
                self.heap.retain(iterator);
                let frame = CheckFrame::keeping(Check::Sentinel, iterator);
                return self.then(frame, |vm| vm.call_args(callable, &[]));
            }
            Some(Payload::AsyncStep(_)) => return self.async_step_send(iterator, Value::None),
            Some(Payload::FutureIter(_)) => return self.future_iter_next(iterator),
            _ => {}
        }
        match self.call_special(iterator, self.names.next, &[]) {
            Some(result) => result,
            None => {
                let name = self.type_name(iterator);
                Err(self.type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// Can this be asked for its next item?
    #[must_use]
    pub fn is_iterator(&mut self, v: Value) -> bool {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(
                Payload::SeqIter(_)
                | Payload::ReverseIter(_)
                | Payload::RangeIter(_)
                | Payload::DictIter(_)
                | Payload::SetIter(_)
                | Payload::CallIter(_)
                | Payload::CoroutineWrapper(_)
                | Payload::AsyncStep(_)
                | Payload::FutureIter(_),
            ) => true,
            Some(Payload::Generator(g)) => g.kind == GeneratorKind::Generator,
            _ => self.lookup_special(v, self.names.next).is_some(),
        }
    }

    /// All items of an iterable as a new list (owned).
    pub fn collect_owned(&mut self, iterable: Value) -> R {
        if let Some(items) = self.items_of(iterable) {
            for &item in &items {
                self.heap.retain(item);
            }
            self.heap.release(iterable);
            return self.list_owned(items);
        }
        let list = self.list_owned(Vec::new())?;
        let frame = CollectFrame {
            iterator: Value::Null,
            list,
            limit: usize::MAX,
            exactly: false,
        };
        self.then(frame, |vm| vm.get_iter_owned(iterable))
    }

    /// The same as [`Self::collect_owned`], borrowing the iterable.
    pub fn collect(&mut self, iterable: Value) -> R {
        self.heap.retain(iterable);
        self.collect_owned(iterable)
    }

    /// `[*v]` as a list object; what `a, *b = v` unpacks.
    pub fn list_of_owned(&mut self, v: Value) -> R {
        self.check_unpackable(v)?;
        self.collect_owned(v)
    }

    /// The items (borrowed) of a value whose iteration needs no program code and no iterator.
    #[must_use]
    pub fn items_of(&self, v: Value) -> Option<Vec<Value>> {
        let object = self.heap.get(v.id()?);
        match &object.payload {
            Payload::List(items) if object.class == self.types.list => Some(items.clone()),
            Payload::Tuple(items) if object.class == self.types.tuple => Some(items.to_vec()),
            _ => None,
        }
    }

    fn check_unpackable(&mut self, v: Value) -> R<()> {
        let iterable = match v {
            Value::Obj(_) => {
                self.lookup_special(v, self.names.iter)
                    .is_some_and(|m| !m.is_none())
                    || self.lookup_special(v, self.names.getitem).is_some()
            }
            _ => false,
        };
        if iterable {
            return Ok(());
        }
        let name = self.type_name(v);
        self.heap.release(v);
        Err(self.type_error(format!("cannot unpack non-iterable {name} object")))
    }

    /// A tuple of exactly `n` items of `v` (owned); ValueError otherwise. Takes no more than `n + 1` items.
    pub fn take_exactly_owned(&mut self, v: Value, n: usize) -> R {
        self.check_unpackable(v)?;
        let list = self.list_owned(Vec::new())?;
        let frame = CollectFrame {
            iterator: Value::Null,
            list,
            limit: n,
            exactly: true,
        };
        self.then(frame, |vm| vm.get_iter_owned(v))
    }

    /// Unpacks a list or tuple (owned) onto the stack, first item on top. None: another kind.
    pub fn unpack_fast(&mut self, seq: Value, n: usize, stack: &mut Vec<Value>) -> Option<R<()>> {
        let items = self.items_of(seq)?;
        let result = if items.len() == n {
            for &item in items.iter().rev() {
                self.heap.retain(item);
                stack.push(item);
            }
            Ok(())
        } else if items.len() > n {
            Err(self.value_error(format!("too many values to unpack (expected {n})")))
        } else {
            let got = items.len();
            Err(self.value_error(format!("not enough values to unpack (expected {n}, got {got})")))
        };
        self.heap.release(seq);
        Some(result)
    }

    /// Unpacks a list or tuple (owned) with a starred target. None: another kind.
    pub fn unpack_starred(
        &mut self,
        seq: Value,
        before: usize,
        after: usize,
        stack: &mut Vec<Value>,
    ) -> Option<R<()>> {
        let items = self.items_of(seq)?;
        if items.len() < before + after {
            let (want, got) = (before + after, items.len());
            self.heap.release(seq);
            return Some(Err(self.value_error(format!(
                "not enough values to unpack (expected at least {want}, got {got})"
            ))));
        }
        for &item in &items {
            self.heap.retain(item);
        }
        let tail = items.len() - after;
        stack.extend(items[tail..].iter().rev());
        let middle = match self.list_owned(items[before..tail].to_vec()) {
            Ok(list) => list,
            Err(ctl) => return Some(Err(ctl)),
        };
        stack.push(middle);
        stack.extend(items[..before].iter().rev());
        self.heap.release(seq);
        Some(Ok(()))
    }
}

/// Collects an iterator's items into a list.
#[derive(Clone, Debug)]
pub struct CollectFrame {
    /// Null until `iter()` has given it.
    iterator: Value,
    list: Value,
    limit: usize,
    /// Give a tuple of exactly `limit` items.
    exactly: bool,
}

impl Step for CollectFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let mut input = input;
        loop {
            match input {
                Input::Value(v) if self.iterator.is_null() => self.iterator = v,
                Input::Value(v) => {
                    if let Err(ctl) = self.add(vm, v) {
                        return vm.abandon(self, ctl);
                    }
                }
                Input::Return(v) => {
                    vm.heap.release(v);
                    return self.done(vm);
                }
                Input::Raised if !self.iterator.is_null() && vm.raised_is(vm.types.stop_iteration) => {
                    let exc = vm.take_raised();
                    vm.heap.release(exc);
                    return self.done(vm);
                }
                Input::Raised => return vm.abandon(self, Ctl::Raised),
                Input::Start => {}
            }
            let iterator = self.iterator;
            loop {
                if vm.fuel == 0 {
                    return vm.pause(self);
                }
                vm.fuel -= 1;
                match vm.next_fast(iterator) {
                    Next::Item(v) => {
                        if let Err(ctl) = self.add(vm, v) {
                            return vm.abandon(self, ctl);
                        }
                    }
                    Next::Done => return self.done(vm),
                    Next::Raised => return vm.abandon(self, Ctl::Raised),
                    Next::Generator(_) | Next::Slow => break,
                }
            }
            match vm.attempt(self, |vm| vm.next_of(iterator)) {
                Attempt::Later => return Err(Ctl::Pushed),
                Attempt::Now(frame, result) => {
                    self = frame;
                    input = match result {
                        Ok(v) => Input::Value(v),
                        Err(Ctl::Raised) => Input::Raised,
                        Err(ctl) => return vm.abandon(self, ctl),
                    };
                }
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.iterator);
        f(self.list);
    }
}

impl CollectFrame {
    fn add(&mut self, vm: &mut Vm, v: Value) -> R<()> {
        if self.exactly && vm.list_len(self.list) == self.limit {
            vm.heap.release(v);
            return Err(vm.value_error(format!("too many values to unpack (expected {})", self.limit)));
        }
        vm.list_push(self.list, v)
    }

    fn done(self, vm: &mut Vm) -> R {
        vm.heap.release(self.iterator);
        if !self.exactly {
            return Ok(self.list);
        }
        let got = vm.list_len(self.list);
        if got < self.limit {
            vm.heap.release(self.list);
            let text = format!("not enough values to unpack (expected {}, got {got})", self.limit);
            return Err(vm.value_error(text));
        }
        Ok(vm.list_to_tuple(self.list))
    }
}

/// `next(iterator, default)`.
#[derive(Clone, Debug)]
pub struct NextOrFrame {
    pub default: Value,
}

impl Step for NextOrFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) => {
                vm.heap.release(self.default);
                Ok(v)
            }
            Input::Return(v) => {
                vm.heap.release(v);
                Ok(self.default)
            }
            Input::Raised if vm.raised_is(vm.types.stop_iteration) => {
                let exc = vm.take_raised();
                vm.heap.release(exc);
                Ok(self.default)
            }
            _ => vm.abandon(self, Ctl::Raised),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.default);
    }
}
