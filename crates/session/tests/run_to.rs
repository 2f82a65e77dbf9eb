//! Over, out, to a line, to a task: told as the anchors and lines that a reader lands on.

use switchboard_session::{Grain, Session, Settings, Source};
use switchboard_trace::Schedule;

const CALLS: &str = include_str!("python/calls.py");

fn session(text: &str) -> Session {
    let compiled = switchboard_python_compiler::compile(text, "test.py").expect("it compiles");
    let source = Source::python(text, switchboard_python_code::bytes::encode(&compiled));
    let mut session = Session::open(source, Settings::default(), Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

/// Whose line: `A@17 double|worker`.
fn place(session: &Session) -> String {
    let line = session.timeline().cursor().position().map_or(0, |p| p.1);
    let step = session.step_index().and_then(|i| session.steps().get(i));
    let letter = step
        .and_then(|s| s.actor)
        .and_then(|a| session.letter(a).map(str::to_owned));
    format!("{}@{line}", letter.unwrap_or_default())
}

#[test]
fn over_stays_in_its_frame_while_others_run() {
    let mut s = session(CALLS);
    s.go("A#1:L10").unwrap();
    let mut seen = vec![place(&s)];
    while seen.len() < 6 && s.over() {
        seen.push(place(&s));
    }
    // Line 10 calls double, which is passed; line 11 waits for a second, in which B runs; then inner has ended, and so on.
    assert_eq!(seen, ["A@10", "A@10", "A@11", "A@16", "A@17", "A@26"]);
}

#[test]
fn out_goes_to_the_caller_and_at_last_to_the_tasks_end() {
    let mut s = session(CALLS);
    s.go("A#1:L5").unwrap();
    assert_eq!(place(&s), "A@5");
    assert!(s.out());
    assert_eq!(
        place(&s),
        "A@10",
        "double has ended, and with it the line that called it"
    );
    assert!(s.out());
    assert_eq!(place(&s), "A@16");
    assert!(s.out());
    let console = s.scene(&switchboard_trace::Viewport::default()).console;
    assert_eq!(console.len(), 1, "A has printed and ended; B has not");
}

#[test]
fn over_goes_on_where_nobody_is_in_the_program() {
    let mut s = session(CALLS);
    s.go("wait#1").unwrap();
    assert!(s.over());
    assert_eq!(place(&s), "A@11");
}

#[test]
fn to_a_lines_next_visit_by_whomever() {
    let mut s = session(CALLS);
    let mut seen = Vec::new();
    while s.run_to_line(17) {
        seen.push(place(&s));
    }
    assert_eq!(seen, ["A@17", "B@17"]);
    let here = s.tick();
    assert!(!s.run_to_line(17));
    assert_eq!(s.tick(), here, "the cursor stays where there is nothing more");
    assert!(!s.run_to_line(99));
}

#[test]
fn the_first_of_several_lines_within_a_stretch() {
    let mut s = session(CALLS);
    s.go("start").unwrap();
    let (from, to) = (s.tick(), s.progress().head);
    let tick = s
        .first_visit(&[18, 12, 23], from, to)
        .expect("line 12 comes first");
    s.seek(tick);
    assert_eq!(place(&s), "A@12");
    assert_eq!(s.first_visit(&[23], from, tick), None);
    assert_eq!(s.first_visit(&[], from, to), None);
}

#[test]
fn to_the_next_run_of_a_task() {
    let mut s = session(CALLS);
    let actor = s.index().lanes().by_letter("B").unwrap();
    assert!(s.run_to_actor(actor));
    assert_eq!(s.anchor(), "B#1");
    assert!(s.run_to_actor(actor));
    assert_eq!(s.anchor(), "B#2");
    assert!(!s.run_to_actor(actor));
    assert_eq!(s.anchor(), "B#2");
}

#[test]
fn a_thread_steps_over_its_calls() {
    let mut s = session("def f(n):\n    return n if n == 0 else f(n - 1)\n\nx = f(5)\ny = x\nz = y\n");
    s.go("L4").unwrap();
    assert!(s.over());
    assert_eq!(place(&s).split_once('@').unwrap().1, "5");
    s.go("L2#3").unwrap();
    assert!(s.step_forward(Grain::Line), "deeper");
    assert!(s.out() && s.tick() > switchboard_trace::Tick(0));
}
