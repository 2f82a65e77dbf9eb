//! Hashes of values, and equality as far as it is known without running the program.

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::leaf::hash;
use crate::leaf::probe::Same;
use crate::object::{Id, Payload, Value};
use num_traits::ToPrimitive;

/// How deep tuples in tuples are followed on the Rust stack; deeper ones go through frames.
const LEAF_DEPTH: u32 = 16;

/// What decides the equality of a value of an exact built-in class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Equal to itself only.
    Identity,
    Number,
    Str,
    Bytes,
    Tuple,
    /// A method of the program, or a container, has to be asked.
    Other,
}

impl Vm {
    /// What `id(v)` gives, and default reprs show: made from the creation serial.
    #[must_use]
    pub fn address_of(&self, v: Value) -> i64 {
        const BASE: i64 = 0x7f00_0000_0000;
        match v {
            Value::Obj(id) => BASE + i64::from(self.heap.get(id).serial) * 16,
            Value::Int(i) => 0x7e00_0000_0000_i64.wrapping_add(i.wrapping_mul(32)),
            Value::Float(x) => (x.get().to_bits() >> 4) as i64,
            Value::Bool(b) => 0x7d00_0000_0000 + i64::from(b.get()) * 32,
            Value::None => 0x7d00_0000_1000,
            Value::NotImplemented => 0x7d00_0000_1010,
            Value::Ellipsis => 0x7d00_0000_1020,
            Value::Null => 0,
        }
    }

    /// The hash of an object that is equal to itself only.
    fn identity_hash(&self, v: Value) -> i64 {
        if let Some(Payload::Future(future)) = v.id().map(|id| self.heap.payload(id)) {
            return i64::from(future.serial);
        }
        self.address_of(v) >> 4
    }

    fn kind(&self, v: Value) -> Kind {
        let id = match v {
            Value::Int(_) | Value::Float(_) | Value::Bool(_) => return Kind::Number,
            Value::Obj(id) => id,
            _ => return Kind::Identity,
        };
        let object = self.heap.get(id);
        match &object.payload {
            Payload::Str(_) if object.class == self.types.str => Kind::Str,
            Payload::BigInt(_) if object.class == self.types.int => Kind::Number,
            Payload::Complex(_) if object.class == self.types.complex => Kind::Number,
            Payload::Bytes(_) if object.class == self.types.bytes => Kind::Bytes,
            Payload::Tuple(_) if object.class == self.types.tuple => Kind::Tuple,
            Payload::Class(_) if object.class == self.types.type_ => Kind::Identity,
            Payload::Function(_)
            | Payload::Native(_)
            | Payload::Cell(_)
            | Payload::Code(_)
            | Payload::Generator(_) => Kind::Identity,
            _ => Kind::Other,
        }
    }

    /// Is `a` the same as `b`, or equal to it? As far as that is known without asking the program.
    #[must_use]
    pub fn leaf_same(&self, a: Value, b: Value) -> Same {
        self.leaf_same_to(a, b, LEAF_DEPTH)
    }

    fn leaf_same_to(&self, a: Value, b: Value, depth: u32) -> Same {
        if a.is(b) {
            return Same::Yes;
        }
        match (a, b) {
            (Value::Int(_), Value::Int(_)) => return Same::No,
            (Value::Obj(x), Value::Obj(y)) => {
                if let (Payload::Str(s), Payload::Str(t)) = (self.heap.payload(x), self.heap.payload(y))
                    && self.heap.get(x).class == self.types.str
                    && self.heap.get(y).class == self.types.str
                {
                    return Same::from(s.text == t.text);
                }
            }
            _ => {}
        }
        match (self.kind(a), self.kind(b)) {
            (Kind::Other, _) | (_, Kind::Other) => Same::Ask,
            (Kind::Number, Kind::Number) => match (self.num(a), self.num(b)) {
                (Some(x), Some(y)) => Same::from(super::number::equal(&x, &y)),
                _ => Same::No,
            },
            (Kind::Bytes, Kind::Bytes) => match (
                a.id().map(|i| self.heap.payload(i)),
                b.id().map(|i| self.heap.payload(i)),
            ) {
                (Some(Payload::Bytes(x)), Some(Payload::Bytes(y))) => Same::from(x == y),
                _ => Same::No,
            },
            (Kind::Tuple, Kind::Tuple) => {
                let (Some(x), Some(y)) = (self.tuple_items(a), self.tuple_items(b)) else {
                    return Same::Ask;
                };
                if depth == 0 {
                    return Same::Ask;
                }
                // An item to ask about decides only if no item before it differs; one after it may be reached.
                for (&p, &q) in x.iter().zip(y) {
                    match self.leaf_same_to(p, q, depth - 1) {
                        Same::Yes => {}
                        other => return other,
                    }
                }
                Same::from(x.len() == y.len())
            }
            _ => Same::No,
        }
    }

    /// The items of a tuple (or an instance of a subclass).
    #[must_use]
    pub fn tuple_items(&self, v: Value) -> Option<&[Value]> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => Some(items),
            _ => None,
        }
    }

    /// The hash, when it is known without running the program.
    #[must_use]
    pub fn leaf_hash(&mut self, v: Value) -> Option<i64> {
        match v {
            Value::Int(i) => return Some(hash::int(i)),
            Value::Bool(b) => return Some(i64::from(b.get())),
            Value::Float(x) => return Some(hash::float(x.get()).unwrap_or(0)),
            Value::None => return Some(hash::NONE),
            Value::NotImplemented | Value::Ellipsis | Value::Null => return Some(self.identity_hash(v)),
            Value::Obj(id) => {
                let object = self.heap.get(id);
                if let Payload::Str(s) = &object.payload
                    && object.class == self.types.str
                {
                    return Some(s.hash());
                }
            }
        }
        if let Some(hash) = self.pure_hash(v, LEAF_DEPTH) {
            return Some(hash);
        }
        // Instances whose class leaves hashing to `object`.
        let id = v.id()?;
        if matches!(
            self.heap.payload(id),
            Payload::Plain(_)
                | Payload::Exception(_)
                | Payload::Class(_)
                | Payload::Module
                | Payload::Future(_)
                | Payload::Function(_)
                | Payload::Generator(_)
        ) {
            let found = self.lookup_special(v, self.names.hash)?;
            if found.is(self.object_default(self.names.hash)) {
                return Some(self.identity_hash(v));
            }
        }
        None
    }

    /// What `object` itself has under a special name.
    #[must_use]
    pub fn object_default(&self, name: Id) -> Value {
        match self.heap.payload(self.types.object) {
            Payload::Class(class) => self.dict_get_name(class.namespace, name).unwrap_or(Value::Null),
            _ => Value::Null,
        }
    }

    fn pure_hash(&self, v: Value, depth: u32) -> Option<i64> {
        let id = match v {
            Value::Int(i) => return Some(hash::int(i)),
            Value::Bool(b) => return Some(i64::from(b.get())),
            Value::Float(x) => return Some(hash::float(x.get()).unwrap_or(0)),
            Value::None => return Some(hash::NONE),
            Value::Obj(id) => id,
            _ => return Some(self.identity_hash(v)),
        };
        let object = self.heap.get(id);
        let class = object.class;
        let types = &self.types;
        match &object.payload {
            Payload::Str(s) if class == types.str => Some(s.hash()),
            Payload::BigInt(n) if class == types.int => Some(hash::big_int(n)),
            Payload::Bytes(b) if class == types.bytes => Some(hash::bytes(b)),
            Payload::Complex(c) if class == types.complex => Some(hash::complex(
                hash::float(c.0).unwrap_or(0),
                hash::float(c.1).unwrap_or(0),
            )),
            Payload::Tuple(items) if class == types.tuple => {
                if depth == 0 {
                    return None;
                }
                let mut hashes = Vec::with_capacity(items.len());
                for &item in items {
                    hashes.push(self.pure_hash(item, depth - 1)?);
                }
                Some(hash::tuple(hashes.into_iter()))
            }
            Payload::Set(set) if class == types.frozenset => {
                Some(hash::frozenset(set.table.iter().map(|(hash, _)| hash)))
            }
            Payload::Range(range) => {
                let len = range.len() as i64;
                let (start, step) = match len {
                    0 => (hash::NONE, hash::NONE),
                    1 => (hash::int(range.start), hash::NONE),
                    _ => (hash::int(range.start), hash::int(range.step)),
                };
                Some(hash::range(len, hash::int(len), start, step))
            }
            Payload::Method(pair) => Some(self.identity_hash(pair.0) ^ self.identity_hash(pair.1)),
            // Coarse: arguments may be anything, and a union's have no order.
            Payload::GenericAlias(pair) => {
                let count = self.tuple_items(pair.1).map_or(0, <[Value]>::len);
                Some(self.identity_hash(pair.0) ^ count as i64)
            }
            Payload::NativeMethod(pair) => {
                Some(self.identity_hash(pair.1) ^ hash::bytes(pair.0.name.as_bytes()))
            }
            _ if self.kind(v) == Kind::Identity => Some(self.identity_hash(v)),
            _ => None,
        }
    }

    /// Are instances of this built-in content never hashable?
    fn unhashable(&self, v: Value) -> bool {
        let Some(id) = v.id() else { return false };
        match self.heap.payload(id) {
            Payload::List(_)
            | Payload::Dict(_)
            | Payload::ByteArray(_)
            | Payload::Deque(_)
            | Payload::Slice(_) => true,
            Payload::DictView(view) => view.1 != crate::object::payload::DictPart::Values,
            Payload::Set(_) => !self.is_instance_of(v, self.types.frozenset),
            _ => false,
        }
    }

    /// `TypeError: unhashable type`
    pub fn unhashable_error(&mut self, v: Value) -> Ctl {
        let name = self.type_name(v);
        self.type_error(format!("unhashable type: '{name}'"))
    }

    /// `hash(v)`, an Int.
    pub fn hash(&mut self, v: Value) -> R {
        if let Some(hash) = self.leaf_hash(v) {
            return Ok(Value::Int(hash));
        }
        let class = self.class_of(v);
        if class == self.types.tuple {
            self.enter_native("")?;
            self.heap.retain(v);
            self.push_native(HashFrame {
                tuple: v,
                hashes: Vec::new(),
            });
            return Err(Ctl::Pushed);
        }
        let found = self.lookup_special(v, self.names.hash).unwrap_or(Value::None);
        let default = found.is(self.object_default(self.names.hash));
        if found.is_none() || (default && self.unhashable(v)) {
            return Err(self.unhashable_error(v));
        }
        if default {
            return Ok(Value::Int(self.native_hash(v)));
        }
        self.chain(&[], hash_result, |vm| {
            match vm.call_special(v, vm.names.hash, &[]) {
                Some(result) => result,
                None => unreachable!("it was found above"),
            }
        })
    }

    /// The hash that a value's built-in content has, whatever its class says; by identity for all others.
    #[must_use]
    pub fn native_hash(&self, v: Value) -> i64 {
        let Some(id) = v.id() else {
            return self.pure_hash(v, 1).unwrap_or(0);
        };
        match self.heap.payload(id) {
            Payload::Str(s) => s.hash(),
            Payload::Int(i) => hash::int(*i),
            Payload::BigInt(n) => hash::big_int(n),
            Payload::Float(x) => hash::float(*x).unwrap_or(0),
            Payload::Bytes(b) => hash::bytes(b),
            Payload::Set(set) => hash::frozenset(set.table.iter().map(|(hash, _)| hash)),
            _ => self.identity_hash(v),
        }
    }

    /// `hash(v)`, consuming `v`.
    pub fn hash_owned(&mut self, v: Value) -> R {
        let result = self.hash(v);
        self.heap.release(v);
        result
    }

    /// The hash of a tuple's items, as `tuple.__hash__` computes it, whatever the tuple's class.
    pub fn hash_tuple(&mut self, v: Value) -> R {
        self.enter_native("")?;
        self.heap.retain(v);
        self.push_native(HashFrame {
            tuple: v,
            hashes: Vec::new(),
        });
        Err(Ctl::Pushed)
    }
}

/// What a `__hash__` method gave, as a hash.
fn hash_result(vm: &mut Vm, _: super::chain::Held, result: R) -> R {
    let v = result?;
    match vm.int_num(v) {
        Some(n) => {
            let big = n.big();
            vm.heap.release(v);
            // Values of a C long are taken as they are; larger ones are hashed like any integer.
            let hash = big.to_i64().unwrap_or_else(|| hash::big_int(&big));
            Ok(Value::Int(if hash == -1 { -2 } else { hash }))
        }
        None => {
            vm.heap.release(v);
            Err(vm.type_error("__hash__ method should return an integer"))
        }
    }
}

/// Hashes the items of a tuple one by one.
#[derive(Clone, Debug)]
pub struct HashFrame {
    tuple: Value,
    hashes: Vec<i64>,
}

impl Step for HashFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(Value::Int(hash)) => self.hashes.push(hash),
                other => {
                    vm.leave_native();
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let items = vm.tuple_items(self.tuple).unwrap_or(&[]);
            let Some(&item) = items.get(self.hashes.len()) else {
                vm.leave_native();
                vm.heap.release(self.tuple);
                return Ok(Value::Int(hash::tuple(self.hashes.into_iter())));
            };
            match vm.turn(self, |vm| vm.hash(item)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.tuple);
    }
}
