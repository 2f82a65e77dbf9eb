//! The page's build calls this after the modules are made (`Trunk.toml`, hook `post_build`).
//!
//! A build for release is divided. One that records (`SWITCHBOARD_RECORD=1`, `cargo xtask bless`) gets a module that
//! remembers what ran instead. Any other stays whole: `switchboard.js` asks the module which it is.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};
use switchboard_wasm_split::{divide, names::Profile, recorder};

/// What a first visit does not run: hashes of names, one in each line.
const PROFILE: &str = "web/later.txt";

fn main() -> ExitCode {
    match hook() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("wasm-split: {message}");
            ExitCode::FAILURE
        }
    }
}

fn hook() -> Result<(), String> {
    let given =
        |name: &str| env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this as a hook"));
    if given("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let dist = PathBuf::from(given("TRUNK_STAGING_DIR")?);
    let whole = dist.join("switchboard-web_bg.wasm");
    let bytes = read(&whole)?;
    let fault = |error: switchboard_wasm_split::Error| format!("{}: {error}", whole.display());
    if env::var_os("SWITCHBOARD_RECORD").is_some() {
        let (module, listed) = recorder::record(&bytes).map_err(fault)?;
        write(&dist.join("functions.txt"), listed.as_bytes())?;
        return write(&whole, &module);
    }
    let profile = PathBuf::from(given("TRUNK_SOURCE_DIR")?).join(PROFILE);
    let names = String::from_utf8(read(&profile)?).map_err(|_| format!("{PROFILE} is not UTF-8"))?;
    let divided = divide(&bytes, &Profile::parse(&names)).map_err(fault)?;
    write(&dist.join("switchboard-web_rest.wasm"), &divided.rest)?;
    write(&whole, &divided.first)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
