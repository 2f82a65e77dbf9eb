//! Natives that go on as a plain function: chains of few calls that need no state of a type of their own.
//!
//! ```text
//! vm.chain(held, go, act)     act ends at once:     go(held, result)
//!                             act pushes frames:    [ chain: held, go ] [ what act pushed ] ... then go(held, result)
//! ```

use super::native::{Attempt, Input, NativeFrame, Step};
use super::{Ctl, R, Vm};
use crate::object::Value;
use smallvec::SmallVec;

/// Counted references that a chain keeps for its continuation, which must release or pass them on.
pub type Held = SmallVec<[Value; 4]>;

/// What goes on with the result: its value is owned, its error is always [`Ctl::Raised`].
pub type Go = fn(&mut Vm, Held, R) -> R;

/// A continuation waiting for a result.
#[derive(Clone)]
pub struct ChainFrame {
    go: Go,
    held: Held,
}

impl std::fmt::Debug for ChainFrame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "chain {:?}", self.held)
    }
}

impl Step for ChainFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let result = vm.result_of(input);
        (self.go)(vm, self.held, result)
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.held.iter().copied().for_each(f);
    }
}

impl Vm {
    /// The input of a native frame as a result; a generator's return is StopIteration to whoever did not ask for it.
    pub fn result_of(&mut self, input: Input) -> R {
        match input {
            Input::Start => Ok(Value::Null),
            Input::Value(v) => Ok(v),
            Input::Return(v) => {
                self.raise_stop_iteration(v);
                Err(Ctl::Raised)
            }
            Input::Raised => Err(Ctl::Raised),
        }
    }

    /// Runs `act`, then `go` with what `held` names (retained here) and the result. For chains of bounded length.
    pub fn chain(&mut self, held: &[Value], go: Go, act: impl FnOnce(&mut Self) -> R) -> R {
        let held: Held = held.iter().map(|&v| self.heap.retain(v)).collect();
        self.then(ChainFrame { go, held }, act)
    }

    /// Releases all of them.
    pub fn release_all(&mut self, values: &[Value]) {
        for &v in values {
            self.heap.release(v);
        }
    }

    /// One turn of a native's loop: runs `act` above `frame`, and gives the frame back with its result as input, or what the
    /// frame's step must return.
    pub fn turn<F>(&mut self, frame: F, act: impl FnOnce(&mut Self) -> R) -> Result<(F, Input), R>
    where
        F: Step + TryFrom<NativeFrame>,
    {
        match self.attempt(frame, act) {
            Attempt::Later => Err(Err(Ctl::Pushed)),
            Attempt::Now(frame, Ok(v)) => Ok((frame, Input::Value(v))),
            Attempt::Now(frame, Err(Ctl::Raised)) => Ok((frame, Input::Raised)),
            Attempt::Now(frame, Err(ctl)) => Err(self.abandon(frame, ctl)),
        }
    }

    /// A native goes one level deeper without a Python frame: the recursion limit holds for it too. `doing` ends the message.
    pub fn enter_native(&mut self, doing: &str) -> R<()> {
        if self.depth >= self.limits.recursion {
            let text = format!("maximum recursion depth exceeded{doing}");
            return Err(self.throw(self.types.recursion_error, text));
        }
        self.depth += 1;
        Ok(())
    }

    /// The level of [`Vm::enter_native`] ends.
    pub fn leave_native(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// What is done with each item; held values and the item are borrowed, the value it gives is dropped.
pub type Each = fn(&mut Vm, &[Value], Value) -> R;

/// Does something with each of many items in turn.
#[derive(Clone)]
pub struct EachFrame {
    go: Each,
    held: Held,
    /// Owned.
    items: Vec<Value>,
    at: usize,
}

impl std::fmt::Debug for EachFrame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "each {:?} at {} of {:?}", self.held, self.at, self.items)
    }
}

impl Step for EachFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match vm.result_of(input) {
                Ok(v) => vm.heap.release(v),
                Err(ctl) => return vm.abandon(self, ctl),
            }
            let Some(&item) = self.items.get(self.at) else {
                vm.release_frame(&self.into());
                return Ok(Value::None);
            };
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            self.at += 1;
            let (go, held) = (self.go, self.held.clone());
            match vm.turn(self, |vm| go(vm, &held, item)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.held.iter().copied().for_each(&mut *f);
        self.items.iter().copied().for_each(f);
    }
}

impl Vm {
    /// Does `go` with each of `items` (owned) in turn; gives None.
    pub fn each(&mut self, held: &[Value], items: Vec<Value>, go: Each) -> R {
        let held: Held = held.iter().map(|&v| self.heap.retain(v)).collect();
        EachFrame {
            go,
            held,
            items,
            at: 0,
        }
        .step(self, Input::Start)
    }
}
