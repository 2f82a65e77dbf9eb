//! The laws of the design hold for programs at random: coroutines that sleep, lock, queue, spawn, cancel and fail.

use proptest::prelude::*;
use std::{fmt::Write as _, sync::Arc};
use switchboard_engine::{
    Machine, World,
    laws::{self, Plan},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::Schedule;

/// A statement of a coroutine. Children have higher numbers than their parents, so that every program ends.
#[derive(Clone, Debug)]
enum Statement {
    Print,
    /// Tenths of a second; 0 only lets the others run.
    Sleep(u32),
    Block(u32),
    Lock(Vec<Statement>),
    Put(u32),
    Get,
    Set,
    Wait(u32),
    Delegate(u32),
    Comprehension(u32),
    Try(Vec<Statement>, Vec<Statement>),
    Raise,
    Spawn(u32),
    Await(u32),
    Cancel,
    Shield(u32),
    CallLater(u32),
}

fn statement() -> impl Strategy<Value = Statement> {
    use Statement::{
        Await, Block, CallLater, Cancel, Comprehension, Delegate, Get, Lock, Print, Put, Raise, Set, Shield,
        Sleep, Spawn, Try, Wait,
    };
    let one = prop_oneof![
        6 => Just(Print),
        6 => (0..4u32).prop_map(Sleep),
        1 => (1..3u32).prop_map(Block),
        2 => (0..9u32).prop_map(Put),
        2 => Just(Get),
        1 => Just(Set),
        1 => (1..4u32).prop_map(Wait),
        2 => (0..4u32).prop_map(Delegate),
        1 => (0..4u32).prop_map(Comprehension),
        1 => Just(Raise),
        2 => (1..4u32).prop_map(Spawn),
        2 => (1..4u32).prop_map(Await),
        1 => Just(Cancel),
        1 => (1..4u32).prop_map(Shield),
        1 => (0..3u32).prop_map(CallLater),
    ];
    one.prop_recursive(2, 8, 3, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            some().prop_map(Lock),
            (some(), some()).prop_map(|(body, last)| Try(body, last)),
        ]
    })
}

/// The coroutines of a program, the first of which is started.
fn program() -> impl Strategy<Value = String> {
    let body = proptest::collection::vec(statement(), 1..5);
    proptest::collection::vec(body, 2..5).prop_map(|bodies| text(&bodies))
}

fn text(bodies: &[Vec<Statement>]) -> String {
    let mut out = String::from(
        "import asyncio, time

lock, queue, event, tasks = asyncio.Lock(), asyncio.Queue(2), asyncio.Event(), []

def values(n):
    for i in range(n):
        yield i

def outer(n):
    try:
        return (yield from values(n))
    finally:
        print('outer', n)

",
    );
    for (number, body) in bodies.iter().enumerate() {
        writeln!(out, "async def work{number}():").expect("a string takes it");
        for statement in body {
            write(&mut out, statement, number, bodies.len(), 1);
        }
        writeln!(out, "    return {number}\n").expect("a string takes it");
    }
    out += "
async def main():
    print(await asyncio.gather(work0(), work1(), return_exceptions=True))
    print(await asyncio.gather(*tasks, return_exceptions=True))

try:
    asyncio.run(asyncio.wait_for(main(), 3))
except TimeoutError:
    print('too late')
";
    out
}

fn write(out: &mut String, statement: &Statement, number: usize, count: usize, depth: usize) {
    let child = |step: u32| {
        let child = number + step as usize;
        if child < count {
            format!("work{child}()")
        } else {
            "asyncio.sleep(0.1, 'slept')".to_owned()
        }
    };
    let line = match statement {
        Statement::Print => format!("print('{number} prints')"),
        Statement::Sleep(tenths) => format!("await asyncio.sleep({tenths} / 10)"),
        Statement::Block(tenths) => format!("time.sleep({tenths} / 10)"),
        Statement::Put(value) => {
            format!("queue.put_nowait({value}) if not queue.full() else await queue.join()")
        }
        Statement::Get => "print(await asyncio.wait_for(queue.get(), 0.2)); queue.task_done()".to_owned(),
        Statement::Set => "event.set()".to_owned(),
        Statement::Wait(tenths) => {
            format!("await asyncio.wait([asyncio.create_task(event.wait())], timeout={tenths} / 10)")
        }
        Statement::Delegate(n) => format!("print(list(outer({n})))"),
        Statement::Comprehension(n) => format!("print({{k: [j for j in range(k)] for k in range({n})}})"),
        Statement::Raise => format!("raise ValueError({number})"),
        Statement::Spawn(step) => format!("tasks.append(asyncio.create_task({}))", child(*step)),
        Statement::Await(step) => format!("print(await {})", child(*step)),
        Statement::Cancel => "print([task.cancel() for task in tasks])".to_owned(),
        Statement::Shield(step) => format!("print(await asyncio.shield({}))", child(*step)),
        Statement::CallLater(tenths) => {
            format!("asyncio.get_running_loop().call_later({tenths} / 10, print, 'called')")
        }
        Statement::Lock(body) => {
            block(out, "async with lock:", body, number, count, depth);
            return;
        }
        Statement::Try(body, last) => {
            block(out, "try:", body, number, count, depth);
            block(
                out,
                "except ValueError as error:",
                &[Statement::Print],
                number,
                count,
                depth,
            );
            block(out, "finally:", last, number, count, depth);
            return;
        }
    };
    writeln!(out, "{}{line}", "    ".repeat(depth)).expect("a string takes it");
}

fn block(out: &mut String, head: &str, body: &[Statement], number: usize, count: usize, depth: usize) {
    writeln!(out, "{}{head}", "    ".repeat(depth)).expect("a string takes it");
    for statement in body {
        write(out, statement, number, count, depth + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws(source in program(), seed in any::<u64>()) {
        let code = switchboard_python_compiler::compile(&source, "program.py").expect("it is a program");
        let domain = PythonDomain::new(Arc::new(code), &source, Limits::default());
        let plan = Plan { ticks: 60_000, places: 4, seed };
        laws::all(plan, || {
            World::new(domain.clone(), "main", Machine::default(), &Schedule::default())
                .expect("the default schedule exists")
        });
    }
}
