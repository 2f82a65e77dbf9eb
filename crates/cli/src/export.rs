//! `switchboard export FILE --as KIND`: a run, or moments of it, as text for other programs, on standard output.
//!
//! ```text
//! svg | poster       the moment --at ANCHOR (poster: in the colours of the page that it is put into)
//! storyboard | worksheet   the moments --at A --at B ...
//! transcript | perfetto    the whole run
//! ```

use crate::{
    load::{self, Loaded},
    run,
};
use std::{io::Write, process::ExitCode};
use switchboard_session::{
    Moment, Session, Settings, Source,
    export::{Theme, perfetto, storyboard, svg, transcript},
};

/// The kinds, in the order of the help.
const KINDS: [&str; 6] = [
    "svg",
    "poster",
    "storyboard",
    "worksheet",
    "transcript",
    "perfetto",
];

/// What to write.
#[derive(Clone, Debug, Default)]
pub struct Options {
    kind: String,
    at: Vec<String>,
    width: u32,
    dark: bool,
    machine: run::Options,
}

impl Options {
    /// Reads the words after `export`; the file is the one that is no option. Error: what is wrong.
    pub fn read<'a>(words: &[&'a str]) -> Result<(Self, &'a str), String> {
        let mut options = Self {
            width: 680,
            ..Self::default()
        };
        // What is not about the export is about the machine.
        let mut rest = Vec::new();
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} takes a value"));
            match word {
                "--as" => options.kind = value()?.to_owned(),
                "--at" => options.at.push(value()?.to_owned()),
                "--dark" => options.dark = true,
                "--width" => {
                    let text = value()?;
                    let width = text.parse().ok().filter(|w| (320..=1600).contains(w));
                    options.width = width.ok_or("--width takes a whole number from 320 to 1600")?;
                }
                _ => rest.push(word),
            }
        }
        if !KINDS.contains(&options.kind.as_str()) {
            return Err(format!("--as takes one of {}", KINDS.join(", ")));
        }
        let (machine, file) = run::Options::read(&rest)?;
        options.machine = machine;
        Ok((options, file))
    }

    fn settings(&self) -> Settings {
        let machine = &self.machine.machine;
        Settings {
            cores: machine.cores,
            rule: machine.rule,
            preempt: machine.preempt,
            costs: machine.costs,
            free_threaded: self.machine.free_threaded,
            ..Settings::default()
        }
    }
}

/// Runs the file to its end and writes the export. Nothing of the program's own output is printed by itself.
pub fn export(file: &str, options: &Options) -> ExitCode {
    let Loaded { code, source } = match load::load(file) {
        Ok(loaded) => loaded,
        Err(status) => return status,
    };
    let source = Source::python(source, switchboard_python_code::bytes::encode(&code));
    let opened = Session::open(
        source,
        options.settings(),
        options.machine.schedule.clone(),
        "start",
    );
    let mut session = match opened {
        Ok(session) => session,
        Err(error) => {
            eprintln!("switchboard: {file}: {}", error.message);
            return ExitCode::from(2);
        }
    };
    session.run_to_end();
    let text = match write(&mut session, file, options) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("switchboard: {error}");
            return ExitCode::from(1);
        }
    };
    // A closed pipe ends it like any other writer's.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn write(session: &mut Session, file: &str, options: &Options) -> Result<String, String> {
    let theme = match options.kind.as_str() {
        "poster" => Theme::Host,
        _ if options.dark => Theme::Dark,
        _ => Theme::Light,
    };
    let moments: Vec<Moment> = options.at.iter().map(Moment::at).collect();
    Ok(match options.kind.as_str() {
        "transcript" => transcript::transcript(session, true),
        "perfetto" => perfetto::trace(session, file),
        "storyboard" | "worksheet" if moments.is_empty() => {
            return Err("a storyboard is of moments: give each with --at, as --at B#1".to_owned());
        }
        kind @ ("storyboard" | "worksheet") => {
            storyboard::storyboard(session, &moments, kind == "worksheet", theme)
        }
        kind => {
            let at = options.at.last().map_or("start", String::as_str);
            session.go(at).map_err(|error| format!("--at {at}: {error}"))?;
            let attributes = if kind == "poster" { " slot=\"poster\"" } else { "" };
            svg::still(
                session,
                &svg::Options {
                    width: options.width,
                    theme,
                    attributes: attributes.to_owned(),
                },
            )
        }
    })
}
