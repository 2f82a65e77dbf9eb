//! A bound that ended a run can be raised: what ran so far stays, and the run goes on as if the bound had been higher from
//! the start.

use switchboard_session::{Session, Settings, Source};
use switchboard_trace::Schedule;

fn open(program: &str, settings: Settings) -> Session {
    let code = switchboard_python_compiler::compile(program, "program.py").unwrap();
    let source = Source::python(program, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, settings, Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

fn limit(session: &Session) -> String {
    let limit = session.outcome().and_then(|outcome| outcome.limit.clone());
    limit.expect("a bound ended it").to_string()
}

/// Raises it once and compares with a run that had the higher bounds from the start.
fn raise(program: &str, settings: &Settings) -> (String, String) {
    let mut session = open(program, settings.clone());
    let (first, steps) = (limit(&session), session.steps().len());
    let known = {
        let mut known = session.events().to_vec();
        known.pop();
        known
    };
    session.seek_step(Some(0));
    let (here, sentence) = (session.tick(), session.sentence().plain());
    assert!(session.raise());
    session.run_to_end();
    assert!(session.steps().len() >= steps, "what ran so far stays");
    assert_eq!(
        (session.tick(), session.sentence().plain()),
        (here, sentence),
        "the cursor stays"
    );
    assert!(session.events().iter().take(known.len()).eq(known));
    let whole = open(
        program,
        Settings {
            raised: 1,
            ..settings.clone()
        },
    );
    assert_eq!(session.events().len(), whole.events().len());
    let other = session.events().iter().zip(whole.events()).find(|(a, b)| a != b);
    assert!(
        other.is_none(),
        "{}",
        format!("{other:?}").replace("xxxxxxxxxx", "")
    );
    assert_eq!(session.outcome(), whole.outcome());
    (first, limit(&session))
}

#[test]
fn steps_can_be_raised() {
    let settings = Settings {
        limit: 20_000,
        ..Settings::default()
    };
    let (first, then) = raise(
        "import asyncio\nasync def f():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(f())\n",
        &settings,
    );
    assert!(
        first.contains("after 20,000 steps") && then.contains("after 200,000 steps"),
        "{first}; {then}"
    );
}

#[test]
fn output_can_be_raised() {
    let (first, then) = raise("while True:\n    print('x' * 50_000)\n", &Settings::default());
    assert!(
        first.contains("4194304 bytes") && then.contains("41943040 bytes"),
        "{first}; {then}"
    );
}

#[test]
fn memory_can_be_raised() {
    let mut session = open(
        "print('before')\nx = []\nwhile True:\n    x.append('y' * 30_000_000)\n",
        Settings::default(),
    );
    assert!(limit(&session).contains("256 MiB"));
    assert!(session.raise());
    session.run_to_end();
    assert!(limit(&session).contains("512 MiB"));
    assert_eq!(
        session
            .timeline()
            .console()
            .tail(switchboard_trace::EventId(u32::MAX), 9)
            .0
            .len(),
        1
    );
}

#[test]
fn not_for_ever_and_not_what_no_bound_stopped() {
    let mut session = open(
        "while True:\n    pass\n",
        Settings {
            limit: 1_000,
            ..Settings::default()
        },
    );
    assert!(
        session
            .sentence()
            .plain()
            .starts_with("Stopped after 1,000 steps")
    );
    for _ in 0..Settings::MOST_RAISES {
        assert!(session.raise());
        session.run_to_end();
    }
    assert!(!session.raise());
    assert!(limit(&session).contains("100,000 steps"));
    let mut session = open("print(1)\n", Settings::default());
    assert!(!session.can_raise() && !session.raise());
    let mut session = open("compile('1', 'f', 'eval')\n", Settings::default());
    assert!(session.outcome().is_some_and(|o| o.limit.is_some()) && !session.raise());
}
