//! The real run: an unmodified program on CPython 3.11, under the recorder's virtual time; with threads, in real time.

use super::{
    Run, process,
    programs::{self, Program},
    rows,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

const PYTHON: &str = "python3.11";

/// Two timers set at different moments are compared only if their deadlines lie at least this far apart, in
/// microseconds: nearer than this a real machine may run them in either order.
const NEAR: u64 = 2_000;

/// What hangs has done all it ever does long before this.
const HANG: Duration = Duration::from_secs(4);

/// Runs `program`. Fails if the interpreter is not there or the recorder wrote something unreadable.
pub fn run(program: &Program) -> Result<Run, String> {
    let trace = Scratch::new();
    let mut command = command(&program.path);
    command
        .env("SWITCHBOARD_RECORD", "1")
        .env(
            "SWITCHBOARD_CLOCK",
            if program.real_clock() { "real" } else { "virtual" },
        )
        .env("SWITCHBOARD_TRACE", &trace.0);
    if program.free {
        command.env("SWITCHBOARD_INTERVAL", "60");
    }
    if program.hangs {
        return hang(command);
    }
    let output = process::run(command, program.input().as_deref())?;
    let rows =
        fs::read_to_string(&trace.0).map_err(|error| format!("the recorder left no trace: {error}"))?;
    fit(&rows)?;
    Ok(Run {
        stdout: output.stdout,
        stderr: output.stderr,
        status: output.status,
        handles: rows::runs(&rows, program.real_clock())?,
    })
}

/// A run that never ends, as far as one can wait for that. It is given what the simulator says of a deadlock.
fn hang(mut command: Command) -> Result<Run, String> {
    command.env("PYTHONUNBUFFERED", "1");
    let output = process::run_for(command, None, HANG)?;
    match output.status {
        Err(_) => Ok(Run {
            stdout: output.stdout,
            stderr: output.stderr + "deadlock: nothing is ready and nothing is scheduled\n",
            status: Ok(70),
            handles: Vec::new(),
        }),
        Ok(status) => Err(format!("it was to hang, and ended with status {status}")),
    }
}

/// The interpreter with the program at `path`, its environment as every recorded run has it.
pub fn command(path: &Path) -> Command {
    let mut command = Command::new("env");
    command
        // Who runs the tests in the background has them ignore Ctrl-C, and a program would inherit that.
        .args(["--default-signal=HUP,INT,QUIT", PYTHON])
        .arg(path)
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1")
        .env("PYTHONPATH", programs::root().join("recorder"));
    for variable in [
        "PYTHONSTARTUP",
        // Each write would be a call of the kernel, at which another thread may go on.
        "PYTHONUNBUFFERED",
        "PYTHONASYNCIODEBUG",
        "PYTHONWARNINGS",
        "PYTHONDEVMODE",
        "PYTHONOPTIMIZE",
    ] {
        command.env_remove(variable);
    }
    command
}

/// Whether the interpreter is there and is the version that everything is compared with.
pub fn present() -> Result<(), String> {
    version().map(drop)
}

/// The interpreter's name and version: "CPython 3.11.7".
pub fn version() -> Result<String, String> {
    let mut command = Command::new(PYTHON);
    command.arg("--version");
    let output = process::run(command, None)?;
    match output.stdout.trim().strip_prefix("Python ") {
        // Earlier patch releases differ in what programs can see.
        Some(version)
            if version
                .strip_prefix("3.11.")
                .is_some_and(|patch| patch.parse::<u32>().is_ok_and(|patch| patch >= 7)) =>
        {
            Ok(format!("CPython {version}"))
        }
        _ => Err(format!(
            "{PYTHON} --version says {:?}, wanted 3.11.7 or a later 3.11",
            output.stdout.trim()
        )),
    }
}

/// Refuses a program whose order a real machine does not define.
pub fn fit(trace: &str) -> Result<(), String> {
    let timers = rows::timers(trace)?;
    for (i, a) in timers.iter().enumerate() {
        for b in &timers[i + 1..] {
            let apart = a.when.abs_diff(b.when);
            // One that is set when the other is due already comes after it, however near.
            let follows = a.set.max(b.set) * 1000 + 500 >= a.when.min(b.when);
            if apart != 0 && apart < NEAR && a.set.abs_diff(b.set) >= 2 && !follows {
                return Err(format!(
                    "not comparable: timers {} and {} are due {apart} us apart (at {} us) but were set at different moments",
                    a.label, b.label, a.when
                ));
            }
        }
    }
    Ok(())
}

/// A file of our own for one trace, removed when done.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!(
            "trace-{}-{}.jsonl",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        Scratch(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
