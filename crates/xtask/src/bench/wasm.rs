//! The interpreter in WebAssembly under Node against the same code, native. Both run the same compiled programs and
//! take their own time, so that neither starting nor compiling counts. The module is compiled as the page's is.

use super::{Aim, Row, inside, measure::inside_seconds, share, vm::PROGRAMS};
use crate::{
    shell::{Done, command, output, run, target},
    tools,
};

const WASM: &str = "wasm32-unknown-unknown/web/switchboard_bench.wasm";

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
        .args(optimisation()?)
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

/// What the page's own module is made small with, from where Trunk reads it.
fn optimisation() -> Result<Vec<String>, String> {
    let page = std::fs::read_to_string(crate::shell::root().join("index.html"))
        .map_err(|error| format!("cannot read index.html: {error}"))?;
    let value = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let (Some(level), Some(more)) = (value("data-wasm-opt"), value("data-wasm-opt-params")) else {
        return Err("index.html does not say how wasm-opt is called for the page".to_owned());
    };
    let more = more.split_whitespace().map(str::to_owned);
    Ok(std::iter::once(format!("-O{level}")).chain(more).collect())
}
