//! The parser and compiler as a module of its own: a page loads it only when a program has to be compiled, so that
//! a reader of ready-made exhibits does not wait for a parser.
//!
//! ```text
//! text --compile--> Output { code: bytes | none, problems: JSON [{line, column, end, message}] }
//! ```

use serde::Serialize;
use switchboard_python_compiler::Diagnostic;
use wasm_bindgen::prelude::*;

/// What a text was compiled to.
#[wasm_bindgen]
pub struct Output {
    code: Option<Vec<u8>>,
    problems: String,
}

#[wasm_bindgen]
impl Output {
    /// Versioned bytes of code, or nothing if there are problems.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn code(&self) -> Option<Vec<u8>> {
        self.code.clone()
    }

    /// A JSON list of problems: line and column from 1, in characters; `end` is one past the last character.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn problems(&self) -> String {
        self.problems.clone()
    }
}

/// One thing that is wrong with a text.
#[derive(Serialize)]
struct Problem {
    line: u32,
    column: u32,
    end: u32,
    message: String,
}

impl From<Diagnostic> for Problem {
    fn from(found: Diagnostic) -> Self {
        let column = found.span.column.max(1);
        // Only the first line of a longer place is underlined.
        let end = if found.span.end_line == found.span.line {
            found.span.end_column
        } else {
            u32::MAX
        };
        let message = match found.instead {
            Some(instead) => format!("{}. {}.", found.message, sentence(instead)),
            None => found.message,
        };
        Self {
            line: found.span.line.max(1),
            column,
            end: end.max(column + 1),
            message,
        }
    }
}

/// With a capital letter and without the final stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Compiles a Python program.
#[wasm_bindgen]
#[must_use]
pub fn compile(source: &str) -> Output {
    match switchboard_python_compiler::compile(source, "program.py") {
        Ok(code) => Output {
            code: Some(switchboard_python_code::bytes::encode(&code)),
            problems: "[]".to_owned(),
        },
        Err(found) => Output {
            code: None,
            problems: serde_json::to_string(&[Problem::from(found)]).expect("problems are plain data"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_becomes_bytes_of_code() {
        let output = compile("print(1)\n");
        let code = output.code().expect("it compiles");
        assert!(switchboard_python_code::bytes::decode(&code).is_ok());
        assert_eq!(output.problems(), "[]");
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let output = compile("x = 1\ny = = 2\n");
        assert!(output.code().is_none());
        assert!(output.problems().contains("\"line\":2"), "{}", output.problems());
    }
}
