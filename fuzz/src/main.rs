//! The front end fed with any text: compiled, and what compiles is run for a little fuel under small limits.
//!
//! A panic, a run of more than a few seconds or memory past libFuzzer's bound is a find. libFuzzer keeps the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::Arc;
use switchboard_engine::{
    Grain,
    world::{Halt, Machine, World},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, Schedule, Sink};

/// Ticks that a text gets: enough for the imports of most modules and a few turns of a loop.
const FUEL: u64 = 200_000;

struct Nowhere;

impl Sink for Nowhere {
    fn record(&mut self, _: Event) {}

    fn keeping(&self) -> bool {
        false
    }
}

/// Small ones, so that a text that reaches them is quick.
fn limits() -> Limits {
    Limits {
        objects: 200_000,
        bytes: 32 << 20,
        output: 64 << 10,
        recursion: 1000,
        int_bits: 200_000,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    let Ok(code) = switchboard_python_compiler::compile(source, "program.py") else { return };
    let domain = PythonDomain::new(Arc::new(code), source, limits());
    let world = World::new(domain, "MainThread", Machine::default(), &Schedule::default());
    let Ok(mut world) = world else { unreachable!("the default schedule exists") };
    let mut left = FUEL;
    while left > 0 && world.run(20_000, Grain::None, &mut Nowhere) != Halt::End {
        left -= 20_000;
    }
});
