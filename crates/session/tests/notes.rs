//! Notes and time accounts: program in, remarks out.

use std::fmt::Write;
use switchboard_session::{Costs, Session, Settings, Source};
use switchboard_trace::{Origin, Schedule, event::ActorKind};

fn run(program: &str, settings: Settings) -> Session {
    let code = switchboard_python_compiler::compile(program, "program.py").unwrap();
    let source = Source::python(program, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, settings, Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

/// The notes, each with its kind and how often.
fn notes(session: &Session) -> String {
    let mut out = String::new();
    for note in session.notes() {
        writeln!(out, "{} x{}: {}", note.kind.name(), note.times, note.plain()).unwrap();
        assert!(!note.places.is_empty() && note.places.len() <= note.times as usize);
    }
    out
}

#[track_caller]
fn check(program: &str, expected: &str) {
    let found = notes(&run(program, Settings::default()));
    assert_eq!(found, expected, "\n{found}");
}

#[test]
fn nothing_is_said_of_a_run_in_which_nothing_is_wrong() {
    check(
        "\
import asyncio, queue, threading
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    print(await asyncio.gather(work(1), work(2)))
asyncio.run(main())
q = queue.Queue()
thread = threading.Thread(target=q.put, args=(1,))
thread.start()
print(q.get())
thread.join()
",
        "",
    );
}

#[test]
fn a_call_that_keeps_the_loop() {
    check(
        "\
import asyncio, time
async def rude(n):
    await asyncio.sleep(0)
    for i in range(3):
        time.sleep(n + i)
        await asyncio.sleep(0.1)
async def main():
    await asyncio.gather(rude(0.5), rude(0.01))
asyncio.run(main())
",
        "\
loop-blocked x3: A's call at line 5 blocks the loop for 2.500 s, 3 times. No other task can run meanwhile.
loop-blocked x2: B's call at line 5 blocks the loop for 2.010 s, 2 times. No other task can run meanwhile.
",
    );
}

#[test]
fn a_task_that_computes_on() {
    check(
        "\
import asyncio
async def other():
    pass
async def compute():
    n = 0
    while n < 400_000:
        n += 1
async def main():
    tick = asyncio.create_task(other())
    await compute()
    await tick
asyncio.run(main())
",
        "\
never-yields x1: `main` runs for 0.060 s without an `await` that gives the thread back. Others wait.
",
    );
}

#[test]
fn what_was_never_awaited_or_asked_for() {
    check(
        "\
import asyncio
async def fetch():
    pass
async def fails():
    raise ValueError('no')
async def main():
    fetch()
    fetch()
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
asyncio.run(main())
",
        "\
never-awaited x2: A coroutine of `fetch` was made and never awaited: its code did not run, 2 times.
never-retrieved x1: Nobody asked for the exception `ValueError('no')`: its task was never awaited.
",
    );
}

#[test]
fn a_queue_without_a_bound() {
    let program = |bound: &str| {
        format!(
            "\
import asyncio
async def produce(q):
    for i in range(250):
        await q.put(i)
async def main():
    q = asyncio.Queue({bound})
    task = asyncio.create_task(produce(q))
    for i in range(250):
        await asyncio.sleep(0.01)
        await q.get()
    await task
asyncio.run(main())
"
        )
    };
    check(
        &program(""),
        "\
unbounded-queue x1: `q` holds 250 items and has no bound: who puts them never has to wait.
",
    );
    check(&program("120"), "");
}

#[test]
fn a_queue_of_threads_without_a_bound() {
    check(
        "\
import queue, threading
q = queue.Queue()
def produce():
    for i in range(150):
        q.put(i)
thread = threading.Thread(target=produce)
thread.start()
thread.join()
",
        "\
unbounded-queue x1: `q` holds 150 items and has no bound: who puts them never has to wait.
",
    );
}

#[test]
fn a_wake_up_that_came_too_early() {
    let threads = "\
import threading, time
bell = threading.Condition()
def cook():
    with bell:
        bell.notify()
def guest():
    time.sleep(0.2)
    with bell:
        bell.wait()
threads = [threading.Thread(target=cook), threading.Thread(target=guest)]
for thread in threads:
    thread.start()
";
    check(
        threads,
        "\
lost-wake-up x1: T2 notifies `bell` when nobody waits: that is lost. T3 comes later and waits to the end.
deadlock x1: Deadlock: T1 waits for T3 to end; T3 wants `bell`. Nothing left can release it.
",
    );
    check(
        "\
import asyncio
async def main():
    bell = asyncio.Condition()
    async with bell:
        bell.notify()
    async with bell:
        await bell.wait()
asyncio.run(main())
",
        "\
lost-wake-up x1: `main` notifies `bell` when nobody waits: that is lost. `main` comes later and waits to the end.
deadlock x1: Deadlock: `main` waits for the condition `bell`. Nothing left can wake it.
",
    );
}

#[test]
fn two_locks_and_two_threads() {
    check(
        "\
import threading, time
a, b = threading.Lock(), threading.Lock()
def both(one, other):
    with one:
        time.sleep(0.1)
        with other:
            pass
threading.Thread(target=both, args=(a, b)).start()
threading.Thread(target=both, args=(b, a)).start()
",
        "\
deadlock x1: Deadlock: T3 wants `a`, held by T2; T2 wants `b`, held by T3; T1 waits for T2 to end. Nothing left can release it.
",
    );
}

#[test]
fn a_lock_that_others_take_first() {
    check(
        "\
import threading, time
lock = threading.Lock()
def greedy():
    for i in range(20):
        with lock:
            time.sleep(0.01)
def patient():
    time.sleep(0.005)
    with lock:
        pass
threads = [threading.Thread(target=f) for f in (greedy, patient)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
",
        "\
starvation x1: T3 waits for `lock` while others who asked later take it, 19 times.
",
    );
}

#[test]
fn a_convoy_behind_who_computes() {
    let program = "\
import threading, time
done = False
def compute():
    n = 0
    while not done:
        n += 1
def echo():
    global done
    for i in range(6):
        time.sleep(0.001)
    done = True
threads = [threading.Thread(target=f) for f in (compute, echo)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let priced = Settings {
        costs: Costs::Priced,
        cores: 2,
        ..Settings::default()
    };
    let found = notes(&run(program, priced));
    assert_eq!(
        found,
        "\
convoy x5: T3 came back from 5 waits and stood behind T2, who computes, up to 0.005 s: a convoy.
",
        "\n{found}"
    );
}

#[test]
fn where_the_time_of_a_task_goes() {
    let session = run(
        "\
import asyncio, time
async def sleeper():
    await asyncio.sleep(1)
async def rude():
    await asyncio.sleep(0.5)
    time.sleep(2)
async def main():
    await asyncio.gather(sleeper(), rude())
asyncio.run(main())
",
        Settings::default(),
    );
    let mut out = String::new();
    for a in session.accounts(None) {
        if a.origin == Origin::Program && a.kind == ActorKind::Task {
            let times = [a.ran, a.ready, a.waited, a.blocked].map(|spent| spent.time.to_string());
            writeln!(
                out,
                "{} {} runs: {} {:?}",
                a.label,
                a.runs,
                times.join(" / "),
                a.shares()
            )
            .unwrap();
        }
    }
    assert_eq!(
        out,
        "\
main() 2 runs: 0.000 s / 0.000 s / 2.500 s / 0.000 s [0, 0, 1000, 0]
sleeper() 2 runs: 0.000 s / 0.000 s / 2.500 s / 0.000 s [0, 0, 1000, 0]
rude() 2 runs: 0.000 s / 0.000 s / 0.500 s / 2.000 s [0, 0, 200, 800]
",
        "\n{out}"
    );
}
