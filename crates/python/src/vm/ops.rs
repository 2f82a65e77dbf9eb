//! Operators: arithmetic, truth, and the protocol of `__op__`, `__rop__` and `__iop__`.
//!
//! ```text
//! binary(a, b) -> both of core classes: computed here
//!              -> [BinaryFrame]  a.__iop__(b), a.__op__(b), b.__rop__(a) until one is not NotImplemented
//! ```

use super::native::{Input, Step};
use super::number::{Num, base_kind};
use super::{Ctl, R, Vm};
use crate::leaf::float_arith;
use crate::object::{Id, Payload, Value};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};
use smallvec::SmallVec;
use switchboard_python_code::BinaryKind as B;

/// The names of an operator's methods: plain, reflected, in-place (for in-place operators).
#[derive(Clone, Copy, Debug)]
pub struct Methods {
    pub plain: Id,
    pub reflected: Id,
    pub in_place: Option<Id>,
}

impl Vm {
    /// The names of an operator's methods.
    #[must_use]
    pub fn operator_names(&self, kind: B) -> Methods {
        let n = &self.names;
        let (plain, reflected, in_place) = match base_kind(kind) {
            B::Add => (n.add, n.radd, n.iadd),
            B::Sub => (n.sub, n.rsub, n.isub),
            B::Mul => (n.mul, n.rmul, n.imul),
            B::TrueDiv => (n.truediv, n.rtruediv, n.itruediv),
            B::FloorDiv => (n.floordiv, n.rfloordiv, n.ifloordiv),
            B::Mod => (n.mod_, n.rmod, n.imod),
            B::Pow => (n.pow, n.rpow, n.ipow),
            B::MatMul => (n.matmul, n.rmatmul, n.imatmul),
            B::LShift => (n.lshift, n.rlshift, n.ilshift),
            B::RShift => (n.rshift, n.rrshift, n.irshift),
            B::And => (n.and, n.rand, n.iand),
            B::Or => (n.or, n.ror, n.ior),
            _ => (n.xor, n.rxor, n.ixor),
        };
        Methods {
            plain,
            reflected,
            in_place: (kind != base_kind(kind)).then_some(in_place),
        }
    }

    /// `a OP b` of immediates, when it cannot raise and does not overflow.
    #[inline]
    #[must_use]
    pub fn binary_fast(kind: B, a: Value, b: Value) -> Option<Value> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => Some(Value::Int(match kind {
                B::Add | B::IAdd => x.checked_add(y)?,
                B::Sub | B::ISub => x.checked_sub(y)?,
                B::Mul | B::IMul => x.checked_mul(y)?,
                B::FloorDiv | B::IFloorDiv if y > 0 => x.div_euclid(y),
                B::FloorDiv | B::IFloorDiv if y < -1 => Integer::div_floor(&x, &y),
                B::Mod | B::IMod if y > 0 => x.rem_euclid(y),
                B::Mod | B::IMod if y < -1 => x.mod_floor(&y),
                B::And | B::IAnd => x & y,
                B::Or | B::IOr => x | y,
                B::Xor | B::IXor => x ^ y,
                B::LShift | B::ILShift if (0..63).contains(&y) => {
                    let z = x << y;
                    if z >> y != x {
                        return None;
                    }
                    z
                }
                B::RShift | B::IRShift if y >= 0 => x >> y.min(63),
                B::TrueDiv | B::ITrueDiv
                    if y != 0 && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 =>
                {
                    return Some(Value::float(x as f64 / y as f64));
                }
                B::Pow | B::IPow if y >= 0 => x.checked_pow(u32::try_from(y).ok()?)?,
                _ => return None,
            })),
            (Value::Float(x), Value::Float(y)) => Self::float_fast(kind, x.get(), y.get()),
            (Value::Float(x), Value::Int(y)) => Self::float_fast(kind, x.get(), y as f64),
            (Value::Int(x), Value::Float(y)) => Self::float_fast(kind, x as f64, y.get()),
            _ => None,
        }
    }

    #[inline]
    fn float_fast(kind: B, x: f64, y: f64) -> Option<Value> {
        Some(Value::float(match kind {
            B::Add | B::IAdd => x + y,
            B::Sub | B::ISub => x - y,
            B::Mul | B::IMul => x * y,
            B::TrueDiv | B::ITrueDiv if y != 0.0 => x / y,
            _ => return None,
        }))
    }

    /// `a OP b`, consuming both.
    pub fn binary_owned(&mut self, kind: B, a: Value, b: Value) -> R {
        let result = self.binary(kind, a, b);
        self.heap.release(a);
        self.heap.release(b);
        result
    }

    /// `a OP b`, borrowed arguments.
    pub fn binary(&mut self, kind: B, a: Value, b: Value) -> R {
        if let Some(v) = Self::binary_fast(kind, a, b) {
            return Ok(v);
        }
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if self.is_core(class_a) && self.is_core(class_b) {
            return match self.native_binary(kind, a, b) {
                Some(result) => result,
                None => Err(self.unsupported(kind, a, b)),
            };
        }
        let names = self.operator_names(kind);
        let mut tries: SmallVec<[(bool, Id); 3]> = SmallVec::new();
        if let Some(in_place) = names.in_place
            && self.lookup_special(a, in_place).is_some()
        {
            tries.push((false, in_place));
        }
        let plain = self.lookup_special(a, names.plain);
        let reflected = if class_a == class_b {
            None
        } else {
            self.lookup_special(b, names.reflected)
        };
        // A subclass goes first if it gives its own version. So does anybody before the concatenation and repetition of
        // core sequences, which in CPython are no number's operators.
        let sequence =
            self.is_core(class_a) && self.num(a).is_none() && matches!(base_kind(kind), B::Add | B::Mul);
        let first = reflected.is_some()
            && (sequence
                || (self.is_subclass(class_b, class_a) && self.differs(class_a, class_b, names.reflected)));
        if first {
            tries.push((true, names.reflected));
        }
        if plain.is_some() {
            tries.push((false, names.plain));
        }
        if reflected.is_some() && !first {
            tries.push((true, names.reflected));
        }
        if tries.is_empty() {
            return match self.native_binary(kind, a, b) {
                Some(result) => result,
                None => Err(self.unsupported(kind, a, b)),
            };
        }
        self.heap.retain(a);
        self.heap.retain(b);
        BinaryFrame {
            kind,
            a,
            b,
            tries,
            next: 0,
            third: Value::Null,
        }
        .step(self, Input::Start)
    }

    /// Do two classes find different attributes under a name?
    fn differs(&mut self, a: Id, b: Id, name: Id) -> bool {
        self.lookup_mro(a, name) != self.lookup_mro(b, name)
    }

    /// `TypeError: unsupported operand type(s)`, in the words of the operator and the operands.
    pub fn unsupported(&mut self, kind: B, a: Value, b: Value) -> Ctl {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let sign = match kind {
            B::Pow => "** or pow()",
            other => other.text(),
        };
        let mut text = format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'");
        let is_sequence = |vm: &Self, v: Value| {
            matches!(
                v.id().map(|id| vm.heap.payload(id)),
                Some(
                    Payload::Str(_)
                        | Payload::Bytes(_)
                        | Payload::ByteArray(_)
                        | Payload::List(_)
                        | Payload::Tuple(_)
                        | Payload::Deque(_)
                )
            )
        };
        match base_kind(kind) {
            B::Add if is_sequence(self, a) => {
                text = match a.id().map(|id| self.heap.payload(id)) {
                    Some(Payload::Bytes(_) | Payload::ByteArray(_)) => {
                        format!("can't concat {right} to {left}")
                    }
                    _ => format!("can only concatenate {left} (not \"{right}\") to {left}"),
                };
            }
            B::Mul if is_sequence(self, a) => {
                text = format!("can't multiply sequence by non-int of type '{right}'")
            }
            B::Mul if is_sequence(self, b) => {
                text = format!("can't multiply sequence by non-int of type '{left}'")
            }
            B::RShift if kind == B::RShift && left.as_ref() == "builtin_function_or_method" => {
                text.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
            }
            _ => {}
        }
        self.type_error(text)
    }

    /// `a OP b` of built-in contents, whatever their classes say; None when they do not go together.
    pub fn native_binary(&mut self, kind: B, a: Value, b: Value) -> Option<R> {
        let base = base_kind(kind);
        let (x, y) = (self.num(a), self.num(b));
        if let (Some(x), Some(y)) = (&x, &y) {
            if let (Value::Bool(p), Value::Bool(q)) = (a, b) {
                let (p, q) = (p.get(), q.get());
                match base {
                    B::And => return Some(Ok(Value::bool(p & q))),
                    B::Or => return Some(Ok(Value::bool(p | q))),
                    B::Xor => return Some(Ok(Value::bool(p ^ q))),
                    _ => {}
                }
            }
            return self.num_binary(base, x, y);
        }
        if kind != base
            && let Some(result) = self.native_in_place(kind, a, b)
        {
            return Some(result);
        }
        match base {
            B::Add => self.concat(a, b),
            B::Mul => {
                let (seq, n) = match (x, y) {
                    (Some(n), None) => (b, n),
                    (None, Some(n)) => (a, n),
                    _ => return self.repeat_by_index(a, b),
                };
                if !n.is_int() {
                    return None;
                }
                let n = n.big();
                let n = match n.to_i64() {
                    Some(n) => n,
                    None if n.is_negative() => 0,
                    None => i64::MAX,
                };
                self.repeat(seq, n)
            }
            B::Mod => match self.heap.payload(a.id()?) {
                Payload::Str(_) => Some(self.percent(a, b)),
                Payload::Bytes(_) | Payload::ByteArray(_) => Some(self.percent_bytes(a, b)),
                _ => None,
            },
            B::Or => self
                .dict_or(a, b)
                .or_else(|| self.set_binary(base, a, b))
                .or_else(|| self.union_type(a, b)),
            B::And | B::Sub | B::Xor => self.set_binary(base, a, b),
            _ => None,
        }
    }

    /// A sequence times what has `__index__`; None when they are not.
    fn repeat_by_index(&mut self, a: Value, b: Value) -> Option<R> {
        for (seq, n) in [(a, b), (b, a)] {
            let sequence = matches!(
                seq.id().map(|id| self.heap.payload(id)),
                Some(
                    Payload::Str(_)
                        | Payload::Bytes(_)
                        | Payload::ByteArray(_)
                        | Payload::List(_)
                        | Payload::Tuple(_)
                )
            );
            if sequence && self.lookup_special(n, self.names.index).is_some() {
                return Some(self.chain(
                    &[seq],
                    |vm, held, result| {
                        let outcome = result.and_then(|n| vm.binary_owned_right(B::Mul, held[0], n));
                        vm.release_all(&held);
                        outcome
                    },
                    |vm| vm.call_index(n),
                ));
            }
        }
        None
    }

    /// `a OP b`, consuming `b` only.
    fn binary_owned_right(&mut self, kind: B, a: Value, b: Value) -> R {
        let result = self
            .native_binary(kind, a, b)
            .unwrap_or_else(|| Err(self.unsupported(kind, a, b)));
        self.heap.release(b);
        result
    }

    fn native_in_place(&mut self, kind: B, a: Value, b: Value) -> Option<R> {
        let id = a.id()?;
        match (kind, self.heap.payload(id)) {
            (B::IAdd, Payload::List(_)) => {
                if !self.is_iterable(b) {
                    let name = self.type_name(b);
                    return Some(Err(self.type_error(format!("'{name}' object is not iterable"))));
                }
                self.heap.retain(b);
                Some(self.chain(&[a], keep_first, |vm| vm.list_extend_owned(a, b)))
            }
            (B::IMul, Payload::List(items)) => {
                let n = self.int_num(b)?.big();
                let n = n
                    .to_i64()
                    .unwrap_or(if n.is_negative() { 0 } else { i64::MAX })
                    .max(0) as usize;
                let one = items.clone();
                if let Err(ctl) = self.check_bytes(one.len().saturating_mul(16).saturating_mul(n)) {
                    return Some(Err(ctl));
                }
                if n == 0 {
                    self.list_mut(id).clear();
                    self.release_all(&one);
                }
                for _ in 1..n {
                    for &item in &one {
                        self.heap.retain(item);
                    }
                    self.list_mut(id).extend_from_slice(&one);
                }
                Some(Ok(self.heap.retain(a)))
            }
            (B::IAdd, Payload::Deque(_)) => {
                Some(self.chain(&[a], keep_first, |vm| vm.deque_extend(a, b, false)))
            }
            (B::IAdd, Payload::ByteArray(_)) => {
                let more = self.bytes_ref(b)?.to_vec();
                if let Payload::ByteArray(bytes) = self.heap.payload_mut(id) {
                    bytes.extend_from_slice(&more);
                }
                Some(Ok(self.heap.retain(a)))
            }
            (B::IOr, Payload::Dict(_)) => {
                Some(self.chain(&[a], keep_first, |vm| vm.dict_update(id, b, None)))
            }
            (B::IOr | B::IAnd | B::ISub | B::IXor, Payload::Set(_))
                if !self.is_instance_of(a, self.types.frozenset) =>
            {
                self.set_in_place(kind, a, b)
            }
            _ => None,
        }
    }

    /// `a | b` of two dicts.
    fn dict_or(&mut self, a: Value, b: Value) -> Option<R> {
        let (x, y) = (self.dict_id(a)?, self.dict_id(b)?);
        let copy = self.dict_copy(x);
        let Some(id) = copy.id() else {
            unreachable!("a dict is an object")
        };
        let result = self.chain(&[copy], keep_first, |vm| vm.dict_update(id, Value::Obj(y), None));
        self.heap.release(copy);
        Some(result)
    }

    /// The members of a union of types (borrowed).
    #[must_use]
    pub fn union_members(&self, v: Value) -> Option<Vec<Value>> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::GenericAlias(pair)) if pair.0.is_none() => {
                self.tuple_items(pair.1).map(<[Value]>::to_vec)
            }
            _ => None,
        }
    }

    /// `int | None`: a union of types, an alias without origin.
    pub fn union_type(&mut self, a: Value, b: Value) -> Option<R> {
        let is_type = |vm: &Self, v: Value| {
            v.is_none()
                || matches!(
                    v.id().map(|id| vm.heap.payload(id)),
                    Some(Payload::Class(_) | Payload::GenericAlias(_))
                )
        };
        if !is_type(self, a) || !is_type(self, b) || (a.is_none() && b.is_none()) {
            return None;
        }
        let mut parts: Vec<Value> = Vec::new();
        for v in [a, b] {
            let inner = match v.id().map(|id| self.heap.payload(id)) {
                Some(Payload::GenericAlias(pair)) if pair.0.is_none() => {
                    self.tuple_items(pair.1).unwrap_or(&[]).to_vec()
                }
                _ => vec![v],
            };
            for part in inner {
                if !parts.iter().any(|p| p.is(part)) {
                    parts.push(self.heap.retain(part));
                }
            }
        }
        let args = self.tuple_owned(parts.into());
        let pair = Box::new((Value::None, args));
        Some(Ok(Value::Obj(
            self.heap
                .alloc(self.types.union_type, Payload::GenericAlias(pair)),
        )))
    }

    /// `divmod(a, b)`, borrowed.
    pub fn divmod(&mut self, a: Value, b: Value) -> R {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if self.is_core(class_a) && self.is_core(class_b) {
            if let (Some(x), Some(y)) = (self.num(a), self.num(b))
                && let Some(result) = self.num_divmod(&x, &y)
            {
                return result;
            }
        } else {
            let mut tries: SmallVec<[(bool, Id); 3]> = SmallVec::new();
            if self.lookup_special(a, self.names.divmod).is_some() {
                tries.push((false, self.names.divmod));
            }
            if class_a != class_b && self.lookup_special(b, self.names.rdivmod).is_some() {
                tries.push((true, self.names.rdivmod));
            }
            if !tries.is_empty() {
                self.heap.retain(a);
                self.heap.retain(b);
                // The kind serves the message only, which is right for divmod below.
                return BinaryFrame {
                    kind: B::MatMul,
                    a,
                    b,
                    tries,
                    next: 0,
                    third: Value::None,
                }
                .step(self, Input::Start);
            }
        }
        Err(self.unsupported_divmod(a, b))
    }

    fn unsupported_divmod(&mut self, a: Value, b: Value) -> Ctl {
        let (left, right) = (self.type_name(a), self.type_name(b));
        self.type_error(format!(
            "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
        ))
    }

    /// `pow(a, b, modulus)`, borrowed; a modulus of None is absent.
    pub fn power(&mut self, a: Value, b: Value, modulus: Value) -> R {
        if modulus.is_none() || modulus.is_null() {
            return self.binary(B::Pow, a, b);
        }
        match (self.num(a), self.num(b), self.num(modulus)) {
            (Some(x), Some(y), Some(m)) => {
                if x.is_int() && y.is_int() && m.is_int() {
                    return self.int_power_mod(&x.big(), &y.big(), &m.big());
                }
                Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
            }
            _ => {
                if self.lookup_special(a, self.names.pow).is_some() && self.num(a).is_none() {
                    return match self.call_special(a, self.names.pow, &[b, modulus]) {
                        Some(result) => result,
                        None => unreachable!("it was found above"),
                    };
                }
                let (x, y, z) = (self.type_name(a), self.type_name(b), self.type_name(modulus));
                Err(self.type_error(format!(
                    "unsupported operand type(s) for ** or pow(): '{x}', '{y}', '{z}'"
                )))
            }
        }
    }

    /// `round(v, digits)` of a number, borrowed; digits None: to an integer. None: not a real number.
    pub fn native_round(&mut self, v: Value, digits: Value) -> Option<R> {
        let n = self.num(v)?;
        let places = match digits {
            Value::None | Value::Null => None,
            other => match self.int_num(other) {
                Some(n) => Some(n.big().to_i64().unwrap_or(i64::MAX)),
                None => {
                    let name = self.type_name(other);
                    let text = format!("'{name}' object cannot be interpreted as an integer");
                    return Some(Err(self.not_an_index(other, text)));
                }
            },
        };
        Some(match (n, places) {
            (Num::Complex(..), _) => return None,
            (Num::Float(x), None) => match float_arith::round_to_int(x) {
                Ok(n) => Ok(self.new_int(n)),
                Err(e) => Err(self.throw_leaf(e)),
            },
            (Num::Float(x), Some(places)) => match float_arith::round_digits(x, places) {
                Ok(x) => Ok(Value::float(x)),
                Err(e) => Err(self.throw_leaf(e)),
            },
            (n, None) => Ok(self.new_num(n)),
            (n, Some(places)) if places >= 0 => Ok(self.new_num(n)),
            (n, Some(places)) => {
                let n = n.big();
                if places < -10_000 {
                    return Some(Ok(Value::Int(0)));
                }
                let unit = num_traits::pow(num_bigint::BigInt::from(10), (-places) as usize);
                let (mut q, r) = n.div_mod_floor(&unit);
                let twice = r * 2;
                if twice > unit || (twice == unit && q.is_odd()) {
                    q += 1;
                }
                Ok(self.new_int(q * unit))
            }
        })
    }

    /// `abs(v)`, borrowed.
    pub fn absolute(&mut self, v: Value) -> R {
        let class = self.class_of(v);
        if self.is_core(class)
            && let Some(result) = self.native_abs(v)
        {
            return result;
        }
        match self.call_special(v, self.names.abs, &[]) {
            Some(result) => result,
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        }
    }

    /// `abs(v)` of a number.
    pub fn native_abs(&mut self, v: Value) -> Option<R> {
        Some(Ok(match self.num(v)? {
            Num::Float(x) => Value::float(x.abs()),
            Num::Complex(re, im) => Value::float(re.hypot(im)),
            n => self.new_int(n.big().abs()),
        }))
    }
}

/// The first of the held values is the result; the value that came is dropped.
pub fn keep_first(vm: &mut Vm, held: super::chain::Held, result: R) -> R {
    match result {
        Ok(v) => {
            vm.heap.release(v);
            vm.release_all(&held[1..]);
            Ok(held[0])
        }
        Err(ctl) => {
            vm.release_all(&held);
            Err(ctl)
        }
    }
}

/// Asks operands for an operator in turn.
#[derive(Clone, Debug)]
pub struct BinaryFrame {
    kind: B,
    a: Value,
    b: Value,
    /// On the right operand? The method's name.
    tries: SmallVec<[(bool, Id); 3]>,
    next: usize,
    /// None stands for `divmod`.
    third: Value,
}

impl Step for BinaryFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start | Input::Value(Value::NotImplemented) => {}
                Input::Value(v) => {
                    vm.release_frame(&self.into());
                    return Ok(v);
                }
                other => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let Some(&(on_right, name)) = self.tries.get(self.next) else {
                let ctl = if self.third.is_none() {
                    vm.unsupported_divmod(self.a, self.b)
                } else {
                    vm.unsupported(self.kind, self.a, self.b)
                };
                return vm.abandon(self, ctl);
            };
            self.next += 1;
            let (receiver, other) = if on_right {
                (self.b, self.a)
            } else {
                (self.a, self.b)
            };
            let turn = vm.turn(self, |vm| match vm.call_special(receiver, name, &[other]) {
                Some(result) => result,
                None => Ok(Value::NotImplemented),
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
