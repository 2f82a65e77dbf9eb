//! The project's own tasks, in Rust so that they run wherever the project builds.
//!
//! ```text
//! serve   tools.rs -> trunk serve
//! test    tools.rs -> laws.rs, fmt, clippy, cargo test, trunk build, size.rs, end to end
//! bless   rewrites golden files and the README's screenshot
//! bench   bench/: each figure beside a reference measured in the same run
//! fuzz    fuzz.rs: random programs, here and on the real runtime; random texts for the front end
//! size    size.rs: what a first visit downloads
//! ```

mod bench;
mod bless;
mod fuzz;
mod laws;
mod licences;
mod lock;
mod serve;
mod shell;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  serve [--port N]   install what is missing, build, and serve the page on 127.0.0.1 (default port 8080)
  test [GROUP ...]   install what is missing and run everything, or only the named groups
  bless              write golden files and the README's screenshot anew
  bench [PART ...]   print each figure with its ratio to a reference measured in the same run
  fuzz python|front  compare random programs with the real CPython | feed random texts to the compiler
                     (--minutes N, --seed N, --count N)
  size               build the page for release and print what a first visit downloads
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("serve") => serve::serve(rest),
        Some("test") => test::test(rest),
        Some("bless") => bless::bless(),
        Some("bench") => bench::bench(rest),
        Some("fuzz") => fuzz::fuzz(rest),
        Some("size") => size::build_and_print(),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("unknown task `{other}`\n\n{HELP}")),
        None => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Without a message the task has said all; the last line on the screen is its own.
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}
