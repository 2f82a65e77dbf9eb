//! Deliberate errors in the models, for the test of the tests: the conformance programs must notice each of them.
//!
//! They exist only under the feature `mutants`, which nothing shipped turns on; without it [`on`] is the constant false.
//! A mutant of the Python library (crates/python/mutants) is chosen here as well, so that there is one place to ask.

/// The mutants of this crate, in alphabetical order.
pub const MODELS: [&str; 10] = [
    // A task cancelled before its first step runs all the same.
    "cancel-before-first-step-lost",
    // A task that returns with a cancellation pending has its result.
    "cancel-outlives-return",
    // A wait ends at the first deadline although others are due with it.
    "due-timers-one-at-a-time",
    // Equal deadlines come in the order of the calls, not a heap's.
    "fifo-timer-ties",
    // The ready queue is last in, first out.
    "lifo-ready-queue",
    // What is added during a pass runs in the same pass.
    "no-pass-snapshot",
    // A future's callbacks come last in, first out.
    "set-result-callbacks-lifo",
    // stop() leaves at once instead of at the end of the pass.
    "stop-ends-the-pass",
    // Due timers run before what is ready already.
    "timers-before-ready",
    // uncancel() takes no request back.
    "uncancel-forgotten",
];

#[cfg(feature = "mutants")]
static CHOSEN: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// Chooses the mutant of this process, once and for all.
#[cfg(feature = "mutants")]
pub fn choose(name: &str) {
    CHOSEN.get_or_init(|| name.to_owned());
}

/// The chosen mutant.
#[cfg(feature = "mutants")]
#[must_use]
pub fn chosen() -> Option<&'static str> {
    CHOSEN.get().map(String::as_str)
}

/// Is this mutant the chosen one?
#[cfg(feature = "mutants")]
#[must_use]
pub fn on(name: &str) -> bool {
    chosen() == Some(name)
}

/// Never, without the feature.
#[cfg(not(feature = "mutants"))]
#[must_use]
#[inline(always)]
pub const fn on(_name: &str) -> bool {
    false
}
