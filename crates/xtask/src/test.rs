//! `cargo xtask test`: everything, in groups from cheap to dear. The first group that fails ends the run.
//!
//! Nothing passes by being left out: a missing runtime is an error, and a test that was ignored or skipped fails
//! its group.

use crate::{
    laws, licences, serve,
    shell::{Done, command, files, output, root, run, run_seeing, say},
    size, tools,
};
use std::{process::Command, time::Instant};

/// Name, what it needs to be installed, what it does.
type Group = (&'static str, fn() -> Done, fn(&mut Count) -> Done);

const GROUPS: [Group; 10] = [
    ("format", nothing, |count| {
        count.check(run(command("cargo").args(["fmt", "--all", "--check"])))
    }),
    ("laws", nothing, |count| count.check(laws::check())),
    ("licences", nothing, |count| count.check(licences::check())),
    ("clippy", nothing, |count| count.check(clippy())),
    ("clippy-wasm", tools::for_page, |count| count.check(clippy_wasm())),
    ("rust", tools::python, rust),
    ("mutants", tools::python, mutants),
    ("page", tools::for_page, |count| {
        count.check(serve::build_release())
    }),
    ("size", tools::node, |count| count.check(size::check())),
    ("browser", tools::for_browser, browser),
];

fn nothing() -> Done {
    Ok(())
}

/// Tests seen so far.
#[derive(Default)]
struct Count {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Count {
    /// A group that is one check.
    fn check(&mut self, done: Done) -> Done {
        *(if done.is_ok() {
            &mut self.passed
        } else {
            &mut self.failed
        }) += 1;
        done
    }

    /// Reads the closing line of a run of `cargo test`.
    fn see_cargo(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("test result: ") else {
            return;
        };
        let number = |what: &str| {
            let words: Vec<&str> = rest
                .split([' ', ';', '.'])
                .filter(|word| !word.is_empty())
                .collect();
            words
                .windows(2)
                .find(|pair| pair[1] == what)
                .and_then(|pair| pair[0].parse::<u32>().ok())
                .unwrap_or(0)
        };
        self.passed += number("passed");
        self.failed += number("failed");
        self.skipped += number("ignored");
    }

    /// Reads the closing lines of Node's test runner.
    fn see_node(&mut self, line: &str) {
        let line = line.trim_start_matches(['ℹ', '#', ' ']);
        let Some((what, number)) = line.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else { return };
        match what {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }
}

/// Runs all groups, or those named.
pub fn test(named: &[String]) -> Done {
    if let Some(unknown) = named
        .iter()
        .find(|name| !GROUPS.iter().any(|(group, ..)| group == name))
    {
        let known: Vec<&str> = GROUPS.iter().map(|(name, ..)| *name).collect();
        return Err(format!("no group `{unknown}`; there are: {}", known.join(", ")));
    }
    let groups: Vec<&Group> = GROUPS
        .iter()
        .filter(|(name, ..)| named.is_empty() || named.iter().any(|n| n == name))
        .collect();
    // All of them first: a missing runtime should be known before an hour of work, not after.
    for (_, needs, _) in &groups {
        needs()?;
    }
    let mut total = Count::default();
    let mut table = Vec::new();
    let mut failure = None;
    for (name, _, group) in groups {
        if failure.is_some() {
            table.push(format!("{name:<12} not run"));
            continue;
        }
        say(format!("[{name}]"));
        let start = Instant::now();
        let mut count = Count::default();
        let mut done = group(&mut count);
        if done.is_ok() && count.skipped > 0 {
            done = Err(format!("{} tests were skipped", count.skipped));
        }
        if done.is_ok() && count.failed > 0 {
            done = Err(format!("{} tests failed", count.failed));
        }
        if done.is_err() && count.failed == 0 {
            count.failed = 1;
        }
        let word = if done.is_ok() { "ok" } else { "FAILED" };
        let seconds = start.elapsed().as_secs_f64();
        table.push(format!(
            "{name:<12} {word:<7} {seconds:7.1} s  {} passed, {} failed",
            count.passed, count.failed
        ));
        total.passed += count.passed;
        total.failed += count.failed;
        failure = done.err().map(|message| format!("[{name}] {message}"));
    }
    println!("\n{}", table.join("\n"));
    if let Some(message) = &failure {
        println!("\n{message}");
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    match failure {
        Some(_) => Err(String::new()),
        None => Ok(()),
    }
}

fn clippy() -> Done {
    run(command("cargo").args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The crates that run in the browser, for the browser's target.
fn clippy_wasm() -> Done {
    let metadata = laws::metadata()?;
    let mut clippy = command("cargo");
    clippy.args(["clippy", "--target", "wasm32-unknown-unknown", "--locked"]);
    for package in laws::list(&metadata["packages"]) {
        if package["source"].is_null() && laws::text(&package["manifest_path"]).contains("/web/") {
            clippy.args(["-p", laws::text(&package["name"])]);
        }
    }
    run(clippy.args(["--", "-D", "warnings"]))
}

/// Unit, golden, property and conformance tests. Failing crates do not hide later ones.
fn rust(count: &mut Count) -> Done {
    let mut tests = command("cargo");
    tests
        .args(["test", "--workspace", "--locked", "--no-fail-fast"])
        .env("PYTHONHASHSEED", "0");
    run_seeing(&mut tests, |line| count.see_cargo(line))
}

/// The test of the tests: every deliberate error makes a program differ.
fn mutants(count: &mut Count) -> Done {
    let mut tests = command("cargo");
    tests.args([
        "test",
        "--locked",
        "-p",
        "switchboard-cli",
        "--features",
        "mutants",
        "--test",
        "mutants",
    ]);
    run_seeing(&mut tests, |line| count.see_cargo(line))
}

/// The page in a real browser.
fn browser(count: &mut Count) -> Done {
    let mut tests = end_to_end();
    let mut found = 0;
    for path in files(&root().join("web/e2e"), &["node_modules", "out"]) {
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.arg(path.strip_prefix(root()).unwrap_or(&path));
            found += 1;
        }
    }
    if found == 0 {
        return Err("web/e2e has no tests".to_owned());
    }
    output(command("/usr/bin/chromium").arg("--version").arg("--no-sandbox"))
        .map_err(|error| format!("the browser does not start: {error}"))?;
    run_seeing(&mut tests, |line| count.see_node(line))
}

/// Node's test runner, one file at a time: two browsers at once make each other late.
pub fn end_to_end() -> Command {
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    node
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_from_closing_lines() {
        let mut count = Count::default();
        count.see_cargo(
            "test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.1s",
        );
        for line in [
            "ℹ tests 9",
            "ℹ pass 5",
            "ℹ fail 3",
            "# skipped 1",
            "ℹ cancelled 0",
            "pass by value",
        ] {
            count.see_node(line);
        }
        assert_eq!((count.passed, count.failed, count.skipped), (17, 4, 3));
    }
}
