//! Prints the facts of the code of each file named, to be compared with `tests/support/facts.py`.

#[path = "../tests/support/facts.rs"]
mod support;

fn main() {
    for path in std::env::args().skip(1) {
        println!("## {path}");
        match std::fs::read_to_string(&path) {
            Err(error) => println!("!! cannot read: {error}"),
            Ok(source) => match switchboard_python_compiler::compile(&source, &path) {
                Ok(code) => print!("{}", support::facts(&code)),
                Err(d) => println!(
                    "!! {}: {} {}:{}",
                    d.kind.name(),
                    d.message,
                    d.span.line,
                    d.span.column
                ),
            },
        }
    }
}
