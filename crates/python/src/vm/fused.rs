//! Short runs of instructions done in one go, where their operands are as usual.
//!
//! ```text
//! LoadFast a, LoadFast b, BinaryOp, StoreFast c    ->  c = a + b       4 ticks
//! LoadFast a, Const k, Compare, PopJumpIfFalse t   ->  if a < k        4 ticks
//! LoadFast o, LoadAttr x                           ->  o.x             2 ticks
//! LoadName o, LoadMethod f                         ->  o.f(...         2 ticks
//! ```
//! Found once, when code is loaded: each instruction knows the run that begins with it, so that a jump into the middle
//! of one meets the instruction that it wants. A run burns as many ticks as its instructions. It does everything or
//! nothing: where an operand is unusual, fuel is short or a line's start wants to be seen, they go one by one.

use super::Vm;
use super::compare::ordered;
use super::frame::PyFrame;
use super::load::{RunCode, Step};
use crate::object::{Payload, Value};
use switchboard_python_code::{BinaryKind, CompareKind, Op};

/// The run of instructions that begins with one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fused {
    /// None that is known.
    Single,
    /// Two operands, an operator, a local.
    LoadLoadBinaryStore,
    /// Two operands and an operator.
    LoadLoadBinary,
    /// An operand, an operator with the top of the stack on its left, a local.
    LoadBinaryStore,
    /// An operand, an operator with the top of the stack on its left.
    LoadBinary,
    /// An operator, a local.
    BinaryStore,
    /// Two operands, a comparison, a jump.
    LoadLoadCompareJump,
    /// A comparison, a jump.
    CompareJump,
    /// Two operands.
    LoadLoad,
    /// An attribute of a local, read.
    LoadAttr,
    /// The same; the local stays below it, to be set.
    LoadDupAttr,
    /// An attribute of a local, set to the top of the stack.
    LoadStoreAttr,
    /// An attribute of what lies below the top, set to the top.
    SwapStoreAttr,
    /// The next item of a loop into a local.
    ForStore,
    /// A local or a constant is returned.
    LoadReturn,
    /// A local or a constant is yielded.
    LoadYield,
    /// Two variables of the module, an operator, a variable of the module.
    NameNameBinaryStore,
    /// An attribute of a variable of the module, read.
    NameAttr,
    /// A method of a local or of a variable of the module, to be called.
    LoadMethod,
}

/// The most instructions that a run has.
pub const LONGEST: u64 = 4;

impl Fused {
    /// What begins at `at`.
    #[must_use]
    pub fn at(steps: &[Step], at: usize) -> Self {
        // Beyond the end is nothing that a run goes on with.
        let op = |n: usize| steps.get(at + n).map_or(Op::Nop, |step| step.op());
        let load = |n: usize| matches!(op(n), Op::LoadFast | Op::Const);
        let jump = |n: usize| matches!(op(n), Op::PopJumpIfTrue | Op::PopJumpIfFalse);
        match (op(0), op(1), op(2), op(3)) {
            (Op::LoadFast, Op::Dup, Op::LoadAttr, _) => Self::LoadDupAttr,
            (Op::LoadFast, Op::LoadAttr, ..) => Self::LoadAttr,
            (Op::LoadFast, Op::StoreAttr, ..) => Self::LoadStoreAttr,
            (Op::LoadFast | Op::Const, Op::Return, ..) => Self::LoadReturn,
            (Op::LoadFast | Op::Const, Op::Yield, ..) => Self::LoadYield,
            (Op::LoadName, Op::LoadName, Op::BinaryOp, Op::StoreName) => Self::NameNameBinaryStore,
            (Op::LoadName | Op::LoadGlobal, Op::LoadAttr, ..) => Self::NameAttr,
            (Op::LoadFast | Op::LoadName | Op::LoadGlobal, Op::LoadMethod, ..) => Self::LoadMethod,
            (Op::Swap, Op::StoreAttr, ..) if steps[at].arg() == 2 => Self::SwapStoreAttr,
            (Op::ForIter, Op::StoreFast, ..) => Self::ForStore,
            (Op::Compare, ..) if jump(1) => Self::CompareJump,
            (Op::BinaryOp, Op::StoreFast, ..) => Self::BinaryStore,
            (_, Op::BinaryOp, Op::StoreFast, _) if load(0) => Self::LoadBinaryStore,
            (_, Op::BinaryOp, ..) if load(0) => Self::LoadBinary,
            (_, _, Op::BinaryOp, Op::StoreFast) if load(0) && load(1) => Self::LoadLoadBinaryStore,
            (_, _, Op::BinaryOp, _) if load(0) && load(1) => Self::LoadLoadBinary,
            (_, _, Op::Compare, _) if load(0) && load(1) && jump(3) => Self::LoadLoadCompareJump,
            // The second one begins a better run.
            (_, Op::LoadFast, Op::LoadAttr | Op::StoreAttr | Op::Dup | Op::LoadMethod, _) => Self::Single,
            _ if load(0) && load(1) => Self::LoadLoad,
            _ => Self::Single,
        }
    }
}

/// What `LoadFast` or `Const` loads; Null for an unset local.
#[inline(always)]
fn operand(f: &PyFrame, code: &RunCode, step: Step) -> Value {
    if step.op() == Op::Const {
        code.consts[step.arg() as usize]
    } else {
        f.stack[step.arg() as usize]
    }
}

/// Where a conditional jump after a comparison goes; None: on.
#[inline(always)]
fn jump_to(comparison: Step, jump: Step, ordering: std::cmp::Ordering) -> Option<u32> {
    let truth = ordered(CompareKind::ALL[comparison.arg() as usize], ordering);
    (truth == (jump.op() == Op::PopJumpIfTrue)).then(|| jump.arg())
}

impl Vm {
    /// Does the run that begins at the next instruction. False: nothing has been done.
    #[inline(always)]
    pub fn run_fused(&mut self, f: &mut PyFrame, code: &RunCode, fused: Fused) -> bool {
        let ip = f.ip as usize;
        let ticks = match fused {
            Fused::Single | Fused::LoadReturn | Fused::LoadYield => return false,
            Fused::LoadLoadBinaryStore => {
                let Some(&[a, b, operator, to]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = Self::binary_fast(kind, operand(f, code, a), operand(f, code, b)) else {
                    return false;
                };
                self.store(f, to, v);
                4
            }
            Fused::LoadLoadBinary => {
                let Some(&[a, b, operator]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = Self::binary_fast(kind, operand(f, code, a), operand(f, code, b)) else {
                    return false;
                };
                f.push(v);
                3
            }
            Fused::LoadBinaryStore => {
                let Some(&[b, operator, to]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = Self::binary_fast(kind, f.peek(1), operand(f, code, b)) else {
                    return false;
                };
                f.pop();
                self.store(f, to, v);
                3
            }
            Fused::LoadBinary => {
                let Some(&[b, operator]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = Self::binary_fast(kind, f.peek(1), operand(f, code, b)) else {
                    return false;
                };
                *f.peek_mut(1) = v;
                2
            }
            Fused::BinaryStore => {
                let Some(&[operator, to]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = Self::binary_fast(kind, f.peek(2), f.peek(1)) else {
                    return false;
                };
                f.pop();
                f.pop();
                self.store(f, to, v);
                2
            }
            Fused::LoadLoadCompareJump => {
                let Some(&[a, b, comparison, jump]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (Value::Int(x), Value::Int(y)) = (operand(f, code, a), operand(f, code, b)) else {
                    return false;
                };
                self.fuel -= 4;
                f.ip = jump_to(comparison, jump, x.cmp(&y)).unwrap_or(ip as u32 + 4);
                return true;
            }
            Fused::CompareJump => {
                let Some(&[comparison, jump]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (Value::Int(x), Value::Int(y)) = (f.peek(2), f.peek(1)) else {
                    return false;
                };
                f.pop();
                f.pop();
                self.fuel -= 2;
                f.ip = jump_to(comparison, jump, x.cmp(&y)).unwrap_or(ip as u32 + 2);
                return true;
            }
            Fused::LoadLoad => {
                let Some(&[a, b]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (x, y) = (operand(f, code, a), operand(f, code, b));
                if x.is_null() || y.is_null() {
                    return false;
                }
                self.heap.retain(x);
                self.heap.retain(y);
                f.push(x);
                f.push(y);
                2
            }
            Fused::LoadAttr => {
                let Some(&[object, attr]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (object, name) = (f.stack[object.arg() as usize], code.names[attr.arg() as usize]);
                let Some(v) = self.attr_known(code.sites + ip as u32 + 2, object, name) else {
                    return false;
                };
                self.heap.retain(v);
                f.push(v);
                2
            }
            Fused::NameAttr => {
                let Some(&[variable, attr]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let Some(object) = self.variable_known(f, code, variable, ip) else {
                    return false;
                };
                let name = code.names[attr.arg() as usize];
                let Some(v) = self.attr_known(code.sites + ip as u32 + 2, object, name) else {
                    return false;
                };
                self.heap.retain(v);
                f.push(v);
                2
            }
            Fused::LoadMethod => {
                let Some(&[variable, method]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let object = if variable.op() == Op::LoadFast {
                    f.stack[variable.arg() as usize]
                } else {
                    match self.variable_known(f, code, variable, ip) {
                        Some(object) => object,
                        None => return false,
                    }
                };
                if object.is_null() {
                    return false;
                }
                let name = code.names[method.arg() as usize];
                let Some(v) = self.method_known(code.sites + ip as u32 + 2, object, name) else {
                    return false;
                };
                self.heap.retain(v);
                self.heap.retain(object);
                f.push(v);
                f.push(object);
                2
            }
            Fused::LoadDupAttr => {
                let Some(&[object, _, attr]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (object, name) = (f.stack[object.arg() as usize], code.names[attr.arg() as usize]);
                let Some(v) = self.attr_known(code.sites + ip as u32 + 3, object, name) else {
                    return false;
                };
                self.heap.retain(object);
                self.heap.retain(v);
                f.push(object);
                f.push(v);
                3
            }
            Fused::LoadStoreAttr => {
                let Some(&[object, attr]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (object, name) = (f.stack[object.arg() as usize], code.names[attr.arg() as usize]);
                if !self.set_attr_known(code.sites + ip as u32 + 2, object, name, f.peek(1)) {
                    return false;
                }
                f.pop();
                2
            }
            Fused::SwapStoreAttr => {
                let Some(&[_, attr]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let (object, name) = (f.peek(2), code.names[attr.arg() as usize]);
                if !self.set_attr_known(code.sites + ip as u32 + 2, object, name, f.peek(1)) {
                    return false;
                }
                f.pop();
                f.pop();
                self.heap.release(object);
                2
            }
            Fused::NameNameBinaryStore => {
                let Some(&[a, b, operator, to]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                // A module's body: that of a class looks elsewhere first.
                if f.namespace.is_some_and(|namespace| namespace != f.globals) {
                    return false;
                }
                let (site, names) = (code.sites + ip as u32 + 1, &code.names);
                let kind = BinaryKind::ALL[operator.arg() as usize];
                let Some(v) = self
                    .global_known(site, f.globals, names[a.arg() as usize])
                    .zip(self.global_known(site + 1, f.globals, names[b.arg() as usize]))
                    .and_then(|(a, b)| Self::binary_fast(kind, a, b))
                else {
                    return false;
                };
                self.set_global_at(site + 3, f.globals, names[to.arg() as usize], v);
                4
            }
            Fused::ForStore => {
                let Some(&[_, to]) = code.instrs[ip..].first_chunk() else {
                    return false;
                };
                let Some(v) = self.next_known(f.peek(1)) else {
                    return false;
                };
                self.store(f, to, v);
                2
            }
        };
        f.ip = ip as u32 + ticks;
        self.fuel -= u64::from(ticks);
        true
    }

    /// A variable of the module (borrowed), loaded by the instruction at `ip`, that stands where it stood last time.
    #[inline(always)]
    fn variable_known(&self, f: &PyFrame, code: &RunCode, load: Step, ip: usize) -> Option<Value> {
        // A module's body: that of a class looks elsewhere first.
        if load.op() == Op::LoadName && f.namespace.is_some_and(|namespace| namespace != f.globals) {
            return None;
        }
        let name = code.names[load.arg() as usize];
        self.global_known(code.sites + ip as u32 + 1, f.globals, name)
    }

    /// What a frame gives right after loading it (owned). A local that is returned is moved, unless the frame is kept for
    /// the program to look at. Null for an unset local.
    #[inline(always)]
    pub fn given(&mut self, f: &mut PyFrame, code: &RunCode, load: Step) -> Value {
        if load.op() == Op::LoadFast && load.fused == Fused::LoadReturn && f.object.is_null() {
            std::mem::take(&mut f.stack[load.arg() as usize])
        } else {
            self.heap.retain(operand(f, code, load))
        }
    }

    /// `StoreFast`
    #[inline(always)]
    fn store(&mut self, f: &mut PyFrame, to: Step, v: Value) {
        let old = std::mem::replace(&mut f.stack[to.arg() as usize], v);
        self.heap.release(old);
    }

    /// The next item (owned) of a range's or a list's iterator that has one.
    #[inline(always)]
    fn next_known(&mut self, iterator: Value) -> Option<Value> {
        let id = iterator.id()?;
        match self.heap.payload(id) {
            Payload::RangeIter(range) => {
                let (start, next) = (range.start, range.start.checked_add(range.step)?);
                if (range.step > 0 && start >= range.stop) || (range.step < 0 && start <= range.stop) {
                    return None;
                }
                if let Payload::RangeIter(range) = self.heap.payload_mut(id) {
                    range.start = next;
                }
                Some(Value::Int(start))
            }
            Payload::SeqIter(pair) => {
                let (seq, at) = **pair;
                let Payload::List(items) = self.heap.payload(seq.id()?) else {
                    return None;
                };
                let item = *items.get(at)?;
                if let Payload::SeqIter(pair) = self.heap.payload_mut(id) {
                    pair.1 += 1;
                }
                Some(self.heap.retain(item))
            }
            _ => None,
        }
    }
}
