//! The test of the tests: deliberate errors in the models, each of which the conformance programs must notice.
//!
//! The simulator is built with the feature `mutants`, which adds the hidden option `--mutant NAME`: an error in a model
//! (crates/models/src/mutant.rs) or a changed line of the Python library (crates/python/mutants). A mutant is found when at least one program differs from the real CPython. The programs named beside a mutant are tried first, then
//! every other asyncio program: only if all of them agree has the suite a hole.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{
    compare,
    programs::{self, Program},
    real, simulator,
};

/// Name, the error that it makes, the program of area `asyncio` that should find it.
const MUTANTS: &[(&str, &str, &str)] = &[
    (
        "barrier-keeps-its-state",
        "a barrier does not open for a second round",
        "barrier_and_latch",
    ),
    (
        "cancel-before-first-step-lost",
        "a task cancelled before its first step runs all the same",
        "cancel_basics",
    ),
    (
        "cancel-outlives-return",
        "a task that returns with a cancellation pending has its result",
        "cancel_basics",
    ),
    (
        "condition-notifies-last",
        "a condition notifies the last who waits",
        "event_condition",
    ),
    (
        "due-timers-one-at-a-time",
        "a wait ends at the first deadline although others are due with it",
        "gather_results",
    ),
    (
        "event-wakes-lifo",
        "an event wakes its waiters last in, first out",
        "event_condition",
    ),
    (
        "fifo-timer-ties",
        "equal deadlines come in the order of the calls, not a heap's",
        "timer_ties",
    ),
    (
        "gather-ends-with-first",
        "gather's last callbacks are not waited for",
        "gather_results",
    ),
    (
        "gather-one-pass-less",
        "gather's result is there one pass early",
        "one_pass",
    ),
    (
        "lifo-ready-queue",
        "the ready queue is last in, first out",
        "ready_order",
    ),
    (
        "lock-barging",
        "a free lock is taken past those who wait for it",
        "lock_fairness",
    ),
    (
        "no-pass-snapshot",
        "what is added during a pass runs in the same pass",
        "ready_order",
    ),
    (
        "priority-queue-is-fifo",
        "a priority queue is a list that is only sometimes sorted",
        "queues_all_kinds",
    ),
    (
        "queue-hands-item-to-getter",
        "put gives its item to the getter that it wakes",
        "queue_cases",
    ),
    (
        "queue-wakes-last-getter",
        "put wakes the getter who came last",
        "queue_cases",
    ),
    (
        "semaphore-unfair",
        "a released permit is not handed to the first who waits",
        "semaphore_cases",
    ),
    (
        "set-result-callbacks-lifo",
        "a future's callbacks come last in, first out",
        "future_callbacks",
    ),
    (
        "shield-cancels-inner",
        "cancelling a shield cancels what it shields",
        "shield_cases",
    ),
    ("sleep0-no-switch", "sleep(0) does not yield its turn", "one_pass"),
    (
        "stop-ends-the-pass",
        "stop() leaves at once instead of at the end of the pass",
        "stop_in_a_pass",
    ),
    (
        "taskgroup-lets-others-run",
        "a failing child does not cancel its siblings",
        "taskgroup_cases",
    ),
    (
        "timeout-keeps-its-request",
        "an expired timeout does not take its cancellation back",
        "timeout_cases",
    ),
    (
        "timers-before-ready",
        "due timers run before what is ready already",
        "timer_order",
    ),
    (
        "uncancel-forgotten",
        "uncancel() takes no request back",
        "uncancel",
    ),
    (
        "wait-cancels-the-others",
        "wait cancels what is not done",
        "wait_modes",
    ),
    (
        "wait-for-does-not-wait",
        "wait_for does not wait for the end of what it cancels",
        "wait_for_cases",
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
    let first = format!("asyncio/{first}");
    if programs.iter().all(|p| p.name != first) {
        return Err(format!("there is no program {first}"));
    }
    let named = programs.iter().filter(|p| p.name == first);
    let others = programs.iter().filter(|p| p.area == "asyncio" && p.name != first);
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
