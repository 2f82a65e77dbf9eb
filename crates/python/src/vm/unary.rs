//! Truth, and the operators with one operand.

use super::native::{Input, Step};
use super::number::Num;
use super::{R, Vm};
use crate::object::{Payload, Value};
use switchboard_python_code::Op;

impl Vm {
    /// The truth of a value (borrowed), for the kinds that need no more than a look.
    #[inline]
    #[must_use]
    pub fn truth_fast(&self, v: Value) -> Option<bool> {
        match v {
            Value::Bool(b) => Some(b.get()),
            Value::None | Value::Null => Some(false),
            Value::Int(i) => Some(i != 0),
            Value::Float(x) => Some(x.get() != 0.0),
            Value::NotImplemented | Value::Ellipsis => Some(true),
            Value::Obj(id) => {
                let object = self.heap.get(id);
                if !self.is_core(object.class) {
                    return match object.payload {
                        Payload::Function(_)
                        | Payload::Native(_)
                        | Payload::Generator(_)
                        | Payload::Method(_) => Some(true),
                        _ => None,
                    };
                }
                Some(match &object.payload {
                    Payload::Complex(c) => c.0 != 0.0 || c.1 != 0.0,
                    Payload::BigInt(_) => true,
                    _ => self.native_len(v).is_none_or(|len| len > 0),
                })
            }
        }
    }

    /// The truth of a value, borrowed: a Bool.
    pub fn truth(&mut self, v: Value) -> R {
        if let Some(truth) = self.truth_fast(v) {
            return Ok(Value::bool(truth));
        }
        if self.lookup_special(v, self.names.bool_).is_some() {
            let by_len = false;
            return self.then(TruthFrame { by_len }, |vm| {
                match vm.call_special(v, vm.names.bool_, &[]) {
                    Some(result) => result,
                    None => unreachable!("it was found above"),
                }
            });
        }
        if self.lookup_special(v, self.names.len).is_some() {
            return self.then(TruthFrame { by_len: true }, |vm| vm.len(v));
        }
        Ok(Value::TRUE)
    }

    /// The truth of a value, consuming it.
    pub fn truth_owned(&mut self, v: Value) -> R {
        let result = self.truth(v);
        self.heap.release(v);
        result
    }

    /// `-a`, `+a`, `~a`, consuming `a`.
    pub fn unary_owned(&mut self, op: Op, a: Value) -> R {
        let result = self.unary(op, a);
        self.heap.release(a);
        result
    }

    /// `-a`, `+a`, `~a` of a number; None when it has none.
    pub fn native_unary(&mut self, op: Op, a: Value) -> Option<R> {
        let n = match (op, self.num(a)?) {
            (Op::UnaryNegative, Num::Float(x)) => Num::Float(-x),
            (Op::UnaryNegative, Num::Complex(re, im)) => Num::Complex(-re, -im),
            (Op::UnaryNegative, n) => return Some(Ok(self.new_int(-n.big()))),
            (Op::UnaryPositive, n) => n,
            (Op::UnaryInvert, Num::Int(i)) => Num::Int(!i),
            (Op::UnaryInvert, Num::Big(n)) => return Some(Ok(self.new_int(-(&*n) - 1))),
            _ => return None,
        };
        Some(Ok(self.new_num(n)))
    }

    /// `-a`, `+a`, `~a`, borrowed.
    pub fn unary(&mut self, op: Op, a: Value) -> R {
        let class = self.class_of(a);
        if self.is_core(class)
            && let Some(result) = self.native_unary(op, a)
        {
            return result;
        }
        let (name, sign) = match op {
            Op::UnaryNegative => (self.names.neg, "-"),
            Op::UnaryPositive => (self.names.pos, "+"),
            _ => (self.names.invert, "~"),
        };
        if let Some(result) = self.call_special(a, name, &[]) {
            return result;
        }
        let name = self.type_name(a);
        Err(self.type_error(format!("bad operand type for unary {sign}: '{name}'")))
    }
}

/// Waits for `__bool__` (or the length) and checks it; gives a Bool.
#[derive(Clone, Debug)]
pub struct TruthFrame {
    by_len: bool,
}

impl Step for TruthFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match vm.result_of(input)? {
            Value::Bool(b) => Ok(Value::Bool(b)),
            Value::Int(n) if self.by_len => Ok(Value::bool(n != 0)),
            other => {
                let name = vm.type_name(other);
                vm.heap.release(other);
                Err(vm.type_error(format!("__bool__ should return bool, returned {name}")))
            }
        }
    }

    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}
