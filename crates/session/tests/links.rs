//! Links: those that are committed open at the same moment for ever; bad ones say what is wrong.
//!
//! `links.txt` holds three lines for each: `# what it shows`, the link, and the moment: anchor, time, sentence, last line
//! of output. Links are added, never rewritten: somebody may have them in a post.

use proptest::prelude::*;
use std::fs;
use switchboard_session::{Grain, Language, Link, LinkError, Session, Settings, Source, link::MAX_BYTES};
use switchboard_trace::{Departure, Schedule, Tick, Viewport};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links.txt");

/// Compiles a link's program, if it is of a language.
fn code(link: &Link) -> Option<Vec<u8>> {
    (link.language == Language::Python).then(|| {
        let code =
            switchboard_python_compiler::compile(&link.program, "program.py").expect("it compiled once");
        switchboard_python_code::bytes::encode(&code)
    })
}

/// Opens a link to the end of its run, at its place.
fn open(hash: &str) -> Session {
    let link = Link::decode(hash).unwrap_or_else(|error| panic!("{hash}: {error}"));
    let at = if link.at.is_empty() { "start" } else { &link.at };
    let mut session = Session::open(
        link.source(code(&link)),
        link.settings.clone(),
        link.schedule(),
        at,
    )
    .expect("it opened once");
    session.run_to_end();
    session
}

/// What must stay the same of a moment: nothing that counts instructions or events.
fn moment(session: &Session) -> String {
    let scene = session.scene(&Viewport::default());
    let anchor = session.anchor();
    let anchor = anchor.split('+').next().unwrap_or_default();
    let last = scene.console.last().map_or("", |line| &line.text);
    format!(
        "{} | {} | {} | {last}",
        anchor,
        scene.time,
        session.sentence().plain()
    )
    .trim_end()
    .to_owned()
}

#[test]
fn committed_links_open_at_their_moments() {
    let text = fs::read_to_string(FILE).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert!(
        lines.len() >= 15 && lines.len().is_multiple_of(3),
        "three lines for each link"
    );
    let mut fresh = String::new();
    for entry in lines.chunks(3) {
        let [title, hash, expected] = entry else {
            unreachable!()
        };
        let found = moment(&open(hash));
        fresh += &format!("{title}\n{hash}\n{found}\n\n");
        if std::env::var_os("SWITCHBOARD_BLESS").is_none() {
            assert_eq!(found, expected.trim_end(), "{title}");
        }
    }
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(FILE, fresh).unwrap();
    }
}

fn lock() -> Session {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/lock.script")).unwrap();
    let settings = Settings {
        cores: 2,
        ..Settings::default()
    };
    let mut session = Session::open(Source::contend(text), settings, Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

#[test]
fn a_link_of_any_moment_leads_back_to_it() {
    let mut session = lock();
    // Everywhere that a reader can stop: by instruction, by step.
    let mut places: Vec<Tick> = session.steps().iter().map(|step| step.show).collect();
    session.seek_step(None);
    while session.step_forward(Grain::Instruction) {
        places.push(session.tick());
    }
    assert!(places.len() > 20);
    for tick in places {
        session.seek(tick);
        let back = open(&session.link(Grain::Line, 1).encode());
        assert_eq!(back.tick(), tick, "by way of {}", session.anchor());
        assert_eq!(back.anchor(), session.anchor(), "tick {}", tick.0);
    }
}

#[test]
fn a_fork_travels_in_its_link() {
    let mut session = lock();
    let choice = (0..session.steps().len())
        .flat_map(|step| session.choices(step))
        .next()
        .expect("two cores, so a choice");
    let other = choice.options[1 - choice.picked].clone();
    session.fork(choice.event, &other).unwrap();
    session.run_to_end();
    let mut back = open(&session.link(Grain::Switch, 0).encode());
    assert_eq!(back.events(), session.events());
    back.seek_step(Some(0));
    assert_eq!(back.schedule().departures.len(), 1);
}

#[test]
fn a_departure_that_does_not_apply_names_itself() {
    let mut session = lock();
    let choice = (0..session.steps().len())
        .flat_map(|step| session.choices(step))
        .next()
        .unwrap();
    session
        .fork(choice.event, &choice.options[1 - choice.picked].clone())
        .unwrap();
    let mut link = session.link(Grain::Switch, 0);
    link.departures[0].option = "T9".into();
    let stray = open(&link.encode())
        .outcome()
        .unwrap()
        .stray
        .clone()
        .expect("it strays");
    assert!(stray.contains("`T9`") && stray.contains("line"), "{stray}");
    link.departures[0] = Departure {
        at: switchboard_trace::Anchor {
            visit: 99,
            ..link.departures[0].at.clone()
        },
        option: "T1".into(),
    };
    let stray = open(&link.encode())
        .outcome()
        .unwrap()
        .stray
        .clone()
        .expect("it never comes there");
    assert!(stray.contains("visit 100") && stray.contains("never"), "{stray}");
}

#[test]
fn bad_links_say_what_is_wrong() {
    let good = lock().link(Grain::Switch, 0).encode();
    let says = |hash: &str| Link::decode(hash).expect_err(hash).to_string();
    assert!(says("").contains("#v1."));
    assert!(says("#v9.abc").contains("v9.abc"));
    assert!(says("#v1.a b").contains("character"));
    assert!(says(&good[..good.len() / 2]).contains("cut"));
    assert!(says("#v1.").contains("damaged"));
    let mut link = lock().link(Grain::Switch, 0);
    link.level = 7;
    assert!(says(&link.encode()).contains("level"));
    link.level = 0;
    link.settings.cores = 0;
    assert!(says(&link.encode()).contains("cores"));
    link.settings.cores = 1;
    link.program = "x".repeat(MAX_BYTES);
    assert_eq!(Link::decode(&link.encode()), Err(LinkError::TooLong));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_a_link_never_panics(text in "(#?v1\\.)?[A-Za-z0-9_=-]{0,200}") {
        let _ = Link::decode(&text);
    }

    #[test]
    fn a_changed_link_never_panics(at in any::<prop::sample::Index>(), with in "[A-Za-z0-9_-]") {
        let mut text = lock_link();
        let at = at.index(text.len());
        text.replace_range(at..=at, &with);
        if let Ok(link) = Link::decode(&text) {
            let settings = Settings { limit: link.settings.limit.min(10_000), ..link.settings.clone() };
            if let Ok(mut session) = Session::open(link.source(None), settings, link.schedule(), &link.at) {
                session.run_to_end();
            }
        }
    }

    #[test]
    fn links_hold_what_they_were_given(program in "\\PC{0,300}", seed in any::<u64>(), at in "\\PC{0,20}") {
        let link = Link { program, seed, at, level: 2, grain: Grain::Time, ..Link::decode(&lock_link()).unwrap() };
        prop_assert_eq!(Link::decode(&link.encode()).unwrap(), link);
    }
}

fn lock_link() -> String {
    static LINK: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    LINK.get_or_init(|| lock().link(Grain::Switch, 0).encode())
        .clone()
}
