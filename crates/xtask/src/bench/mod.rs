//! `cargo xtask bench`: each figure beside a reference measured in the same run, so that the ratio means something
//! on any machine. Benchmarks, not tests: nothing fails for being slow.
//!
//! ```text
//! python   vm.rs       the interpreter against CPython 3.11, without recording and with it
//! lab      lab.rs      scripted handlers against SimPy, the same M/M/c queue
//! history  history.rs  seeking and stepping back in a history of 10^8 instructions
//! wasm     wasm.rs     the interpreter in WebAssembly under Node against itself, native
//! ```

mod history;
mod lab;
mod measure;
mod vm;
mod wasm;

use crate::shell::{Done, command, run, say, target};
use std::path::PathBuf;

type Part = (&'static str, fn(&mut Vec<Row>) -> Done);

const PARTS: [Part; 4] = [
    ("python", vm::bench),
    ("lab", lab::bench),
    ("history", history::bench),
    ("wasm", wasm::bench),
];

/// How often each program is run; the median counts.
const RUNS: usize = 5;

/// One figure.
pub struct Row {
    pub name: String,
    /// With its unit.
    pub ours: String,
    /// What it is compared with, with its unit.
    pub reference: String,
    /// Ours against the reference, in the sense that the aim is written in.
    pub ratio: f64,
    pub aim: Aim,
}

/// What a ratio should be.
#[derive(Clone, Copy)]
pub enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

impl Aim {
    fn shown(self, ratio: f64) -> String {
        let (word, bound, met) = match self {
            Aim::AtLeast(bound) => (">=", bound, ratio >= bound),
            Aim::AtMost(bound) => ("<=", bound, ratio <= bound),
        };
        format!("{word} {bound:.2}  {}", if met { "met" } else { "NOT MET" })
    }
}

/// Runs all parts, or those named, and prints one table.
pub fn bench(named: &[String]) -> Done {
    if let Some(unknown) = named
        .iter()
        .find(|name| !PARTS.iter().any(|(part, _)| part == name))
    {
        return Err(format!(
            "no part `{unknown}`; there are: python, lab, history, wasm"
        ));
    }
    let mut rows = Vec::new();
    for (name, part) in PARTS
        .iter()
        .filter(|(name, _)| named.is_empty() || named.iter().any(|n| n == name))
    {
        say(format!("[{name}]"));
        part(&mut rows)?;
    }
    println!(
        "\n{:<44} {:>14} {:>22} {:>8}  aim",
        "figure", "ours", "reference", "ratio"
    );
    for row in &rows {
        let Row {
            name,
            ours,
            reference,
            ratio,
            aim,
        } = row;
        println!(
            "{name:<44} {ours:>14} {reference:>22} {ratio:>8.2}  {}",
            aim.shown(*ratio)
        );
    }
    Ok(())
}

/// Builds a package's program as it is released and says where it is.
fn build(package: &str, program: &str) -> Done<PathBuf> {
    run(command("cargo").args(["build", "--release", "--locked", "-p", package, "--bin", program]))?;
    Ok(target().join("release").join(program))
}

/// `switchboard`, as a reader runs it.
fn switchboard() -> Done<PathBuf> {
    build("switchboard-cli", "switchboard")
}

/// `switchboard-bench`, which measures from the inside.
fn inside() -> Done<PathBuf> {
    build("switchboard-bench", "switchboard-bench")
}

/// A program of `bench/python` that a history has room for, by name: with a `SCALE` of its own it is run at 1.
fn share(name: &str) -> Done<String> {
    let text = std::fs::read_to_string(crate::shell::root().join(program(name)))
        .map_err(|error| format!("cannot read the program `{name}`: {error}"))?;
    let small: String = text
        .lines()
        .map(|line| {
            if line.starts_with("SCALE = ") {
                "SCALE = 1"
            } else {
                line
            }
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let file = target().join(format!("{name}.py"));
    std::fs::write(&file, small).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok(file.display().to_string())
}

/// A program of `bench/python`, by name.
fn program(name: &str) -> String {
    format!("bench/python/{name}.py")
}
