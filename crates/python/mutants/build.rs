//! Reads the deliberate errors beside this file; used by the build script only, under the feature `mutants`.

use std::fs;
use std::path::Path;

/// One module with a deliberate error in it.
pub struct Mutated {
    pub mutant: String,
    /// The module's file below `lib`.
    pub file: String,
    pub source: String,
}

/// All of them, by name. Panics on a file that does not fit the library: then the mutant has to follow it.
pub fn all(folder: &Path, library: &Path) -> Vec<Mutated> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the mutants' folder is readable")
        .map(|entry| entry.expect("the mutants' folder is readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| mutate(path, library)).collect()
}

fn mutate(path: &Path, library: &Path) -> Mutated {
    let text = fs::read_to_string(path).expect("a mutant's file is readable");
    let (file, mut rest) = text.split_once('\n').expect("the first line names the file");
    let mut source = fs::read_to_string(library.join(file)).expect("the mutant's module is there");
    while let Some(after) = rest.strip_prefix("<<<<<<< wanted\n") {
        let (wanted, after) = after.split_once("=======\n").expect("a mutant has two sides");
        let (mutant, after) = after.split_once(">>>>>>> mutant\n").expect("a mutant has an end");
        let found = source.matches(wanted).count();
        assert_eq!(
            found,
            1,
            "{}: the wanted text occurs {found} times in {file}",
            path.display()
        );
        source = source.replacen(wanted, mutant, 1);
        rest = after;
    }
    assert!(rest.is_empty(), "{}: cannot read {rest:?}", path.display());
    let mutant = path
        .file_stem()
        .expect("it has a name")
        .to_string_lossy()
        .into_owned();
    Mutated {
        mutant,
        file: file.to_owned(),
        source,
    }
}
