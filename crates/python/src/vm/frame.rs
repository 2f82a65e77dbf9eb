//! The frames of a thread's stack: Python activations and resumable natives.
//!
//! ```text
//! stack of a thread     [module] [main loop: native] [task step: native] [coroutine] [function]   <- top runs
//! ```
//! A frame that is called names nobody: its result goes to whatever lies below it, and that frame's `expect` says
//! what to do with it. So a generator's frame moves between its object and any stack.

use super::native::NativeFrame;
use crate::object::{Id, Value};
use smallvec::SmallVec;

/// Arguments of a call, counted references.
pub type Args = SmallVec<[Value; 6]>;

/// A Python activation.
#[derive(Clone, Debug)]
pub struct PyFrame {
    /// Index of the code in the interpreter's table.
    pub code: u32,
    /// The next instruction.
    pub ip: u32,
    /// Creation serial.
    pub serial: u32,
    /// What to do with the value that a frame above gives back.
    pub expect: Expect,
    /// The generator whose frame this is.
    pub generator: Option<Id>,
    /// The function (counted), which keeps globals and closure alive.
    pub function: Value,
    pub globals: Id,
    /// The namespace of a module or class body (counted).
    pub namespace: Option<Id>,
    /// Names of the next call's keyword arguments: constant index + 1, or 0.
    pub kw_names: u32,
    /// A frame object that the program has asked for (counted), or Null.
    pub object: Value,
    /// Slots (locals, cells, free variables), then operands.
    pub stack: Vec<Value>,
}

/// What a Python frame does with what comes back from the frame above it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Expect {
    /// Push it.
    #[default]
    Push,
    /// Push it and do the same instruction again, which now finds what it can do by itself.
    Again,
    /// Release it (stores, deletes).
    Drop,
    /// The next item of a `for`; StopIteration or a generator's return ends the loop.
    ForIter,
    /// What an awaited thing yielded; its return ends the delegation loop.
    Send,
    /// Push its negated truth.
    PushNot,
    /// A truth that `and` or `or` jumps on.
    JumpOrPop,
    /// None, from the `__init__` of the new instance that lies on top already.
    Init,
}

impl PyFrame {
    /// Pushes an operand.
    #[inline(always)]
    pub fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    /// Pops an operand. The compiler never pops more than it pushed.
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        match self.stack.pop() {
            Some(value) => value,
            None => unreachable!("operand stack underflow at {}", self.ip),
        }
    }

    /// The n-th operand from the top, 1 being the top.
    #[inline(always)]
    #[must_use]
    pub fn peek(&self, n: usize) -> Value {
        self.stack[self.stack.len() - n]
    }

    /// The place of the n-th operand from the top.
    #[inline(always)]
    pub fn peek_mut(&mut self, n: usize) -> &mut Value {
        let at = self.stack.len() - n;
        &mut self.stack[at]
    }

    /// The names of the keyword arguments of the call at hand (a constant tuple, not counted), or Null.
    #[inline(always)]
    #[must_use]
    pub fn call_names(&self, consts: &[Value]) -> Value {
        match self.kw_names {
            0 => Value::Null,
            n => consts[n as usize - 1],
        }
    }

    /// Takes a call's operands from `base` on: the callable at `at`, its arguments above it.
    pub fn take_call(&mut self, base: usize, at: usize) -> (Value, Args) {
        let callable = self.stack[at];
        let args = Args::from_slice(&self.stack[at + 1..]);
        self.cut(base);
        (callable, args)
    }

    /// Drops a call's operands from `base` on, which have gone elsewhere.
    #[inline(always)]
    pub fn cut(&mut self, base: usize) {
        self.stack.truncate(base);
        self.kw_names = 0;
    }

    /// Calls `f` on every value that the frame holds a counted reference to.
    pub fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.stack.iter().copied().for_each(&mut *f);
        f(self.function);
        f(self.object);
        if let Some(namespace) = self.namespace {
            f(Value::Obj(namespace));
        }
    }
}

/// One entry of a thread's stack.
#[derive(Clone, Debug)]
pub enum Frame {
    Py(Box<PyFrame>),
    Native(Box<NativeFrame>),
}
