//! Reading and compiling a program's file; errors as CPython prints them.

use std::process::ExitCode;
use std::sync::Arc;
use switchboard_python_code::Code;
use switchboard_python_compiler::{Options, compile_with};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A program ready to run.
pub struct Loaded {
    pub code: Arc<Code>,
    pub source: String,
}

/// Reads and compiles. Err: it has been said on standard error why not, and this is the exit status.
pub fn load(file: &str) -> Result<Loaded, ExitCode> {
    let read = if file == STANDARD_INPUT {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    let source = match read {
        Ok(source) => source,
        Err(error) => {
            eprintln!("switchboard: {file}: {error}");
            return Err(ExitCode::from(2));
        }
    };
    let file = if file == STANDARD_INPUT { "<stdin>" } else { file };
    let code = Arc::new(compile(&source, file)?);
    Ok(Loaded { code, source })
}

/// Compiles a program's text. Err: it has been said on standard error why not, and this is the exit status.
pub fn compile(source: &str, file: &str) -> Result<Code, ExitCode> {
    match compile_with(source, file, Options::default()) {
        Ok(compiled) => {
            for warning in &compiled.warnings {
                eprint!("{}", warning.render(source, file));
            }
            Ok(compiled.code)
        }
        Err(diagnostic) => {
            eprint!("{}", diagnostic.render(source, file));
            Err(ExitCode::from(1))
        }
    }
}
