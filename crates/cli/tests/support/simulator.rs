//! The simulated run: the `switchboard` binary as a person runs it.

use super::{Run, process, programs::Program, rows};
use std::{path::Path, process::Command};

/// The binary of this build.
pub const BINARY: &str = env!("CARGO_BIN_EXE_switchboard");

/// Runs `program` and, where `handles` is set, traces it as well. `options` go before the subcommand's file.
pub fn run(program: &Program, options: &[String], handles: bool) -> Result<Run, String> {
    run_by(Path::new(BINARY), program, options, handles)
}

/// The same by a copy of the binary, which stays the same for as long as a search takes.
pub fn run_by(binary: &Path, program: &Program, options: &[String], handles: bool) -> Result<Run, String> {
    let command = |subcommand: &str| {
        let mut command = Command::new(binary);
        // In a recorded run of the real one there are no automatic collections.
        command
            .arg(subcommand)
            .args(options)
            .arg("--gc-off")
            .arg(&program.path);
        command
    };
    let output = process::run(command("run"), program.input().as_deref())?;
    let handles = if handles {
        let mut trace = command("trace");
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
