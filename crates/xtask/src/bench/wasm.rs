//! The interpreter in WebAssembly under Node against the same code, native. Both run the same compiled programs and
//! take their own time, so that neither starting nor compiling counts. The module is compiled as the page's is.

use super::{Aim, Row, inside, measure::inside_seconds, share, vm::PROGRAMS};
use crate::{
    shell::{Done, command, output, run, target},
    tools,
};

const WASM: &str = "wasm32-unknown-unknown/web/switchboard_bench.wasm";
/// The page's own, see `data-wasm-opt` in index.html.
const OPTIMISATION: &str = "-Oz";

/// Fills the rows of this part.
pub fn bench(rows: &mut Vec<Row>) -> Done {
    tools::for_page()?;
    let binary = inside()?;
    let mut build = command("cargo");
    build.args([
        "build",
        "--profile",
        "web",
        "--locked",
        "-p",
        "switchboard-bench",
        "--lib",
    ]);
    run(build.args(["--target", "wasm32-unknown-unknown"]))?;
    let module = target().join("switchboard_bench.wasm");
    run(command("wasm-opt")
        .arg(OPTIMISATION)
        .arg("-o")
        .arg(&module)
        .arg(target().join(WASM)))?;
    for (name, about) in PROGRAMS {
        let file = share(name)?;
        let code = target().join(format!("{name}.code"));
        run(command(&binary).args(["compile", &file]).arg(&code))?;
        let (native_ticks, native) = inside_seconds(|| output(command(&binary).args(["run", &file])))?;
        let (ticks, wasm) =
            inside_seconds(|| output(command("node").arg("bench/wasm/run.mjs").args([&module, &code])))?;
        if ticks != native_ticks {
            return Err(format!(
                "{file} takes {ticks} ticks in WebAssembly, native {native_ticks}"
            ));
        }
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
