//! The test of the tests: deliberate errors in the models, each of which the conformance programs must notice.
//!
//! The simulator is built with the feature `mutants`, which adds the hidden option `--mutant NAME`. A mutant is found
//! when at least one program differs from the real CPython. The programs named beside a mutant are tried first, then
//! every other asyncio program: only if all of them agree has the suite a hole.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{
    compare,
    programs::{self, Program},
    real, simulator,
};

/// Name, the error that it makes, the programs that should find it.
const MUTANTS: &[(&str, &str, &[&str])] = &[
    (
        "lifo-ready-queue",
        "the ready queue is last in, first out",
        &["asyncio/ready_order"],
    ),
    (
        "fifo-timer-ties",
        "equal deadlines come in the order of the calls, not a heap's",
        &["asyncio/timer_ties"],
    ),
    (
        "timers-before-ready",
        "due timers run before what is ready already",
        &["asyncio/timer_order"],
    ),
    (
        "no-pass-snapshot",
        "what is added during a pass runs in the same pass",
        &["asyncio/ready_order"],
    ),
    (
        "gather-one-pass-less",
        "gather's result is there one pass early",
        &["asyncio/one_pass"],
    ),
    (
        "wakeup-runs-synchronously",
        "a finished future runs its callbacks at once",
        &["asyncio/future_callbacks"],
    ),
    (
        "set-result-callbacks-lifo",
        "a future's callbacks come last in, first out",
        &["asyncio/future_callbacks"],
    ),
    (
        "sleep0-no-switch",
        "sleep(0) does not yield its turn",
        &["asyncio/one_pass"],
    ),
    (
        "create-task-runs-at-once",
        "a new task takes its first step inside create_task",
        &["asyncio/ready_order"],
    ),
    (
        "cancel-immediately",
        "cancel throws before it returns instead of a pass later",
        &["asyncio/cancel_basics"],
    ),
    (
        "lock-barging",
        "a free lock is taken past those who wait for it",
        &["asyncio/lock_fairness"],
    ),
    (
        "event-wakes-lifo",
        "an event wakes its waiters last in, first out",
        &["asyncio/event_condition"],
    ),
    (
        "semaphore-unfair",
        "a released permit is not handed to the first waiter",
        &["asyncio/semaphore_cases"],
    ),
    (
        "queue-hands-item-to-getter",
        "put gives the item to the getter that it wakes",
        &["asyncio/queue_cases"],
    ),
    (
        "shield-cancels-inner",
        "cancelling a shield cancels what it shields",
        &["asyncio/shield_cases"],
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

fn noticed(name: &str, error: &str, first: &[&str], programs: &[Program]) -> Result<(), String> {
    if let Some(missing) = first
        .iter()
        .find(|wanted| programs.iter().all(|p| p.name != **wanted))
    {
        return Err(format!("there is no program {missing}"));
    }
    let named = programs.iter().filter(|p| first.contains(&p.name.as_str()));
    let others = programs
        .iter()
        .filter(|p| p.area == "asyncio" && !first.contains(&p.name.as_str()));
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
