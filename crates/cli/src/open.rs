//! What `switchboard step` can open: a file, an exhibit (`exhibit:NAME`), or a link (`#v1....`, as `save` prints it).

use crate::load::{self, Loaded};
use crate::options::Options;
use std::process::ExitCode;
use switchboard_exhibits::{self as exhibits, Subject};
use switchboard_session::{Goal, Language, Link, Session, Settings, Source, Tree, signals};
use switchboard_trace::Schedule;

/// A program, how it is to be run, and what is to be reached.
pub struct Opened {
    pub session: Session,
    pub tree: Tree,
    /// The text of the goal, and its condition.
    pub goal: Option<(&'static str, Goal)>,
}

/// Opens it. Err: it has been said on standard error why not, and this is the exit status.
pub fn open(what: &str, options: &Options) -> Result<Opened, ExitCode> {
    let refuse = |message: String| {
        eprintln!("switchboard: {message}");
        ExitCode::from(2)
    };
    let mut schedule = options.schedule.clone();
    let (mut source, mut settings, tried, at) = if let Some(name) = what.strip_prefix("exhibit:") {
        let (source, settings) = exhibit(name).map_err(refuse)?;
        (source, settings, Vec::new(), String::new())
    } else if what.starts_with("#v1.") {
        let link = Link::decode(what).map_err(|error| refuse(error.to_string()))?;
        let code = match link.language {
            Language::Python => Some(load::compile(&link.program, "program.py")?),
            _ => None,
        };
        let mut inputs = link.inputs.clone();
        inputs.append(&mut schedule.inputs);
        signals::sort(&mut inputs);
        schedule = Schedule {
            inputs,
            policy: or(&schedule.policy, link.policy.clone()),
            seed: if schedule.seed == 0 {
                link.seed
            } else {
                schedule.seed
            },
            ..link.schedule()
        };
        let code = code.map(|code| switchboard_python_code::bytes::encode(&code));
        (
            link.source(code),
            link.settings.clone(),
            link.tried.clone(),
            link.at,
        )
    } else {
        let Loaded { code, source } = load::load(what)?;
        let source = Source::python(source, switchboard_python_code::bytes::encode(&code));
        (source, Settings::default(), Vec::new(), String::new())
    };
    settings = options.over(settings);
    if let Some(file) = &options.input {
        let input = std::fs::read_to_string(file).map_err(|error| refuse(format!("{file}: {error}")))?;
        source.input = Some(input);
    }
    let goal = exhibits::goal_of(&source.text).map(|goal| {
        let when = Goal::parse(goal.when).expect("every goal of the catalogue is tested");
        (goal.text, when)
    });
    let tree = Tree::with(&schedule, &tried);
    match Session::open(source, settings, schedule, &at) {
        Ok(session) => Ok(Opened { session, tree, goal }),
        Err(error) => Err(refuse(format!("{what}: {}", error.message))),
    }
}

fn or(text: &str, other: String) -> String {
    if text.is_empty() { other } else { text.to_owned() }
}

fn exhibit(name: &str) -> Result<(Source, Settings), String> {
    let Some(exhibit) = exhibits::find(name) else {
        let names: Vec<&str> = exhibits::all().iter().map(|e| e.id).collect();
        return Err(format!(
            "there is no exhibit {name}; there are: {}",
            names.join(", ")
        ));
    };
    let source = match exhibit.subject {
        Subject::Python { program, code, .. } => Source::python(program, code.to_vec()),
        Subject::Lab {
            lab: "rows", program, ..
        } => Source::rows(program),
        Subject::Lab { program, .. } => Source::contend(program),
    };
    let mut settings = Settings::default();
    if let Subject::Lab { cores, .. } = exhibit.subject {
        settings.cores = cores;
    }
    for (name, value) in exhibit.machine {
        settings = settings
            .with(name, value)
            .expect("every setting of the catalogue is tested");
    }
    Ok((source, settings))
}
