//! `docs/limitations.md`: the closed list of what is missing, made from the code that refuses it.
//!
//! `cargo xtask bless` (or `SWITCHBOARD_BLESS=1` for this test alone) writes it anew; otherwise the file must be what the
//! code says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};
use switchboard_python::frozen;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, extension: &str, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("the sources are readable")
        .map(|entry| entry.expect("the sources are readable").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, extension, into);
        } else if path.extension().is_some_and(|e| e == extension) {
            into.push(path);
        }
    }
}

/// All sources of that extension below a folder of the repository, each as one text.
fn sources(folder: &str, extension: &str) -> Vec<String> {
    let mut paths = Vec::new();
    files(&root().join(folder), extension, &mut paths);
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a source is text");
    paths.iter().map(read).collect()
}

/// The literals in quotes at the start of what follows, commas and white space between them.
fn literals(mut text: &str, quote: char) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start_matches([' ', '\n', ',']);
        let raw = text.starts_with('r');
        let some = text.strip_prefix("Some(").unwrap_or(text);
        let start = some.strip_prefix(['r', 'f']).unwrap_or(some);
        let Some(rest) = start.strip_prefix(quote) else {
            return found;
        };
        let Some(end) = rest.find(quote) else {
            return found;
        };
        found.push(if raw {
            rest[..end].to_owned()
        } else {
            rest[..end].replace("\\\\", "\\")
        });
        text = &rest[end + 1..];
    }
}

/// What stands after each occurrence of `call`.
fn calls<'a>(text: &'a str, call: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(call)
        .map(move |(at, _)| &text[at + call.len()..])
}

type Entries = BTreeMap<String, String>;

/// Language: what the compiler refuses by name.
fn language() -> Entries {
    let mut entries = Entries::new();
    for source in sources("crates/python-compiler/src", "rs") {
        for after in calls(&source, ".with_feature(") {
            if let [feature, rest @ ..] = &literals(after, '"')[..] {
                entries.insert(feature.clone(), rest.first().cloned().unwrap_or_default());
            }
        }
    }
    entries
}

/// Built-ins: what the interpreter stops at by name.
fn built_ins() -> Entries {
    let mut entries = Entries::new();
    for source in sources("crates/python/src", "rs") {
        for after in calls(&source, ".not_supported(") {
            if let [what, rest @ ..] = &literals(after, '"')[..] {
                let instead = rest.first().filter(|text| !text.is_empty());
                let instead = instead.map_or(String::new(), |text| format!("use {text}"));
                entries.insert(what.clone(), instead);
            }
        }
    }
    entries
}

fn modules() -> Entries {
    let refused = |&(name, _): &&(&str, &str)| frozen::find(name).is_none();
    let entry = |&(name, instead): &(&str, &str)| (format!("`{name}`"), instead.to_owned());
    frozen::UNSUPPORTED.iter().filter(refused).map(entry).collect()
}

/// Parts of modules: what the library raises NotImplementedError for.
fn parts() -> Entries {
    let mut entries = Entries::new();
    for source in sources("crates/python/lib", "py") {
        for after in calls(&source, "raise NotImplementedError(") {
            let text: String = literals(after, '\'').concat();
            if let Some((what, instead)) = text.split_once(" is not supported by Switchboard") {
                let instead = instead.trim_start_matches([';', ':', ' ']).to_owned();
                if what.contains('{') {
                    // One message for several names, which stand before it in a tuple.
                    let before = &source[..source.find(&text[..what.len()]).expect("just found")];
                    let names = before.rfind("if name in (").map(|at| &before[at + 12..]);
                    let module = what.split('.').next().expect("a split has a first part");
                    for name in names.map(|names| literals(names, '\'')).unwrap_or_default() {
                        entries.insert(format!("`{module}.{name}`"), instead.clone());
                    }
                    if names.is_none() {
                        entries.insert(format!("`{module}`: all that is not listed as there"), instead);
                    }
                } else {
                    entries.insert(format!("`{what}`"), instead);
                }
            }
        }
    }
    entries.extend(asyncio());
    entries
}

/// What asyncio refuses: the tables of its module `unsupported`, and methods of the loop.
fn asyncio() -> Entries {
    let mut entries = Entries::new();
    let read = |name: &str| {
        fs::read_to_string(root().join("crates/python/lib/asyncio").join(name)).expect("a module of asyncio")
    };
    let source = read("unsupported.py");
    let reason = |name: &str| {
        let start = source.split_once(&format!("{name} = '"))?.1;
        Some(start.split_once('\'')?.0.to_owned())
    };
    let table = source.split_once("_REASONS = {").expect("the table of reasons").1;
    let table = table.split_once('}').expect("its end").0;
    for line in table.lines().filter(|line| line.contains(':')) {
        let (name, why) = line.split_once(':').expect("just asked");
        let name = name.trim().trim_matches('\'');
        let why = reason(why.trim().trim_end_matches(',')).unwrap_or_default();
        entries.insert(format!("`asyncio.{name}`"), why);
    }
    let classes = source.split_once("_CLASSES = (").expect("the table of classes").1;
    for name in literals(classes, '\'') {
        let why = reason("_NETWORK").unwrap_or_default();
        entries.insert(format!("`asyncio.{name}`: to make one"), why);
    }
    let events = read("base_events.py");
    let methods = events
        .split_once("for _name in (")
        .expect("the refused methods")
        .1;
    for name in literals(methods, '\'') {
        entries.insert(format!("`loop.{name}`"), String::new());
    }
    entries
}

fn section(out: &mut String, title: &str, what: &str, entries: &Entries) {
    assert!(!entries.is_empty(), "nothing found for {title}");
    out.push_str(&format!(
        "\n## {title}\n\n{what}\n\n| what | instead |\n|---|---|\n"
    ));
    for (what, instead) in entries {
        out.push_str(&format!(
            "| {} | {} |\n",
            what.replace('|', "\\|"),
            instead.replace('|', "\\|")
        ));
    }
}

/// What runs, but not in all points as on CPython.
const DIFFERENCES: &str = "
## Older versions

A program with the line `# switchboard: allow asyncio.coroutine` has the decorator of that name, which Python had up to
3.10: generators with `yield from` as coroutines. CPython 3.11 refuses such a program, so its order is checked against
nothing.

## Known differences

- `vars(x)` and `x.__dict__` of an instance whose class has `__slots__` and a `__dict__` show the slots as well.
- The message of a `RecursionError` may lack what CPython appends to it (\"in comparison\").
- Operands that are written in C in CPython are named without their module: `'datetime'`, not `'datetime.datetime'`.
- What asks the machine for chance (`uuid.uuid4`, `secrets`, `random` without a seed) gives the same in every run.
";

fn page() -> String {
    let mut out = String::from(
        "# What is missing\n\n\
         Programs are run as CPython 3.11 runs them. What is listed here is refused by name where a program uses it; \
         nothing is skipped in silence. This page is made from the code by `cargo xtask bless`.\n",
    );
    section(
        &mut out,
        "Language",
        "The compiler says so with line and column.",
        &language(),
    );
    section(
        &mut out,
        "Built-in functions and types",
        "The run stops there with a message.",
        &built_ins(),
    );
    section(
        &mut out,
        "Parts of modules",
        "They raise `NotImplementedError` with the same words.",
        &parts(),
    );
    section(
        &mut out,
        "Modules",
        "Importing one raises `ModuleNotFoundError` that says so.",
        &modules(),
    );
    out.push_str(DIFFERENCES);
    out
}

#[test]
fn the_list_of_limitations_is_what_the_code_refuses() {
    let path = root().join("docs/limitations.md");
    let wanted = page();
    if env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(&path, wanted).expect("docs is writable");
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/limitations.md is out of date; `cargo xtask bless` writes it anew"
    );
}
