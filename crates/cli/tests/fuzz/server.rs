//! The real side, fast: one interpreter that has started, a child of it for each run. See the recorder's `server.py`.

use crate::support::{Run, programs::Program, real, rows};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

/// An interpreter that makes runs of the program at one path.
pub struct Server {
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    program: PathBuf,
}

impl Server {
    /// Starts one for programs that are written to `program.py` in `folder`, which is its alone.
    pub fn start(folder: &Path) -> Result<Self, String> {
        let program = folder.join("program.py");
        fs::write(&program, "").map_err(|error| error.to_string())?;
        let mut child = real::command(&program)
            .env("SWITCHBOARD_RECORD", "many")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start the server of runs: {error}"))?;
        let requests = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        Ok(Self {
            child,
            requests,
            answers,
            program,
        })
    }

    /// The program at this server's path with the text `source`.
    pub fn program(&self, source: &str) -> Result<Program, String> {
        fs::write(&self.program, source).map_err(|error| error.to_string())?;
        Ok(Program {
            name: "fuzz/program".into(),
            area: "fuzz".into(),
            path: self.program.clone(),
            source: source.into(),
            hangs: false,
            free: false,
        })
    }

    /// A recorded run of what is at the path now. None if a real machine does not define its order.
    pub fn run(&mut self) -> Result<Option<Run>, String> {
        let [out, err, trace] = ["out", "err", "trace"].map(|name| self.program.with_file_name(name));
        let _ = fs::remove_file(&trace);
        let requests = self.requests.as_mut().expect("it is open until the end");
        writeln!(
            requests,
            "{} {} {}",
            out.display(),
            err.display(),
            trace.display()
        )
        .map_err(|error| error.to_string())?;
        let mut answer = String::new();
        self.answers
            .read_line(&mut answer)
            .map_err(|error| error.to_string())?;
        let status: i32 = answer
            .trim()
            .parse()
            .map_err(|_| format!("the server of runs answers {answer:?}"))?;
        let read = |path: &Path| {
            fs::read(path)
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .map_err(|error| format!("{}: {error}", path.display()))
        };
        let trace = read(&trace)?;
        if real::fit(&trace).is_err() {
            return Ok(None);
        }
        Ok(Some(Run {
            stdout: read(&out)?,
            stderr: read(&err)?,
            status: if status < 1000 {
                Ok(status)
            } else {
                Err(format!("ended by the signal {}", status - 1000))
            },
            handles: rows::runs(&trace, false)?,
        }))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its requests end, and so does it.
        self.requests = None;
        let _ = self.child.wait();
    }
}
