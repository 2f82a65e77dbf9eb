//! Questions about any program, as a reader is asked them: each answer is what the next step then is.

use switchboard_session::{Session, Settings, Source, predict::Ask};
use switchboard_trace::{Schedule, StepKind};

fn session(text: &str) -> Session {
    let code = switchboard_python_compiler::compile(text, "test.py").expect("it compiles");
    let source = Source::python(text, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, Settings::default(), Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

/// `M nobody* A`: the right one has a star.
fn told(session: &Session, ask: Ask) -> String {
    let Some(question) = session.question(ask) else {
        return "-".to_owned();
    };
    let options = question.options.iter().enumerate();
    let words = options.map(|(i, o)| format!("{}{}", o.text, if i == question.answer { "*" } else { "" }));
    words.collect::<Vec<_>>().join(" | ")
}

#[test]
fn two_countdowns_are_asked_step_by_step() {
    let mut s = session(include_str!("python/countdowns.py"));
    let mut all = Vec::new();
    for step in std::iter::once(None).chain((0..s.steps().len()).map(Some)) {
        s.seek_step(step);
        all.push(format!("{} / {}", told(&s, Ask::Runs), told(&s, Ask::Prints)));
    }
    assert_eq!(
        all[..5],
        [
            "M* | nobody / T-minus 1 (A) | T-minus 2 (A)* | T-minus 2 (B) | T-minus 3 (B)",
            "M | A* | B | nobody / T-minus 1 (A) | T-minus 2 (A)* | T-minus 2 (B) | T-minus 3 (B)",
            "M | A | B* | nobody / T-minus 1 (A) | T-minus 1 (B) | T-minus 2 (B) | T-minus 3 (B)*",
            "M | A | B | nobody* / T-minus 1 (A)* | T-minus 1 (B) | T-minus 2 (B) | T-minus 3 (B)",
            "M | A* | B | nobody / T-minus 1 (A)* | T-minus 1 (B) | T-minus 2 (B) | T-minus 3 (B)",
        ]
    );
    assert_eq!(all.last().unwrap(), "- / -", "after the end nothing is asked");
}

#[test]
fn every_answer_is_what_then_happens() {
    for text in [
        include_str!("python/calls.py"),
        include_str!("python/blocking.py"),
        include_str!("python/generators.py"),
    ] {
        let mut s = session(text);
        let mut asked = 0;
        for index in 0..s.steps().len() {
            s.seek_step(index.checked_sub(1));
            if let Some(question) = s.question(Ask::Runs) {
                let step = s.steps().get(index).unwrap();
                let right = &question.options[question.answer];
                match right.actor {
                    Some(actor) => assert_eq!(step.actor, Some(actor)),
                    None => assert_eq!(step.kind, StepKind::Wait),
                }
                asked += 1;
            }
        }
        assert!(asked > 0, "nothing was asked");
    }
}

#[test]
fn a_program_with_nothing_to_choose_is_not_asked() {
    let s = session("print('one')\n");
    assert_eq!(told(&s, Ask::Prints), "-");
}
