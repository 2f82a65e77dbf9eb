//! The programs: every `conformance/python/<area>/<name>.py`, in the order of their names.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One program file.
#[derive(Clone, Debug)]
pub struct Program {
    /// `area/name`, without the extension.
    pub name: String,
    pub area: String,
    /// Absolute, the same for both runs: messages hold it.
    pub path: PathBuf,
    pub source: String,
    /// Its threads block one another for ever.
    pub hangs: bool,
    /// Its threads may go in any order, and a reader is to pick one: the real run switches only where a thread waits.
    pub free: bool,
}

impl Program {
    /// Does it have threads? Then the real run is on the machine's own clock: only the kernel can let one wait and not
    /// another.
    pub fn real_clock(&self) -> bool {
        let threads = [
            "threading",
            "concurrent.futures",
            "to_thread",
            "run_in_executor",
            "_thread",
        ];
        match self.area.as_str() {
            "threads" | "pools" | "signals" => true,
            "exhibits" => threads.iter().any(|word| self.source.contains(word)),
            _ => false,
        }
    }

    /// The file beside it with what it reads from standard input, if there is one.
    pub fn input(&self) -> Option<PathBuf> {
        Some(self.path.with_extension("in")).filter(|path| path.exists())
    }
}

/// The directory `conformance` of this checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance");
    here.canonicalize()
        .unwrap_or_else(|error| panic!("{}: {error}", here.display()))
}

/// All programs.
pub fn all() -> Vec<Program> {
    let mut programs = Vec::new();
    for area in sorted_entries(&root().join("python")) {
        for path in sorted_entries(&area) {
            if path.extension().is_some_and(|e| e == "py") {
                let area = area
                    .file_name()
                    .expect("an entry has a name")
                    .to_string_lossy()
                    .into_owned();
                let stem = path.file_stem().expect("an entry has a name").to_string_lossy();
                programs.push(Program {
                    name: format!("{area}/{stem}"),
                    area,
                    source: fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
                    path,
                    hangs: false,
                    free: false,
                });
            }
        }
    }
    programs
}

/// The exhibits' programs, and the record of what was compared of each: `crates/exhibits/checked.txt`.
pub fn exhibits() -> Vec<Program> {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exhibits");
    fs::create_dir_all(&directory).unwrap_or_else(|e| panic!("{}: {e}", directory.display()));
    let mut programs = Vec::new();
    let all = switchboard_exhibits::all().iter();
    for (exhibit, (name, source)) in
        all.flat_map(|e| e.programs().into_iter().map(move |program| (e, program)))
    {
        let path = directory.join(format!("{name}.py"));
        fs::write(&path, &source).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        programs.push(Program {
            name: format!("exhibits/{name}"),
            area: "exhibits".into(),
            source,
            path,
            hangs: exhibit.hangs,
            free: exhibit.goal.is_some(),
        });
    }
    programs
}

fn sorted_entries(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a readable directory").path())
        .collect();
    paths.sort();
    paths.retain(|path| !path.ends_with("__pycache__"));
    paths
}
