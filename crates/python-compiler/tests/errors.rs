//! Sources that CPython 3.11 refuses: the same kind of error, the same words, the same place.

use std::process::Command;
use switchboard_python_compiler::compile;

fn ours(program: &str) -> String {
    match compile(program, "main.py") {
        Ok(_) => "OK".to_owned(),
        Err(d) => {
            let span = d.span;
            let place = format!(
                "{}:{}-{}:{}",
                span.line, span.column, span.end_line, span.end_column
            );
            format!("{}: {} @ {place}", d.kind.name(), d.message)
        }
    }
}

#[test]
fn errors_are_those_of_cpython() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let path = format!("{folder}/errors/programs.txt");
    let output = Command::new("python3.11")
        .args([&format!("{folder}/support/errors.py"), &path])
        .output()
        .expect("python3.11 must be installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let expected = String::from_utf8(output.stdout).expect("UTF-8");
    let programs = std::fs::read_to_string(&path).expect("the programs");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (program, theirs) in programs.split("---\n").zip(expected.lines()) {
        count += 1;
        let ours = ours(program);
        if ours != theirs {
            wrong.push(format!("{program}  CPython  {theirs}\n  ours     {ours}\n"));
        }
    }
    assert_eq!(count, programs.split("---\n").count());
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
