//! `switchboard-bench`: the native half of `cargo xtask bench`. Each command prints plain figures for it to read.

mod history;
mod mmc;
mod plain;

use std::{process::ExitCode, time::Instant};

const HELP: &str = "\
switchboard-bench compile FILE OUT   writes the code of a program
switchboard-bench run FILE           prints ticks and seconds of one run, recorded
switchboard-bench plain FILE         the same, not recorded
switchboard-bench mmc CUSTOMERS SERVERS   prints seconds, customers and their mean wait
switchboard-bench history FILE       prints what seeking in its history takes
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["compile", file, out] => compile(file).and_then(|code| {
            std::fs::write(out, code).map_err(|error| format!("cannot write {out}: {error}"))
        }),
        ["run", file] => compile(file).map(|code| {
            let begin = Instant::now();
            let ticks = switchboard_bench::run(code).progress().head.0;
            println!("{ticks} {:.6}", begin.elapsed().as_secs_f64());
        }),
        ["plain", file] => compile(file).map(|code| {
            let begin = Instant::now();
            let ticks = plain::run(&code);
            println!("{ticks} {:.6}", begin.elapsed().as_secs_f64());
        }),
        ["history", file] => compile(file).map(history::measure),
        ["mmc", customers, servers] => match (customers.parse(), servers.parse()) {
            (Ok(customers), Ok(servers)) => {
                mmc::measure(customers, servers);
                Ok(())
            }
            _ => Err(HELP.to_owned()),
        },
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The program's code, as an exhibit's is kept.
fn compile(file: &str) -> Result<Vec<u8>, String> {
    let source = std::fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
    match switchboard_python_compiler::compile(&source, file) {
        Ok(code) => Ok(switchboard_python_code::bytes::encode(&code)),
        Err(diagnostic) => Err(format!("{file}: {diagnostic}")),
    }
}
