//! Random programs: `fuzz python` compares two runtimes, `fuzz front` looks for texts that break the compiler.

use crate::shell::{Done, command, run, target};

/// Runs the one that is named first, with the options that follow; ten minutes if they name no end.
pub fn fuzz(words: &[String]) -> Done {
    match words.split_first() {
        Some((name, options)) if name == "python" => python(options),
        _ => Err("cargo xtask fuzz python|front [--minutes N] [--seed N]".into()),
    }
}

fn python(options: &[String]) -> Done {
    let mut search = command("cargo");
    search.args([
        "test",
        "--quiet",
        "--package",
        "switchboard-cli",
        "--test",
        "fuzz",
        "--",
    ]);
    search.args(options);
    if !options
        .iter()
        .any(|word| word == "--minutes" || word == "--count")
    {
        search.args(["--minutes", "10"]);
    }
    if !options.iter().any(|word| word == "--folder") {
        search.arg("--folder").arg(target().join("fuzz").join("python"));
    }
    run(&mut search)
}
