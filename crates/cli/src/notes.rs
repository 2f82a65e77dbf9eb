//! `switchboard notes FILE`: what is worth a remark in a run, each with its places, and where the time of each task and
//! thread went. The program's own output is not printed.

use crate::{open, options::Options};
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use switchboard_session::Session;
use switchboard_trace::{Origin, event::ActorKind};

/// Places told of one note.
const PLACES: usize = 5;

/// Runs a file, an exhibit or a link to its end and prints what there is to say.
pub fn notes(what: &str, options: &Options) -> ExitCode {
    let mut session = match open::open(what, options) {
        Ok(opened) => opened.session,
        Err(status) => return status,
    };
    session.run_to_end();
    let mut out = BufWriter::new(std::io::stdout().lock());
    // A closed pipe ends it like any other writer's.
    let _ = say(&session, &mut out).and_then(|()| out.flush());
    ExitCode::SUCCESS
}

fn say(session: &Session, out: &mut impl Write) -> std::io::Result<()> {
    let notes = session.notes();
    if notes.is_empty() {
        writeln!(out, "nothing to note")?;
    }
    for note in notes {
        writeln!(out, "{}: {}", note.kind.name(), note.plain())?;
        for &place in note.places.iter().take(PLACES) {
            let event = session.events().get(place).expect("it is of this history");
            let step = session.step_of(place).map_or(0, |step| step + 1);
            let line = match event.line {
                0 => String::new(),
                line => format!(", line {line}"),
            };
            writeln!(out, "    step {step}, {}{line}", event.time)?;
        }
        if note.times as usize > PLACES {
            writeln!(out, "    and {} more", note.times as usize - PLACES)?;
        }
    }
    let mut accounts = session.accounts(None);
    accounts.retain(|account| {
        account.origin == Origin::Program && matches!(account.kind, ActorKind::Task | ActorKind::Thread)
    });
    writeln!(
        out,
        "\n{:<4}{:<28}{:>6}{:>8}{:>8}{:>8}{:>8}",
        "", "", "runs", "ran", "ready", "waited", "blocked"
    )?;
    for account in accounts {
        write!(
            out,
            "{:<4}{:<28}{:>6}",
            account.letter, account.label, account.runs
        )?;
        for share in account.shares() {
            write!(out, "{:>6}.{}%", share / 10, share % 10)?;
        }
        writeln!(out, "  of {}", account.total().time)?;
    }
    Ok(())
}
