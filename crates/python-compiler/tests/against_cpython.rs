//! The same code as CPython 3.11: tables, instructions, positions and exception tables of every program in
//! `tests/programs`, compared with what CPython's own compiler makes of it.

#[path = "support/facts.rs"]
mod support;

use std::collections::BTreeMap;
use std::process::Command;
use switchboard_python_compiler::compile;

/// Sections by their `==` line; equal ones (a lambda compiled twice) by count.
fn sections(text: &str) -> BTreeMap<(String, usize), Vec<String>> {
    let mut sections: BTreeMap<(String, usize), Vec<String>> = BTreeMap::new();
    let mut key = (String::new(), 0);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.lines() {
        if line.starts_with("==") {
            let count = counts.entry(line.to_owned()).or_default();
            key = (line.to_owned(), *count);
            *count += 1;
        }
        sections.entry(key.clone()).or_default().push(line.to_owned());
    }
    sections
}

/// A key of a dict display has no place of its own in CPython's code.
fn same(theirs: &str, ours: &str) -> bool {
    match theirs.strip_suffix('?') {
        Some(start) => ours.starts_with(start),
        None => theirs == ours,
    }
}

#[test]
fn code_is_that_of_cpython() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let mut paths: Vec<String> = std::fs::read_dir(format!("{folder}/programs"))
        .expect("the programs")
        .map(|entry| entry.expect("an entry").path().display().to_string())
        .filter(|path| path.ends_with(".py"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 12, "the programs are missing");
    let mut problems = Vec::new();
    let mut told = 0;
    for path in &paths {
        let output = Command::new("python3.11")
            .args([&format!("{folder}/support/facts.py"), path])
            .output()
            .expect("python3.11 must be installed");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let theirs = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(!theirs.contains("!!"), "{path} is no program: {theirs}");
        let source = std::fs::read_to_string(path).expect("a program");
        let code = compile(&source, path).unwrap_or_else(|d| panic!("{path}: {d}"));
        let ours = sections(&support::facts(&code));
        for (key, expected) in sections(&theirs) {
            if key.0.is_empty() || expected.iter().any(|line| line == "untold") {
                continue;
            }
            told += 1;
            let Some(found) = ours.get(&key) else {
                problems.push(format!("{path}: no {}", key.0));
                continue;
            };
            let differs = expected.len() != found.len()
                || !expected
                    .iter()
                    .zip(found)
                    .all(|(theirs, ours)| same(theirs, ours));
            if differs {
                let at = expected
                    .iter()
                    .zip(found)
                    .position(|(a, b)| !same(a, b))
                    .unwrap_or(0);
                problems.push(format!(
                    "{path}: {}\n  CPython {}\n  ours    {}",
                    key.0,
                    expected[at..]
                        .iter()
                        .take(6)
                        .cloned()
                        .collect::<Vec<_>>()
                        .join("\n          "),
                    found[at..]
                        .iter()
                        .take(6)
                        .cloned()
                        .collect::<Vec<_>>()
                        .join("\n          "),
                ));
            }
        }
    }
    assert!(told > 100, "only {told} code objects were compared");
    assert!(
        problems.is_empty(),
        "{} differ:\n{}",
        problems.len(),
        problems.join("\n")
    );
}
