//! Operations on `set` and `frozenset`.
//!
//! ```text
//! set_op(set, key, op)            one key: hash, probe, finish; asks the program as `dict_op` does
//! set_task(target, items, task)   many keys in order: add, discard, toggle, filter into a result, test all
//! ```

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::leaf::probe::{Cursor, Lookup, Same};
use crate::leaf::set_table::SetTable;
use crate::leaf::{hash, set_algebra};
use crate::object::dict::Set;
use crate::object::{Id, Payload, Value};

/// What is done with a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetOp {
    /// True if it was not there.
    Add,
    /// True if it was there.
    Discard,
    /// KeyError if it was not there.
    Remove,
    Contains,
}

/// What is done with many keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetTask {
    /// Adds each to the target; gives the result value.
    Add,
    /// Discards each from the target, then drops its dummies; gives the result value.
    Discard,
    /// Discards each that is in the target and adds the others; gives the result value.
    Toggle,
    /// Adds each to the result if its being in the target is as said; gives the result.
    Filter(bool),
    /// Is each in the target (or not), as said? Gives a Bool.
    All(bool),
}

/// Keys with their hashes, where known; the keys are owned.
pub type Keys = Vec<(Option<i64>, Value)>;

impl Vm {
    /// The content of a set. Panics for anything else.
    #[inline]
    #[must_use]
    pub fn set(&self, id: Id) -> &Set {
        match self.heap.payload(id) {
            Payload::Set(set) => set,
            other => unreachable!("a set is expected: {other:?}"),
        }
    }

    /// The content, to be changed.
    #[inline]
    pub fn set_mut(&mut self, id: Id) -> &mut Set {
        match self.heap.payload_mut(id) {
            Payload::Set(set) => set,
            other => unreachable!("a set is expected: {other:?}"),
        }
    }

    /// The heap index of a set or frozenset (or an instance of a subclass).
    #[must_use]
    pub fn set_id(&self, v: Value) -> Option<Id> {
        v.id()
            .filter(|&id| matches!(self.heap.payload(id), Payload::Set(_)))
    }

    /// A set of `class` with a table whose keys are counted already.
    pub fn new_set(&mut self, class: Id, table: SetTable<Value>) -> Value {
        Value::Obj(self.heap.alloc(class, Payload::Set(Box::new(Set { table }))))
    }

    /// The constant frozenset of these leaves (owned), in the order that CPython's compiler gives it.
    pub fn frozenset_of_leaves(&mut self, items: &[Value]) -> Value {
        let mut keys: Vec<(i64, Value)> = Vec::with_capacity(items.len());
        for &item in items {
            let Some(hash) = self.leaf_hash(item) else {
                unreachable!("constants are leaves")
            };
            keys.push((hash, item));
        }
        let mut table = SetTable::new();
        // Each time from the table before: as a constant, merged with equal ones, and once more where texts are interned.
        let texts = items.iter().any(|&item| self.str_of(item).is_some());
        for _ in 0..2 + usize::from(texts) {
            table = set_algebra::from(set_algebra::Other::Iterable(&keys), |a, b| {
                self.leaf_same(a, b) == Same::Yes
            });
            keys = table.iter().collect();
        }
        for &item in items {
            if !keys.iter().any(|&(_, key)| key.is(item)) {
                self.heap.release(item);
            }
        }
        self.new_set(self.types.frozenset, table)
    }

    /// The hash by which a key is looked for: a set stands for the frozenset of its items.
    fn set_key_hash(&mut self, key: Value, op: SetOp) -> Option<i64> {
        if op != SetOp::Add
            && let Some(id) = self.set_id(key)
        {
            return Some(hash::frozenset(self.set(id).table.iter().map(|(hash, _)| hash)));
        }
        self.leaf_hash(key)
    }

    /// An operation on a set; borrowed arguments. Gives a Bool.
    pub fn set_op(&mut self, set: Id, key: Value, op: SetOp, hash: Option<i64>) -> R {
        let hash = hash.or_else(|| self.set_key_hash(key, op));
        if let Some(hash) = hash {
            match self
                .set(set)
                .table
                .lookup(hash, Cursor::start(hash), |k| self.leaf_same(k, key))
            {
                Lookup::Found(at) => return self.set_finish(set, key, op, hash, Ok(at)),
                Lookup::Absent(cursor) => return self.set_finish(set, key, op, hash, Err(cursor)),
                Lookup::Ask { .. } => {}
            }
        }
        self.heap.retain_id(set);
        self.heap.retain(key);
        let mut frame = SetFrame {
            set,
            key,
            op,
            hash: 0,
            probe: None,
        };
        match hash {
            Some(hash) => {
                frame.hash = hash;
                frame.probe = Some((Cursor::start(hash), None));
                frame.step(self, Input::Start)
            }
            None => self.then(frame, |vm| vm.hash(key)),
        }
    }

    fn set_finish(&mut self, set: Id, key: Value, op: SetOp, hash: i64, found: Result<usize, Cursor>) -> R {
        match (op, found) {
            (SetOp::Add, Err(cursor)) => {
                self.heap.retain(key);
                self.set_mut(set).table.insert_at(hash, key, cursor);
                self.check_table(self.set(set).len())?;
                Ok(Value::TRUE)
            }
            (SetOp::Add, Ok(_)) => Ok(Value::FALSE),
            (SetOp::Discard | SetOp::Remove, Ok(at)) => {
                let old = self.set_mut(set).table.remove_at(at);
                self.heap.release(old);
                Ok(Value::TRUE)
            }
            (SetOp::Discard, Err(_)) => Ok(Value::FALSE),
            (SetOp::Remove, Err(_)) => Err(self.key_error(key)),
            (SetOp::Contains, found) => Ok(Value::bool(found.is_ok())),
        }
    }

    /// Adds `v` (owned).
    pub fn set_add_owned(&mut self, set: Value, v: Value) -> R {
        let Some(id) = self.set_id(set) else {
            unreachable!("the compiler adds to sets only")
        };
        let result = self.set_op(id, v, SetOp::Add, None);
        self.heap.release(v);
        result
    }

    /// `{a, b, ...}` of owned items.
    pub fn build_set(&mut self, items: Vec<Value>) -> R {
        let set = self.new_set(self.types.set, SetTable::new());
        let Some(id) = set.id() else {
            unreachable!("a set is an object")
        };
        self.set_task(
            id,
            items.into_iter().map(|v| (None, v)).collect(),
            SetTask::Add,
            set,
        )
    }

    /// Does something with many keys (owned), in order. `result` is owned.
    pub fn set_task(&mut self, target: Id, items: Keys, task: SetTask, result: Value) -> R {
        self.heap.retain_id(target);
        SetItemsFrame {
            target,
            items,
            next: 0,
            task,
            toggling: false,
            filtering: false,
            result,
        }
        .step(self, Input::Start)
    }

    /// The keys of a set with their hashes, owned.
    pub fn set_keys(&mut self, set: Id) -> Keys {
        let keys: Keys = self
            .set(set)
            .table
            .iter()
            .map(|(hash, key)| (Some(hash), key))
            .collect();
        keys.iter().for_each(|&(_, key)| {
            self.heap.retain(key);
        });
        keys
    }

    /// `set |= iterable` (iterable owned); gives None.
    pub fn set_update_owned(&mut self, set: Value, iterable: Value) -> R {
        let Some(id) = self.set_id(set) else {
            unreachable!("a set is updated")
        };
        let result = self.set_update(id, iterable);
        self.heap.release(iterable);
        result
    }

    /// The same, borrowing the iterable.
    pub fn set_update(&mut self, set: Id, iterable: Value) -> R {
        if let Some(other) = self.set_id(iterable) {
            if other == set {
                return Ok(Value::None);
            }
            let theirs = self.set(other).table.clone();
            let mine = &mut self.set_mut(set).table;
            let was_empty = mine.is_empty();
            if mine.begin_merge(&theirs) {
                if was_empty {
                    for (_, key) in theirs.iter() {
                        self.heap.retain(key);
                    }
                }
                return Ok(Value::None);
            }
            let keys = self.set_keys(other);
            return self.set_task(set, keys, SetTask::Add, Value::None);
        }
        if let Some(other) = self.dict_id(iterable)
            && self.class_of(iterable) == self.types.dict
        {
            let room = self.dict(other).len();
            self.set_mut(set).table.make_room(room);
        }
        self.walk(&[Value::Obj(set)], iterable, |vm, held, item, _| {
            match held[0].id() {
                Some(set) => vm.set_op(set, item, SetOp::Add, None),
                None => unreachable!("a set is an object"),
            }
        })
    }

    /// The items of a list object (owned): taken out of it if nobody else has it.
    pub fn take_list(&mut self, list: Value) -> Vec<Value> {
        let Some(id) = list.id() else { return Vec::new() };
        let sole = self.heap.count(id) == 1;
        let items = match self.heap.payload_mut(id) {
            Payload::List(items) if sole => std::mem::take(items),
            Payload::List(items) => {
                let items = items.clone();
                for &item in &items {
                    self.heap.retain(item);
                }
                items
            }
            _ => Vec::new(),
        };
        self.heap.release(list);
        items
    }
}

/// The slot whose key was asked about, that key, and the number of slots then.
type Asked = (usize, Value, usize);

/// An operation on a set whose key needs the program.
#[derive(Clone, Debug)]
pub struct SetFrame {
    set: Id,
    key: Value,
    op: SetOp,
    hash: i64,
    /// None while the hash is being asked for; then where to go on, and the slot asked about, its key and the number of
    /// slots then.
    probe: Option<(Cursor, Option<Asked>)>,
}

impl Step for SetFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match (input, self.probe) {
                (Input::Start, _) => {}
                (Input::Value(Value::Int(hash)), None) => {
                    self.hash = hash;
                    self.probe = Some((Cursor::start(hash), None));
                }
                (Input::Value(equal), Some((_, Some((at, found, size))))) => {
                    let table = &vm.set(self.set).table;
                    let unchanged = table.size() == size
                        && table
                            .next_from(at)
                            .is_some_and(|(next, _, key)| next == at + 1 && key.is(found));
                    if !unchanged {
                        self.probe = Some((Cursor::start(self.hash), None));
                    } else if equal == Value::TRUE {
                        return self.finish(vm, Ok(at));
                    }
                }
                (other, _) => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let (key, hash) = (self.key, self.hash);
            let Some((cursor, asked)) = &mut self.probe else {
                match vm.turn(self, |vm| vm.hash(key)) {
                    Ok((frame, next)) => {
                        (self, input) = (frame, next);
                        continue;
                    }
                    Err(result) => return result,
                }
            };
            let table = &vm.set(self.set).table;
            match table.lookup(hash, *cursor, |k| vm.leaf_same(k, key)) {
                Lookup::Found(at) => return self.finish(vm, Ok(at)),
                Lookup::Absent(_) => return self.absent(vm),
                Lookup::Ask {
                    at,
                    key: found,
                    cursor: next,
                } => {
                    *cursor = next;
                    *asked = Some((at, found, table.size()));
                    match vm.turn(self, |vm| vm.equal(found, key)) {
                        Ok((frame, next)) => (self, input) = (frame, next),
                        Err(result) => return result,
                    }
                }
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.set));
        f(self.key);
    }
}

impl SetFrame {
    /// The key is not there. Its place is looked for anew: the program may have changed the table meanwhile.
    fn absent(self, vm: &mut Vm) -> R {
        let (key, hash) = (self.key, self.hash);
        let same = |k| {
            if vm.leaf_same(k, key) == Same::Yes {
                Same::Yes
            } else {
                Same::No
            }
        };
        let found = match vm.set(self.set).table.lookup(hash, Cursor::start(hash), same) {
            Lookup::Found(at) => Ok(at),
            Lookup::Absent(cursor) => Err(cursor),
            Lookup::Ask { .. } => unreachable!("nothing is asked"),
        };
        self.finish(vm, found)
    }

    fn finish(self, vm: &mut Vm, found: Result<usize, Cursor>) -> R {
        let result = vm.set_finish(self.set, self.key, self.op, self.hash, found);
        vm.release_frame(&self.into());
        result
    }
}

/// Does something with many keys, in order.
#[derive(Clone, Debug)]
pub struct SetItemsFrame {
    target: Id,
    items: Keys,
    /// Items before it have been given up.
    next: usize,
    task: SetTask,
    /// The item was not in the target and is being added.
    toggling: bool,
    /// The item passed and is being added to the result.
    filtering: bool,
    result: Value,
}

impl Step for SetItemsFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(answer) => {
                    let there = answer == Value::TRUE;
                    let more = match self.task {
                        SetTask::Toggle if !self.toggling && !there => {
                            self.toggling = true;
                            true
                        }
                        SetTask::Filter(want) if !self.filtering && there == want => {
                            self.filtering = true;
                            true
                        }
                        SetTask::All(want) if there != want => {
                            vm.release_frame(&self.into());
                            return Ok(Value::FALSE);
                        }
                        _ => false,
                    };
                    if !more {
                        self.toggling = false;
                        self.filtering = false;
                        let (_, key) = self.items[self.next];
                        self.next += 1;
                        vm.heap.release(key);
                    }
                }
                other => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let Some(&(hash, key)) = self.items.get(self.next) else {
                if self.task == SetTask::Discard {
                    vm.set_mut(self.target).table.purge_dummies();
                }
                vm.heap.release_id(self.target);
                return Ok(if let SetTask::All(_) = self.task {
                    Value::TRUE
                } else {
                    self.result
                });
            };
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let target = self.target;
            let (set, op) = match self.task {
                SetTask::Add => (target, SetOp::Add),
                SetTask::Discard => (target, SetOp::Discard),
                SetTask::Toggle => (target, if self.toggling { SetOp::Add } else { SetOp::Discard }),
                SetTask::Filter(_) if self.filtering => match self.result.id() {
                    Some(result) => (result, SetOp::Add),
                    None => unreachable!("a filter has a set as its result"),
                },
                SetTask::Filter(_) | SetTask::All(_) => (target, SetOp::Contains),
            };
            // Most keys answer for themselves: no frame is needed.
            if let Some(hash) = hash.or_else(|| vm.leaf_hash(key)) {
                let found = match vm
                    .set(set)
                    .table
                    .lookup(hash, Cursor::start(hash), |k| vm.leaf_same(k, key))
                {
                    Lookup::Found(at) => Some(Ok(at)),
                    Lookup::Absent(cursor) => Some(Err(cursor)),
                    Lookup::Ask { .. } => None,
                };
                if let Some(found) = found {
                    input = match vm.set_finish(set, key, op, hash, found) {
                        Ok(v) => Input::Value(v),
                        Err(ctl) => return vm.abandon(self, ctl),
                    };
                    continue;
                }
            }
            match vm.turn(self, |vm| vm.set_op(set, key, op, hash)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.target));
        f(self.result);
        for &(_, key) in &self.items[self.next..] {
            f(key);
        }
    }
}
