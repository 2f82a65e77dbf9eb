//! Warnings while compiling: CPython's words, lines and order.

use std::process::Command;
use switchboard_python_compiler::{Options, compile_with};

const PROGRAM: &str = r#"
def f(x):
    if x is 1: pass
    if "a" is not x or not x is 2: pass
    if 1 < x is 3: pass
    try:
        assert (x, "msg")
    finally:
        y = "a" (1)
    [1, 2] [1, 2]
    [(1, 2)
     (3, 4)]
    1 (), None(), f"{x}"(), {}()
    1[0], "abc"["a"], (lambda: 1)[0], {1}[0], (x for x in y)[1], [1]["a"], [1][0:1], {}["a"], True[0]
    x is None, x is ..., x is (), x is -1
"#;

#[test]
fn warnings_are_those_of_cpython() {
    let script = "import sys, warnings\nwarnings.simplefilter('default')\n\
                  compile(sys.argv[1], 'main.py', 'exec')\n";
    let output = Command::new("python3.11")
        .args(["-c", script, PROGRAM])
        .output()
        .expect("python3.11 must be installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let theirs = String::from_utf8(output.stderr).expect("UTF-8");
    let compiled = compile_with(PROGRAM, "main.py", Options::default()).expect("it compiles");
    // There is no file to show the lines of.
    let ours: String = compiled
        .warnings
        .iter()
        .map(|warning| format!("main.py:{}: SyntaxWarning: {}\n", warning.line, warning.message))
        .collect();
    assert_eq!(ours, theirs);
    assert!(
        compiled.warnings[0]
            .render(PROGRAM, "main.py")
            .ends_with("?\n  if x is 1: pass\n")
    );
}
