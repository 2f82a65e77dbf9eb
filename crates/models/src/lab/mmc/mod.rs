//! A queue with c servers: customers arrive at random, wait in line, are served for a random time (M/M/c).
//!
//! ```text
//! arrivals --> [ line, first come first served ] --> c servers --> gone
//! ```
//! Each customer is a scripted handler: an entry of the line or of the timers, never an object. The runtime's thread
//! sleeps until the next arrival or end of service; the world moves the clock.

mod describe;

use super::variates::exponential;
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
};
use switchboard_engine::{Answer, Context, Domain, Ending, Grain, Stop, Trap};
use switchboard_trace::{
    ActorId, ActorState, EventId, EventKind, Origin, Time, WaitReason,
    event::{ActorKind, ReadyBy},
    state::Text,
};

/// What the queue is. Times are in seconds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spec {
    pub customers: u32,
    pub servers: u32,
    /// Mean time between two arrivals.
    pub between: f64,
    /// Mean time of service.
    pub service: f64,
    pub seed: u64,
}

impl Spec {
    /// Customers who each need a second, at a load of 0.8.
    #[must_use]
    pub fn loaded(customers: u32, servers: u32, seed: u64) -> Self {
        Self {
            customers,
            servers,
            between: 1.0 / (0.8 * f64::from(servers)),
            service: 1.0,
            seed,
        }
    }
}

/// The domain: the line, who is served, and the timers.
#[derive(Clone, Debug)]
pub struct Mmc {
    spec: Spec,
    thread: ActorId,
    phase: Phase,
    arrived: u32,
    gone: u32,
    free: u32,
    line: VecDeque<Customer>,
    /// In order of their beginning: few, as there are few servers.
    served: Vec<Customer>,
    /// When, in which order set, what.
    timers: BinaryHeap<Reverse<(Time, u32, Due)>>,
    serial: u32,
    /// One text for all: making one for each would cost more than the queue itself.
    label: Text,
    /// Waits of all who have begun to be served, in nanoseconds.
    waited: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Begin,
    Asleep,
    /// The clock has moved: what is due is done, one a tick.
    Due,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Due {
    Arrival,
    /// The end of this actor's service.
    End(ActorId),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Customer {
    actor: ActorId,
    number: u32,
    came: Time,
    since: EventId,
    until: Time,
}

impl Mmc {
    #[must_use]
    pub fn new(spec: Spec) -> Self {
        Self {
            spec,
            thread: ActorId(0),
            phase: Phase::Begin,
            arrived: 0,
            gone: 0,
            free: spec.servers,
            line: VecDeque::new(),
            served: Vec::new(),
            timers: BinaryHeap::new(),
            serial: 0,
            label: "customer".into(),
            waited: 0,
        }
    }

    /// Mean wait in the line of those who have begun to be served, in seconds.
    #[must_use]
    pub fn mean_wait(&self) -> f64 {
        let begun = self.gone + self.served.len() as u32;
        self.waited as f64 / 1e9 / f64::from(begun.max(1))
    }

    /// How many have been served.
    #[must_use]
    pub fn gone(&self) -> u32 {
        self.gone
    }

    fn set_timer(&mut self, from: Time, stream: u64, index: u32, mean: f64, due: Due) -> Time {
        let seconds = exponential(self.spec.seed ^ stream, u64::from(index), mean);
        let when = Time(from.0 + (seconds * 1e9) as u64);
        self.timers.push(Reverse((when, self.serial, due)));
        self.serial += 1;
        when
    }
}

/// Streams of variates.
const ARRIVALS: u64 = 0x0a11;
const SERVICES: u64 = 0x5e21 << 32;

/// A number as text, without an allocation.
fn digits(mut number: u32, buffer: &mut [u8; 10]) -> &str {
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return str::from_utf8(&buffer[at..]).expect("digits are ASCII");
        }
    }
}

impl Domain for Mmc {
    fn run(&mut self, thread: ActorId, _answer: Answer, context: &mut Context<'_>) -> Stop {
        self.thread = thread;
        loop {
            if context.fuel == 0 {
                return Stop::Fuel;
            }
            context.fuel -= 1;
            if let Some(stop) = self.act(context) {
                return stop;
            }
            if context.grain != Grain::None {
                return Stop::Mark;
            }
        }
    }

    fn describe(&self, view: &switchboard_trace::Viewport, scene: &mut switchboard_trace::Scene) {
        self.draw(view, scene);
    }

    fn weight(&self, _: Option<&Self>) -> usize {
        size_of::<Self>() + (self.line.len() + self.served.len() + self.timers.len()) * size_of::<Customer>()
    }
}

impl Mmc {
    fn act(&mut self, context: &mut Context<'_>) -> Option<Stop> {
        match self.phase {
            Phase::Begin => {
                if self.spec.customers > 0 {
                    self.set_timer(context.clock.now, ARRIVALS, 0, self.spec.between, Due::Arrival);
                }
                self.sleep()
            }
            Phase::Asleep | Phase::Due => {
                self.phase = Phase::Due;
                match self.timers.peek() {
                    Some(&Reverse((when, _, due))) if when <= context.clock.now => {
                        self.timers.pop();
                        match due {
                            Due::Arrival => self.arrive(context),
                            Due::End(actor) => self.end(actor, context),
                        }
                        None
                    }
                    _ => self.sleep(),
                }
            }
        }
    }

    /// Until the next timer; the end, if there is none.
    fn sleep(&mut self) -> Option<Stop> {
        self.phase = Phase::Asleep;
        Some(match self.timers.peek() {
            Some(&Reverse((when, ..))) => Stop::Trap(Trap::Sleep(Some(when))),
            None => Stop::Exit(Some(Ending {
                status: 0,
                message: None,
            })),
        })
    }

    fn arrive(&mut self, context: &mut Context<'_>) {
        self.arrived += 1;
        let (number, now) = (self.arrived, context.clock.now);
        if number < self.spec.customers {
            self.set_timer(now, ARRIVALS, number, self.spec.between, Due::Arrival);
        }
        let (actor, parent) = (context.new_actor(), Some(self.thread));
        let made = context.emit(None, 0, None, || EventKind::Spawn {
            actor,
            parent,
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: digits(number, &mut [0; 10]).into(),
            label: self.label.clone(),
        });
        let since = context.emit(None, 0, Some(made), || EventKind::State {
            actor,
            state: ActorState::Ready,
            reason: None,
            ready: Some(ReadyBy::Spawn),
        });
        self.line.push_back(Customer {
            actor,
            number,
            came: now,
            since,
            until: now,
        });
        self.serve_next(context);
    }

    /// Whoever is first in the line has a free server.
    fn serve_next(&mut self, context: &mut Context<'_>) {
        if self.free == 0 {
            return;
        }
        let Some(mut customer) = self.line.pop_front() else {
            return;
        };
        self.free -= 1;
        let (actor, now) = (customer.actor, context.clock.now);
        self.waited += now.0 - customer.came.0;
        customer.until = self.set_timer(now, SERVICES, customer.number, self.spec.service, Due::End(actor));
        let until = customer.until;
        customer.since = context.emit(Some(actor), 0, Some(customer.since), || EventKind::State {
            actor,
            state: ActorState::Running,
            reason: Some(WaitReason::Until(until)),
            ready: None,
        });
        self.served.push(customer);
    }

    fn end(&mut self, actor: ActorId, context: &mut Context<'_>) {
        let index = self
            .served
            .iter()
            .position(|customer| customer.actor == actor)
            .expect("it is being served");
        let customer = self.served.remove(index);
        self.free += 1;
        self.gone += 1;
        context.emit(Some(actor), 0, Some(customer.since), || EventKind::State {
            actor,
            state: ActorState::Done,
            reason: None,
            ready: None,
        });
        self.serve_next(context);
    }
}
