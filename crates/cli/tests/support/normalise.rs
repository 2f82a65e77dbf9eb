//! The closed list of what is taken out of standard error before comparing; standard output is compared as it is.
//!
//! 1. The digits of an address: `0x7f3a...` becomes `0x`.
//! 2. Frames of a traceback outside of the program's file, with their source and marker lines.

/// Both normalisers.
pub fn stderr(text: &str, program: &str) -> String {
    addresses(&frames(text, program))
}

fn addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("0x") {
        let (before, after) = rest.split_at(at + 2);
        out.push_str(before);
        rest = after.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out.push_str(rest);
    out
}

fn frames(text: &str, program: &str) -> String {
    let own = format!("File \"{program}\", line ");
    let mut out = String::with_capacity(text.len());
    // The column of a dropped frame's `File`, while what follows may belong to it.
    let mut dropped: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        if let Some(column) = frame_column(line) {
            dropped = (!line[column..].starts_with(&own)).then_some(column);
        } else if dropped.is_some_and(|column| !belongs(line, column)) {
            dropped = None;
        }
        if dropped.is_none() {
            out.push_str(line);
        }
    }
    out
}

/// Where `File "` starts, if this line is a frame of a traceback (perhaps inside the box of an exception group).
fn frame_column(line: &str) -> Option<usize> {
    let column = line.find(|c| c != ' ' && c != '|')?;
    (column >= 2 && line[column..].starts_with("File \"") && line.contains("\", line ")).then_some(column)
}

/// Whether a line is the source, the markers or the repetition note of a frame at `column`.
fn belongs(line: &str, column: usize) -> bool {
    let Some(rest) = line.get(column..) else {
        return false;
    };
    line[..column].chars().all(|c| c == ' ' || c == '|')
        && (rest.starts_with("  ") || rest.starts_with("[Previous line repeated "))
}

/// What the two normalisers must do, and what they must leave alone.
pub fn check() -> Result<(), String> {
    let cases = [
        ("<T at 0x7fAb09> 0x\n", "<T at 0x> 0x\n"),
        (
            "  File \"/p.py\", line 1, in f\n    a\n  File \"/lib.py\", line 2, in g\n    b\n    ^\n  File \"/p.py\", line 3, in h\n    c\nE: e\n",
            "  File \"/p.py\", line 1, in f\n    a\n  File \"/p.py\", line 3, in h\n    c\nE: e\n",
        ),
        (
            "  |   File \"/lib.py\", line 2, in g\n  |     b\n  |     ^^\n  | E: e\n",
            "  | E: e\n",
        ),
        (
            "  File \"/lib.py\", line 2, in g\n    b\n  [Previous line repeated 3 more times]\nE: e\n  note\n",
            "E: e\n  note\n",
        ),
    ];
    for (input, wanted) in cases {
        let got = stderr(input, "/p.py");
        if got != wanted {
            return Err(format!("{input:?} became {got:?}, wanted {wanted:?}"));
        }
    }
    Ok(())
}
