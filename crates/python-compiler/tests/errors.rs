//! Sources that CPython 3.11 refuses: the same kind of error, the same words, the same place.

use std::process::Command;
use switchboard_python_compiler::{Kind, compile};

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

/// Where the picture is not CPython's: it shows a field's text by itself, and counts a literal's bytes.
const NOT_DRAWN_ALIKE: [&str; 2] = ["f\"{a b}\"\n", "b\"\u{e9}\"\n"];

/// A file may have them; text given to `compile()` may not, so they are not among the others.
const WITH_NULL_BYTES: [&str; 3] = ["x = 1\ny = 2 \0\n", "# a\0comment\n", "x = \"a\0b\"\n"];

#[test]
fn errors_are_drawn_as_by_cpython() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let programs = std::fs::read_to_string(format!("{folder}/errors/programs.txt")).expect("the programs");
    let scratch = std::env::temp_dir().join(format!("switchboard-errors-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a folder");
    let path = scratch.join("main.py");
    let mut wrong = Vec::new();
    let mut count = 0;
    let all = WITH_NULL_BYTES.into_iter().chain(programs.split("---\n"));
    for (i, program) in all.enumerate() {
        let Err(diagnostic) = compile(program, "main.py") else {
            continue;
        };
        // Each is a process: a part of them is enough where nothing is special.
        if (i % 6 != 0 && !program.contains('\0') && diagnostic.kind == Kind::SyntaxError)
            || NOT_DRAWN_ALIKE.contains(&program)
        {
            continue;
        }
        count += 1;
        std::fs::write(&path, program).expect("written");
        let output = Command::new("python3.11")
            .args(["-I", "-S", "-W", "ignore"])
            .arg(&path)
            .output()
            .expect("python3.11 must be installed");
        let theirs = String::from_utf8_lossy(&output.stderr).into_owned();
        let ours = diagnostic.render(program, &path.display().to_string());
        if ours != theirs {
            wrong.push(format!("{program}\nCPython\n{theirs}\nours\n{ours}"));
        }
    }
    std::fs::remove_dir_all(&scratch).expect("removed");
    assert!(count > 60, "only {count} were drawn");
    assert!(
        wrong.is_empty(),
        "{} of {count} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
