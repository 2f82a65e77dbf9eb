//! The laws hold for programs of several threads: on one core and two, with the interpreter lock and without, under each
//! granularity of preemption, cost model and policy, cut and sought at random places.

use std::sync::Arc;
use switchboard_engine::{
    Costs, Grain, Machine, Preempt, Rule, World,
    laws::{self, Plan},
    laws_of_choice,
    timeline::Nowhere,
    world::Halt,
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::Schedule;

/// Machines that a program runs on here: what is on it, and whether there is an interpreter lock.
fn machines() -> Vec<(Machine, bool)> {
    let plain = Machine::default();
    let make = |cores, preempt, costs| Machine {
        cores,
        preempt,
        costs,
        quantum: 300,
        ..Machine::default()
    };
    vec![
        (plain, true),
        (make(1, Preempt::Cpython311, Costs::Ideal), true),
        (make(2, Preempt::Any, Costs::Ideal), true),
        (make(2, Preempt::Slices, Costs::Priced), true),
        (make(2, Preempt::Slices, Costs::Ideal), false),
        (make(3, Preempt::Any, Costs::Priced), false),
        (
            Machine {
                rule: Rule::Fair,
                ..make(1, Preempt::Slices, Costs::Priced)
            },
            false,
        ),
    ]
}

fn all(source: &str, ticks: u64) {
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let with_lock = PythonDomain::new(Arc::new(code), source, Limits::default());
    let without_lock = with_lock.clone().without_gil();
    for (at, (machine, gil)) in machines().into_iter().enumerate() {
        println!("machine {at}: {machine:?}, lock {gil}");
        let domain = if gil { &with_lock } else { &without_lock };
        let make = |schedule: &Schedule| {
            World::new(domain.clone(), "main", machine.clone(), schedule).expect("the schedule exists")
        };
        let plan = Plan {
            ticks,
            places: 6,
            seed: at as u64 + 1,
        };
        for policy in ["default", "random"] {
            let schedule = Schedule {
                policy: policy.into(),
                seed: 7,
                ..Schedule::default()
            };
            laws::all(plan, || make(&schedule));
        }
        laws_of_choice::all(plan, make);
    }
}

#[test]
fn locks_and_sleeps() {
    all(
        "
import _thread, time
lock = _thread.allocate_lock()
ends = []
total = 0

def step(x):
    return x + 1

def work(n, end):
    global total
    for i in range(3):
        with lock:
            total = step(total)
            if i == 1:
                time.sleep(0.01 * n)
        print(n, i, lock.locked())
    print(lock.acquire(timeout=0.005))
    end.release()
    if n == 2:
        raise ValueError(n)

for n in range(3):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(total)
",
        30_000,
    );
}

#[test]
fn a_deadlock() {
    all(
        "
import _thread, time
a, b = _thread.allocate_lock(), _thread.RLock()

def other():
    with b:
        time.sleep(0.1)
        with a:
            print('never')

_thread.start_new_thread(other, ())
with a:
    time.sleep(0.1)
    with b:
        print('never')
",
        10_000,
    );
}

#[test]
fn a_loop_beside_threads() {
    all(
        "
import _thread, time, asyncio

async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def blocking(n):
        time.sleep(0.2)
        loop.call_soon_threadsafe(done.set_result, n)

    _thread.start_new_thread(blocking, (5,))
    print(await asyncio.gather(done, asyncio.sleep(0.1, 'slept')))

def numbers():
    yield 1
    yield 2

def daemon():
    for n in numbers():
        print('daemon', n)
        time.sleep(10)

_thread.start_new_thread(daemon, ())
asyncio.run(main())
local = _thread._local()
local.x = 1
_thread.start_new_thread(lambda: print(local.__dict__), ())
time.sleep(1)
",
        60_000,
    );
}

/// Every event of a run in pieces of so many ticks.
struct Kept(Vec<switchboard_trace::Event>);

impl switchboard_trace::Sink for Kept {
    fn record(&mut self, event: switchboard_trace::Event) {
        self.0.push(event);
    }

    fn keeping(&self) -> bool {
        true
    }
}

/// An operation on large integers is paid for over many ticks: a place behind it where another thread may go on comes
/// when it is paid, wherever the run is cut.
#[test]
fn what_takes_many_ticks_is_cut_like_the_rest() {
    let source = "
import threading
total = 1
n = 60000
def work():
    global total
    for _ in range(3):
        total = 7**n
        total %= 5
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
";
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let machine = Machine {
        preempt: Preempt::Any,
        ..Machine::default()
    };
    let schedule = Schedule {
        policy: "random".into(),
        seed: 3,
        ..Schedule::default()
    };
    let run = |piece: u64| {
        let mut world =
            World::new(domain.clone(), "main", machine.clone(), &schedule).expect("the schedule exists");
        let mut kept = Kept(Vec::new());
        while world.run(piece, switchboard_engine::Grain::None, &mut kept) != switchboard_engine::Halt::End {}
        kept.0
    };
    let whole = run(1 << 30);
    let choices = |events: &[switchboard_trace::Event]| {
        let is_choice =
            |e: &&switchboard_trace::Event| matches!(e.kind, switchboard_trace::EventKind::Choice { .. });
        events.iter().filter(is_choice).count()
    };
    assert!(choices(&whole) > 20, "{}", choices(&whole));
    for piece in [1, 7, 50] {
        assert!(run(piece) == whole, "pieces of {piece} are another run");
    }
}

#[test]
fn an_interval_set_in_the_middle_counts_from_there() {
    all(
        "
import sys, threading

def work(n):
    for i in range(40):
        if i == 10 * n:
            sys.setswitchinterval(1e-6 * (n + 1))

threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sys.getswitchinterval())
",
        60_000,
    );
}

#[test]
fn sleepers_beside_busy_cores() {
    all(
        "
import threading, time

def busy(n):
    total = 0
    for i in range(300):
        total += i

def sleeper(n):
    for i in range(6):
        time.sleep(0.0000137 * (n + 1))

threads = [threading.Thread(target=work, args=(n,)) for n in range(2) for work in (busy, sleeper)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
",
        60_000,
    );
}

/// A stop at a point takes no line away: with points at each instruction that touches what is shared the program comes to the
/// same lines, in the same number, as without any.
#[test]
fn points_keep_lines() {
    let source = "
import threading

total = 0

def work():
    global total
    for i in range(5):
        total += 1
        total = total + 1

thread = threading.Thread(target=work)
thread.start()
thread.join()
";
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let lines = |preempt| {
        let machine = Machine {
            preempt,
            ..Machine::default()
        };
        let mut world = World::new(domain.clone(), "main", machine, &Schedule::default()).expect("it exists");
        let mut counts = std::collections::BTreeMap::new();
        while world.run(1 << 24, Grain::Line, &mut Nowhere) == Halt::Mark {
            let (_, line) = world.line_ahead().expect("a thread has the turn");
            *counts.entry(line).or_insert(0) += 1;
        }
        counts
    };
    let plain = lines(Preempt::Slices);
    assert!(plain.len() > 5, "{plain:?}");
    assert_eq!(plain, lines(Preempt::Any));
    assert_eq!(plain, lines(Preempt::Cpython311));
}
