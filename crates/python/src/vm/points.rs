//! Where a run stops between two instructions when it is asked to: at lines, and where another thread may go on.
//!
//! ```text
//! cpython-3.11   after a call (a function of Python is entered, one of C has returned), after a backward jump, where a
//!                generator goes on after its `yield`: RESUME, JUMP_BACKWARD and CALL look at the drop request there
//! any            before each instruction that reads or writes what threads share: variables of the module and of
//!                closures, attributes, items, iterators, and calls of what is made in C
//! ```
//! So between the load and the store of `x += 1` no thread of 3.11 is switched, while in `x += f()` one is.

use super::Vm;
use super::frame::PyFrame;
use super::interp::Halt;
use super::load::{RunCode, Step};
use switchboard_engine::Points;
use switchboard_python_code::Op;
use switchboard_trace::Origin;

impl Vm {
    /// Does the run stop before the next instruction of `f`? Asked once for each, before its fuel is looked at.
    #[inline(never)]
    pub fn watched(&mut self, f: &PyFrame, code: &RunCode) -> Option<Halt> {
        if self.owed > 0 {
            // What was done is not paid for: the place behind it comes when it is, wherever a cut was.
            self.trace.owing |= self.trace.moved;
            return Some(Halt::Fuel);
        }
        let next = code.instrs[f.ip as usize].op();
        let trace = &mut self.trace;
        let own = code.origin == Origin::Program;
        let checked = trace.checked
            && !code.instrs[..f.ip as usize]
                .last()
                .is_some_and(|last| jumps_back(*last, f.ip));
        if checked && trace.signals && self.signals.tripped {
            trace.checked = false;
            return Some(Halt::Signal);
        }
        let stops = match trace.points {
            Points::None => false,
            Points::Requested => checked,
            Points::Checks => checked && own,
            Points::Any => trace.moved && own && touches(next),
        };
        trace.checked = false;
        let begins = trace.moved && code.line_starts[f.ip as usize];
        let line = || code.code.positions[f.ip as usize].line;
        let place = begins && { trace.place }
            .is_some_and(|(wanted, from)| trace.next_event >= from.0 && line() == wanted);
        let begins = begins && trace.lines;
        if stops {
            // Told together: between the two the world would look at what it has to do.
            return Some(Halt::Point { begins, place });
        }
        if place {
            return Some(Halt::Place);
        }
        if begins {
            return Some(Halt::Line);
        }
        trace.moved = true;
        // Without fuel it is not done now. And nothing may depend on whether lines are watched.
        trace.checked = self.fuel > 0
            && (trace.points != Points::None || trace.signals)
            && (matches!(next, Op::JumpBackward | Op::Call | Op::CallMethod | Op::CallEx)
                || jumps_back(code.instrs[f.ip as usize], f.ip));
        if trace.checked && trace.signals {
            let jumps = !matches!(next, Op::Call | Op::CallMethod | Op::CallEx);
            self.signals.jumped_from = jumps.then_some(f.ip);
        }
        None
    }

    /// A generator goes on with frame `f`, after its own `yield` or from its start.
    #[inline(never)]
    pub fn resumed_in(&mut self, f: &PyFrame, code: &RunCode) {
        let yielded = match f.ip {
            0 => true,
            at => code.instrs[at as usize - 1].op() == Op::Yield,
        };
        self.trace.checked = yielded && (self.trace.points != Points::None || self.trace.signals);
        self.signals.jumped_from = None;
    }
}

/// Is it a conditional jump back, at or right before `ip`? (Where the last instruction was one and the next comes right
/// behind it, it has not jumped.)
fn jumps_back(step: Step, ip: u32) -> bool {
    let conditional = matches!(
        step.op(),
        Op::PopJumpIfTrue | Op::PopJumpIfFalse | Op::PopJumpIfNone | Op::PopJumpIfNotNone
    );
    conditional && step.arg() < ip
}

/// Does it touch what other threads may see?
fn touches(op: Op) -> bool {
    matches!(
        op,
        Op::LoadGlobal
            | Op::StoreGlobal
            | Op::DeleteGlobal
            | Op::LoadName
            | Op::StoreName
            | Op::DeleteName
            | Op::LoadDeref
            | Op::StoreDeref
            | Op::DeleteDeref
            | Op::LoadAttr
            | Op::StoreAttr
            | Op::DeleteAttr
            | Op::LoadMethod
            | Op::Subscr
            | Op::StoreSubscr
            | Op::DeleteSubscr
            | Op::Contains
            | Op::ForIter
            | Op::UnpackSequence
            | Op::Call
            | Op::CallMethod
            | Op::CallEx
    )
}
