//! `float` and `complex`.

use super::int::{abs, arithmetic, round, truth};
use super::slots;
use crate::leaf::{float_arith, float_parse, float_text};
use crate::object::function::NativeDef;
use crate::object::{Payload, Value};
use crate::vm::number::Num;
use crate::vm::{Call, R, Vm};
use switchboard_python_code::{BinaryKind as B, Op};

/// The operators of `float`.
pub static OPERATORS: &[NativeDef] = arithmetic![float_binary:
    ("__add__", "__radd__", Add),
    ("__sub__", "__rsub__", Sub),
    ("__mul__", "__rmul__", Mul),
    ("__truediv__", "__rtruediv__", TrueDiv),
    ("__floordiv__", "__rfloordiv__", FloorDiv),
    ("__mod__", "__rmod__", Mod),
    ("__pow__", "__rpow__", Pow),
];

/// Methods of `float`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot("__divmod__", 2, 2, |vm, args| divmod(vm, args[0], args[1])),
    NativeDef::slot("__rdivmod__", 2, 2, |vm, args| divmod(vm, args[1], args[0])),
    NativeDef::slot("__neg__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryNegative, args[0])
    }),
    NativeDef::slot("__pos__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryPositive, args[0])
    }),
    NativeDef::slot("__abs__", 1, 1, abs),
    NativeDef::slot("__bool__", 1, 1, truth),
    NativeDef::slot("__int__", 1, 1, |vm, args| whole(vm, args, |x| x)),
    NativeDef::method("__trunc__", 1, 1, |vm, args| whole(vm, args, |x| x)),
    NativeDef::method("__floor__", 1, 1, |vm, args| whole(vm, args, f64::floor)),
    NativeDef::method("__ceil__", 1, 1, |vm, args| whole(vm, args, f64::ceil)),
    NativeDef::slot("__float__", 1, 1, |vm, args| Ok(Value::float(this(vm, args[0])?))),
    NativeDef::method("__round__", 1, 2, round),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::method("__format__", 2, 2, slots::format),
    NativeDef::method("conjugate", 1, 1, |vm, args| Ok(Value::float(this(vm, args[0])?))),
    NativeDef::method("is_integer", 1, 1, |vm, args| {
        Ok(Value::bool(float_arith::is_integer(this(vm, args[0])?)))
    }),
    NativeDef::method("hex", 1, 1, |vm, args| {
        let text = float_text::hex(this(vm, args[0])?);
        Ok(vm.new_str(text))
    }),
    NativeDef::class_method("fromhex", 2, 2, fromhex),
    NativeDef::method("as_integer_ratio", 1, 1, as_integer_ratio),
    NativeDef::getter("real", |vm, args| Ok(Value::float(this(vm, args[0])?))),
    NativeDef::getter("imag", |_, _| Ok(Value::float(0.0))),
];

/// The operators of `complex`.
pub static COMPLEX_OPERATORS: &[NativeDef] = arithmetic![binary:
    ("__add__", "__radd__", Add),
    ("__sub__", "__rsub__", Sub),
    ("__mul__", "__rmul__", Mul),
    ("__truediv__", "__rtruediv__", TrueDiv),
    ("__pow__", "__rpow__", Pow),
];

/// Methods of `complex`.
pub static COMPLEX_METHODS: &[NativeDef] = &[
    NativeDef::new(new_complex),
    NativeDef::slot("__neg__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryNegative, args[0])
    }),
    NativeDef::slot("__pos__", 1, 1, |vm, args| {
        slots::unary(vm, Op::UnaryPositive, args[0])
    }),
    NativeDef::slot("__abs__", 1, 1, abs),
    NativeDef::slot("__bool__", 1, 1, truth),
    NativeDef::slot("__hash__", 1, 1, |vm, args| vm.hash(args[0])),
    NativeDef::slot("__repr__", 1, 1, slots::repr),
    NativeDef::method("__format__", 2, 2, slots::format),
    NativeDef::method("conjugate", 1, 1, |vm, args| {
        let (re, im) = parts(vm, args[0])?;
        Ok(vm.new_complex(re, -im))
    }),
    NativeDef::getter("real", |vm, args| Ok(Value::float(parts(vm, args[0])?.0))),
    NativeDef::getter("imag", |vm, args| Ok(Value::float(parts(vm, args[0])?.1))),
];

fn this(vm: &mut Vm, v: Value) -> R<f64> {
    match vm.num(v) {
        Some(Num::Float(x)) => Ok(x),
        _ => Err(vm.wrong_receiver(v, "hex")),
    }
}

fn parts(vm: &mut Vm, v: Value) -> R<(f64, f64)> {
    match vm.num(v) {
        Some(Num::Complex(re, im)) => Ok((re, im)),
        _ => Err(vm.wrong_receiver(v, "real")),
    }
}

fn divmod(vm: &mut Vm, a: Value, b: Value) -> R {
    match (vm.num(a), vm.num(b)) {
        (Some(x), Some(y)) => vm.num_divmod(&x, &y).unwrap_or(Ok(Value::NotImplemented)),
        _ => Ok(Value::NotImplemented),
    }
}

fn whole(vm: &mut Vm, args: &[Value], to: fn(f64) -> f64) -> R {
    let x = this(vm, args[0])?;
    match float_arith::to_int(to(x)) {
        Ok(n) => Ok(vm.new_int(n)),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn fromhex(vm: &mut Vm, args: &[Value]) -> R {
    let class = vm.new_class_arg(args[0], "float")?;
    let Some(text) = vm.text_arc(args[1]) else {
        return Err(vm.type_error("fromhex() argument must be str"));
    };
    match float_parse::from_hex(&text) {
        Ok(x) => Ok(vm.with_class(Value::float(x), class)),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn as_integer_ratio(vm: &mut Vm, args: &[Value]) -> R {
    let x = this(vm, args[0])?;
    match float_arith::as_integer_ratio(x) {
        Ok((p, q)) => {
            let (p, q) = (vm.new_int(p), vm.new_int(q));
            Ok(vm.tuple_owned(Box::new([p, q])))
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "float")?;
    let [x] = vm.parse_args("float", &call.skip(1), [""], 0, 1)?;
    if x.is_null() {
        return Ok(vm.with_class(Value::float(0.0), class));
    }
    let parsed = if let Some(text) = vm.text_arc(x) {
        float_parse::parse(&text)
    } else if let Some(bytes) = vm.bytes_ref(x) {
        float_parse::parse_bytes(bytes)
    } else if vm.is_core(vm.class_of(x)) && vm.num(x).is_some_and(|n| !matches!(n, Num::Complex(..))) {
        vm.num(x).map_or(Ok(0.0), |n| n.to_float())
    } else if vm.lookup_special(x, vm.names.float).is_some() {
        return vm.chain(
            &[Value::Obj(class)],
            |vm, held, result| {
                let outcome = result.and_then(|v| match (vm.num(v), held[0].id()) {
                    (Some(Num::Float(x)), Some(class)) => {
                        vm.heap.release(v);
                        Ok(vm.with_class(Value::float(x), class))
                    }
                    _ => {
                        let name = vm.type_name(v);
                        vm.heap.release(v);
                        Err(vm.type_error(format!("__float__ returned non-float (type {name})")))
                    }
                });
                vm.release_all(&held);
                outcome
            },
            |vm| vm.call_special_found(x, vm.names.float, &[]),
        );
    } else if vm.lookup_special(x, vm.names.index).is_some() {
        return vm.chain(
            &[Value::Obj(class)],
            |vm, held, result| {
                let outcome = result.and_then(|v| {
                    let x = vm.num(v).map_or(Ok(0.0), |n| n.to_float());
                    vm.heap.release(v);
                    match (x, held[0].id()) {
                        (Ok(x), Some(class)) => Ok(vm.with_class(Value::float(x), class)),
                        (Err(e), _) => Err(vm.throw_leaf(e)),
                        _ => unreachable!("a class is an object"),
                    }
                });
                vm.release_all(&held);
                outcome
            },
            |vm| vm.call_index(x),
        );
    } else {
        let name = vm.type_name(x);
        return Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{name}'"
        )));
    };
    match parsed {
        Ok(x) => Ok(vm.with_class(Value::float(x), class)),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn new_complex(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "complex")?;
    let [re, im] = vm.parse_args("complex", &call.skip(1), ["real", "imag"], 0, 2)?;
    if let Some(text) = vm.text_arc(re) {
        if !im.is_null() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return match parse_complex(text.trim()) {
            Some((re, im)) => {
                let z = vm.new_complex(re, im);
                Ok(vm.with_class(z, class))
            }
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    let part = |vm: &mut Vm, v: Value, which: &str| -> R<(f64, f64)> {
        match vm.num(v) {
            _ if v.is_null() => Ok((0.0, 0.0)),
            Some(Num::Complex(re, im)) => Ok((re, im)),
            Some(n) => match n.to_float() {
                Ok(x) => Ok((x, 0.0)),
                Err(e) => Err(vm.throw_leaf(e)),
            },
            None => {
                let name = vm.type_name(v);
                Err(vm.not_a_float(
                    v,
                    if which == "first" {
                        format!("complex() first argument must be a string or a number, not '{name}'")
                    } else {
                        format!("complex() second argument must be a number, not '{name}'")
                    },
                ))
            }
        }
    };
    let (a, b) = part(vm, re, "first")?;
    let (c, d) = part(vm, im, "second")?;
    // A part that is absent adds nothing, not even the sign of its zero.
    let plain = |v: Value, vm: &Vm| !matches!(vm.num(v), Some(Num::Complex(..)));
    let real = if plain(im, vm) { a } else { a - d };
    let imaginary = if plain(re, vm) { c } else { b + c };
    let z = vm.new_complex(real, imaginary);
    Ok(vm.with_class(z, class))
}

/// `1+2j`, `-3j`, `4`, in parentheses or not.
fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = text
        .strip_prefix('(')
        .and_then(|t| t.strip_suffix(')'))
        .map_or(text, str::trim);
    let real = |t: &str| float_parse::parse(t).ok();
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return Some((real(text)?, 0.0));
    };
    let unit = |t: &str| match t {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        other => real(other),
    };
    // The last sign that does not belong to an exponent parts the two.
    let split = body
        .char_indices()
        .rev()
        .find(|&(at, c)| at > 0 && matches!(c, '+' | '-') && !matches!(body.as_bytes()[at - 1], b'e' | b'E'))
        .map(|(at, _)| at);
    match split {
        Some(at) => Some((real(&body[..at])?, unit(&body[at..])?)),
        None => Some((0.0, unit(body)?)),
    }
}

impl Vm {
    /// The payload of a float's subclass, or a float.
    #[must_use]
    pub fn float_of(&self, v: Value) -> Option<f64> {
        match v {
            Value::Float(x) => Some(x.get()),
            Value::Obj(id) => match self.heap.payload(id) {
                Payload::Float(x) => Some(*x),
                _ => None,
            },
            _ => None,
        }
    }
}
