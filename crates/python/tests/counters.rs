//! What the kernel has done in a run, as text: switches, the interpreter's lock, calls by name, memory.

use std::sync::Arc;
use switchboard_engine::{Costs, Grain, Machine, World};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, Schedule, Sink, Viewport, draw::draw, kernel::MachineView};

/// Two threads that compute for some intervals each.
const COMPUTE: &str = "\
import threading
def work():
    for _ in range(100_000):
        pass
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";

/// Two threads that hand a lock to and fro.
const BLOCK: &str = "\
import threading, time
def work():
    for _ in range(3):
        time.sleep(0.01)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";

struct Nothing;

impl Sink for Nothing {
    fn record(&mut self, _event: Event) {}
    fn keeping(&self) -> bool {
        false
    }
}

fn world(source: &str, machine: Machine, gil: bool) -> World<PythonDomain> {
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let mut domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    if !gil {
        domain = domain.without_gil();
    }
    World::new(domain, "main", machine, &Schedule::default()).expect("the policy exists")
}

fn view(world: &World<PythonDomain>) -> MachineView {
    let scene = world.describe(&Viewport::default());
    let machine = scene.rows.iter().find_map(|row| row.machine.as_deref());
    machine.expect("it has threads").clone()
}

fn counters(source: &str, machine: Machine, gil: bool) -> String {
    let mut world = world(source, machine, gil);
    world.run(u64::MAX, Grain::None, &mut Nothing);
    format!("after {}\n{}", world.now(), view(&world).draw())
}

fn priced(cores: usize, pinned: bool) -> Machine {
    Machine {
        cores,
        pinned,
        costs: Costs::Priced,
        ..Machine::default()
    }
}

#[test]
fn who_computes_is_switched_by_force() {
    assert_eq!(
        counters(COMPUTE, Machine::default(), true),
        "\
after 0.000 s
switches    7 by themselves, 6 forced
GIL         hand-overs 12, forced 6, drop requests 6, waits 6
calls       clone 2, futex wait 4, futex wake 4
memory      0 more threads now, 2 at most: 16 MiB of stack reserved, 32 KiB touched
"
    );
}

#[test]
fn who_blocks_switches_by_itself() {
    assert_eq!(
        counters(BLOCK, priced(1, false), true),
        "\
after 0.030 s
switches    13 by themselves, 0 forced
GIL         hand-overs 12, forced 0, drop requests 0, waits 6
calls       clock_nanosleep 6, clone 2, futex wait 4, futex wake 4
memory      0 more threads now, 2 at most: 16 MiB of stack reserved, 32 KiB touched
"
    );
}

/// Without the lock two cores run two threads at once; threads that are pinned share one of them, as on one core.
#[test]
fn pinned_threads_wait_for_their_core() {
    assert_eq!(
        counters(COMPUTE, priced(2, false), false),
        "\
after 0.015 s
switches    7 by themselves, 1 forced
GIL         off
calls       clone 2, futex wait 4, futex wake 4
memory      0 more threads now, 2 at most: 16 MiB of stack reserved, 32 KiB touched
"
    );
    let pinned = counters(COMPUTE, priced(2, true), false);
    assert_eq!(
        pinned,
        "\
after 0.030 s
switches    7 by themselves, 6 forced
GIL         off
calls       clone 2, futex wait 4, futex wake 4
memory      0 more threads now, 2 at most: 16 MiB of stack reserved, 32 KiB touched
"
    );
    assert_eq!(counters(COMPUTE, priced(1, false), false), pinned);
}

#[test]
fn the_lock_says_who_has_it_who_wants_it_and_for_how_long() {
    let mut world = world(COMPUTE, Machine::default(), true);
    world.run(150_000, Grain::None, &mut Nothing);
    assert_eq!(
        draw(&world.describe(&Viewport::default())),
        "\
0.000 s
Threads  on 1 core
  ready     T3 work()  for GIL
  running   T2 work()  line 3
              _bootstrap  line 155  self = <Thread>
              _bootstrap_inner  line 172  self = <Thread>
              run  line 148  self = <Thread>
              work  line 3  _ = 48901
  waiting   T1 main  line 6  blocked  for start of thread Thread-2 (work)
  GIL       T2 has it, T3 wants it: 2.3 of 5 ms
  gate      pass 0
"
    );
}
