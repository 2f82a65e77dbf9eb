//! Scripts, as they are told and drawn: each `golden/NAME.script` has its expected text beside it, `NAME.txt`.
//! `SWITCHBOARD_BLESS=1` writes the expected texts anew; read the difference before committing it.

use std::{fmt::Write, fs, path::PathBuf};
use switchboard_session::{Session, Settings, Source};
use switchboard_trace::{Schedule, Viewport, draw::draw, draw_timeline::draw_timeline};

/// Compares with the expected text.
fn check(name: &str, actual: &str) {
    let path = folder().join(format!("{name}.txt"));
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        actual == expected,
        "{} differs; now it is:\n{actual}",
        path.display()
    );
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Everything that a reader sees of a run, step by step.
fn tell(session: &mut Session) -> String {
    let mut out = draw_timeline(&session.steps().to_vec(), &session.lanes(false));
    for step in std::iter::once(None).chain((0..session.steps().len()).map(Some)) {
        session.seek_step(step);
        let number = step.map_or(0, |index| index + 1);
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
        out += &draw(&session.scene(&Viewport::default()));
    }
    out
}

fn told(name: &str, cores: usize, schedule: Schedule) -> String {
    let text = fs::read_to_string(folder().join(format!("{name}.script"))).unwrap();
    let settings = Settings {
        cores,
        ..Settings::default()
    };
    let source = if text.starts_with("rows") {
        Source::rows(text)
    } else {
        Source::contend(text)
    };
    let mut session = Session::open(source, settings, schedule, "start").unwrap();
    session.run_to_end();
    tell(&mut session)
}

#[test]
fn two_threads_want_one_lock() {
    check("lock", &told("lock", 2, Schedule::default()));
}

#[test]
fn an_update_is_lost() {
    check("lost", &told("lost", 2, Schedule::default()));
}

#[test]
fn two_locks_in_two_orders() {
    check("deadlock", &told("deadlock", 2, Schedule::default()));
}

#[test]
fn a_few_rows() {
    check("rows", &told("rows", 1, Schedule::default()));
}
