//! `cargo xtask serve`: the page on this machine, rebuilt at each change.

use crate::{
    shell::{Done, command, run},
    tools,
};

/// Serves on 127.0.0.1 until it is stopped.
pub fn serve(args: &[String]) -> Done {
    let port = match args {
        [] => "8080".to_owned(),
        [flag, port] if flag == "--port" => port
            .parse::<u16>()
            .map_err(|_| format!("`{port}` is no port"))?
            .to_string(),
        _ => return Err("usage: cargo xtask serve [--port N]".to_owned()),
    };
    tools::for_page()?;
    run(trunk().args(["serve", "--address", "127.0.0.1", "--port", &port]))
}

/// The page for release, into `dist/`.
pub fn build_release() -> Done {
    run(trunk().args(["build", "--release"]))
}

/// The same page, but remembering which functions of the module ran (`crates/wasm-split`).
pub fn build_recording() -> Done {
    run(trunk()
        .args(["build", "--release"])
        .env("SWITCHBOARD_RECORD", "1"))
}

fn trunk() -> std::process::Command {
    let mut trunk = command("trunk");
    // Trunk takes only `true` and `false` in this variable and fails at the customary `1`.
    trunk.env_remove("NO_COLOR");
    trunk
}
