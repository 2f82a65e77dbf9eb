//! What the tables of the value types share: receivers, arguments, and special methods that can be called by name.

use crate::object::function::NativeDef;
use crate::object::payload::DictPart;
use crate::object::{Id, Payload, Value};
use crate::vm::number::Num;
use crate::vm::{Ctl, R, Vm};
use num_traits::{Signed, ToPrimitive};
use switchboard_python_code::{BinaryKind as B, CompareKind as C, Op};

/// An operator's special method, of any content that has it.
pub fn binary<const KIND: usize, const REFLECTED: bool>(vm: &mut Vm, args: &[Value]) -> R {
    let (a, b) = if REFLECTED {
        (args[1], args[0])
    } else {
        (args[0], args[1])
    };
    vm.native_binary(B::ALL[KIND], a, b)
        .unwrap_or(Ok(Value::NotImplemented))
}

fn operator_method(vm: &Vm, kind: usize, reflected: bool) -> std::sync::Arc<str> {
    let names = vm.operator_names(B::ALL[kind]);
    vm.text_of(Value::Obj(if reflected { names.reflected } else { names.plain }))
}

/// The same of `int`: it takes ints only.
pub fn int_binary<const KIND: usize, const REFLECTED: bool>(vm: &mut Vm, args: &[Value]) -> R {
    if vm.int_num(args[0]).is_none() {
        let (method, name) = (operator_method(vm, KIND, REFLECTED), vm.type_name(args[0]));
        return Err(vm.type_error(format!(
            "descriptor '{method}' requires a 'int' object but received a '{name}'"
        )));
    }
    if vm.int_num(args[1]).is_none() {
        return Ok(Value::NotImplemented);
    }
    binary::<KIND, REFLECTED>(vm, args)
}

/// The same of `float`: it takes ints and floats.
pub fn float_binary<const KIND: usize, const REFLECTED: bool>(vm: &mut Vm, args: &[Value]) -> R {
    let real = |vm: &Vm, v: Value| matches!(vm.num(v), Some(Num::Int(_) | Num::Big(_) | Num::Float(_)));
    match (real(vm, args[0]), real(vm, args[1])) {
        (true, true) if vm.int_num(args[0]).is_none() => binary::<KIND, REFLECTED>(vm, args),
        _ => Ok(Value::NotImplemented),
    }
}

/// Concatenation and repetition: what does not fit is a TypeError, not NotImplemented.
pub fn sequence_binary<const KIND: usize>(vm: &mut Vm, args: &[Value]) -> R {
    match vm.native_binary(B::ALL[KIND], args[0], args[1]) {
        Some(result) => result,
        None => Err(vm.unsupported_operands(B::ALL[KIND], args[0], args[1])),
    }
}

/// A comparison's special method.
pub fn compare<const KIND: usize>(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_compare(C::ALL[KIND], args[0], args[1])
        .unwrap_or(Ok(Value::NotImplemented))
}

/// The same of `int`: it compares with ints only.
pub fn int_compare<const KIND: usize>(vm: &mut Vm, args: &[Value]) -> R {
    if vm.int_num(args[1]).is_none() {
        return Ok(Value::NotImplemented);
    }
    compare::<KIND>(vm, args)
}

/// A unary operator's special method.
pub fn unary(vm: &mut Vm, op: Op, v: Value) -> R {
    match vm.native_unary(op, v) {
        Some(result) => result,
        None => Ok(Value::NotImplemented),
    }
}

/// `__getitem__`
pub fn getitem(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_get_item(args[0], args[1])
        .unwrap_or_else(|| Err(vm.wrong_receiver(args[0], "__getitem__")))
}

/// `__setitem__`
pub fn setitem(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_set_item(args[0], args[1], args[2])
        .unwrap_or_else(|| Err(vm.wrong_receiver(args[0], "__setitem__")))
}

/// `__delitem__`
pub fn delitem(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_del_item(args[0], args[1])
        .unwrap_or_else(|| Err(vm.wrong_receiver(args[0], "__delitem__")))
}

/// `__contains__`
pub fn contains(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_contains(args[0], args[1])
        .unwrap_or_else(|| vm.find_in(args[0], args[1]))
}

/// `__len__`
pub fn len(vm: &mut Vm, args: &[Value]) -> R {
    match vm.native_len(args[0]) {
        Some(len) => Ok(Value::Int(len as i64)),
        None => Err(vm.wrong_receiver(args[0], "__len__")),
    }
}

/// `__iter__`
pub fn iter(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_iter(args[0])
}

/// `__repr__`
pub fn repr(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_repr(args[0])
}

/// `__hash__`
pub fn hash(vm: &mut Vm, args: &[Value]) -> R {
    match args[0].id().map(|id| vm.heap.payload(id)) {
        Some(Payload::Tuple(_)) => vm.hash_tuple(args[0]),
        _ => Ok(Value::Int(vm.native_hash(args[0]))),
    }
}

/// `__format__`
pub fn format(vm: &mut Vm, args: &[Value]) -> R {
    if vm.str_of(args[1]).is_none() {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {name}")));
    }
    vm.native_format(args[0], args[1])
}

/// `__class_getitem__` of the generic built-in classes.
pub fn class_getitem(vm: &mut Vm, args: &[Value]) -> R {
    Ok(vm.generic_alias(args[0], args[1]))
}

/// The special methods of a type's comparisons.
macro_rules! compare_slots {
    ($name:ident, $function:ident) => {
        /// Comparisons.
        pub static $name: &[NativeDef] = &[
            NativeDef::slot("__lt__", 2, 2, $function::<{ C::Lt as usize }>),
            NativeDef::slot("__le__", 2, 2, $function::<{ C::Le as usize }>),
            NativeDef::slot("__eq__", 2, 2, $function::<{ C::Eq as usize }>),
            NativeDef::slot("__ne__", 2, 2, $function::<{ C::Ne as usize }>),
            NativeDef::slot("__gt__", 2, 2, $function::<{ C::Gt as usize }>),
            NativeDef::slot("__ge__", 2, 2, $function::<{ C::Ge as usize }>),
        ];
    };
}

compare_slots!(COMPARE, compare);
compare_slots!(INT_COMPARE, int_compare);

/// The special methods of a container that is read.
pub static READ: &[NativeDef] = &[
    NativeDef::slot("__len__", 1, 1, len),
    NativeDef::slot("__getitem__", 2, 2, getitem),
    NativeDef::slot("__contains__", 2, 2, contains),
    NativeDef::slot("__iter__", 1, 1, iter),
    NativeDef::slot("__repr__", 1, 1, repr),
];

/// The special methods of a container that is changed.
pub static WRITE: &[NativeDef] = &[
    NativeDef::slot("__setitem__", 3, 3, setitem),
    NativeDef::slot("__delitem__", 2, 2, delitem),
];

/// `+` and `*` of sequences.
pub static SEQUENCE: &[NativeDef] = &[
    NativeDef::slot("__add__", 2, 2, sequence_binary::<{ B::Add as usize }>),
    NativeDef::slot("__mul__", 2, 2, sequence_binary::<{ B::Mul as usize }>),
    NativeDef::slot("__rmul__", 2, 2, sequence_binary::<{ B::Mul as usize }>),
];

impl Vm {
    /// `TypeError`: a method was called with a receiver of another class.
    pub fn wrong_receiver(&mut self, v: Value, method: &str) -> Ctl {
        let name = self.type_name(v);
        self.type_error(format!(
            "descriptor '{method}' doesn't apply to a '{name}' object"
        ))
    }

    /// `TypeError`: unsupported operands, without a second look for methods.
    pub fn unsupported_operands(&mut self, kind: B, a: Value, b: Value) -> Ctl {
        self.unsupported(kind, a, b)
    }

    /// The iterator that a value's content has, whatever its class says.
    pub fn native_iter(&mut self, v: Value) -> R {
        let Some(id) = v.id() else {
            return Err(self.wrong_receiver(v, "__iter__"));
        };
        let t = self.types;
        let class = match self.heap.payload(id) {
            Payload::List(_) => t.list_iterator,
            Payload::Tuple(_) => t.tuple_iterator,
            Payload::Str(_) => t.str_iterator,
            Payload::Bytes(_) | Payload::ByteArray(_) => t.bytes_iterator,
            Payload::Dict(_) => {
                self.heap.retain(v);
                return Ok(self.dict_iter_owned(v, DictPart::Keys, false));
            }
            Payload::Set(_) => {
                self.heap.retain(v);
                return Ok(self.set_iter_owned(v));
            }
            Payload::Deque(_) => {
                self.heap.retain(v);
                return Ok(self.deque_iter_owned(v));
            }
            Payload::DictView(view) => {
                let (dict, part) = **view;
                self.heap.retain(dict);
                return Ok(self.dict_iter_owned(dict, part, false));
            }
            Payload::Range(range) => {
                let rest = **range;
                return Ok(Value::Obj(
                    self.heap
                        .alloc(t.range_iterator, Payload::RangeIter(Box::new(rest))),
                ));
            }
            _ => return Err(self.wrong_receiver(v, "__iter__")),
        };
        self.heap.retain(v);
        Ok(Value::Obj(
            self.heap.alloc(class, Payload::SeqIter(Box::new((v, 0)))),
        ))
    }

    /// The same content with another class (`v` is consumed): what a subclass's `__new__` gives.
    pub fn with_class(&mut self, v: Value, class: Id) -> Value {
        if self.class_of(v) == class {
            return v;
        }
        let payload = match v {
            Value::Int(i) => Payload::Int(i),
            Value::Bool(b) => Payload::Int(i64::from(b.get())),
            Value::Float(x) => Payload::Float(x.get()),
            Value::Obj(id) => self.heap.payload(id).clone(),
            other => unreachable!("an instance of a value type is expected: {other:?}"),
        };
        let mut held = Vec::new();
        payload.visit(&mut |item| held.push(item));
        for item in held {
            self.heap.retain(item);
        }
        self.heap.release(v);
        Value::Obj(self.heap.alloc(class, payload))
    }

    /// The class that a constructor was called on, its first argument.
    pub fn new_class_arg(&mut self, v: Value, name: &str) -> R<Id> {
        match v.id() {
            Some(id) if matches!(self.heap.payload(id), Payload::Class(_)) => {
                // Its instances are made of what `name` is made of: it must be one of its kind.
                if self.class(id).mro.iter().any(|&c| &*self.class(c).name == name) {
                    return Ok(id);
                }
                let of = self.class(id).name.clone();
                Err(self.type_error(format!("{name}.__new__({of}): {of} is not a subtype of {name}")))
            }
            _ => {
                let of = self.type_name(v);
                Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({of})")))
            }
        }
    }

    /// An argument that must be an integer, as an index; huge ones are an OverflowError.
    pub fn index_arg(&mut self, v: Value) -> R<i64> {
        match self.int_num(v) {
            Some(Num::Int(i)) => Ok(i),
            Some(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            None => {
                let name = self.type_name(v);
                Err(self.not_an_index(v, format!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// An optional bound of a search: None is absent, huge ones stand for the nearest that fits.
    pub fn bound_arg(&mut self, args: &[Value], at: usize) -> R<Option<i64>> {
        match args.get(at) {
            None | Some(Value::None | Value::Null) => Ok(None),
            Some(&v) => match self.int_num(v) {
                Some(n) => {
                    let n = n.big();
                    Ok(Some(n.to_i64().unwrap_or(if n.is_negative() {
                        i64::MIN / 2
                    } else {
                        i64::MAX / 2
                    })))
                }
                None => Err(self.not_an_index(
                    v,
                    "slice indices must be integers or None or have an __index__ method",
                )),
            },
        }
    }

    /// The heap index of a receiver that must be a list.
    pub fn this_list(&mut self, v: Value, method: &str) -> R<Id> {
        match v.id() {
            Some(id) if matches!(self.heap.payload(id), Payload::List(_)) => Ok(id),
            _ => {
                let name = self.type_name(v);
                Err(self.type_error(format!(
                    "descriptor '{method}' for 'list' objects doesn't apply to a '{name}' object"
                )))
            }
        }
    }

    /// The heap index of a receiver that must be a dict.
    pub fn this_dict(&mut self, v: Value, method: &str) -> R<Id> {
        match self.dict_id(v) {
            Some(id) => Ok(id),
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!(
                    "descriptor '{method}' for 'dict' objects doesn't apply to a '{name}' object"
                )))
            }
        }
    }

    /// The heap index of a receiver that must be a set or frozenset.
    pub fn this_set(&mut self, v: Value, method: &str) -> R<Id> {
        match self.set_id(v) {
            Some(id) => Ok(id),
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!(
                    "descriptor '{method}' for 'set' objects doesn't apply to a '{name}' object"
                )))
            }
        }
    }
}
