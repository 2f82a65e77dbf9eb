//! From code to runtime code: constants and names become values, once per code object.

use super::Vm;
use super::fused::Fused;
use crate::object::{Id, Payload, Value};
use num_bigint::BigInt;
use std::sync::Arc;
use switchboard_python_code::stack::jump_target;
use switchboard_python_code::{Code, Const, Flags, Instr, Op};
use switchboard_trace::Origin;

/// A code object ready to run.
#[derive(Debug)]
pub struct RunCode {
    pub code: Arc<Code>,
    /// Counted references, for as long as the interpreter lives.
    pub consts: Box<[Value]>,
    /// Interned.
    pub names: Box<[Id]>,
    /// Interned names of the slots.
    pub slot_names: Box<[Id]>,
    pub instrs: Box<[Step]>,
    pub origin: Origin,
    pub slots: usize,
    pub flags: Flags,
    /// Takes neither `*args` nor `**kwargs`.
    pub binds: bool,
    /// A call makes a generator, coroutine or asynchronous generator.
    pub suspends: bool,
    /// All parameters but `*args` and `**kwargs`.
    pub parameters: usize,
    /// A generator of it is an actor on the page: it is the program's, and no generator expression.
    pub shown: bool,
    /// The heap object that stands for it.
    pub object: Id,
    /// Instructions at which a line of the program begins, or begins again at a jump back.
    pub line_starts: Box<[bool]>,
    /// The inline cache of its first instruction.
    pub sites: u32,
    /// All positional parameters.
    pub arg_count: usize,
}

/// One instruction, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    op: Op,
    /// The run of instructions that begins here.
    pub fused: Fused,
    arg: u32,
}

impl Step {
    fn new(instr: Instr) -> Self {
        Self {
            op: instr.op(),
            fused: Fused::Single,
            arg: instr.arg(),
        }
    }

    /// The operation.
    #[inline(always)]
    #[must_use]
    pub fn op(self) -> Op {
        self.op
    }

    /// The argument.
    #[inline(always)]
    #[must_use]
    pub fn arg(self) -> u32 {
        self.arg
    }
}

fn steps(code: &Code) -> Box<[Step]> {
    let mut steps: Box<[Step]> = code.instrs.iter().map(|&instr| Step::new(instr)).collect();
    for at in 0..steps.len() {
        steps[at].fused = Fused::at(&steps, at);
    }
    steps
}

/// See [`RunCode::line_starts`]. None in code that is not the program's.
fn line_starts(code: &Code, origin: Origin) -> Box<[bool]> {
    let mut starts = vec![false; code.instrs.len()];
    if origin != Origin::Program {
        return starts.into();
    }
    let mut line = 0;
    for (at, place) in code.positions.iter().enumerate() {
        if place.line != 0 && place.line != line {
            starts[at] = true;
            line = place.line;
        }
    }
    for (at, &instr) in code.instrs.iter().enumerate() {
        // The test at the end of a `while` jumps back as well; going back to a delegation's `Send` is no turn.
        if let Some(target) = jump_target(instr)
            && target as usize <= at
            && instr.op() != Op::Jump
        {
            starts[target as usize] = true;
        }
    }
    starts.into()
}

impl Vm {
    /// Makes runtime code of `code` and of the code inside it; returns its index.
    pub fn load(&mut self, code: &Arc<Code>, origin: Origin) -> u32 {
        let consts: Box<[Value]> = code.consts.iter().map(|c| self.load_const(c, origin)).collect();
        let names = code.names.iter().map(|name| self.intern(name)).collect();
        let slot_names = (0..code.slots())
            .map(|slot| self.intern(code.slot_name(slot)))
            .collect();
        let flags = code.flags;
        let index = self.codes.len() as u32;
        let object = self.heap.alloc(self.types.code, Payload::Code(index));
        let sites = self.next_site();
        Arc::make_mut(&mut self.codes).push(Arc::new(RunCode {
            consts,
            names,
            slot_names,
            instrs: steps(code),
            origin,
            line_starts: line_starts(code, origin),
            slots: code.slots(),
            flags,
            binds: !flags.has(Flags::VARARGS | Flags::VARKEYWORDS),
            suspends: flags.has(Flags::GENERATOR | Flags::COROUTINE | Flags::ASYNC_GENERATOR),
            shown: origin == Origin::Program && !code.name.starts_with('<'),
            parameters: (code.arg_count + code.keyword_only) as usize,
            object,
            sites,
            arg_count: code.arg_count as usize,
            code: code.clone(),
        }));
        index
    }

    /// The first site of code that comes next.
    #[must_use]
    pub fn next_site(&self) -> u32 {
        self.codes
            .last()
            .map_or(0, |code| code.sites + code.instrs.len() as u32)
    }

    fn load_const(&mut self, constant: &Const, origin: Origin) -> Value {
        match constant {
            Const::None => Value::None,
            Const::True => Value::TRUE,
            Const::False => Value::FALSE,
            Const::Ellipsis => Value::Ellipsis,
            Const::Int(i) => Value::Int(*i),
            Const::BigInt(digits) => {
                let value: BigInt = digits.parse().expect("the compiler writes decimal digits");
                Value::Obj(self.heap.alloc(self.types.int, Payload::BigInt(Arc::new(value))))
            }
            Const::Float(x) => Value::float(*x),
            Const::Complex(im) => Value::Obj(
                self.heap
                    .alloc(self.types.complex, Payload::Complex(Box::new((0.0, *im)))),
            ),
            Const::Str(s) => {
                let id = self.intern(s);
                self.heap.retain(Value::Obj(id))
            }
            Const::Bytes(b) => Value::Obj(
                self.heap
                    .alloc(self.types.bytes, Payload::Bytes(b.as_slice().into())),
            ),
            Const::Tuple(items) => {
                let items: Box<[Value]> = items.iter().map(|c| self.load_const(c, origin)).collect();
                self.tuple_owned(items)
            }
            Const::FrozenSet(items) => {
                let items: Vec<Value> = items.iter().map(|c| self.load_const(c, origin)).collect();
                self.frozenset_of_leaves(&items)
            }
            Const::Code(code) => {
                let index = self.load(code, origin);
                let object = self.codes[index as usize].object;
                self.heap.retain(Value::Obj(object))
            }
        }
    }

    /// The interned string with this text, kept for ever.
    pub fn intern(&mut self, text: &str) -> Id {
        if let Some(&id) = self.interned.get(text) {
            return id;
        }
        let shared: Arc<str> = text.into();
        let id = self.heap.alloc(
            self.types.str,
            Payload::Str(crate::object::Str::new(shared.clone())),
        );
        Arc::make_mut(&mut self.interned).insert(shared, id);
        id
    }
}
