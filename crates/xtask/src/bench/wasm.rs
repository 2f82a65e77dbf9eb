//! The interpreter in WebAssembly under Node against the same code, native. Both run the same compiled programs and
//! take their own time, so that neither starting nor compiling counts.

use super::{Aim, RUNS, Row, measure, program, vm::PROGRAMS};
use crate::{
    shell::{Done, command, output, run, target},
    tools,
};

const WASM: &str = "wasm32-unknown-unknown/release/switchboard_bench.wasm";

/// Fills the rows of this part.
pub fn bench(rows: &mut Vec<Row>) -> Done {
    tools::for_page()?;
    let build = || {
        let mut build = command("cargo");
        build.args(["build", "--release", "--locked", "-p", "switchboard-bench"]);
        build
    };
    run(&mut build())?;
    run(build().args(["--lib", "--target", "wasm32-unknown-unknown"]))?;
    let optimised = target().join("switchboard_bench.wasm");
    // The page's own level, see index.html.
    run(command("wasm-opt")
        .args(["-O3", "-o"])
        .arg(&optimised)
        .arg(target().join(WASM)))?;
    for (name, about) in PROGRAMS {
        let file = program(name);
        let native = median(|| output(command(target().join("release/switchboard-bench")).arg(&file)))?;
        let wasm = median(|| {
            output(
                command("node")
                    .arg("bench/wasm/run.mjs")
                    .arg(&optimised)
                    .arg(&file),
            )
        })?;
        rows.push(Row {
            name: format!("{about}, in WebAssembly"),
            ours: format!("{wasm:.3} s"),
            reference: format!("native {native:.3} s"),
            ratio: native / wasm,
            aim: Aim::AtLeast(0.7),
        });
    }
    Ok(())
}

/// Median of the seconds that a program prints.
fn median(once: impl Fn() -> Done<String>) -> Done<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let printed = once()?;
        let last = printed.lines().last().unwrap_or_default();
        times.push(
            last.trim()
                .parse()
                .map_err(|_| format!("no time in {printed:?}"))?,
        );
    }
    Ok(measure::median(times))
}
