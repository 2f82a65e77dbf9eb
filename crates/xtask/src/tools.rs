//! The tools that building and testing need: which version, whether it is there, how it is installed.
//!
//! A tool that is there in the right version is left alone. Cargo's tools go where Cargo puts them, so that plain
//! `trunk serve` works afterwards; wasm-opt is the project's own, in the target folder.

use crate::{
    lock,
    shell::{Done, command, output, root, run, say, tools_folder, tools_links, version},
};
use std::path::{Path, PathBuf};

/// 0.22 needs a newer compiler than `rust-toolchain.toml` pins.
const TRUNK: &str = "0.21.14";
/// Binaryen's wasm-opt. This one reads the features that the compiler used from the module itself.
const BINARYEN: &str = "132.0.0";
/// The runtime whose order of events is the truth for Python, and its first patch release that will do: earlier ones
/// differ in what programs can see (what a timeout says of its cause, where errors in calls are).
const PYTHON: (&str, u32) = ("3.11.", 7);
const CHROMIUM: &str = "/usr/bin/chromium";

/// What building and serving the page needs.
pub fn for_page() -> Done {
    wasm_target()?;
    node()?;
    cargo_tool("trunk", TRUNK, true)?;
    // Without --locked: its own lock file names a crate that has been withdrawn.
    cargo_tool("wasm-bindgen-cli", &lock::version_of("wasm-bindgen")?, false)?;
    wasm_opt()
}

/// What the end-to-end tests need.
pub fn for_browser() -> Done {
    node()?;
    chromium()?;
    npm_packages()
}

/// The real CPython that programs are compared with. One that is not the first on the path is linked into the project's
/// own tools.
pub fn python() -> Done {
    let (minor, first) = PYTHON;
    let fits = |path: &Path| {
        let patch = version(path).and_then(|found| found.strip_prefix(minor)?.parse::<u32>().ok());
        patch.is_some_and(|patch| patch >= first)
    };
    let name = Path::new("python3.11");
    if fits(name) {
        return Ok(());
    }
    if let Some(found) = other_pythons(name).find(|path| fits(path)) {
        say(format!("{} is used to compare with", found.display()));
        return link_tool(&found, name);
    }
    let wanted = format!(
        "CPython {minor}{first} or a later {minor}x (`python3.11` on the path, or one of pyenv's: `pyenv install 3.11`)"
    );
    debian(|| fits(name), "python3.11", &wanted)
}

/// Those further on the path, and pyenv's.
fn other_pythons(name: &Path) -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .collect();
    let pyenv = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let pyenv = pyenv.or_else(|| Some(std::env::home_dir()?.join(".pyenv")));
    let versions = pyenv.and_then(|root| std::fs::read_dir(root.join("versions")).ok());
    let mut versions: Vec<PathBuf> = versions
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    versions.sort();
    found.extend(
        versions
            .into_iter()
            .rev()
            .map(|folder| folder.join("bin").join(name)),
    );
    found.into_iter().filter(|path| path.is_file())
}

fn link_tool(found: &Path, name: &Path) -> Done {
    let link = tools_links().join(name);
    let linked = std::fs::create_dir_all(tools_links())
        .and_then(|()| {
            if link.is_symlink() {
                std::fs::remove_file(&link)
            } else {
                Ok(())
            }
        })
        .and_then(|()| std::os::unix::fs::symlink(found, &link));
    linked.map_err(|error| format!("cannot make {}: {error}", link.display()))
}

pub fn node() -> Done {
    let present = || {
        let major = version("node").and_then(|found| found.split('.').next()?.parse::<u32>().ok());
        major.is_some_and(|major| major >= 20) && version("npm").is_some()
    };
    debian(present, "npm", "Node 20 or later, with npm")
}

fn chromium() -> Done {
    debian(
        || Path::new(CHROMIUM).exists(),
        "chromium",
        "Chromium (/usr/bin/chromium)",
    )
}

fn wasm_target() -> Done {
    let target = "wasm32-unknown-unknown";
    let installed = output(command("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == target) {
        return Ok(());
    }
    say("installing the wasm32-unknown-unknown target");
    run(command("rustup").args(["target", "add", target]))
}

fn cargo_tool(package: &str, wanted: &str, locked: bool) -> Done {
    let binary = package.trim_end_matches("-cli");
    match version(binary) {
        Some(found) if found == wanted => return Ok(()),
        Some(found) => say(format!("{binary} {found} is here, {wanted} is needed")),
        None => say(format!("{binary} is not here, {wanted} is needed")),
    }
    if version("cargo-binstall").is_some() {
        let fetched =
            run(command("cargo").args(["binstall", "--no-confirm", &format!("{package}@{wanted}")]));
        if fetched.is_ok() && version(binary).as_deref() == Some(wanted) {
            return Ok(());
        }
        say("no prebuilt one could be had");
    }
    say(format!(
        "building {binary} {wanted} from source: this takes some minutes, once"
    ));
    let mut install = command("cargo");
    install.args(["install", package, "--version", wanted]);
    if locked {
        install.arg("--locked");
    }
    run(&mut install)?;
    match version(binary) {
        Some(found) if found == wanted => Ok(()),
        found => Err(format!(
            "{binary} {wanted} was installed, but `{binary} --version` says {found:?}: is Cargo's bin folder on the path, before others?"
        )),
    }
}

fn wasm_opt() -> Done {
    let package = tools_folder().join("node_modules/binaryen/package.json");
    let here = std::fs::read_to_string(package).unwrap_or_default();
    if here.contains(&format!("\"version\": \"{BINARYEN}\"")) {
        return Ok(());
    }
    say(format!(
        "installing wasm-opt (binaryen {BINARYEN}) for this project"
    ));
    std::fs::create_dir_all(tools_folder())
        .map_err(|error| format!("cannot make the tools folder: {error}"))?;
    run(npm()
        .args(["install", "--no-save", "--no-package-lock", "--prefix"])
        .arg(tools_folder())
        .arg(format!("binaryen@{BINARYEN}")))
}

/// The end-to-end tests' packages, exactly as their lock file says.
fn npm_packages() -> Done {
    let folder = root().join("web/e2e");
    let read = |path: &str| std::fs::read(folder.join(path)).ok();
    // npm writes the tree it installed here; our copy of the wanted one beside it tells whether they are the same.
    let wanted = read("package-lock.json").ok_or("web/e2e/package-lock.json is missing")?;
    if read("node_modules/.installed-lock").as_deref() == Some(&wanted[..]) {
        return Ok(());
    }
    say("installing the end-to-end tests' packages");
    run(npm().arg("ci").current_dir(&folder))?;
    std::fs::write(folder.join("node_modules/.installed-lock"), wanted)
        .map_err(|error| format!("cannot write into web/e2e/node_modules: {error}"))
}

fn npm() -> std::process::Command {
    let mut npm = command("npm");
    npm.env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false");
    npm
}

/// Checks, else installs by Debian's package manager, else says what is missing. Never passes without it.
fn debian(present: impl Fn() -> bool, package: &str, what: &str) -> Done {
    if present() {
        return Ok(());
    }
    say(format!(
        "{what} is not here: installing Debian's package `{package}`"
    ));
    let env = [("DEBIAN_FRONTEND", "noninteractive")];
    let installed = run(command("apt-get").arg("update").envs(env)).and_then(|()| {
        run(command("apt-get")
            .args(["install", "-y", "--no-install-recommends", package])
            .envs(env))
    });
    match installed {
        Ok(()) if present() => Ok(()),
        Ok(()) => Err(format!(
            "{what} is needed, and Debian's package `{package}` does not provide it"
        )),
        Err(error) => Err(format!(
            "{what} is needed; install it and run this again\n({error})"
        )),
    }
}
