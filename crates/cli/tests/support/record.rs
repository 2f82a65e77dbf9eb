//! The record of what was compared of each exhibit's program, which the page's badge is computed from:
//! `crates/exhibits/checked.txt`. It is written only from comparisons that were made.
//!
//! ```text
//! FINGERPRINT RUNTIME: WHAT (NAME)
//! 0123456789abcdef CPython 3.11.7: output, exit status, order of handles (two-countdowns)
//! ```

use super::{Run, programs::Program, real};
use std::{collections::BTreeMap, fs, sync::Mutex};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../exhibits/checked.txt");
const HEAD: &str = "# Programs of exhibits that were compared with the real runtime and are equal: fingerprint of the text, runtime, what\n\
# was compared. Written by `cargo xtask bless`, checked by the conformance tests.\n";

/// Takes note of a comparison that agreed, or checks that it is in the record as it stands.
pub fn note(program: &Program, real: &Run) -> Result<(), String> {
    static NOTED: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    let print = format!("{:016x}", switchboard_exhibits::fingerprint(&program.source));
    let order = if real.handles.is_empty() {
        ""
    } else {
        ", order of handles"
    };
    let name = program.name.trim_start_matches("exhibits/");
    let end = if program.hangs {
        "that it never ends"
    } else {
        "exit status"
    };
    let output = if program.free {
        "output with its threads in one order"
    } else {
        "output"
    };
    let what = format!("{output}, {end}{order} ({name})");
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        let mut noted = NOTED.lock().map_err(|error| error.to_string())?;
        noted.insert(
            program.name.clone(),
            format!("{print} {}: {what}\n", real::version()?),
        );
        let lines: String = noted.values().map(String::as_str).collect();
        return fs::write(FILE, format!("{HEAD}{lines}")).map_err(|error| error.to_string());
    }
    let record = fs::read_to_string(FILE).map_err(|error| error.to_string())?;
    let line = record.lines().find(|line| line.starts_with(&print));
    let line =
        line.ok_or_else(|| format!("{FILE} does not have this text of {name}: `cargo xtask bless`"))?;
    // Another patch of 3.11 compares as well; the record names the one that it was made with.
    if line.contains(" CPython 3.11.") && line.ends_with(&format!(": {what}")) {
        Ok(())
    } else {
        Err(format!("{FILE} says {line:?}, compared was {what:?}"))
    }
}

/// The record has a line for each program of an exhibit, and no other.
pub fn check(programs: &[Program]) -> Result<(), String> {
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        return Ok(());
    }
    let record = fs::read_to_string(FILE).map_err(|error| error.to_string())?;
    let lines: Vec<&str> = record.lines().filter(|line| !line.starts_with('#')).collect();
    let stale: Vec<&&str> = lines
        .iter()
        .filter(|line| {
            !programs
                .iter()
                .any(|p| line.starts_with(&format!("{:016x} ", switchboard_exhibits::fingerprint(&p.source))))
        })
        .collect();
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{FILE} has lines of texts that are no exhibit's: {stale:?}"
        ))
    }
}
