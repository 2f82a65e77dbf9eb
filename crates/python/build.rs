//! Compiles the library's Python modules (`lib/**/*.py`) to code bytes, so that the interpreter needs no parser for them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lib");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut table = String::from("pub static MODULES: &[Frozen] = &[\n");
    for (at, path) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", path.display());
        let relative = path
            .strip_prefix(&root)
            .expect("found below it")
            .with_extension("");
        let mut parts: Vec<&str> = relative
            .iter()
            .map(|p| p.to_str().expect("module names are text"))
            .collect();
        let package = parts.last() == Some(&"__init__");
        if package {
            parts.pop();
        }
        let name = parts.join(".");
        let source = fs::read_to_string(path).expect("the library's files are readable");
        let file = format!("<library {name}>");
        let code = match switchboard_python_compiler::compile(&source, &file) {
            Ok(code) => code,
            Err(error) => panic!("{}: {error:?}", path.display()),
        };
        let bytes = switchboard_python_code::bytes::encode(&code);
        let blob = format!("module{at}.bin");
        fs::write(out.join(&blob), bytes).expect("the output folder is writable");
        writeln!(
            table,
            "    Frozen {{ name: {name:?}, package: {package}, code: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{blob}\")) }},"
        )
        .expect("writing to a string");
    }
    table.push_str("];\n");
    fs::write(out.join("frozen_table.rs"), table).expect("the output folder is writable");
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
