//! An M/M/c queue of scripted handlers through world, model, policy and event sink.

use std::time::Instant;
use switchboard_engine::{Grain, Halt, Machine, World};
use switchboard_models::lab::mmc::{Mmc, Spec};
use switchboard_trace::{Event, Schedule, Sink};

/// Takes every row and keeps its count: what is made for a reader is made, but memory is not what is measured.
struct Counting(u64);

impl Sink for Counting {
    fn record(&mut self, _: Event) {
        self.0 += 1;
    }

    fn keeping(&self) -> bool {
        true
    }
}

/// Prints seconds, customers, their mean wait.
pub fn measure(customers: u32, servers: u32) {
    let domain = Mmc::new(Spec::loaded(customers, servers, 1));
    let mut world = World::new(domain, "queue", Machine::default(), &Schedule::default())
        .expect("the default policy exists");
    let mut sink = Counting(0);
    let begin = Instant::now();
    let halt = world.run(u64::MAX, Grain::None, &mut sink);
    let seconds = begin.elapsed().as_secs_f64();
    assert!(
        halt == Halt::End && world.domain().gone() == customers,
        "everybody has been served"
    );
    assert!(sink.0 > u64::from(customers), "there are events");
    println!("{seconds:.6} {customers} {:.6}", world.domain().mean_wait());
}
