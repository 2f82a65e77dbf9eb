//! The simulated run: the `switchboard` binary as a person runs it.

use super::{Run, process, programs::Program, rows};
use std::process::Command;

/// Runs `program` and, where `handles` is set, traces it as well. `options` go before the subcommand's file.
pub fn run(program: &Program, options: &[String], handles: bool) -> Result<Run, String> {
    let output = process::run(command("run", program, options), program.input().as_deref())?;
    let handles = if handles {
        let mut trace = command("trace", program, options);
        trace.arg("--handles");
        rows::runs(&process::run(trace, None)?.stdout, program.real_clock())
            .map_err(|error| format!("switchboard trace --handles: {error}"))?
    } else {
        Vec::new()
    };
    Ok(Run {
        stdout: output.stdout,
        stderr: output.stderr,
        status: output.status,
        handles,
    })
}

fn command(subcommand: &str, program: &Program, options: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_switchboard"));
    command.arg(subcommand).args(options).arg(&program.path);
    command
}
