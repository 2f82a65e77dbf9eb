//! Compiles the library's Python modules (`lib/**/*.py`) to code bytes, so that the interpreter needs no parser for them.
//! Under the feature `mutants` also second copies with a deliberate error in each.

#[path = "mutants/build.rs"]
mod mutants;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let root = here.join("lib");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo:rerun-if-changed={}", root.display());
    println!("cargo:rerun-if-changed={}", here.join("mutants").display());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut table = String::from("pub static MODULES: &[Frozen] = &[\n");
    for (at, path) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", path.display());
        let relative = path.strip_prefix(&root).expect("found below it");
        let source = fs::read_to_string(path).expect("the library's files are readable");
        let entry = freeze(relative, &source, &format!("module{at}.bin"), &out);
        writeln!(table, "    {entry},").expect("writing to a string");
    }
    table.push_str("];\n");
    if env::var_os("CARGO_FEATURE_MUTANTS").is_some() {
        table.push_str("pub static MUTATED: &[(&str, Frozen)] = &[\n");
        for mutated in mutants::all(&here.join("mutants"), &root) {
            let blob = format!("mutant-{}.bin", mutated.mutant);
            let entry = freeze(Path::new(&mutated.file), &mutated.source, &blob, &out);
            writeln!(table, "    ({:?}, {entry}),", mutated.mutant).expect("writing to a string");
        }
        table.push_str("];\n");
    }
    fs::write(out.join("frozen_table.rs"), table).expect("the output folder is writable");
}

/// Compiles the module of the file `relative` into `blob` and returns its entry of the table.
fn freeze(relative: &Path, source: &str, blob: &str, out: &Path) -> String {
    let path = relative.with_extension("");
    let mut parts: Vec<&str> = path
        .iter()
        .map(|p| p.to_str().expect("module names are text"))
        .collect();
    let package = parts.last() == Some(&"__init__");
    if package {
        parts.pop();
    }
    let name = parts.join(".");
    let code = match switchboard_python_compiler::compile(source, &format!("<library {name}>")) {
        Ok(code) => code,
        Err(error) => panic!("{}: {error:?}", relative.display()),
    };
    let bytes = switchboard_python_code::bytes::encode(&code);
    fs::write(out.join(blob), bytes).expect("the output folder is writable");
    format!(
        "Frozen {{ name: {name:?}, package: {package}, code: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{blob}\")) }}"
    )
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the library's folder is readable") {
        let path = entry.expect("the library's folder is readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "py") {
            files.push(path);
        }
    }
}
