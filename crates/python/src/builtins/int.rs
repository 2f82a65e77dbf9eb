//! `int` and `bool`.

use super::slots;
use crate::leaf::int::Int;
use crate::leaf::int_more::{self, Endian};
use crate::leaf::{float_arith, int_text};
use crate::object::function::{NativeCode, NativeDef, NativeKind};
use crate::object::{Id, Payload, Value};
use crate::vm::number::Num;
use crate::vm::{Call, R, Vm};
use num_bigint::BigInt;
use num_traits::Signed;
use switchboard_python_code::{BinaryKind as B, Op};

macro_rules! arithmetic {
    ($function:ident: $(($plain:literal, $reflected:literal, $kind:ident)),* $(,)?) => {
        &[$(
            NativeDef::slot($plain, 2, 2, slots::$function::<{ B::$kind as usize }, false>),
            NativeDef::slot($reflected, 2, 2, slots::$function::<{ B::$kind as usize }, true>),
        )*]
    };
}
pub(super) use arithmetic;

/// The operators of `int`.
pub static OPERATORS: &[NativeDef] = arithmetic![int_binary:
    ("__add__", "__radd__", Add),
    ("__sub__", "__rsub__", Sub),
    ("__mul__", "__rmul__", Mul),
    ("__truediv__", "__rtruediv__", TrueDiv),
    ("__floordiv__", "__rfloordiv__", FloorDiv),
    ("__mod__", "__rmod__", Mod),
    ("__lshift__", "__rlshift__", LShift),
    ("__rshift__", "__rrshift__", RShift),
    ("__and__", "__rand__", And),
    ("__or__", "__ror__", Or),
    ("__xor__", "__rxor__", Xor),
];

/// Methods of `int`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot("__pow__", 2, 3, pow),
    NativeDef::slot("__rpow__", 2, 3, |vm, args| pow(vm, &[args[1], args[0]])),
    NativeDef::slot("__divmod__", 2, 2, divmod),
    NativeDef::slot("__rdivmod__", 2, 2, |vm, args| divmod(vm, &[args[1], args[0]])),
    NativeDef::slot("__neg__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryNegative, args[0])
    }),
    NativeDef::slot("__pos__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryPositive, args[0])
    }),
    NativeDef::slot("__invert__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryInvert, args[0])
    }),
    NativeDef::slot("__abs__", 1, 1, abs),
    NativeDef::slot("__bool__", 1, 1, truth),
    NativeDef::slot("__int__", 1, 1, itself),
    NativeDef::slot("__index__", 1, 1, itself),
    NativeDef::method("__trunc__", 1, 1, itself),
    NativeDef::method("__floor__", 1, 1, itself),
    NativeDef::method("__ceil__", 1, 1, itself),
    NativeDef::method("conjugate", 1, 1, itself),
    NativeDef::slot("__float__", 1, 1, float),
    NativeDef::method("__round__", 1, 2, round),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::method("__format__", 2, 2, slots::format),
    NativeDef::method("bit_length", 1, 1, |vm, args| {
        Ok(Value::Int(this(vm, args[0])?.bits() as i64))
    }),
    NativeDef::method("bit_count", 1, 1, |vm, args| {
        Ok(Value::Int(Int::from(this(vm, args[0])?).bit_count() as i64))
    }),
    NativeDef::method("as_integer_ratio", 1, 1, |vm, args| {
        let n = this(vm, args[0])?;
        let n = vm.new_int(n);
        Ok(vm.tuple_owned(Box::new([n, Value::Int(1)])))
    }),
    NativeDef::method_keywords("to_bytes", 3, to_bytes),
    NativeDef {
        name: "from_bytes",
        code: NativeCode::Keywords(from_bytes),
        arity: (1, 3),
        kind: NativeKind::ClassMethod,
    },
    NativeDef::getter("real", itself),
    NativeDef::getter("numerator", itself),
    NativeDef::getter("imag", |_, _| Ok(Value::Int(0))),
    NativeDef::getter("denominator", |_, _| Ok(Value::Int(1))),
];

/// What `bool` has of its own.
pub static BOOL_METHODS: &[NativeDef] = &[
    NativeDef::new(new_bool),
    NativeDef::slot("__repr__", 1, 1, |vm, args| vm.repr(args[0])),
    NativeDef::slot("__and__", 2, 2, slots::int_binary::<{ B::And as usize }, false>),
    NativeDef::slot("__or__", 2, 2, slots::int_binary::<{ B::Or as usize }, false>),
    NativeDef::slot("__xor__", 2, 2, slots::int_binary::<{ B::Xor as usize }, false>),
];

fn this(vm: &mut Vm, v: Value) -> R<BigInt> {
    match vm.int_num(v) {
        Some(n) => Ok(n.big()),
        None => Err(vm.wrong_receiver(v, "bit_length")),
    }
}

fn itself(vm: &mut Vm, args: &[Value]) -> R {
    match vm.int_num(args[0]) {
        Some(n) => Ok(vm.new_num(n)),
        None => Err(vm.wrong_receiver(args[0], "__int__")),
    }
}

fn new_bool(vm: &mut Vm, call: &Call) -> R {
    if !call.names.is_empty() {
        return Err(vm.type_error("bool() takes no keyword arguments"));
    }
    match call.values[1..] {
        [] => Ok(Value::FALSE),
        [v] => vm.truth(v),
        ref more => {
            let n = more.len();
            Err(vm.type_error(format!("bool expected at most 1 argument, got {n}")))
        }
    }
}

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "int")?;
    let [x, base] = vm.parse_args("int", &call.skip(1), ["", "base"], 0, 2)?;
    if x.is_null() {
        if !base.is_null() {
            return Err(vm.type_error("int() missing string argument"));
        }
        return Ok(vm.with_class(Value::Int(0), class));
    }
    if !base.is_null() {
        return from_text(vm, class, x, base);
    }
    if let Some(n) = vm.num(x)
        && (vm.is_core(vm.class_of(x)) || !has_own_int(vm, x))
    {
        let n = match n {
            Num::Float(x) => match float_arith::to_int(x) {
                Ok(n) => vm.new_int(n),
                Err(e) => return Err(vm.throw_leaf(e)),
            },
            Num::Complex(..) => {
                return Err(not_a_number(vm, x));
            }
            n => vm.new_num(n),
        };
        return Ok(vm.with_class(n, class));
    }
    for name in [vm.names.int, vm.names.index, vm.names.trunc] {
        if vm.lookup_special(x, name).is_some() {
            let what = if name == vm.names.int {
                "__int__"
            } else if name == vm.names.index {
                "__index__"
            } else {
                "__trunc__"
            };
            let what = vm.new_str(what);
            let result = vm.chain(
                &[Value::Obj(class), what],
                |vm, held, result| {
                    let outcome = result.and_then(|v| match (vm.int_num(v), held[0].id()) {
                        (Some(n), Some(class)) => {
                            vm.heap.release(v);
                            let n = vm.new_num(n);
                            Ok(vm.with_class(n, class))
                        }
                        _ => {
                            let (what, name) = (vm.text_of(held[1]), vm.type_name(v));
                            vm.heap.release(v);
                            Err(vm.type_error(format!("{what} returned non-int (type {name})")))
                        }
                    });
                    vm.release_all(&held);
                    outcome
                },
                |vm| vm.call_special_found(x, name, &[]),
            );
            vm.heap.release(what);
            return result;
        }
    }
    if vm.str_of(x).is_some() || vm.bytes_ref(x).is_some() {
        return from_text(vm, class, x, Value::Int(10));
    }
    Err(not_a_number(vm, x))
}

/// Does a subclass of a number say itself what its int is?
fn has_own_int(vm: &mut Vm, v: Value) -> bool {
    match vm.lookup_special(v, vm.names.int).and_then(|m| m.id()) {
        Some(id) => !matches!(vm.heap.payload(id), Payload::Native(_)),
        None => false,
    }
}

fn not_a_number(vm: &mut Vm, v: Value) -> crate::vm::Ctl {
    let name = vm.type_name(v);
    vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    ))
}

fn from_text(vm: &mut Vm, class: Id, x: Value, base: Value) -> R {
    let base = vm.index_arg(base)?;
    let base = if base == 0 || (2..=36).contains(&base) {
        base as u32
    } else {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    };
    let parsed = if let Some(text) = vm.text_arc(x) {
        vm.burn((text.len() / 64) as u64);
        int_text::parse(&text, base)
    } else if let Some(bytes) = vm.bytes_ref(x) {
        int_text::parse_bytes(bytes, base)
    } else {
        return Err(vm.type_error("int() can't convert non-string with explicit base"));
    };
    match parsed {
        Ok(n) => {
            let n = vm.new_int(n);
            Ok(vm.with_class(n, class))
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn pow(vm: &mut Vm, args: &[Value]) -> R {
    let modulus = args.get(2).copied().unwrap_or(Value::None);
    match (vm.int_num(args[0]), vm.int_num(args[1]), vm.int_num(modulus)) {
        (Some(x), Some(y), None) if modulus.is_none() => {
            vm.num_binary(B::Pow, &x, &y).unwrap_or(Ok(Value::NotImplemented))
        }
        (Some(x), Some(y), Some(m)) => vm.int_power_mod(&x.big(), &y.big(), &m.big()),
        _ => Ok(Value::NotImplemented),
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> R {
    match (vm.int_num(args[0]), vm.int_num(args[1])) {
        (Some(x), Some(y)) => vm.num_divmod(&x, &y).unwrap_or(Ok(Value::NotImplemented)),
        _ => Ok(Value::NotImplemented),
    }
}

/// `__abs__` of any number.
pub fn abs(vm: &mut Vm, args: &[Value]) -> R {
    vm.native_abs(args[0])
        .unwrap_or_else(|| Err(vm.wrong_receiver(args[0], "__abs__")))
}

/// `__bool__` of any number.
pub fn truth(vm: &mut Vm, args: &[Value]) -> R {
    match vm.num(args[0]) {
        Some(n) => Ok(Value::bool(!n.is_zero())),
        None => Err(vm.wrong_receiver(args[0], "__bool__")),
    }
}

fn float(vm: &mut Vm, args: &[Value]) -> R {
    match vm.num(args[0]).map(|n| n.to_float()) {
        Some(Ok(x)) => Ok(Value::float(x)),
        Some(Err(e)) => Err(vm.throw_leaf(e)),
        None => Err(vm.wrong_receiver(args[0], "__float__")),
    }
}

/// `__round__` of any real number.
pub fn round(vm: &mut Vm, args: &[Value]) -> R {
    let digits = args.get(1).copied().unwrap_or(Value::None);
    vm.native_round(args[0], digits)
        .unwrap_or_else(|| Err(vm.wrong_receiver(args[0], "__round__")))
}

fn endian(vm: &mut Vm, v: Value) -> R<Endian> {
    if v.is_null() {
        return Ok(Endian::Big);
    }
    match vm.text_arc(v).as_deref() {
        Some("big") => Ok(Endian::Big),
        Some("little") => Ok(Endian::Little),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("to_bytes() argument 'byteorder' must be str, not {name}")))
        }
    }
}

fn to_bytes(vm: &mut Vm, call: &Call) -> R {
    let n = this(vm, call.values[0])?;
    let [length, order, signed] =
        vm.parse_args("to_bytes", &call.skip(1), ["length", "byteorder", "signed"], 0, 2)?;
    let length = if length.is_null() {
        1
    } else {
        vm.index_arg(length)?
    };
    if length < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    vm.check_bytes(length as usize)?;
    let order = endian(vm, order)?;
    let signed = !signed.is_null() && vm.truth_fast(signed).unwrap_or(true);
    match int_more::to_bytes(&Int::from(n), length as usize, order, signed) {
        Ok(bytes) => Ok(vm.new_bytes(bytes)),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn from_bytes(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "int")?;
    let [data, order, signed] = vm.parse_args(
        "from_bytes",
        &call.skip(1),
        ["bytes", "byteorder", "signed"],
        1,
        2,
    )?;
    let order = endian(vm, order)?;
    let signed = !signed.is_null() && vm.truth_fast(signed).unwrap_or(true);
    if let Some(bytes) = vm.bytes_ref(data) {
        let n = int_more::from_bytes(bytes, order, signed).to_big();
        let n = vm.new_int(n);
        return Ok(vm.with_class(n, class));
    }
    let bytes: Option<Vec<u8>> = vm.items_of(data).and_then(|items| {
        items
            .iter()
            .map(|&v| vm.int_num(v).and_then(|n| u8::try_from(n.big()).ok()))
            .collect()
    });
    match bytes {
        Some(bytes) => {
            let n = int_more::from_bytes(&bytes, order, signed).to_big();
            let n = vm.new_int(n);
            Ok(vm.with_class(n, class))
        }
        None => {
            let name = vm.type_name(data);
            Err(vm.type_error(format!("cannot convert '{name}' object to bytes")))
        }
    }
}

impl Vm {
    /// `bin`, `oct`, `hex` of an int (borrowed).
    pub fn in_base(&mut self, v: Value, base: u32) -> R {
        if let Some(n) = self.int_num(v) {
            let n = n.big();
            let digits = n.abs().to_str_radix(base);
            let prefix = match base {
                2 => "0b",
                8 => "0o",
                _ => "0x",
            };
            let sign = if n.is_negative() { "-" } else { "" };
            return self.new_text(format!("{sign}{prefix}{digits}"));
        }
        self.chain(
            &[Value::Int(i64::from(base))],
            |vm, held, result| {
                let index = result?;
                let Value::Int(base) = held[0] else {
                    unreachable!("the base was put there")
                };
                let outcome = vm.in_base(index, base as u32);
                vm.heap.release(index);
                outcome
            },
            |vm| vm.call_index(v),
        )
    }

    /// `round(v, digits)`, borrowed; digits Null or None: to an integer.
    pub fn round(&mut self, v: Value, digits: Value) -> R {
        if self.is_core(self.class_of(v))
            && let Some(result) = self.native_round(v, digits)
        {
            return result;
        }
        let name = self.intern("__round__");
        let args = [digits];
        let args = if digits.is_null() { &args[..0] } else { &args[..] };
        match self.call_special(v, name, args) {
            Some(result) => result,
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!("type {name} doesn't define __round__ method")))
            }
        }
    }
}
