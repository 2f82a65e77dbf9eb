//! `switchboard`: runs and traces programs without a page.
//!
//! - [`run`]: the program's own output; [`step`]: the reader as scheduler; [`trace`]: which handle ran, when, why; [`notes`]: remarks on a run; [`export`]: it for other programs; [`open`]: files, exhibits and links;
//!   [`load`]: reading and compiling.

mod export;
mod load;
mod notes;
mod open;
mod options;
mod run;
mod step;
mod trace;

use std::process::ExitCode;

const USAGE: &str = "\
usage: switchboard run FILE [--cut-every N] [MACHINE]
       switchboard step FILE|exhibit:NAME|LINK [--input FILE] [MACHINE]
       switchboard notes FILE [MACHINE]
       switchboard trace FILE [--grain instruction|line|switch|iteration] [--format text|json] [--handles] [--counters] [MACHINE]
       switchboard export FILE --as svg|poster|storyboard|worksheet|transcript|perfetto [--at ANCHOR] [--width N] [--dark] [MACHINE]
MACHINE: [--cores N] [--rule round-robin|fair] [--preempt slices|cpython-3.11|cpython-3.11-library|any] [--costs ideal|priced]
         [--free-threaded] [--pinned] [--policy default|random] [--seed N]
         [--signal SIGINT@t=1.5|SIGINT@L12#3]...
FILE may be - for standard input.
";

fn main() -> ExitCode {
    #[cfg_attr(
        not(feature = "mutants"),
        expect(unused_mut, reason = "taken out of only with mutants")
    )]
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    #[cfg(feature = "mutants")]
    if let Some(status) = choose_mutant(&mut args) {
        return status;
    }
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", "--", file] => run::run(file, run::Options::default()),
        ["run", rest @ ..] => match run::Options::read(rest) {
            Ok((options, file)) => run::run(file, options),
            Err(error) => {
                eprint!("switchboard: {error}\n{USAGE}");
                ExitCode::from(2)
            }
        },
        ["step", rest @ ..] => match run::Options::read_step(rest) {
            Ok((options, file)) => step::step(file, &options),
            Err(error) => {
                eprint!("switchboard: {error}\n{USAGE}");
                ExitCode::from(2)
            }
        },
        ["notes", rest @ ..] => match run::Options::read(rest) {
            Ok((options, file)) => notes::notes(file, &options),
            Err(error) => {
                eprint!("switchboard: {error}\n{USAGE}");
                ExitCode::from(2)
            }
        },
        ["export", rest @ ..] => match export::Options::read(rest) {
            Ok((options, file)) => export::export(file, &options),
            Err(error) => {
                eprint!("switchboard: {error}\n{USAGE}");
                ExitCode::from(2)
            }
        },
        ["trace", rest @ ..] => match trace::Options::read(rest) {
            Ok((options, file)) => trace::trace(file, options),
            Err(error) => {
                eprint!("switchboard: {error}\n{USAGE}");
                ExitCode::from(2)
            }
        },
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Takes `--mutant NAME` out of the arguments and makes that deliberate error this process's.
#[cfg(feature = "mutants")]
fn choose_mutant(args: &mut Vec<String>) -> Option<ExitCode> {
    let at = args.iter().position(|arg| arg == "--mutant")?;
    let Some(name) = args.get(at + 1).cloned() else {
        eprintln!("switchboard: --mutant takes a name");
        return Some(ExitCode::from(2));
    };
    if !switchboard_python::frozen::is_mutant(&name) {
        eprintln!("switchboard: unknown mutant {name}");
        return Some(ExitCode::from(2));
    }
    switchboard_models::mutant::choose(&name);
    args.drain(at..at + 2);
    None
}
