//! What is exported: stills and storyboards as they are drawn, the transcript as it is read, the trace's structure.
//! `SWITCHBOARD_BLESS=1` writes the expected files anew; look at them before committing.

use std::{collections::BTreeMap, fs, path::PathBuf};
use switchboard_session::{
    Moment, Session, Settings, Source,
    export::{Theme, perfetto, storyboard, svg, transcript},
};
use switchboard_trace::Schedule;

fn session(text: &str) -> Session {
    let code = switchboard_python_compiler::compile(text, "test.py").expect("it compiles");
    let source = Source::python(text, switchboard_python_code::bytes::encode(&code));
    let mut session = Session::open(source, Settings::default(), Schedule::default(), "start").unwrap();
    session.run_to_end();
    session
}

fn countdowns() -> Session {
    session(include_str!("python/countdowns.py"))
}

fn check(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/export")
        .join(name);
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        actual == expected,
        "{} differs; now it is:\n{actual}",
        path.display()
    );
}

/// Every element is closed in order, every attribute quoted, and no text stands where XML allows none.
fn well_formed(xml: &str) {
    let mut open = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "a bare > in {text:?}");
        for piece in text.split('&').skip(1) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;"]
                    .iter()
                    .any(|e| piece.starts_with(e)),
                "a bare & in {text:?}"
            );
        }
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name.to_owned()), "{tag}");
        } else if !tag.ends_with('/') {
            open.push(tag.split([' ', '\n']).next().unwrap().to_owned());
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

#[test]
fn a_still_is_what_a_figure_shows() {
    let mut s = countdowns();
    s.go("B#1").unwrap();
    let drawn = svg::still(&s, &svg::Options::default());
    well_formed(&drawn);
    check("still.svg", &drawn);
    let narrow = svg::still(
        &s,
        &svg::Options {
            width: 360,
            theme: Theme::Host,
            attributes: " slot=\"poster\"".to_owned(),
        },
    );
    well_formed(&narrow);
    check("still-narrow.svg", &narrow);
    assert!(
        !drawn.contains("style="),
        "a strict content policy refuses inline styles"
    );
}

#[test]
fn what_a_program_prints_cannot_leave_its_text() {
    let mut s = session("print('</text><script>alert(1)</script>\\x1b[1m &amp;')\nx = '<b>'\n");
    s.go("end").unwrap();
    let drawn = svg::still(&s, &svg::Options::default());
    well_formed(&drawn);
    assert!(!drawn.contains("<script") && !drawn.contains("<b>") && !drawn.contains('\u{1b}'));
    assert!(drawn.contains("&amp;amp;"));
}

#[test]
fn a_storyboard_has_its_moments_and_a_worksheet_their_blanks() {
    let s = countdowns();
    let mut moments: Vec<Moment> = ["B#1", "wait#1", "end", "Z#9"].map(Moment::at).to_vec();
    moments[1].say = "Nobody is ready: the clock may jump.".to_owned();
    moments[1].ask = "Until when does the loop wait?".to_owned();
    let board = storyboard::storyboard(&s, &moments, false, Theme::Light);
    well_formed(&board);
    check("storyboard.svg", &board);
    assert!(
        board.contains("Nobody is ready: the clock"),
        "the author's sentence"
    );
    assert!(board.contains("Not in this run: Z#9"));
    let sheet = storyboard::storyboard(&s, &moments, true, Theme::Light);
    well_formed(&sheet);
    check("worksheet.svg", &sheet);
    assert!(sheet.contains("Until when does the loop wait?"));
    assert!(
        !sheet.contains("Nobody is ready") && !sheet.contains("T-minus 3 (B)"),
        "the answers are not on it"
    );
    assert!(s.step_index().is_none(), "the reader's own cursor stays");
}

#[test]
fn a_transcript_reads_as_the_run() {
    check("transcript.txt", &transcript::transcript(&countdowns(), true));
}

/// The structure that the viewers need: every event has its kind, process, thread and time; stretches of a thread do not
/// overlap by halves; each arrow begins within a stretch and ends within one, later.
#[test]
fn a_trace_has_the_form_of_chromes_events() {
    for text in [
        include_str!("python/countdowns.py"),
        include_str!("python/calls.py"),
        include_str!("python/generators.py"),
        include_str!("python/blocking.py"),
    ] {
        let s = session(text);
        let trace: serde_json::Value =
            serde_json::from_str(&perfetto::trace(&s, "test")).expect("it is JSON");
        let events = trace["traceEvents"].as_array().expect("a list");
        let number =
            |e: &serde_json::Value, name: &str| e[name].as_u64().unwrap_or_else(|| panic!("{name} of {e}"));
        let mut named = Vec::new();
        let mut stretches: BTreeMap<u64, Vec<(u64, u64)>> = BTreeMap::new();
        for e in events {
            let tid = number(e, "tid");
            assert_eq!(number(e, "pid"), 1);
            assert!(e["name"].is_string(), "{e}");
            match e["ph"].as_str().unwrap() {
                "M" if e["name"] == "thread_name" => named.push(tid),
                "M" => {}
                "X" => stretches
                    .entry(tid)
                    .or_default()
                    .push((number(e, "ts"), number(e, "dur"))),
                "i" => assert_eq!((e["s"].as_str(), number(e, "ts") > 0), (Some("t"), true)),
                "s" | "f" => {}
                other => panic!("{other} is none of the kinds used"),
            }
        }
        assert!(
            events.iter().all(|e| named.contains(&number(e, "tid"))),
            "every thread has a name"
        );
        for all in stretches.values_mut() {
            all.sort_unstable();
            assert!(
                all.windows(2).all(|two| two[0].0 + two[0].1 <= two[1].0),
                "stretches overlap: {all:?}"
            );
        }
        let within = |e: &serde_json::Value| {
            let (tid, ts) = (number(e, "tid"), number(e, "ts"));
            stretches
                .get(&tid)
                .is_some_and(|all| all.iter().any(|(from, dur)| (*from..from + dur).contains(&ts)))
        };
        let mut begun = BTreeMap::new();
        for e in events.iter().filter(|e| e["ph"] == "s") {
            assert!(within(e), "an arrow begins nowhere: {e}");
            assert!(begun.insert(number(e, "id"), number(e, "ts")).is_none());
        }
        for e in events.iter().filter(|e| e["ph"] == "f") {
            assert!(within(e), "an arrow ends nowhere: {e}");
            assert_eq!(e["bp"], "e");
            assert!(
                begun
                    .remove(&number(e, "id"))
                    .is_some_and(|from| from < number(e, "ts"))
            );
        }
        assert!(begun.is_empty(), "arrows that end nowhere");
        assert!(events.iter().any(|e| e["ph"] == "i"), "output is there");
    }
    let s = countdowns();
    let wakes = perfetto::trace(&s, "test").matches("\"ph\":\"s\"").count();
    assert!(wakes >= 6, "{wakes} arrows");
}
