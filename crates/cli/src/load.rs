//! Reading and compiling a program's file; errors as CPython prints them.

use std::process::ExitCode;
use std::sync::Arc;
use switchboard_python_code::Code;
use switchboard_python_compiler::{Options, compile_with};

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
    match compile_with(&source, file, Options::default()) {
        Ok(compiled) => {
            for warning in &compiled.warnings {
                eprint!("{}", warning.render(&source, file));
            }
            Ok(Loaded {
                code: Arc::new(compiled.code),
                source,
            })
        }
        Err(diagnostic) => {
            eprint!("{}", diagnostic.render(&source, file));
            Err(ExitCode::from(1))
        }
    }
}
