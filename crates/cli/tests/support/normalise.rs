//! The closed list of what is taken out of standard error before comparing; standard output is compared as it is.
//!
//! 1. The digits of an address: `0x7f3a...` becomes `0x`.
//! 2. Frames of a traceback outside of the program's file, with their source and marker lines.
//! 3. The place of a warning outside of the program's file, with its source line: `/lib.py:80: RuntimeWarning: it` becomes
//!    `library: RuntimeWarning: it`.
//! 4. The place of a function of the library in a description: ` at /lib.py:80` becomes ` at library`.

/// All normalisers.
pub fn stderr(text: &str, program: &str) -> String {
    places(&addresses(&frames(&warnings(text, program), program)), program)
}

fn places(text: &str, program: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" at ") {
        let (before, after) = rest.split_at(at + 4);
        out.push_str(before);
        rest = after;
        let path = if after.starts_with("<library ") {
            after.find('>').map_or(0, |end| end + 1)
        } else {
            after.find(".py:").map_or(0, |end| end + 3)
        };
        let (path, line) = after.split_at(path);
        let digits = line
            .strip_prefix(':')
            .map_or(0, |line| line.bytes().take_while(u8::is_ascii_digit).count());
        let file = path.starts_with('/') && !path.contains([' ', '\n']) && path != program;
        if (file || path.starts_with('<')) && digits > 0 {
            out.push_str("library");
            rest = &line[1 + digits..];
        }
    }
    out.push_str(rest);
    out
}

fn warnings(text: &str, program: &str) -> String {
    let own = format!("{program}:");
    let mut out = String::with_capacity(text.len());
    let mut shortened = false;
    for line in text.split_inclusive('\n') {
        let said = (!line.starts_with(&own)).then(|| warning(line)).flatten();
        if let Some(said) = said {
            out.push_str("library: ");
            out.push_str(said);
        } else if !(shortened && line.starts_with("  ")) {
            out.push_str(line);
        }
        shortened = said.is_some();
    }
    out
}

/// What a line says after the file and the line number, if it is a warning's.
fn warning(line: &str) -> Option<&str> {
    let (place, said) = line.split_once(": ")?;
    let (_, number) = place.rsplit_once(':')?;
    let (category, _) = said.split_once(": ")?;
    let counted = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (counted && category.ends_with("Warning")).then_some(said)
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

/// What the normalisers must do, and what they must leave alone.
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
    let more = [
        (
            "/lib/events.py:80: RuntimeWarning: it\n  its line\nRuntimeWarning: Enable\n",
            "library: RuntimeWarning: it\nRuntimeWarning: Enable\n",
        ),
        (
            "/p.py:80: RuntimeWarning: it\n  its line\n",
            "/p.py:80: RuntimeWarning: it\n  its line\n",
        ),
        ("sys:1: RuntimeWarning: it\n", "library: RuntimeWarning: it\n"),
        (
            "<T coro=<f() running at /p.py:7> cb=[g() at /lib.py:80, h() at <library asyncio.tasks>:9]>\n",
            "<T coro=<f() running at /p.py:7> cb=[g() at library, h() at library]>\n",
        ),
    ];
    for (input, wanted) in cases.into_iter().chain(more) {
        let got = stderr(input, "/p.py");
        if got != wanted {
            return Err(format!("{input:?} became {got:?}, wanted {wanted:?}"));
        }
    }
    Ok(())
}
