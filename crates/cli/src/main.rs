//! `switchboard`: runs and traces programs without a page.
//!
//! - [`run`]: the program's own output; [`trace`]: which handle ran, when, why; [`load`]: reading and compiling.

mod load;
mod run;
mod trace;

use std::process::ExitCode;

const USAGE: &str = "\
usage: switchboard run FILE [--cut-every N]
       switchboard trace FILE [--grain instruction|line|switch|iteration] [--format text|json] [--handles]
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", file] | ["run", "--", file] => run::run(file, None),
        ["run", "--cut-every", n, file] | ["run", file, "--cut-every", n] => match n.parse() {
            Ok(n) if n > 0 => run::run(file, Some(n)),
            _ => {
                eprintln!("switchboard: --cut-every takes a whole number from 1");
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
