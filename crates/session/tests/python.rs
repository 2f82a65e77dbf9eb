//! Python programs as they are told: `python/NAME.py` has its expected text beside it, `NAME.txt`; and the laws for them.
//! `SWITCHBOARD_BLESS=1` writes the expected texts anew; read the difference before committing it.

use std::{fmt::Write, fs, path::PathBuf};
use switchboard_engine::{
    Machine, World,
    laws::{self, Plan},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_session::{Session, Settings, Source};
use switchboard_trace::{Schedule, Viewport, WaitReason, draw::draw, draw_timeline::draw_timeline};

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/python")
        .join(file)
}

fn compile(name: &str) -> (String, switchboard_python_code::Code) {
    let text = fs::read_to_string(path(&format!("{name}.py"))).unwrap();
    let code = switchboard_python_compiler::compile(&text, "program.py").unwrap();
    (text, code)
}

/// Runs the program to its end.
fn session(name: &str) -> Session {
    let (text, code) = compile(name);
    let source = Source::python(text, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, Settings::default(), Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

fn check(name: &str) -> Session {
    let mut session = session(name);
    let mut out = draw_timeline(&session.steps().to_vec(), &session.lanes(false));
    for step in std::iter::once(None).chain((0..session.steps().len()).map(Some)) {
        session.seek_step(step);
        let number = step.map_or(0, |index| index + 1);
        let inside = step.map_or(0, |index| session.steps().get(index).unwrap().inside);
        writeln!(
            out,
            "\n--- {number}  {}  {}",
            session.anchor(),
            session.sentence().plain()
        )
        .unwrap();
        for why in session.why() {
            writeln!(out, "    < {}", why.sentence.plain()).unwrap();
        }
        if inside > 0 {
            writeln!(out, "    +{inside} inside").unwrap();
        }
        out += &draw(&session.scene(&Viewport::default()));
    }
    let path = path(&format!("{name}.txt"));
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(&path, &out).unwrap();
    }
    assert!(
        out == fs::read_to_string(&path).unwrap_or_default(),
        "{} differs; now:\n{out}",
        path.display()
    );
    session
}

#[test]
fn two_countdowns_are_thirteen_steps() {
    let session = check("countdowns");
    let who: Vec<&str> = session
        .steps()
        .iter()
        .map(|step| step.actor.and_then(|actor| session.letter(actor)).unwrap_or("-"))
        .collect();
    assert_eq!(
        who,
        ["M", "A", "B", "T1", "A", "B", "T1", "A", "B", "T1", "B", "M", "-"]
    );
}

#[test]
fn a_generator_that_delegates() {
    check("ladder");
}

#[test]
fn a_scheduler_of_generators() {
    check("generators");
}

#[test]
fn a_call_that_blocks_the_loop() {
    check("blocking");
}

/// What those who wait at the program's end wait for, and whether somebody holds it.
fn wanted(program: &str) -> Vec<(String, bool)> {
    let code = switchboard_python_compiler::compile(program, "program.py").unwrap();
    let source = Source::python(program, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, Settings::default(), Schedule::default(), "start").unwrap();
    session.run_to_end();
    session.seek_step(session.steps().len().checked_sub(1));
    let scene = session.scene(&Viewport::default());
    let tokens = scene.rows.iter().flat_map(|row| &row.waiting.tokens);
    let wanted = tokens.filter_map(|token| match &token.reason {
        Some(WaitReason::Primitive { kind, holder, .. }) => Some((kind.to_string(), holder.is_some())),
        _ => None,
    });
    wanted.collect()
}

#[test]
fn a_lock_is_held_by_who_has_taken_it() {
    let program = "\
import asyncio
async def take(lock):
    await lock.acquire()
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.gather(take(lock), take(lock))
asyncio.run(main())
";
    assert_eq!(wanted(program), vec![("lock".to_owned(), true); 2]);
}

#[test]
fn nobody_holds_what_comes_in_a_dead_locks_place() {
    // Dead while it was held; the objects made next take the places on the heap.
    let program = |next: &str| {
        format!(
            "\
import asyncio
async def drop():
    locks = [asyncio.Lock() for _ in range(9)]
    for lock in locks:
        await lock.acquire()
def take(lock):
    try:
        lock.acquire().send(None)
    except StopIteration:
        return lock
async def wait(what):
    await what()
async def main():
    await drop()
    {next}
    await asyncio.gather(*[wait(what) for what in waits])
asyncio.run(main())
"
        )
    };
    let events = program("waits = [asyncio.Event().wait for _ in range(9)]");
    assert_eq!(wanted(&events), vec![("event".to_owned(), false); 9]);
    // Taken outside of any task.
    let locks = program("pass").replace(
        "async def main():\n    await drop()\n    pass\n",
        "\
asyncio.run(drop())
waits = [take(asyncio.Lock()).acquire for _ in range(9)]
async def main():
",
    );
    assert_eq!(wanted(&locks), vec![("lock".to_owned(), false); 9]);
}

#[test]
fn laws_of_python() {
    for name in ["countdowns", "ladder", "blocking", "generators"] {
        let (text, code) = compile(name);
        let code = std::sync::Arc::new(code);
        // Long enough for the import of asyncio, the longest part.
        let plan = Plan {
            ticks: 400_000,
            places: 8,
            seed: 5,
        };
        laws::all(plan, || {
            let domain = PythonDomain::new(code.clone(), &text, Limits::default());
            World::new(domain, "main", Machine::default(), &Schedule::default()).unwrap()
        });
    }
}
