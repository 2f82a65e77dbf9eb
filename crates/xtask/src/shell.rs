//! Running other programs: each is announced, its output is passed on, and a failure says which it was.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What every task returns; the message is for the person at the terminal.
pub type Done<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // Cargo sets this for what it runs, so that the binary holds no path of the machine that built it.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.unwrap_or_else(|| std::env::current_dir().expect("a working directory"));
    here.ancestors()
        .find(|folder| folder.join("Cargo.lock").exists())
        .expect("xtask is run by `cargo xtask` inside the project")
        .to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Says what happens.
pub fn say(text: impl AsRef<str>) {
    println!("==> {}", text.as_ref());
}

/// A command in the project's folder, with the project's own tools first on the path.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    let mut path = vec![tools_links(), tools_bin()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    command.env(
        "PATH",
        std::env::join_paths(path).expect("no path has a separator in its name"),
    );
    command
}

/// Where tools live that belong to this project alone.
pub fn tools_folder() -> PathBuf {
    target().join("tools")
}

/// Where links to tools live that are not on the path themselves.
pub fn tools_links() -> PathBuf {
    tools_folder().join("bin")
}

fn tools_bin() -> PathBuf {
    tools_folder().join("node_modules").join(".bin")
}

/// Runs to the end, output to the terminal.
pub fn run(command: &mut Command) -> Done {
    let shown = show(command);
    say(&shown);
    let status = command
        .status()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("failed ({status}): {shown}"))
    }
}

/// Runs to the end, output to the terminal, each line of standard output given to `see` too.
pub fn run_seeing(command: &mut Command, mut see: impl FnMut(&str)) -> Done {
    let shown = show(command);
    say(&shown);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    let output = child.stdout.take().expect("standard output is piped");
    for line in BufReader::new(output).split(b'\n') {
        let line = line.map_err(|error| format!("cannot read from `{shown}`: {error}"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        see(&line);
    }
    let status = child
        .wait()
        .map_err(|error| format!("cannot wait for `{shown}`: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("failed ({status}): {shown}"))
    }
}

/// Runs quietly; standard output if it succeeds.
pub fn output(command: &mut Command) -> Done<String> {
    let shown = show(command);
    let output = command
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "failed ({}): {shown}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

/// The second word that a tool prints for `--version`: "trunk 0.21.14" gives "0.21.14". None if it does not run.
pub fn version(tool: impl AsRef<OsStr>) -> Option<String> {
    let text = output(command(tool).arg("--version")).ok()?;
    text.split_whitespace()
        .find(|word| {
            word.trim_start_matches('v')
                .starts_with(|c: char| c.is_ascii_digit())
        })
        .map(|word| word.trim_start_matches('v').to_owned())
}

/// Every file under a folder, sorted, without those whose folder's name is in `without`.
pub fn files(folder: &Path, without: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if !path.is_dir() {
                found.push(path);
            } else if !without.iter().any(|name| entry.file_name() == *name) {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
