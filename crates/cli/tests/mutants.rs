//! The test of the tests: deliberate errors in the models, each of which the conformance programs must notice.
//!
//! The simulator is built with the feature `mutants`, which adds the hidden option `--mutant NAME`: an error in a model
//! (crates/models/src/mutant.rs) or a changed line of the Python library (crates/python/mutants). A mutant is found when at least one program differs from the real CPython. The programs named beside a mutant are tried first, then
//! every other one of their area: only if all of them agree has the suite a hole.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{
    compare,
    programs::{self, Program},
    real, simulator,
};

/// Name, the error that it makes, the program that should find it.
const MUTANTS: &[(&str, &str, &str)] = &[
    (
        "barrier-keeps-its-state",
        "a barrier does not open for a second round",
        "asyncio/barrier_and_latch",
    ),
    (
        "cancel-before-first-step-lost",
        "a task cancelled before its first step runs all the same",
        "asyncio/cancel_basics",
    ),
    (
        "cancel-outlives-return",
        "a task that returns with a cancellation pending has its result",
        "asyncio/cancel_basics",
    ),
    (
        "condition-notifies-last",
        "a condition notifies the last who waits",
        "asyncio/event_condition",
    ),
    (
        "due-timers-one-at-a-time",
        "a wait ends at the first deadline although others are due with it",
        "asyncio/gather_results",
    ),
    (
        "event-wakes-lifo",
        "an event wakes its waiters last in, first out",
        "asyncio/event_condition",
    ),
    (
        "executor-job-is-not-cancelled",
        "cancelling who waits leaves the queued job",
        "pools/cancel_a_call_in_a_thread",
    ),
    (
        "fifo-timer-ties",
        "equal deadlines come in the order of the calls, not a heap's",
        "asyncio/timer_ties",
    ),
    (
        "gather-ends-with-first",
        "gather's last callbacks are not waited for",
        "asyncio/gather_results",
    ),
    (
        "gather-one-pass-less",
        "gather's result is there one pass early",
        "asyncio/one_pass",
    ),
    (
        "lifo-ready-queue",
        "the ready queue is last in, first out",
        "asyncio/ready_order",
    ),
    (
        "lock-barging",
        "a free lock is taken past those who wait for it",
        "asyncio/lock_fairness",
    ),
    (
        "no-pass-snapshot",
        "what is added during a pass runs in the same pass",
        "asyncio/ready_order",
    ),
    (
        "pool-end-is-not-passed-on",
        "a worker that ends does not tell the next one",
        "pools/thread_names",
    ),
    (
        "pool-permit-only-if-idle",
        "a worker gives a permit back only if there is no job left, as later versions do",
        "pools/when_threads_start",
    ),
    (
        "pool-takes-no-permit",
        "a pool starts a thread though one is idle",
        "pools/when_threads_start",
    ),
    (
        "priority-queue-is-fifo",
        "a priority queue is a list that is only sometimes sorted",
        "asyncio/queues_all_kinds",
    ),
    (
        "queue-hands-item-to-getter",
        "put gives its item to the getter that it wakes",
        "asyncio/queue_cases",
    ),
    (
        "queue-wakes-last-getter",
        "put wakes the getter who came last",
        "asyncio/queue_cases",
    ),
    (
        "semaphore-unfair",
        "a released permit is not handed to the first who waits",
        "asyncio/semaphore_cases",
    ),
    (
        "set-result-callbacks-lifo",
        "a future's callbacks come last in, first out",
        "asyncio/future_callbacks",
    ),
    (
        "shield-cancels-inner",
        "cancelling a shield cancels what it shields",
        "asyncio/shield_cases",
    ),
    (
        "stop-ends-the-pass",
        "stop() leaves at once instead of at the end of the pass",
        "asyncio/stop_in_a_pass",
    ),
    (
        "taskgroup-lets-others-run",
        "a failing child does not cancel its siblings",
        "asyncio/taskgroup_cases",
    ),
    (
        "thread-barrier-keeps-its-state",
        "a barrier of threads does not open for a second round",
        "threads/barrier_phases",
    ),
    (
        "thread-condition-notifies-last",
        "a condition of threads notifies the last who waits",
        "threads/condition_notify_order",
    ),
    (
        "thread-daemon-not-inherited",
        "a thread is no daemon unless it is said",
        "threads/daemon_inherited",
    ),
    (
        "thread-event-wakes-one",
        "setting an event wakes one of the threads that wait",
        "threads/event_wakes_all_in_order",
    ),
    (
        "thread-queue-join-ends-early",
        "a queue is joined with one item not done",
        "threads/queue_join",
    ),
    (
        "thread-queue-wakes-nobody",
        "who puts an item does not wake who waits for one",
        "threads/queue_waiters_in_order",
    ),
    (
        "thread-semaphore-loses-permits",
        "release(n) puts one permit back",
        "threads/semaphore_basics",
    ),
    (
        "timeout-keeps-its-request",
        "an expired timeout does not take its cancellation back",
        "asyncio/timeout_cases",
    ),
    (
        "timers-before-ready",
        "due timers run before what is ready already",
        "asyncio/timer_order",
    ),
    (
        "uncancel-forgotten",
        "uncancel() takes no request back",
        "asyncio/uncancel",
    ),
    (
        "wait-cancels-the-others",
        "wait cancels what is not done",
        "asyncio/wait_modes",
    ),
    (
        "wait-for-does-not-wait",
        "wait_for does not wait for the end of what it cancels",
        "asyncio/wait_for_cases",
    ),
];

fn main() {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(2);
    let programs = programs::all();
    let trials = MUTANTS
        .iter()
        .map(|&(name, error, first)| {
            let programs = programs.clone();
            Trial::test(name, move || {
                noticed(name, error, first, &programs).map_err(Failed::from)
            })
        })
        .collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn noticed(name: &str, error: &str, first: &str, programs: &[Program]) -> Result<(), String> {
    let area = first.split('/').next();
    if programs.iter().all(|p| p.name != first) {
        return Err(format!("there is no program {first}"));
    }
    let named = programs.iter().filter(|p| p.name == first);
    let others = { programs.iter() }.filter(|p| Some(&*p.area) == area && p.name != first);
    let options = ["--mutant".to_owned(), name.to_owned()];
    for program in named.chain(others) {
        let wanted = real::run(program)?;
        // Only a program on which the unchanged simulator agrees can tell the mutant from another fault.
        let plain = simulator::run(program, &[], true)?;
        if compare::runs(program, &wanted, &plain).is_err() {
            continue;
        }
        let got = simulator::run(program, &options, true)?;
        if got.stderr.contains("unknown mutant") {
            return Err(format!("the simulator has no mutant {name}"));
        }
        if compare::runs(program, &wanted, &got).is_err() {
            return Ok(());
        }
    }
    Err(format!("no program notices that {error}"))
}
