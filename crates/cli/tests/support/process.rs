//! Runs a command to its end, with a bound on real time.

use std::{
    fs::File,
    io::Read,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Far above what any program needs; reached only by one that hangs. The slowest, cut at every tick in a build for
/// debugging on a busy machine, has taken two minutes.
const PATIENCE: Duration = Duration::from_secs(400);

/// Standard output and error as text, and the exit status or why there is none.
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    pub status: Result<i32, String>,
}

/// Runs `command` with the text of a file as its input, or none. Fails only if it cannot be started.
pub fn run(command: Command, input: Option<&Path>) -> Result<Output, String> {
    run_for(command, input, PATIENCE)
}

/// The same with another bound.
pub fn run_for(mut command: Command, input: Option<&Path>, patience: Duration) -> Result<Output, String> {
    let input = match input {
        Some(path) => Stdio::from(File::open(path).map_err(|error| format!("{}: {error}", path.display()))?),
        None => Stdio::null(),
    };
    let mut child = command
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {:?}: {error}", command.get_program()))?;
    let stdout = reader(child.stdout.take().expect("stdout was piped"));
    let stderr = reader(child.stderr.take().expect("stderr was piped"));
    let deadline = Instant::now() + patience;
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => {
                // What a shell says of a program that a signal has ended.
                break { status.code() }
                    .or_else(|| Some(128 + status.signal()?))
                    .ok_or_else(|| format!("it has not ended: {status}"));
            }
            None if Instant::now() >= deadline => {
                child.kill().map_err(|error| error.to_string())?;
                child.wait().map_err(|error| error.to_string())?;
                break Err(format!("killed after {} s", patience.as_secs()));
            }
            None => thread::sleep(Duration::from_millis(3)),
        }
    };
    let text = |bytes: thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&bytes.join().expect("the reader thread does not panic")).into_owned()
    };
    Ok(Output {
        stdout: text(stdout),
        stderr: text(stderr),
        status,
    })
}

fn reader(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // An error means that the other end is gone: what was read until then is what there is.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}
