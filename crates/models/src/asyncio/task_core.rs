//! A task's cancellation and what its coroutine's last word means for it.
//!
//! ```text
//!            begin_step                      yielded / returned / raised
//! scheduled ------------> running (send or throw) ------+--> waits on a future, or scheduled again
//!     ^                                                 +--> done: result, exception or cancelled
//!     +-- wakeup (the future ended) -- cancel (the future's cancellation, or at the next step)
//! ```
//!
//! The task is a future as well (a [`super::FutureCore`] beside this core). `F` is the handle of a future. The owner
//! drives the coroutine, makes exceptions and asks futures to cancel themselves (a program may have overridden that).

use crate::mutant;
use switchboard_trace::EventId;

/// The future that a task waits on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WaitingOn<F> {
    pub future: F,
    /// The event that made it wait.
    pub cause: Option<EventId>,
}

/// What `cancel()` of a task that has not ended does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CancelEffect<F> {
    /// Ask this future to cancel itself, then tell [`TaskCore::future_answered`] whether it accepted.
    AskFuture(F),
    /// The next step throws CancelledError. cancel() is True.
    AtNextStep,
}

/// How to resume the coroutine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resume {
    /// `send(None)`
    Send,
    /// Throw the exception that the step was given.
    ThrowGiven,
    /// Throw a fresh CancelledError with the message of the cancellation.
    ThrowCancelled,
}

/// What the coroutine yielded, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Yielded<F> {
    /// A bare `yield`: give others a turn.
    Nothing,
    /// Something with `_asyncio_future_blocking` not None.
    Future {
        future: F,
        /// That attribute's truth: set by `await`, so that a plain `yield future` is found out.
        awaited: bool,
        same_loop: bool,
        is_this_task: bool,
    },
    /// A generator (a `yield` instead of `yield from`).
    Generator,
    Other,
}

/// Why a yielded thing is thrown back as a RuntimeError, by a further step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misuse {
    /// "Task cannot await on itself"
    AwaitsItself,
    /// "attached to a different loop"
    OtherLoop,
    /// "yield was used instead of yield from in task"
    NotAwaited,
    /// "yield was used instead of yield from for generator in task"
    Generator,
    /// "Task got bad yield"
    BadYield,
}

/// What follows from a yield.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum YieldEffect<F> {
    /// Clear the future's mark "awaited" and add the task's wake-up to its callbacks. If `cancel` is set, ask the future
    /// to cancel itself at once and tell [`TaskCore::late_answer`] whether it accepted.
    Wait { future: F, cancel: bool },
    /// call_soon(step)
    StepSoon,
    /// call_soon(step with a RuntimeError)
    StepSoonWith(Misuse),
}

/// How the coroutine ended, if not by return.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Raised {
    CancelledError,
    /// KeyboardInterrupt or SystemExit
    Exit,
    Other,
}

/// What becomes of the task at its coroutine's end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Result,
    Exception,
    /// Store the exception and let it leave the loop as well.
    ExceptionAndOut,
    /// Cancelled, with the exception that was raised.
    CancelledByRaise,
    /// Returned although its cancellation was asked for during the step: cancelled, the value is dropped.
    CancelledByRequest,
}

/// A task's cancellation and wait. See the module's documentation.
#[derive(Clone, Debug)]
pub struct TaskCore<F> {
    must_cancel: bool,
    cancel_requests: u32,
    waiting_on: Option<WaitingOn<F>>,
}

impl<F> Default for TaskCore<F> {
    fn default() -> Self {
        Self {
            must_cancel: false,
            cancel_requests: 0,
            waiting_on: None,
        }
    }
}

impl<F: Copy> TaskCore<F> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancellation is asked for; the task has not ended (for one that has, cancel() is False and nothing happens).
    #[must_use]
    pub fn cancel(&mut self) -> CancelEffect<F> {
        self.cancel_requests = self.cancel_requests.saturating_add(1);
        match self.waiting_on {
            Some(wait) => CancelEffect::AskFuture(wait.future),
            None => {
                self.must_cancel = !mutant::on("cancel-before-first-step-lost");
                CancelEffect::AtNextStep
            }
        }
    }

    /// The answer to [`CancelEffect::AskFuture`]. A future that has just ended does not accept: then the next step throws.
    pub fn future_answered(&mut self, accepted: bool) {
        if !accepted {
            self.must_cancel = true;
        }
    }

    /// `uncancel()`: takes one request back and returns how many are left.
    pub fn uncancel(&mut self) -> u32 {
        if !mutant::on("uncancel-forgotten") {
            self.cancel_requests = self.cancel_requests.saturating_sub(1);
        }
        self.cancel_requests
    }

    /// `cancelling()`: requests not taken back.
    #[must_use]
    pub fn cancel_requests(&self) -> u32 {
        self.cancel_requests
    }

    /// Will the next step throw CancelledError?
    #[must_use]
    pub fn must_cancel(&self) -> bool {
        self.must_cancel
    }

    #[must_use]
    pub fn waiting_on(&self) -> Option<WaitingOn<F>> {
        self.waiting_on
    }

    /// A step begins. `given`: the exception that it was given, None if none. Returns how to resume, and the future
    /// that it no longer waits on.
    pub fn begin_step(&mut self, given: Option<Raised>) -> (Resume, Option<F>) {
        let resume = match given {
            Some(Raised::CancelledError) => Resume::ThrowGiven,
            _ if self.must_cancel => Resume::ThrowCancelled,
            Some(_) => Resume::ThrowGiven,
            None => Resume::Send,
        };
        self.must_cancel = false;
        (resume, self.waiting_on.take().map(|wait| wait.future))
    }

    /// The coroutine yielded. `cause` is kept with the wait, if it comes to one.
    #[must_use]
    pub fn yielded(&mut self, what: Yielded<F>, cause: Option<EventId>) -> YieldEffect<F> {
        let misuse = match what {
            Yielded::Nothing => return YieldEffect::StepSoon,
            Yielded::Future {
                is_this_task: true, ..
            } => Misuse::AwaitsItself,
            Yielded::Future { same_loop: false, .. } => Misuse::OtherLoop,
            Yielded::Future { awaited: false, .. } => Misuse::NotAwaited,
            Yielded::Future { future, .. } => {
                self.waiting_on = Some(WaitingOn { future, cause });
                return YieldEffect::Wait {
                    future,
                    cancel: self.must_cancel,
                };
            }
            Yielded::Generator => Misuse::Generator,
            Yielded::Other => Misuse::BadYield,
        };
        YieldEffect::StepSoonWith(misuse)
    }

    /// The answer of the future that was asked to cancel itself in [`YieldEffect::Wait`].
    pub fn late_answer(&mut self, accepted: bool) {
        if accepted {
            self.must_cancel = false;
        }
    }

    /// The coroutine returned.
    #[must_use]
    pub fn returned(&mut self) -> Outcome {
        if std::mem::take(&mut self.must_cancel) && !mutant::on("cancel-outlives-return") {
            Outcome::CancelledByRequest
        } else {
            Outcome::Result
        }
    }

    /// The coroutine raised.
    #[must_use]
    pub fn raised(&self, what: Raised) -> Outcome {
        match what {
            Raised::CancelledError => Outcome::CancelledByRaise,
            Raised::Exit => Outcome::ExceptionAndOut,
            Raised::Other => Outcome::Exception,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn future(future: u32) -> Yielded<u32> {
        Yielded::Future {
            future,
            awaited: true,
            same_loop: true,
            is_this_task: false,
        }
    }

    #[test]
    fn cancelled_before_its_first_step() {
        let mut task = TaskCore::<u32>::new();
        assert_eq!(task.cancel(), CancelEffect::AtNextStep);
        assert_eq!(task.begin_step(None), (Resume::ThrowCancelled, None));
        assert_eq!(task.raised(Raised::CancelledError), Outcome::CancelledByRaise);
        assert_eq!(task.cancel_requests(), 1);
    }

    #[test]
    fn cancelled_while_it_waits() {
        let mut task = TaskCore::new();
        assert_eq!(task.begin_step(None), (Resume::Send, None));
        assert_eq!(
            task.yielded(future(5), Some(EventId(2))),
            YieldEffect::Wait {
                future: 5,
                cancel: false
            }
        );
        assert_eq!(
            task.waiting_on(),
            Some(WaitingOn {
                future: 5,
                cause: Some(EventId(2))
            })
        );
        assert_eq!(task.cancel(), CancelEffect::AskFuture(5));
        task.future_answered(true);
        assert!(!task.must_cancel(), "the future's own cancellation wakes it");
        assert_eq!(
            task.begin_step(Some(Raised::CancelledError)),
            (Resume::ThrowGiven, Some(5))
        );
    }

    #[test]
    fn a_future_that_has_just_ended_does_not_accept() {
        let mut task = TaskCore::new();
        task.begin_step(None);
        let _ = task.yielded(future(5), None);
        let _ = task.cancel();
        task.future_answered(false);
        assert_eq!(task.begin_step(None), (Resume::ThrowCancelled, Some(5)));
        assert!(!task.must_cancel());
    }

    #[test]
    fn a_pending_cancellation_replaces_another_exception() {
        let mut task = TaskCore::<u32>::new();
        let _ = task.cancel();
        assert_eq!(task.begin_step(Some(Raised::Other)).0, Resume::ThrowCancelled);
        assert_eq!(task.begin_step(Some(Raised::Other)).0, Resume::ThrowGiven);
    }

    #[test]
    fn cancelled_during_its_own_step() {
        let mut task = TaskCore::new();
        task.begin_step(None);
        let _ = task.cancel();
        assert_eq!(
            task.yielded(future(1), None),
            YieldEffect::Wait {
                future: 1,
                cancel: true
            }
        );
        task.late_answer(true);
        assert!(!task.must_cancel());
        let mut task = TaskCore::<u32>::new();
        task.begin_step(None);
        let _ = task.cancel();
        assert_eq!(task.returned(), Outcome::CancelledByRequest);
        assert_eq!(task.returned(), Outcome::Result);
    }

    #[test]
    fn bad_yields() {
        let mut task = TaskCore::new();
        let bad = |awaited, same_loop, is_this_task| Yielded::Future {
            future: 1,
            awaited,
            same_loop,
            is_this_task,
        };
        for (what, misuse) in [
            (bad(true, true, true), Misuse::AwaitsItself),
            (bad(true, false, false), Misuse::OtherLoop),
            (bad(false, true, false), Misuse::NotAwaited),
            (Yielded::Generator, Misuse::Generator),
            (Yielded::Other, Misuse::BadYield),
        ] {
            assert_eq!(task.yielded(what, None), YieldEffect::StepSoonWith(misuse));
            assert_eq!(task.waiting_on(), None);
        }
        assert_eq!(task.yielded(Yielded::Nothing, None), YieldEffect::StepSoon);
    }

    #[test]
    fn uncancel_counts_down_to_zero() {
        let mut task = TaskCore::<u32>::new();
        let _ = (task.cancel(), task.cancel());
        assert_eq!((task.uncancel(), task.uncancel(), task.uncancel()), (1, 0, 0));
    }
}
