//! Reading and compiling a program's file; errors as CPython prints them.

use std::process::ExitCode;
use std::sync::Arc;
use switchboard_python_code::Code;

/// A program ready to run.
pub struct Loaded {
    pub code: Arc<Code>,
    pub source: String,
}

/// Reads and compiles. Err: it has been said on standard error why not, and this is the exit status.
pub fn load(file: &str) -> Result<Loaded, ExitCode> {
    let source = match std::fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("switchboard: {file}: {error}");
            return Err(ExitCode::from(2));
        }
    };
    match switchboard_python_compiler::compile(&source, file) {
        Ok(code) => Ok(Loaded {
            code: Arc::new(code),
            source,
        }),
        Err(diagnostic) => {
            eprint!("{}", diagnostic.render(&source, file));
            Err(ExitCode::from(1))
        }
    }
}
