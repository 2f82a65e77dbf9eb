//! What a frame gives goes down the stack until a frame can go on with it.
//!
//! ```text
//! a value, a generator's return, an exception
//!   -> native: stepped with it, and gives something in turn
//!   -> Python: does with it what it expects; an exception looks for a handler
//! ```

use super::frame::{Expect, Frame, PyFrame};
use super::interp::{Halt, Outcome};
use super::native::Input;
use super::{Ctl, Vm};
use crate::object::Value;
use switchboard_python_code::Op;

impl Vm {
    /// Lets the top frame go on.
    #[inline]
    pub fn switch(&mut self) -> Result<Box<PyFrame>, Halt> {
        self.deliver(Outcome::Continue)
    }

    /// Sends an outcome down the stack until a Python frame can go on with it.
    #[inline]
    pub fn deliver(&mut self, mut outcome: Outcome) -> Result<Box<PyFrame>, Halt> {
        loop {
            if let Outcome::Continue = outcome {
                if let Some(trap) = self.trace.trap.take() {
                    return Err(Halt::Trap(trap));
                }
                if self.paused {
                    if self.fuel == 0 {
                        return Err(Halt::Fuel);
                    }
                    self.paused = false;
                }
            }
            match self.frames.pop() {
                None => {
                    // A run that was cut right here comes back with nothing new.
                    if !matches!(outcome, Outcome::Continue) {
                        self.trace.last = outcome;
                    }
                    return Err(Halt::Done);
                }
                Some(Frame::Native(native)) => {
                    self.trace.moved = true;
                    let input = match outcome {
                        Outcome::Value(v) => Input::Value(v),
                        Outcome::GeneratorReturn(v) => Input::Return(v),
                        Outcome::Raised => Input::Raised,
                        Outcome::Continue => Input::Start,
                    };
                    outcome = match native.step(self, input) {
                        Ok(v) => Outcome::Value(v),
                        Err(Ctl::Raised) => Outcome::Raised,
                        Err(Ctl::Pushed) => Outcome::Continue,
                        Err(Ctl::Limit) => return Err(Halt::Limit),
                    };
                }
                Some(Frame::Py(mut f)) => match outcome {
                    Outcome::Continue => return Ok(f),
                    Outcome::Value(v) => {
                        match std::mem::take(&mut f.expect) {
                            Expect::Push | Expect::ForIter | Expect::Send => f.push(v),
                            Expect::Again => {
                                f.push(v);
                                f.ip -= 1;
                            }
                            Expect::Drop => self.heap.release(v),
                            Expect::PushNot => {
                                // Only natives that give a bool are run with this expectation.
                                f.push(Value::bool(v != Value::TRUE));
                            }
                            Expect::JumpOrPop => self.jump_or_pop(&mut f, v),
                            Expect::Init if v.is_none() => {}
                            Expect::Init => {
                                self.init_gave(v);
                                let instance = f.pop();
                                self.heap.release(instance);
                                self.frames.push(Frame::Py(f));
                                outcome = Outcome::Raised;
                                continue;
                            }
                        }
                        return Ok(f);
                    }
                    Outcome::GeneratorReturn(v) => match std::mem::take(&mut f.expect) {
                        Expect::ForIter => {
                            self.heap.release(v);
                            self.end_for(&mut f);
                            return Ok(f);
                        }
                        Expect::Send => {
                            self.end_send(&mut f, v);
                            return Ok(f);
                        }
                        _ => {
                            self.raise_stop_iteration(v);
                            self.frames.push(Frame::Py(f));
                            outcome = Outcome::Raised;
                        }
                    },
                    Outcome::Raised => {
                        let expect = std::mem::take(&mut f.expect);
                        if expect == Expect::ForIter && self.raised_is(self.types.stop_iteration) {
                            let exc = std::mem::take(&mut self.raised);
                            self.heap.release(exc);
                            self.end_for(&mut f);
                            return Ok(f);
                        }
                        if expect == Expect::Send && self.raised_is(self.types.stop_iteration) {
                            let v = self.take_stop_value();
                            self.end_send(&mut f, v);
                            return Ok(f);
                        }
                        if expect == Expect::Init {
                            let instance = f.pop();
                            self.heap.release(instance);
                        }
                        match self.find_handler(f) {
                            Some(f) => return Ok(f),
                            None => outcome = Outcome::Raised,
                        }
                    }
                },
            }
        }
    }

    /// The iterator of a `for` is exhausted: pop it and leave the loop.
    fn end_for(&mut self, f: &mut PyFrame) {
        let iterator = f.pop();
        self.heap.release(iterator);
        let instr = self.codes[f.code as usize].instrs[f.ip as usize - 1];
        f.ip = instr.arg();
    }

    /// The receiver of a delegation has returned `value`: it takes the receiver's place. The frame stands just past its
    /// `Send` (or past `YieldDelegate`, when an exception was thrown through it).
    fn end_send(&mut self, f: &mut PyFrame, value: Value) {
        let receiver = f.pop();
        self.heap.release(receiver);
        f.push(value);
        let instr = self.codes[f.code as usize].instrs[f.ip as usize - 1];
        f.ip = instr.arg();
    }

    /// `and`, `or`: the truth of the operand on top is known.
    pub fn jump_or_pop(&mut self, f: &mut PyFrame, truth: Value) {
        let instr = self.codes[f.code as usize].instrs[f.ip as usize - 1];
        if (truth == Value::TRUE) == (instr.op() == Op::JumpIfTrueOrPop) {
            f.ip = instr.arg();
        } else {
            let v = f.pop();
            self.heap.release(v);
        }
    }

    #[inline]
    pub fn pop_py(&mut self) -> Box<PyFrame> {
        match self.frames.pop() {
            Some(Frame::Py(f)) => f,
            Some(Frame::Native(f)) => {
                unreachable!("a Python frame was put on the stack before the call: {f:?}")
            }
            None => unreachable!("a Python frame was put on the stack before the call"),
        }
    }
}
