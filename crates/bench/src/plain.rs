//! A program without a history, as `switchboard run` runs it.

use std::sync::Arc;
use switchboard_engine::{
    Grain,
    world::{Halt, Machine, World},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, Schedule, Sink};

/// Drops the program's output, after it has been made.
struct Dropped;

impl Sink for Dropped {
    fn record(&mut self, _: Event) {}

    fn keeping(&self) -> bool {
        true
    }

    fn only_output(&self) -> bool {
        true
    }
}

/// Runs compiled code to its end; the ticks that it took. Panics if it does not end by itself.
pub fn run(code: &[u8]) -> u64 {
    let code = switchboard_python_code::bytes::decode(code).expect("the code was compiled by this build");
    let domain = PythonDomain::new(Arc::new(code), "", Limits::default());
    let mut world = World::new(domain, "MainThread", Machine::default(), &Schedule::default())
        .expect("the default schedule exists");
    while world.run(1 << 24, Grain::None, &mut Dropped) != Halt::End {}
    let outcome = world.outcome().expect("it has ended");
    assert!(
        outcome.status == 0 && outcome.limit.is_none(),
        "the program failed: {outcome:?}"
    );
    world.tick().0
}
