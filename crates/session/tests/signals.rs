//! Signals in a session: Ctrl-C at the cursor cuts the history there, its step is told, and a link holds it.

use switchboard_session::{Grain, Link, Session, Settings, Source};
use switchboard_trace::Schedule;

const PROGRAM: &str = "
import time

def work(n):
    total = 0
    for i in range(n):
        total += i
    return total

try:
    print('before')
    time.sleep(5)
    print(work(40))
    print('after')
except KeyboardInterrupt:
    print('interrupted')
";

fn session(schedule: Schedule, at: &str) -> Session {
    let code = switchboard_python_compiler::compile(PROGRAM, "program.py").expect("it compiles");
    let source = Source::python(PROGRAM, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, Settings::default(), schedule, at).expect("it opens");
    session.run_to_end();
    session
}

fn output(session: &Session) -> String {
    let lines = session.events().iter().filter_map(|event| match event.kind {
        switchboard_trace::EventKind::Print { text, error: false } => Some(text.to_string()),
        _ => None,
    });
    lines.collect()
}

#[test]
fn ctrl_c_in_a_wait() {
    let mut session = session(Schedule::default(), "start");
    session.step_forward(Grain::Switch);
    session.step_forward(Grain::Switch);
    let here = session.tick();
    session.inject("SIGINT").expect("there is such a signal");
    assert_eq!(session.progress().head, here, "the history is cut at the cursor");
    session.run_to_end();
    assert_eq!(output(&session), "before\ninterrupted\n");
    let said: Vec<String> = (0..session.steps().len())
        .map(|step| session.sentence_of(Some(step)).plain())
        .collect();
    assert!(
        said.iter()
            .any(|text| text.starts_with("`SIGINT` comes to the process")),
        "{said:#?}"
    );
}

#[test]
fn ctrl_c_before_a_line_and_in_a_link() {
    let mut first = session(Schedule::default(), "start");
    first.go("L6#5").expect("the line is visited so often");
    first.inject("SIGINT").expect("there is such a signal");
    first.run_to_end();
    assert_eq!(output(&first), "before\ninterrupted\n");
    let input = &first.schedule().inputs[0];
    assert_eq!((&*input.at.kind, &*input.at.actor), ("line", "0"), "{input:?}");

    let link = Link::decode(&first.link(Grain::Switch, 0).encode()).expect("its own link");
    assert_eq!(link.inputs, first.schedule().inputs);
    let again = session(link.schedule(), "start");
    assert_eq!(again.events().to_vec(), first.events().to_vec());
}

#[test]
fn what_is_no_signal_is_said() {
    let mut session = session(Schedule::default(), "end");
    assert!(
        session
            .inject("SIGNONE")
            .expect_err("no such signal")
            .message
            .contains("SIGTERM")
    );
    session.seek(session.progress().head);
    assert!(
        session
            .inject("SIGINT")
            .expect_err("it has ended")
            .message
            .contains("ended")
    );
}
