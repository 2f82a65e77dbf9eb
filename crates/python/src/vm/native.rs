//! Resumable natives: the closed set of protocols in Rust that can call the language.
//!
//! ```text
//! frames [ .. caller ] [ native frame ] [ callee ]
//!                            ^               |
//!                            +---- step(input: its value, its return as a generator, or its exception)
//! ```
//! A native never calls the language from the Rust stack: it puts its state on the frames, then the callee, and says
//! [`Ctl::Pushed`]. When the callee ends, `step` goes on with the state. A step that would loop for long burns fuel and puts
//! itself back when there is none left, so that the reader can stop, seek and preempt anywhere.

use super::frame::Frame;
use super::{Ctl, R, Vm};
use crate::object::Value;

/// What a native frame goes on with.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// It is run for the first time, or goes on after it put itself back.
    Start,
    /// The frame above gave this value (owned).
    Value(Value),
    /// The generator above returned this value (owned); or, from an asynchronous generator, yielded it.
    Return(Value),
    /// The frame above raised; the exception is in `Vm::raised`.
    Raised,
}

/// The state of a native between its calls.
pub trait Step: Into<NativeFrame> {
    /// Goes on. Whatever the frame holds is its own: it must be released or passed on when it ends.
    fn step(self, vm: &mut Vm, input: Input) -> R;
    /// Calls `f` on every value that it holds a counted reference to.
    fn visit(&self, f: &mut dyn FnMut(Value));
}

macro_rules! native_frames {
    ($($name:ident = $path:ty,)*) => {
        /// Every resumable native.
        #[derive(Clone)]
        #[cfg_attr(debug_assertions, derive(Debug))]
        pub enum NativeFrame { $($name($path),)* }

        /// Which of them, as with payloads.
        #[cfg(not(debug_assertions))]
        impl std::fmt::Debug for NativeFrame {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::mem::discriminant(self).fmt(f)
            }
        }

        impl NativeFrame {
            /// Goes on with what came back.
            pub fn step(self, vm: &mut Vm, input: Input) -> R {
                match self { $(Self::$name(frame) => frame.step(vm, input),)* }
            }
            /// Calls `f` on every value that it holds.
            pub fn visit(&self, f: &mut dyn FnMut(Value)) {
                match self { $(Self::$name(frame) => frame.visit(f),)* }
            }
        }

        $(impl From<$path> for NativeFrame {
            fn from(frame: $path) -> Self { Self::$name(frame) }
        }
        impl TryFrom<NativeFrame> for $path {
            type Error = NativeFrame;
            fn try_from(frame: NativeFrame) -> Result<Self, NativeFrame> {
                #[allow(unreachable_patterns)]
                match frame { NativeFrame::$name(frame) => Ok(frame), other => Err(other) }
            }
        })*
    };
}

native_frames! {
    Init = super::instances::InitFrame,
    New = super::instances::NewFrame,
    ClassBody = super::class_statement::ClassBodyFrame,
    ClassFinish = super::make_class::ClassFinishFrame,
    AttrFallback = super::attr::FallbackFrame,
    Truth = super::unary::TruthFrame,
    Binary = super::ops::BinaryFrame,
    Compare = super::compare::CompareFrame,
    SeqCompare = super::compare_containers::SeqCompareFrame,
    DictCompare = super::compare_containers::DictCompareFrame,
    Find = super::find::FindFrame,
    Chain = super::chain::ChainFrame,
    Each = super::chain::EachFrame,
    Hash = super::hashing::HashFrame,
    DictOp = super::dicts::DictFrame,
    Pairs = super::dicts::PairsFrame,
    SetOp = super::sets::SetFrame,
    SetItems = super::sets::SetItemsFrame,
    Walk = super::walk::WalkFrame,
    Collect = super::iter::CollectFrame,
    NextOr = super::iter::NextOrFrame,
    Check = super::checks::CheckFrame,
    Repr = super::text::ReprFrame,
    Text = super::format::TextFrame,
    Percent = super::percent::PercentFrame,
    Print = crate::builtins::print::PrintFrame,
    Sort = crate::builtins::list_sort::SortFrame,
    Import = super::import::ImportFrame,
    Throw = super::throwing::ThrowFrame,
    Close = super::throwing::CloseFrame,
    AsyncDrive = super::async_generators::AsyncDriveFrame,
    Finalise = super::reap::FinaliseFrame,
    Cycles = super::cycles::CycleFrame,
    Exit = super::exit::ExitFrame,
    Raise = super::raise::RaiseFrame,
    Loop = crate::builtins::asyncio_loop::LoopFrame,
    TaskStep = crate::builtins::asyncio_task_step::TaskStepFrame,
    Cancel = crate::builtins::asyncio_cancel::CancelFrame,
    LoopGiven = crate::builtins::asyncio_future::LoopGivenFrame,
    Sleep = crate::builtins::time::SleepFrame,
    Signal = super::signals::SignalFrame,
    Report = crate::builtins::traceback::ReportFrame,
    Acquire = crate::builtins::thread_lock::AcquireFrame,
    Answered = crate::builtins::thread_lock::AnsweredFrame,
    Thread = crate::builtins::thread_module::ThreadFrame,
}

/// How an attempt ended.
pub enum Attempt<F> {
    /// At once: the frame comes back with the result.
    Now(F, R),
    /// Frames have been pushed above the frame; it will be stepped.
    Later,
}

impl Vm {
    /// Puts a native frame on the stack, to be started.
    pub fn push_native(&mut self, frame: impl Into<NativeFrame>) {
        self.frames.push(Frame::Native(Box::new(frame.into())));
    }

    /// Puts a native that has found no fuel left back on the stack: it goes on in the next run.
    pub fn pause(&mut self, frame: impl Into<NativeFrame>) -> R {
        self.paused = true;
        self.push_native(frame);
        Err(Ctl::Pushed)
    }

    /// Puts `frame` on the stack and runs `act` above it; takes the frame off again if the act ended at once. Loops over many
    /// acts use this, so that no Rust stack builds up.
    pub fn attempt<F>(&mut self, frame: F, act: impl FnOnce(&mut Self) -> R) -> Attempt<F>
    where
        F: Step + TryFrom<NativeFrame>,
    {
        self.push_native(frame);
        match act(self) {
            Err(Ctl::Pushed) => Attempt::Later,
            result => match self.frames.pop() {
                Some(Frame::Native(native)) => match F::try_from(*native) {
                    Ok(frame) => Attempt::Now(frame, result),
                    Err(_) => unreachable!("an act that ends at once leaves the stack as it was"),
                },
                _ => unreachable!("an act that ends at once leaves the stack as it was"),
            },
        }
    }

    /// The same for an act whose result goes nowhere. Err: it has not ended.
    pub fn above<F>(&mut self, frame: F, act: impl FnOnce(&mut Self) -> R) -> R<F>
    where
        F: Step + TryFrom<NativeFrame>,
    {
        match self.attempt(frame, act) {
            Attempt::Later => Err(Ctl::Pushed),
            Attempt::Now(frame, result) => {
                if let Ok(value) = result {
                    self.heap.release(value);
                }
                Ok(frame)
            }
        }
    }

    /// Runs `act` with `frame` below it, and steps the frame at once if the act ends at once. For chains of bounded length.
    pub fn then<F: Step>(&mut self, frame: F, act: impl FnOnce(&mut Self) -> R) -> R {
        self.push_native(frame);
        let result = act(self);
        if result == Err(Ctl::Pushed) {
            return result;
        }
        let Some(Frame::Native(native)) = self.frames.pop() else {
            unreachable!("an act that ends at once leaves the stack as it was")
        };
        match result {
            Ok(v) => native.step(self, Input::Value(v)),
            Err(Ctl::Raised) => native.step(self, Input::Raised),
            Err(other) => {
                self.release_frame(&native);
                Err(other)
            }
        }
    }

    /// Releases what a native frame that will not go on holds.
    pub fn release_frame(&mut self, frame: &NativeFrame) {
        frame.visit(&mut |value| self.heap.release(value));
    }

    /// Releases what `frame` holds and passes `ctl` on: the usual end of a native whose callee raised.
    pub fn abandon(&mut self, frame: impl Into<NativeFrame>, ctl: Ctl) -> R {
        self.release_frame(&frame.into());
        Err(ctl)
    }
}
