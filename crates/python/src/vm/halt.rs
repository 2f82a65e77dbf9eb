//! How a run of the loop ends, and what goes down the stack of frames.

use crate::object::Value;
use switchboard_engine::Trap;

/// Why the interpreter stopped.
#[derive(Clone, Debug, PartialEq)]
pub enum Halt {
    Fuel,
    /// At a new line, when asked for.
    Line,
    /// Where another thread may go on, when asked for.
    Point {
        /// It is also at a new line, and those were asked for.
        begins: bool,
        /// It is also at the line that the world waits for.
        place: bool,
    },
    /// Where the main thread looks for signals, and one has come.
    Signal,
    /// At the line that the world waits for.
    Place,
    Trap(Trap),
    /// The stack is empty.
    Done,
    Limit,
}

/// What goes down the stack of frames.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    Value(Value),
    /// A generator returned: StopIteration with this value, unless the frame below knows better.
    GeneratorReturn(Value),
    /// `Vm::raised` is on its way.
    Raised,
    /// Nothing: the top frame goes on.
    Continue,
}
