//! The tree of what was tried: it grows by picks, is walked, undone, drawn, bounded, and goes through a link.

use switchboard_session::{
    Link, Preempt, Session, Settings, Source, Tree,
    tree::{MOST, Move, Tried},
};
use switchboard_trace::{Anchor, Departure, Schedule, schedule::Injection};

fn at(actor: &str, line: u32, visit: u32, kind: &str) -> Anchor {
    Anchor {
        actor: actor.into(),
        line,
        visit,
        kind: kind.into(),
    }
}

fn pick(line: u32, option: &str) -> Departure {
    Departure {
        at: at("0.1", line, 0, "preempt"),
        option: option.into(),
    }
}

fn schedule(departures: &[Departure]) -> Schedule {
    Schedule {
        departures: departures.to_vec(),
        ..Schedule::default()
    }
}

#[test]
fn picks_grow_a_tree_that_is_walked_and_undone() {
    let mut tree = Tree::new(&Schedule::default());
    tree.ended("status 0");
    let (a, b, c) = (pick(6, "T1"), pick(7, "T3"), pick(6, "T3"));
    tree.visit(&schedule(std::slice::from_ref(&a)), "T2");
    tree.visit(&schedule(&[a.clone(), b.clone()]), "T2");
    tree.ended("goal");
    assert_eq!(tree.undo(), Some(schedule(std::slice::from_ref(&a))));
    assert_eq!(tree.undo(), Some(schedule(&[])));
    assert_eq!(tree.undo(), None);
    tree.visit(&schedule(std::slice::from_ref(&c)), "T2");
    // What is there already is not there twice.
    tree.visit(&schedule(std::slice::from_ref(&a)), "");
    let mut signal = schedule(std::slice::from_ref(&a));
    signal.inputs.push(Injection::at_line("SIGINT", "0", 14, 1, 0));
    tree.visit(&signal, "T1");
    assert_eq!(tree.beside(true), Some(schedule(&[a.clone(), b])));
    assert_eq!(tree.beside(true), None);
    assert_eq!(
        tree.draw(),
        "\
0     as it comes: status 0
1       line 6 (T2): T1 goes on
2   *     line 7 (T2): T3 goes on: goal
4         line 14 (T1), visit 2: SIGINT
3       line 6 (T2): T3 goes on
"
    );
    assert_eq!(
        (tree.parent(2), tree.parent(3), tree.depth(4)),
        (Some(1), Some(0), 2)
    );
    assert_eq!(tree.children(1).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(tree.walk(9), None);
    assert_eq!(tree.walk(3), Some(schedule(&[c])));
}

#[test]
fn a_full_tree_drops_the_oldest_run_that_leads_nowhere() {
    let mut tree = Tree::new(&Schedule::default());
    tree.visit(&schedule(&[pick(1, "T1"), pick(2, "T1")]), "T2");
    for line in 10..10 + 2 * MOST as u32 {
        tree.visit(&schedule(&[pick(1, "T1"), pick(line, "T1")]), "T2");
    }
    assert_eq!(tree.len(), MOST);
    let lines = tree.draw();
    let lines: Vec<&str> = lines.lines().collect();
    assert!(
        lines[1].ends_with("line 1 (thread 0.1): T1 goes on"),
        "{}",
        lines[1]
    );
    assert!(lines[2].contains("line 212 "), "{}", lines[2]);
    assert!(lines[MOST - 1].contains("*     line 409 "), "{}", lines[MOST - 1]);
    // A run of more picks than a tree holds: its beginning.
    let long: Vec<Departure> = (0..2 * MOST as u32).map(|line| pick(line, "T3")).collect();
    tree.visit(&schedule(&long), "");
    assert_eq!(tree.len(), MOST);
    assert!(long.starts_with(&tree.schedule(tree.present()).departures));
}

const PROGRAM: &str = "\
import threading

def work():
    print('here')

for _ in range(2):
    threading.Thread(target=work).start()
";

fn open(link: &Link) -> Session {
    let code = switchboard_python_compiler::compile(&link.program, "program.py").expect("it compiles");
    let source = link.source(Some(switchboard_python_code::bytes::encode(&code)));
    let mut session =
        Session::open(source, link.settings.clone(), link.schedule(), "start").expect("it opens");
    session.run_to_end();
    session
}

#[test]
fn a_link_has_the_tree() {
    let code = switchboard_python_compiler::compile(PROGRAM, "program.py").expect("it compiles");
    let source = Source::python(PROGRAM, switchboard_python_code::bytes::encode(&code));
    let settings = Settings {
        preempt: Preempt::Cpython311,
        ..Settings::default()
    };
    let mut session = Session::open(source, settings, Schedule::default(), "start").expect("it opens");
    session.run_to_end();
    let mut tree = Tree::new(session.schedule());
    let steps = 0..session.steps().len();
    let choices: Vec<_> = steps.flat_map(|step| session.choices(step)).collect();
    let choice = choices.iter().find(|choice| choice.line == 4).expect("T2 prints");
    assert_eq!((&*choice.text, choice.visit), ("print('here')", 0));
    session.fork(choice.event, "T1").expect("it is an option");
    session.run_to_end();
    tree.visit(session.schedule(), "T2");
    // The run's own picks tell the tree: it needs no place in the link.
    let mut link = session.link(switchboard_session::Grain::Switch, 0);
    tree.onto(&mut link);
    assert_eq!(link.tried, []);
    let first = tree.undo().expect("something was picked");
    link.departures = first.departures;
    tree.onto(&mut link);
    let mut again = Link::decode(&link.encode()).expect("it is a link");
    assert_eq!(again.tree(), tree);
    // Who did it is found in the history where a link does not say it.
    again.tried[0].who.clear();
    let mut nameless = again.tree();
    nameless.walk(1);
    again.departures = nameless.schedule(1).departures;
    nameless.name(&open(&again));
    assert_eq!(nameless.label(1), "line 4 (T2): T1 goes on");
}

#[test]
fn a_link_with_a_tree_that_is_none_is_refused() {
    let code = switchboard_python_compiler::compile("print(1)\n", "program.py").expect("it compiles");
    let source = Source::python("print(1)\n", switchboard_python_code::bytes::encode(&code));
    let session = Session::open(source, Settings::default(), Schedule::default(), "start").expect("it opens");
    let mut link = session.link(switchboard_session::Grain::Switch, 0);
    let run = |from| Tried {
        from,
        act: Move::Pick(pick(1, "T1")),
        who: String::new(),
    };
    link.tried = vec![run(1)];
    let error = Link::decode(&link.encode()).expect_err("its first run goes on from a later one");
    assert!(
        error.to_string().contains("goes on from one that is not there"),
        "{error}"
    );
    link.tried = vec![run(0); MOST];
    let error = Link::decode(&link.encode()).expect_err("too many");
    assert!(error.to_string().contains("too many runs"), "{error}");
}
