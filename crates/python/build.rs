//! Compiles the library's Python modules (`lib/**/*.py`) to code bytes, so that the interpreter needs no parser for them.
//! Under the feature `mutants` also second copies with a deliberate error in each.

#[path = "mutants/build.rs"]
mod mutants;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};
use switchboard_python_code::code::{Code, Const, Position};

/// What asyncio imports at once: a page downloads it first.
const CORE: [&str; 4] = ["_builtins", "asyncio", "functools", "types"];

fn main() {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let root = here.join("lib");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo:rerun-if-changed={}", root.display());
    println!("cargo:rerun-if-changed={}", here.join("mutants").display());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut table =
        String::from("/// The modules that every program may need.\npub static MODULES: &[Frozen] = &[\n");
    let mut rest = Vec::new();
    for (at, path) in files.iter().enumerate() {
        println!("cargo:rerun-if-changed={}", path.display());
        let relative = path.strip_prefix(&root).expect("found below it");
        let source = fs::read_to_string(path).expect("the library's files are readable");
        let module = freeze(relative, &source);
        if !module.core() {
            module.append(&mut rest);
            continue;
        }
        let entry = module.entry(&format!("module{at}.bin"), &out);
        writeln!(table, "    {entry},").expect("writing to a string");
    }
    table.push_str("];\n");
    if env::var_os("CARGO_FEATURE_MUTANTS").is_some() {
        table.push_str("pub static MUTATED: &[(&str, Frozen)] = &[\n");
        for mutated in mutants::all(&here.join("mutants"), &root) {
            let blob = format!("mutant-{}.bin", mutated.mutant);
            let entry = freeze(Path::new(&mutated.file), &mutated.source).entry(&blob, &out);
            writeln!(table, "    ({:?}, {entry}),", mutated.mutant).expect("writing to a string");
        }
        table.push_str("];\n");
    }
    fs::write(out.join("case_tables.rs"), case_tables()).expect("the output folder is writable");
    fs::write(out.join("rest.bin"), rest).expect("the output folder is writable");
    fs::write(out.join("frozen_table.rs"), table).expect("the output folder is writable");
}

/// Rust's case mappings of what is not ASCII, as `leaf::unicode` reads them.
fn case_tables() -> String {
    let letters = || (128..=u32::from(char::MAX)).filter_map(char::from_u32);
    let upper = table("UPPER_CASE", letters().map(|c| (c, c.to_uppercase().collect())));
    let lower = table("LOWER_CASE", letters().map(|c| (c, c.to_lowercase().collect())));
    upper + &lower
}

/// One of them: what maps to itself is left out.
fn table(name: &str, mappings: impl Iterator<Item = (char, Vec<char>)>) -> String {
    let rows: Vec<[u32; 4]> = mappings
        .filter(|(from, to)| to[..] != [*from])
        .map(|(from, to)| {
            let mut row = [u32::from(from), 0, 0, 0];
            for (place, c) in row[1..].iter_mut().zip(to) {
                *place = c.into();
            }
            row
        })
        .collect();
    format!(
        "static {name}: Later<Mapping, {}> = Later::new({rows:?});\n",
        rows.len()
    )
}

/// A compiled module.
struct Module {
    name: String,
    package: bool,
    bytes: Vec<u8>,
}

impl Module {
    /// Is it one that every program may need?
    fn core(&self) -> bool {
        let top = self.name.split('.').next().unwrap_or_default();
        CORE.contains(&top)
    }

    /// Adds it to the rest of the library, as `frozen::modules` reads that.
    fn append(&self, rest: &mut Vec<u8>) {
        rest.extend_from_slice(&(self.name.len() as u32).to_le_bytes());
        rest.extend_from_slice(self.name.as_bytes());
        rest.push(u8::from(self.package));
        rest.extend_from_slice(&(self.bytes.len() as u32).to_le_bytes());
        rest.extend_from_slice(&self.bytes);
    }

    /// Writes it into `blob` and returns its entry of the table.
    fn entry(&self, blob: &str, out: &Path) -> String {
        fs::write(out.join(blob), &self.bytes).expect("the output folder is writable");
        let (name, package) = (&self.name, self.package);
        format!(
            "Frozen {{ name: {name:?}, package: {package}, code: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{blob}\")) }}"
        )
    }
}

/// Compiles the module of the file `relative`.
fn freeze(relative: &Path, source: &str) -> Module {
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
        Ok(code) => lines_only(code),
        Err(error) => panic!("{}: {error:?}", relative.display()),
    };
    let bytes = switchboard_python_code::bytes::encode(&code);
    Module { name, package, bytes }
}

/// Without columns: the library's text is not there to point into, and a page downloads this.
fn lines_only(mut code: Code) -> Code {
    for position in &mut code.positions {
        *position = Position {
            line: position.line,
            end_line: position.line,
            ..Position::default()
        };
    }
    for constant in &mut code.consts {
        if let Const::Code(inner) = constant {
            *inner = Arc::new(lines_only(Code::clone(inner)));
        }
    }
    code
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
