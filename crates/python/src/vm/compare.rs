//! Comparison: built-in values here, containers item by item, everything else by `__eq__`, `__lt__` and their kin.
//!
//! ```text
//! compare(a, b) -> numbers, text, bytes, ranges     at once
//!               -> two lists, tuples or deques      [SeqCompareFrame]: the first items that differ decide
//!               -> two dicts, two sets              [DictCompareFrame], set tasks
//!               -> else                             [CompareFrame]: a's method, b's reflected one, identity
//! ```

use super::native::{Input, Step};
use super::number;
use super::{Ctl, R, Vm};
use crate::leaf::probe::Same;
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
