//! An event loop's queues: what is ready, where the present pass ends, which timers wait.
//!
//! ```text
//! pass:  begin_pass     drop cancelled timers; how long may the loop wait?
//!        (wait)         the owner reads the clock, sleeps, polls; I/O handles join by call_soon
//!        collect_due    due timers join the ready queue, behind what is there
//!        next_handle() x n     n = length of the queue at this moment: what is added meanwhile waits for the next pass
//!        stop asked?    leave, otherwise begin again
//! ```
//!
//! Sources: CPython 3.11 `BaseEventLoop._run_once`, measured in its order of events; `EpollSelector` for the rounding
//! behind [`COALESCE_S`].

use super::heap::{Timer, TimerHeap, TimerId};
use crate::mutant;
use std::collections::VecDeque;
use switchboard_trace::EventId;

/// A timer is due when its deadline lies before now plus this: the monotonic clock's resolution on Linux, in seconds.
pub const RESOLUTION_S: f64 = 1e-9;
/// The longest single wait of CPython's loop, in seconds: a day.
pub const MAX_WAIT_S: f64 = 86_400.0;
/// A wait ends so late that timers due within this many seconds of the first come due with it. On a real machine the
/// wait is rounded up to whole milliseconds and the kernel adds 50 to 200 microseconds.
pub const COALESCE_S: f64 = 5e-4;

/// A handle on the ready queue.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ready<H> {
    pub handle: H,
    /// The event that put it there.
    pub cause: Option<EventId>,
}

/// How long a pass may wait before it runs handles.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Wait {
    /// Not at all: something is ready, or the loop is asked to stop. The clock is not read for it.
    No,
    /// Until the head's deadline (seconds of the loop): read the clock, see [`LoopCore::wait_from`].
    Until(f64),
    /// For I/O or another thread; with neither, for ever.
    Forever,
}

/// A pass has begun.
#[derive(Clone, PartialEq, Debug)]
pub struct PassStart<H> {
    pub wait: Wait,
    /// Cancelled timers that left the heap now and will not run.
    pub dropped: Vec<H>,
}

/// One event loop's queues. See the module's documentation.
#[derive(Clone, Debug)]
pub struct LoopCore<H> {
    ready: VecDeque<Ready<H>>,
    timers: TimerHeap<H>,
    stopping: bool,
    pipe_written: bool,
    left: usize,
    pass: u32,
}

impl<H> Default for LoopCore<H> {
    fn default() -> Self {
        Self {
            ready: VecDeque::new(),
            timers: TimerHeap::default(),
            stopping: false,
            pipe_written: false,
            left: 0,
            pass: 0,
        }
    }
}

impl<H: Copy> LoopCore<H> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a handle to the ready queue. A pass under way does not run it.
    pub fn call_soon(&mut self, handle: H, cause: Option<EventId>) {
        self.ready.push_back(Ready { handle, cause });
    }

    /// Adds a timer. It runs from the ready queue, and joins that in [`LoopCore::collect_due`] at the earliest.
    pub fn add_timer(&mut self, when: f64, handle: H, cause: Option<EventId>) -> TimerId {
        self.timers.push(when, handle, cause)
    }

    /// A timer's handle was cancelled (for the first time). False if the timer is no longer in the heap: it is on the
    /// ready queue, or has run. A cancelled handle on the ready queue is for the owner to skip when it comes.
    pub fn cancel_timer(&mut self, id: TimerId) -> bool {
        self.timers.cancel(id)
    }

    /// Begins a pass.
    pub fn begin_pass(&mut self) -> PassStart<H> {
        self.pass += 1;
        self.left = 0;
        let dropped = self
            .timers
            .drop_cancelled()
            .into_iter()
            .map(|t| t.handle)
            .collect();
        let wait = if !self.ready.is_empty() || self.stopping || self.pipe_written {
            Wait::No
        } else {
            self.timers
                .head()
                .map_or(Wait::Forever, |head| Wait::Until(head.when))
        };
        PassStart { wait, dropped }
    }

    /// When a wait that begins at `now` ends, in seconds of the loop. None: the head is due, or has become due, and
    /// there is no wait. The clock jumps to the head's deadline and on to the last deadline within [`COALESCE_S`] of it, but no
    /// further than [`MAX_WAIT_S`] from now.
    #[must_use]
    pub fn wait_from(&self, now: f64) -> Option<f64> {
        let head = self.timers.head()?.when;
        if mutant::on("due-timers-one-at-a-time") && head > now {
            return Some(head);
        }
        let until_head = head - now;
        if until_head > MAX_WAIT_S {
            return Some(now + MAX_WAIT_S);
        }
        if until_head <= 0.0 || until_head.is_nan() {
            return None;
        }
        let near = self
            .timers
            .as_slice()
            .iter()
            .map(|t| t.when)
            .filter(|&when| when <= head + COALESCE_S);
        Some(near.fold(head, f64::max))
    }

    /// Moves the timers that are due at `now` (a fresh reading of the clock) to the ready queue and sets the boundary
    /// of the pass behind them. Returns them in order, cancelled ones too: they are skipped when they come up.
    /// `cause` makes the event of a timer coming due; each one's entry keeps it.
    pub fn collect_due(
        &mut self,
        now: f64,
        mut cause: impl FnMut(&Timer<H>) -> Option<EventId>,
    ) -> Vec<Timer<H>> {
        let end = now + RESOLUTION_S;
        let mut due = Vec::new();
        // A deadline that is not a number is due at once, as in Python.
        while self
            .timers
            .head()
            .is_some_and(|head| head.when < end || head.when.is_nan())
        {
            let timer = self.timers.pop().expect("a heap with a head is not empty");
            let entry = Ready {
                handle: timer.handle,
                cause: cause(&timer),
            };
            if mutant::on("timers-before-ready") {
                self.ready.insert(due.len(), entry);
            } else {
                self.ready.push_back(entry);
            }
            due.push(timer);
        }
        self.left = self.ready.len();
        due
    }

    /// The next handle of this pass. None: the pass is over.
    pub fn next_handle(&mut self) -> Option<Ready<H>> {
        if mutant::on("no-pass-snapshot") {
            self.left = self.ready.len();
        }
        self.left = self.left.checked_sub(1)?;
        if mutant::on("lifo-ready-queue") {
            return self.ready.remove(self.left);
        }
        Some(
            self.ready
                .pop_front()
                .expect("a pass is never longer than the queue"),
        )
    }

    /// A byte goes into the loop's self-pipe (`call_soon_threadsafe`), or all bytes are read. While there is one, a pass
    /// does not wait, and its owner makes the handle that reads the pipe ready before it collects the due timers.
    pub fn set_pipe_written(&mut self, written: bool) {
        self.pipe_written = written;
    }

    /// Is there a byte in the self-pipe?
    #[must_use]
    pub fn pipe_written(&self) -> bool {
        self.pipe_written
    }

    /// Sets or clears the request of [`LoopCore::stop`] (programs can reach the flag).
    pub fn set_stopping(&mut self, stopping: bool) {
        self.stopping = stopping;
    }

    /// Asks the loop to leave at the end of the present pass, or of the next one if it does not run.
    pub fn stop(&mut self) {
        self.stopping = true;
        if mutant::on("stop-ends-the-pass") {
            self.left = 0;
        }
    }

    /// The loop was left, in order or by an exception: the rest of the pass stays ready for a later run.
    pub fn leave(&mut self) {
        self.stopping = false;
        self.left = 0;
    }

    /// Drops everything (the loop is closed). Returns what was there, ready ones first.
    pub fn clear(&mut self) -> Vec<H> {
        self.left = 0;
        let ready = self.ready.drain(..).map(|r| r.handle);
        ready
            .chain(self.timers.clear().into_iter().map(|t| t.handle))
            .collect()
    }

    #[must_use]
    pub fn stopping(&self) -> bool {
        self.stopping
    }

    /// The ready queue, first to run first. The first [`LoopCore::left_in_pass`] belong to the present pass.
    pub fn ready(&self) -> impl ExactSizeIterator<Item = &Ready<H>> {
        self.ready.iter()
    }

    /// How many of the ready ones still run in this pass.
    #[must_use]
    pub fn left_in_pass(&self) -> usize {
        self.left
    }

    /// How many passes have begun.
    #[must_use]
    pub fn pass(&self) -> u32 {
        self.pass
    }

    /// Bytes of memory that it holds beside itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.ready.capacity() * size_of::<Ready<H>>() + self.timers.bytes()
    }

    #[must_use]
    pub fn timers(&self) -> &TimerHeap<H> {
        &self.timers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(core: &mut LoopCore<u32>, now: f64) -> Vec<u32> {
        core.begin_pass();
        core.collect_due(now, |_| None);
        std::iter::from_fn(|| core.next_handle())
            .map(|r| r.handle)
            .collect()
    }

    #[test]
    fn a_pass_runs_what_was_ready_at_its_start() {
        let mut core = LoopCore::new();
        core.call_soon(1, Some(EventId(7)));
        core.call_soon(2, None);
        core.begin_pass();
        core.collect_due(0.0, |_| None);
        assert_eq!(
            core.next_handle(),
            Some(Ready {
                handle: 1,
                cause: Some(EventId(7))
            })
        );
        core.call_soon(3, None);
        assert_eq!((core.left_in_pass(), core.ready().len()), (1, 2));
        assert_eq!(core.next_handle().map(|r| r.handle), Some(2));
        assert_eq!(core.next_handle(), None);
        assert_eq!(pass(&mut core, 0.0), [3]);
        assert_eq!(core.pass(), 2);
    }

    #[test]
    fn due_timers_run_behind_what_is_ready() {
        let mut core = LoopCore::new();
        core.add_timer(-1.0, 1, None);
        core.add_timer(0.0, 2, None);
        core.call_soon(3, None);
        assert_eq!(core.begin_pass().wait, Wait::No);
        let due = core.collect_due(0.0, |t| Some(EventId(t.handle)));
        assert_eq!(due.iter().map(|t| t.handle).collect::<Vec<_>>(), [1, 2]);
        let order: Vec<_> = std::iter::from_fn(|| core.next_handle()).collect();
        assert_eq!(order.iter().map(|r| r.handle).collect::<Vec<_>>(), [3, 1, 2]);
        assert_eq!(order[1].cause, Some(EventId(1)));
    }

    #[test]
    fn a_timer_is_due_before_now_plus_the_resolution() {
        for (when, runs) in [
            (1.0, true),
            (1.0 + 0.9e-9, true),
            (1.0 + 1e-9, false),
            (f64::NAN, true),
        ] {
            let mut core = LoopCore::new();
            core.add_timer(when, 0, None);
            assert_eq!(core.collect_due(1.0, |_| None).len() == 1, runs, "{when}");
        }
    }

    #[test]
    fn the_wait_is_to_the_head_and_takes_its_near_neighbours() {
        let mut core = LoopCore::new();
        assert_eq!(core.begin_pass().wait, Wait::Forever);
        assert_eq!(core.wait_from(0.0), None);
        core.add_timer(0.1004, 2, None);
        core.add_timer(0.1006, 3, None);
        core.add_timer(0.1, 1, None);
        assert_eq!(core.begin_pass().wait, Wait::Until(0.1));
        assert_eq!(core.wait_from(0.0), Some(0.1004));
        assert_eq!(core.wait_from(0.2), None);
        assert_eq!(core.collect_due(0.1004, |_| None).len(), 2);
        core.call_soon(9, None);
        assert_eq!(core.begin_pass().wait, Wait::No);
        let mut late = LoopCore::new();
        late.add_timer(100_000.0, 1, None);
        assert_eq!(late.wait_from(1.0), Some(86_401.0));
    }

    #[test]
    fn stop_lets_the_pass_finish_and_stops_a_later_run_after_one_pass() {
        let mut core = LoopCore::new();
        core.add_timer(5.0, 1, None);
        core.stop();
        assert_eq!(core.begin_pass().wait, Wait::No);
        assert!(core.stopping());
        core.leave();
        assert!(!core.stopping());
    }

    #[test]
    fn a_byte_in_the_pipe_ends_the_wait() {
        let mut core = LoopCore::<u32>::new();
        core.set_pipe_written(true);
        assert_eq!(core.begin_pass().wait, Wait::No);
        core.set_pipe_written(false);
        assert_eq!(core.begin_pass().wait, Wait::Forever);
    }

    #[test]
    fn cancelled_timers_leave_at_the_head() {
        let mut core = LoopCore::new();
        let ids: Vec<_> = (1..=5)
            .map(|i| core.add_timer(0.1 * f64::from(i), i, None))
            .collect();
        core.cancel_timer(ids[0]);
        core.cancel_timer(ids[2]);
        assert_eq!(
            core.begin_pass(),
            PassStart {
                wait: Wait::Until(0.2),
                dropped: vec![1]
            }
        );
        assert_eq!((core.timers().len(), core.timers().cancelled_count()), (4, 1));
        core.collect_due(0.2, |_| None);
        assert_eq!(core.begin_pass().dropped, [3]);
        assert_eq!(core.next_handle(), None, "begin_pass ends the one before");
        assert_eq!(core.clear(), [2, 4, 5]);
    }

    #[test]
    fn an_exception_leaves_the_rest_of_the_pass_ready() {
        let mut core = LoopCore::new();
        core.call_soon(1, None);
        core.call_soon(2, None);
        core.begin_pass();
        core.collect_due(0.0, |_| None);
        core.next_handle();
        core.leave();
        core.call_soon(3, None);
        assert_eq!(pass(&mut core, 0.0), [2, 3]);
    }
}
