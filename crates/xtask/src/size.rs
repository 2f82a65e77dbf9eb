//! What a reader downloads to see a first step: the page, its script and style, and the first part of the wasm module.
//!
//! `web/e2e/size.mjs` does the measuring, since Node has brotli; an end-to-end test checks that a first visit asks
//! for exactly these files.

use crate::{
    serve,
    shell::{Done, command, run},
    tools,
};

/// In bytes, with brotli at quality 11.
const LIMIT: u32 = 450_000;

/// Builds for release, then prints.
pub fn build_and_print() -> Done {
    tools::for_page()?;
    serve::build_release()?;
    check()
}

/// Prints the table of what is in `dist/` and fails past the limit.
pub fn check() -> Done {
    run(command("node").args(["web/e2e/size.mjs", "dist", &LIMIT.to_string()]))
}
