//! Operations on `dict`: by name for the interpreter's own namespaces, and by any key for programs.
//!
//! ```text
//! dict_op(dict, key, value, op):  hash(key) -> probe -> finish
//!                                    |           |  \- Ask: key == wanted, then on from there;
//!                                 __hash__     __eq__     the table has changed: again from the start
//! ```

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::leaf::hash;
use crate::leaf::probe::{Cursor, Lookup};
use crate::object::dict::Dict;
use crate::object::{Id, Payload, Value};

/// What is done with a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictOp {
    /// `d[key]`, `__missing__` included.
    Get,
    /// `d.get(key, value)`; a Null value gives Null.
    GetOr,
    Set,
    /// Sets a key that must not be there: raises KeyError(key).
    SetNew,
    Del,
    Contains,
    SetDefault,
    /// `d.pop(key)`, or with a value that is not Null `d.pop(key, value)`.
    Pop,
}

impl Vm {
    /// The content of a dict (or an instance of a subclass). Panics for anything else.
    #[inline]
    #[must_use]
    pub fn dict(&self, id: Id) -> &Dict {
        match self.heap.payload(id) {
            Payload::Dict(dict) => dict,
            other => unreachable!("a dict is expected: {other:?}"),
        }
    }

    /// The content, to be changed.
    #[inline]
    pub fn dict_mut(&mut self, id: Id) -> &mut Dict {
        match self.heap.payload_mut(id) {
            Payload::Dict(dict) => dict,
            other => unreachable!("a dict is expected: {other:?}"),
        }
    }

    /// The heap index of a dict (or an instance of a subclass).
    #[must_use]
    pub fn dict_id(&self, v: Value) -> Option<Id> {
        v.id()
            .filter(|&id| matches!(self.heap.payload(id), Payload::Dict(_)))
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Value {
        Value::Obj(self.heap.alloc(self.types.dict, Payload::Dict(Box::default())))
    }

    #[inline]
    pub(super) fn name_hash(&self, name: Id) -> i64 {
        match self.heap.payload(name) {
            Payload::Str(s) => s.hash(),
            other => unreachable!("a name is a str: {other:?}"),
        }
    }

    fn is_name(&self, key: Value, name: Id) -> bool {
        if key == Value::Obj(name) {
            return true;
        }
        match (key.id().map(|id| self.heap.payload(id)), self.heap.payload(name)) {
            (Some(Payload::Str(a)), Payload::Str(b)) => a.text == b.text,
            _ => false,
        }
    }

    /// The value (borrowed) under a name.
    #[inline]
    #[must_use]
    pub fn dict_get_name(&self, dict: Id, name: Id) -> Option<Value> {
        self.dict(dict)
            .table
            .get(self.name_hash(name), |key| self.is_name(key, name))
    }

    /// The position of a name's entry, for inline caches.
    #[inline]
    #[must_use]
    pub fn dict_find_name(&self, dict: Id, name: Id) -> Option<usize> {
        self.dict(dict)
            .table
            .find(self.name_hash(name), |key| self.is_name(key, name))
    }

    /// Sets the value (owned) under a name (retained).
    pub fn dict_set_name(&mut self, dict: Id, name: Id, value: Value) {
        match self.dict_find_name(dict, name) {
            Some(at) => {
                let old = self.dict_mut(dict).table.set_value(at, value);
                self.heap.release(old);
            }
            None => {
                let hash = self.name_hash(name);
                self.heap.retain_id(name);
                self.dict_mut(dict)
                    .table
                    .insert_new(hash, Value::Obj(name), value);
            }
        }
    }

    /// Removes a name; was it there?
    pub fn dict_remove_name(&mut self, dict: Id, name: Id) -> bool {
        let Some(at) = self.dict_find_name(dict, name) else {
            return false;
        };
        let (key, value) = self.dict_mut(dict).table.remove_at(at);
        self.heap.release(key);
        self.heap.release(value);
        true
    }

    /// The value (borrowed) under a text.
    #[must_use]
    pub fn dict_get_str(&self, dict: Id, text: &str) -> Option<Value> {
        self.dict(dict).table.get(hash::str(text), |key| {
            matches!(key.id().map(|id| self.heap.payload(id)), Some(Payload::Str(s)) if *s.text == *text)
        })
    }

    /// Sets the value (owned) under a text, which is interned.
    pub fn dict_set_str(&mut self, dict: Id, text: &str, value: Value) {
        let name = self.intern(text);
        self.dict_set_name(dict, name, value);
    }

    /// The position of a key that answers for itself: found, absent, or None when the program has to be asked.
    pub fn dict_find_leaf(&mut self, dict: Id, key: Value) -> Option<Result<usize, i64>> {
        let hash = self.leaf_hash(key)?;
        match self
            .dict(dict)
            .table
            .lookup(hash, Cursor::start(hash), |k| self.leaf_same(k, key))
        {
            Lookup::Found(at) => Some(Ok(at)),
            Lookup::Absent(_) => Some(Err(hash)),
            Lookup::Ask { .. } => None,
        }
    }

    /// An operation on a dict; all arguments are borrowed.
    pub fn dict_op(&mut self, dict: Id, key: Value, value: Value, op: DictOp) -> R {
        if let Some(found) = self.dict_find_leaf(dict, key) {
            return match found {
                Ok(at) => self.dict_finish(dict, key, value, op, 0, Some(at)),
                Err(hash) => self.dict_finish(dict, key, value, op, hash, None),
            };
        }
        let hash = self.leaf_hash(key);
        self.dict_op_frame(dict, key, value, op, hash)
    }

    /// The same with a hash that is known already: `__hash__` is not called again.
    pub fn dict_op_hashed(&mut self, dict: Id, key: Value, value: Value, op: DictOp, hash: i64) -> R {
        match self
            .dict(dict)
            .table
            .lookup(hash, Cursor::start(hash), |k| self.leaf_same(k, key))
        {
            Lookup::Found(at) => self.dict_finish(dict, key, value, op, hash, Some(at)),
            Lookup::Absent(_) => self.dict_finish(dict, key, value, op, hash, None),
            Lookup::Ask { .. } => self.dict_op_frame(dict, key, value, op, Some(hash)),
        }
    }

    fn dict_op_frame(&mut self, dict: Id, key: Value, value: Value, op: DictOp, hash: Option<i64>) -> R {
        self.heap.retain_id(dict);
        self.heap.retain(key);
        self.heap.retain(value);
        let mut frame = DictFrame {
            dict,
            key,
            value,
            op,
            hash: hash.unwrap_or(0),
            probe: None,
        };
        match hash {
            Some(hash) => {
                frame.probe = Some(Probe::start(hash));
                frame.step(self, Input::Start)
            }
            None => self.then(frame, |vm| vm.hash(key)),
        }
    }

    /// Does the operation, now that the key's place is known.
    fn dict_finish(
        &mut self,
        dict: Id,
        key: Value,
        value: Value,
        op: DictOp,
        hash: i64,
        at: Option<usize>,
    ) -> R {
        match (op, at) {
            (DictOp::Get | DictOp::GetOr | DictOp::SetDefault, Some(at)) => {
                let found = self.dict(dict).table.value_at(at);
                Ok(self.heap.retain(found))
            }
            (DictOp::Set, Some(at)) => {
                self.heap.retain(value);
                let old = self.dict_mut(dict).table.set_value(at, value);
                self.heap.release(old);
                Ok(Value::None)
            }
            (DictOp::Set | DictOp::SetNew | DictOp::SetDefault, None) => {
                self.heap.retain(key);
                self.heap.retain(value);
                self.dict_mut(dict).table.insert_new(hash, key, value);
                self.check_table(self.dict(dict).len())?;
                Ok(if op == DictOp::SetDefault {
                    self.heap.retain(value)
                } else {
                    Value::None
                })
            }
            (DictOp::SetNew, Some(_)) => Err(self.key_error(key)),
            (DictOp::Del | DictOp::Pop, Some(at)) => {
                let (old_key, old) = self.dict_mut(dict).table.remove_at(at);
                self.heap.release(old_key);
                if op == DictOp::Pop {
                    return Ok(old);
                }
                self.heap.release(old);
                Ok(Value::None)
            }
            (DictOp::Contains, at) => Ok(Value::bool(at.is_some())),
            (DictOp::GetOr, None) => Ok(self.heap.retain(value)),
            (DictOp::Pop, None) if !value.is_null() => Ok(self.heap.retain(value)),
            (DictOp::Get, None) if self.heap.get(dict).class != self.types.dict => {
                match self.call_special(Value::Obj(dict), self.names.missing, &[key]) {
                    Some(result) => result,
                    None => Err(self.key_error(key)),
                }
            }
            (DictOp::Get | DictOp::Del | DictOp::Pop, None) => Err(self.key_error(key)),
        }
    }

    /// A table that doubles is checked against the memory limit when it is large enough to matter.
    pub(super) fn check_table(&mut self, len: usize) -> R<()> {
        const ENTRY: usize = 56;
        if len >= 1 << 16 && len.is_power_of_two() {
            return self.check_bytes(len * 2 * ENTRY);
        }
        Ok(())
    }

    /// `d[key]`, borrowed arguments, owned result.
    pub fn dict_get(&mut self, dict: Id, key: Value) -> R {
        self.dict_op(dict, key, Value::Null, DictOp::Get)
    }

    /// `{k: v, ...}` from keys and values in turn (owned).
    pub fn build_map(&mut self, items: Vec<Value>) -> R {
        let dict = self.new_dict();
        let Some(id) = dict.id() else {
            unreachable!("a dict is an object")
        };
        let pairs = items
            .chunks_exact(2)
            .map(|pair| (None, pair[0], pair[1]))
            .collect();
        self.chain(
            &[dict],
            |vm, held, result| match result {
                Ok(_) => Ok(held[0]),
                Err(ctl) => {
                    vm.heap.release(held[0]);
                    Err(ctl)
                }
            },
            |vm| {
                let result = vm.dict_set_pairs(id, pairs, None);
                vm.heap.release(dict);
                result
            },
        )
    }

    /// Sets many keys in order; pairs (hash if known, key, value) are owned. With a function, a repeated key raises the
    /// TypeError of a call that repeats a keyword.
    pub fn dict_set_pairs(
        &mut self,
        dict: Id,
        pairs: Vec<(Option<i64>, Value, Value)>,
        function: Option<Value>,
    ) -> R {
        self.heap.retain_id(dict);
        let function = self.heap.retain(function.unwrap_or(Value::Null));
        PairsFrame {
            dict,
            pairs,
            next: 0,
            function,
        }
        .step(self, Input::Start)
    }

    /// The entries of a dict as owned pairs.
    pub fn dict_pairs(&mut self, dict: Id) -> Vec<(Option<i64>, Value, Value)> {
        let pairs: Vec<_> = self
            .dict(dict)
            .table
            .iter()
            .map(|(hash, k, v)| (Some(hash), k, v))
            .collect();
        for &(_, key, value) in &pairs {
            self.heap.retain(key);
            self.heap.retain(value);
        }
        pairs
    }
}

#[derive(Clone, Debug)]
struct Probe {
    cursor: Cursor,
    /// The entry whose key `__eq__` has been asked about, that key, and the size of the index then: when the entry is
    /// another or the index has been rebuilt, the lookup starts again, as CPython's.
    asked: Option<(usize, Value, usize)>,
}

impl Probe {
    fn start(hash: i64) -> Self {
        Self {
            cursor: Cursor::start(hash),
            asked: None,
        }
    }
}

/// An operation on a dict whose key needs the program for its hash or its equality.
#[derive(Clone, Debug)]
pub struct DictFrame {
    dict: Id,
    key: Value,
    value: Value,
    op: DictOp,
    hash: i64,
    /// None while the hash is being asked for.
    probe: Option<Probe>,
}

impl Step for DictFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match (input, self.probe.as_ref()) {
                (Input::Start, _) => {}
                (Input::Value(Value::Int(hash)), None) => {
                    self.hash = hash;
                    self.probe = Some(Probe::start(hash));
                }
                (
                    Input::Value(equal),
                    Some(&Probe {
                        asked: Some((at, found, size)),
                        ..
                    }),
                ) => {
                    let table = &vm.dict(self.dict).table;
                    let unchanged = table.index_size() == size
                        && table.entry_at(at).is_some_and(|(_, key, _)| key.is(found));
                    if !unchanged {
                        self.probe = Some(Probe::start(self.hash));
                    } else if equal == Value::TRUE {
                        return self.finish(vm, Some(at));
                    }
                }
                (other, _) => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let (key, hash) = (self.key, self.hash);
            let Some(probe) = &mut self.probe else {
                match vm.turn(self, |vm| vm.hash(key)) {
                    Ok((frame, next)) => {
                        (self, input) = (frame, next);
                        continue;
                    }
                    Err(result) => return result,
                }
            };
            let table = &vm.dict(self.dict).table;
            match table.lookup(hash, probe.cursor, |k| vm.leaf_same(k, key)) {
                Lookup::Found(at) => return self.finish(vm, Some(at)),
                Lookup::Absent(_) => return self.finish(vm, None),
                Lookup::Ask {
                    at,
                    key: found,
                    cursor,
                } => {
                    *probe = Probe {
                        cursor,
                        asked: Some((at, found, table.index_size())),
                    };
                    match vm.turn(self, |vm| vm.equal(found, key)) {
                        Ok((frame, next)) => (self, input) = (frame, next),
                        Err(result) => return result,
                    }
                }
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.dict));
        f(self.key);
        f(self.value);
    }
}

impl DictFrame {
    fn finish(self, vm: &mut Vm, at: Option<usize>) -> R {
        let result = vm.dict_finish(self.dict, self.key, self.value, self.op, self.hash, at);
        vm.release_frame(&self.into());
        result
    }
}

/// Sets many keys of a dict in order.
#[derive(Clone, Debug)]
pub struct PairsFrame {
    dict: Id,
    pairs: Vec<(Option<i64>, Value, Value)>,
    /// Pairs before it have been given up.
    next: usize,
    function: Value,
}

impl Step for PairsFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(_) => {
                    let (_, key, value) = self.pairs[self.next];
                    self.next += 1;
                    vm.heap.release(key);
                    vm.heap.release(value);
                }
                other => {
                    let _ = vm.result_of(other);
                    if !self.function.is_null() && vm.raised_is(vm.types.key_error) {
                        let exc = vm.take_raised();
                        vm.heap.release(exc);
                        let (_, key, _) = self.pairs[self.next];
                        let (function, name) = (vm.callable_text(self.function), vm.text_of(key));
                        vm.type_error(format!(
                            "{function} got multiple values for keyword argument '{name}'"
                        ));
                    }
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let Some(&(hash, key, value)) = self.pairs.get(self.next) else {
                vm.release_frame(&self.into());
                return Ok(Value::None);
            };
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let dict = self.dict;
            let op = if self.function.is_null() {
                DictOp::Set
            } else {
                DictOp::SetNew
            };
            // Most keys answer for themselves: no frame is needed.
            if let Some(found) = vm.dict_find_leaf(dict, key)
                && (op == DictOp::Set || found.is_err())
            {
                let (hash, at) = found.map_or_else(|hash| (hash, None), |at| (0, Some(at)));
                input = match vm.dict_finish(dict, key, value, op, hash, at) {
                    Ok(v) => Input::Value(v),
                    Err(ctl) => return vm.abandon(self, ctl),
                };
                continue;
            }
            let turn = vm.turn(self, |vm| match hash {
                Some(hash) => vm.dict_op_hashed(dict, key, value, op, hash),
                None => vm.dict_op(dict, key, value, op),
            });
            match turn {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.dict));
        f(self.function);
        for &(_, key, value) in &self.pairs[self.next..] {
            f(key);
            f(value);
        }
    }
}
