//! `cargo xtask bless`: golden files, the profile of a first visit and the README's screenshot, written anew from what
//! the program does now.
//! Read the difference before committing it.

use crate::{
    serve,
    shell::{Done, command, run},
    test, tools,
};

/// The variable that makes golden tests write instead of compare.
pub const BLESS: &str = "SWITCHBOARD_BLESS";

/// Rewrites them all.
pub fn bless() -> Done {
    tools::for_page()?;
    tools::python()?;
    tools::for_browser()?;
    run(command("cargo")
        .args(["test", "--workspace", "--quiet"])
        .env(BLESS, "1"))?;
    serve::build_recording()?;
    run(command("node").arg("web/e2e/record.mjs"))?;
    serve::build_release()?;
    run(test::end_to_end()
        .arg("web/e2e/screenshot.test.mjs")
        .env(BLESS, "1"))
}
