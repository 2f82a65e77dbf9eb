//! Random programs: `fuzz python` compares two runtimes, `fuzz front` looks for texts that break the compiler.

use crate::shell::{Done, command, files, output, root, run, say, target};
use std::{fs, path::PathBuf};

/// What the compiler of the front end's fuzzer adds, so that libFuzzer sees which code a text reaches.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";
/// A text that takes longer hangs, in seconds.
const PATIENCE: u32 = 20;
/// What a text may cost at most, in megabytes.
const MEMORY: u32 = 1024;
/// The longest text, in bytes.
const LONGEST: u32 = 4096;

/// Runs the one that is named first, with the options that follow; ten minutes if they name no end.
pub fn fuzz(words: &[String]) -> Done {
    match words.split_first() {
        Some((name, options)) if name == "python" => python(options),
        Some((name, options)) if name == "front" => front(options),
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

/// Builds `fuzz/` with coverage and lets libFuzzer look for texts, beginning with the conformance programs.
fn front(options: &[String]) -> Done {
    let value = |name: &str| {
        options
            .iter()
            .position(|word| word == name)
            .and_then(|at| options.get(at + 1))
    };
    let number = |name: &str, otherwise: f64| match value(name) {
        Some(text) => text
            .parse::<f64>()
            .map_err(|_| format!("{name} {text}: not a number")),
        None => Ok(otherwise),
    };
    let (minutes, seed) = (number("--minutes", 10.0)?, number("--seed", 1.0)?);
    let folder = target().join("fuzz").join("front");
    let (corpus, finds) = (folder.join("corpus"), folder.join("finds"));
    for folder in [&corpus, &finds] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    seeds(&folder.join("seeds"))?;
    let host = host()?;
    run(command("cargo")
        .args(["build", "--release", "--target", &host, "--manifest-path"])
        .arg(root().join("fuzz").join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", COVERAGE))?;
    let binary = folder.join(&host).join("release").join("switchboard-fuzz-front");
    say(format!(
        "what breaks goes to {}; again: {} FILE",
        finds.display(),
        binary.display()
    ));
    run(command(binary)
        .arg(format!("-artifact_prefix={}/", finds.display()))
        .arg(format!("-max_total_time={}", (minutes * 60.0) as u64))
        .arg(format!("-seed={seed}"))
        .arg(format!("-timeout={PATIENCE}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!(
            "-dict={}",
            root().join("fuzz").join("python.dict").display()
        ))
        .args(["-print_final_stats=1", "-use_value_profile=1"])
        .args([corpus, folder.join("seeds")]))
}

/// The conformance programs in one folder, as libFuzzer wants them.
fn seeds(folder: &PathBuf) -> Done {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let programs = root().join("conformance").join("python");
    for file in files(&programs, &["__pycache__"]) {
        if file.extension().is_some_and(|extension| extension == "py") {
            let name = file
                .strip_prefix(&programs)
                .unwrap_or(&file)
                .to_string_lossy()
                .replace('/', "-");
            fs::copy(&file, folder.join(name)).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(())
}

/// The machine's own target: named, so that the flags are not for build scripts too.
fn host() -> Done<String> {
    let said = output(command("rustc").arg("-vV"))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned)
        .ok_or_else(|| format!("rustc -vV names no host: {said}"))
}
