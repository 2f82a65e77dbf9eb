//! A future's state and who is called when it ends.
//!
//! ```text
//! pending --finish--> finished      each time: the callbacks, once, in the order in which they were added;
//!    +------cancel--> cancelled     the owner schedules them by call_soon, they never run at once
//! ```
//!
//! Result and exception are the owner's.

use crate::mutant;
use switchboard_trace::EventId;

/// Where a future stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum FutureState {
    #[default]
    Pending,
    /// With a result or an exception.
    Finished,
    Cancelled,
}

/// A callback that waits for a future's end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiter<H> {
    pub callback: H,
    /// The event that put it there.
    pub cause: Option<EventId>,
}

/// What became of a callback that was added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// It is called when the future ends.
    Waits,
    /// The future has ended: schedule it by call_soon, now.
    ScheduleNow,
}

/// A future without its value. See the module's documentation.
#[derive(Clone, Debug)]
pub struct FutureCore<H> {
    state: FutureState,
    waiters: Vec<Waiter<H>>,
}

impl<H> Default for FutureCore<H> {
    fn default() -> Self {
        Self {
            state: FutureState::Pending,
            waiters: Vec::new(),
        }
    }
}

impl<H: Copy> FutureCore<H> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn state(&self) -> FutureState {
        self.state
    }

    /// Has it ended?
    #[must_use]
    pub fn done(&self) -> bool {
        self.state != FutureState::Pending
    }

    /// Adds a callback. The same one may be added twice and is then called twice.
    pub fn add_callback(&mut self, callback: H, cause: Option<EventId>) -> Added {
        if self.done() {
            return Added::ScheduleNow;
        }
        self.waiters.push(Waiter { callback, cause });
        Added::Waits
    }

    /// Keeps the callbacks for which `keep` is true, in their order, and returns the others. Comparing two callbacks
    /// can run a program's code, so an owner with such callbacks compares first and gives the verdicts by position.
    pub fn retain(&mut self, mut keep: impl FnMut(usize, &Waiter<H>) -> bool) -> Vec<H> {
        let mut removed = Vec::new();
        let mut at = 0;
        self.waiters.retain(|waiter| {
            let kept = keep(at, waiter);
            at += 1;
            if !kept {
                removed.push(waiter.callback);
            }
            kept
        });
        removed
    }

    /// Ends it with a result or an exception and returns the callbacks to schedule, in order. None if it has ended
    /// already: an error of the caller (`InvalidStateError`), nothing changes.
    #[must_use]
    pub fn finish(&mut self) -> Option<Vec<Waiter<H>>> {
        self.end(FutureState::Finished)
    }

    /// Cancels it and returns the callbacks to schedule, in order. None if it has ended already: cancel() is False.
    #[must_use]
    pub fn cancel(&mut self) -> Option<Vec<Waiter<H>>> {
        self.end(FutureState::Cancelled)
    }

    /// Who waits, in order.
    #[must_use]
    pub fn waiters(&self) -> &[Waiter<H>] {
        &self.waiters
    }

    fn end(&mut self, state: FutureState) -> Option<Vec<Waiter<H>>> {
        if self.done() {
            return None;
        }
        self.state = state;
        if mutant::on("set-result-callbacks-lifo") {
            self.waiters.reverse();
        }
        Some(std::mem::take(&mut self.waiters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks_are_returned_once_in_the_order_of_adding() {
        let mut future = FutureCore::new();
        for callback in [3, 1, 2, 1] {
            assert_eq!(
                future.add_callback(callback, Some(EventId(callback))),
                Added::Waits
            );
        }
        let called = future.finish().expect("pending");
        assert_eq!(
            called.iter().map(|w| w.callback).collect::<Vec<_>>(),
            [3, 1, 2, 1]
        );
        assert_eq!(called[0].cause, Some(EventId(3)));
        assert_eq!(future.add_callback(9, None), Added::ScheduleNow);
        assert!(future.waiters().is_empty());
    }

    #[test]
    fn an_end_is_final() {
        let mut future = FutureCore::<u8>::new();
        assert!(future.cancel().is_some());
        assert!(future.finish().is_none());
        assert!(future.cancel().is_none());
        assert_eq!(future.state(), FutureState::Cancelled);
    }

    #[test]
    fn removing_keeps_the_order_of_the_rest() {
        let mut future = FutureCore::new();
        for callback in [1, 2, 1, 3] {
            future.add_callback(callback, None);
        }
        assert_eq!(future.retain(|_, w| w.callback != 1), [1, 1]);
        assert_eq!(future.retain(|at, _| at != 1), [3]);
        assert_eq!(future.waiters().len(), 1);
    }
}
