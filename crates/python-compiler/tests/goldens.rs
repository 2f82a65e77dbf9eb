//! Source in, disassembly out: each `tests/goldens/NAME.py` beside what it compiles to.
//!
//! Set `SWITCHBOARD_BLESS=1` to write the texts anew.

use switchboard_python_code::disassemble::disassemble;
use switchboard_python_compiler::compile;

#[test]
fn disassembly() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/goldens");
    let mut sources: Vec<std::path::PathBuf> = std::fs::read_dir(folder)
        .expect("the goldens")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    sources.sort();
    assert!(sources.len() >= 4, "the goldens are missing");
    for path in sources {
        let source = std::fs::read_to_string(&path).expect("a source");
        let code = compile(&source, "main.py").unwrap_or_else(|d| panic!("{}: {d}", path.display()));
        let text = disassemble(&code);
        let golden = path.with_extension("txt");
        if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
            std::fs::write(&golden, &text).expect("written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(text, expected, "{}", path.display());
    }
}
