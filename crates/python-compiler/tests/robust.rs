//! Whatever the source, the compiler answers: no panic, no overflow of a small stack, no endless work.

use proptest::prelude::*;
use switchboard_python_code::bytes::{decode, encode, validate};
use switchboard_python_code::lex::lex;
use switchboard_python_compiler::compile;

/// The page's stack.
const STACK: usize = 1 << 20;

/// Compiles on a small stack; what is compiled must be valid and travel as bytes.
fn answers(source: String) -> bool {
    let work = move || match compile(&source, "main.py") {
        Ok(code) => {
            assert_eq!(validate(&code), Ok(()), "{source}");
            assert_eq!(decode(&encode(&code)).as_ref(), Ok(&code), "{source}");
            true
        }
        Err(diagnostic) => {
            assert!(!diagnostic.message.is_empty());
            let lines = source.split(['\n', '\r']).count() as u32;
            assert!(
                diagnostic.span.line >= 1 && diagnostic.span.line <= lines + 1,
                "{diagnostic:?}\n{source}"
            );
            assert!(
                diagnostic
                    .render(&source, "main.py")
                    .ends_with(&format!("{}\n", diagnostic.message))
            );
            false
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .expect("a thread");
    thread.join().expect("no panic")
}

const TOKENS: &[&str] = &[
    "a",
    "b",
    "x1",
    "__p",
    "super",
    "0",
    "1",
    "2.5",
    "3j",
    "'s'",
    "\"t\"",
    "b'u'",
    "f'{",
    "f'a{b}'",
    "'",
    "\"",
    "'''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    ".",
    "=",
    "==",
    ":=",
    "+",
    "-",
    "*",
    "**",
    "/",
    "@",
    "~",
    "<",
    ">>",
    "->",
    "!",
    "|=",
    "...",
    "\\",
    "\n",
    "\n  ",
    "\n    ",
    "\n\t",
    "#c",
    "if",
    "elif",
    "else",
    "while",
    "for",
    "in",
    "try",
    "except",
    "finally",
    "with",
    "as",
    "def",
    "class",
    "return",
    "yield",
    "await",
    "async",
    "lambda",
    "not",
    "and",
    "or",
    "is",
    "None",
    "True",
    "import",
    "from",
    "global",
    "nonlocal",
    "del",
    "pass",
    "break",
    "continue",
    "raise",
    "assert",
    "match",
    "case",
    "_",
    "type",
    "print",
    "\u{e9}",
    "\u{1f600}",
    "\u{0}",
    "\\N{DASH}",
    "\\ud800",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn any_tokens(picked in prop::collection::vec(prop::sample::select(TOKENS), 0..60), spaces: bool) {
        answers(picked.join(if spaces { " " } else { "" }));
    }

    #[test]
    fn any_text(source in "(?s).{0,60}") {
        answers(source);
    }
}

/// The programs that are compared with CPython, to be damaged here.
fn programs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the programs")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a program"))
        .collect()
}

/// Deletes, doubles, moves and swaps tokens: what still parses takes every path of the generator.
fn damaged(source: &str, edits: &[(prop::sample::Index, prop::sample::Index, u8)]) -> String {
    let mut pieces: Vec<&str> = lex(source)
        .iter()
        .map(|token| &source[token.start..token.end])
        .collect();
    for (at, other, kind) in edits {
        let (at, other) = (at.index(pieces.len()), other.index(pieces.len()));
        match kind % 4 {
            0 => {
                pieces.remove(at);
            }
            1 => pieces.swap(at, other),
            2 => pieces[at] = pieces[other],
            // A whole line goes or comes.
            _ => {
                let start = pieces[..at]
                    .iter()
                    .rposition(|piece| *piece == "\n")
                    .map_or(0, |i| i + 1);
                let end = pieces[at..]
                    .iter()
                    .position(|piece| *piece == "\n")
                    .map_or(pieces.len(), |i| at + i + 1);
                let line: Vec<&str> = pieces[start..end].to_vec();
                if kind % 8 < 4 {
                    pieces.drain(start..end);
                } else {
                    pieces.splice(start..start, line);
                }
            }
        }
        if pieces.is_empty() {
            break;
        }
    }
    pieces.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn damaged_programs(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index, u8)>(), 1..4),
    ) {
        let programs = programs();
        answers(damaged(&programs[which.index(programs.len())], &edits));
    }
}

#[track_caller]
fn nested(open: &str, middle: &str, close: &str, most: usize) {
    let source = |n: usize| format!("{}{middle}{}", open.repeat(n), close.repeat(n));
    assert!(answers(source(most)), "{most} of {open:?} must be taken");
    for n in [most + 1, 150, 400, 1000, 30_000] {
        answers(source(n));
    }
    assert!(!answers(source(30_000)), "30000 of {open:?} must be refused");
}

#[test]
fn deep_nesting() {
    nested("(", "1", ")", 90);
    nested("[", "1", "]", 90);
    nested("{1: ", "1", "}", 90);
    nested("a[", "1", "]", 90);
    nested("f(", "1", ")", 90);
    nested("(lambda: ", "1", ")", 90);
    nested("[x for x in ", "y", "]", 90);
    nested("-", "1", "", 250);
    nested("not ", "1", "", 250);
    nested("lambda: ", "1", "", 250);
    nested("lambda a, b: ", "1", "", 250);
    nested("1 + ", "1", "", 250);
    nested("2 ** ", "1", "", 250);
    nested("x if y else ", "1", "", 250);
    nested("a.", "b", "", 250);
    nested("", "a", "()", 290);
    nested("", "a", "[0]", 290);
    nested("", "a", ".b()", 140);
    nested("f(-", "a", ".b)", 70);
}

#[test]
fn broken_nesting() {
    for unit in [
        "(",
        "[",
        "{",
        "f'{",
        "f\"{f'{",
        "f'{x:{",
        "(\n if x:\n",
        "a[",
        "f'''{",
        "-(",
        "lambda:(",
        "\\\n(",
    ] {
        assert!(!answers(unit.repeat(20_000)), "{unit:?}");
        assert!(!answers(format!("{}'", unit.repeat(300))), "{unit:?}");
    }
    let blocks = |n: usize| {
        (0..n)
            .map(|i| format!("{}if x:\n", " ".repeat(i)))
            .collect::<String>()
    };
    assert!(answers(format!("{}{}pass", blocks(80), " ".repeat(80))));
    assert!(!answers(format!("{}{}pass", blocks(3000), " ".repeat(3000))));
    assert!(!answers(format!("(\n{}{}pass", blocks(3000), " ".repeat(3000))));
    assert!(!answers(format!("'''\n{}'", blocks(2000))));
}

/// Blocks of each kind as deep as they may be, with an expression as deep as it may be inside.
#[test]
fn deep_blocks_with_deep_expressions() {
    let deep = [
        format!("{}1", "-".repeat(290)),
        format!("{}1{}", "f(-".repeat(70), ")".repeat(70)),
    ];
    for header in [
        "if x:",
        "def f():",
        "class A:",
        "async def f():",
        "else_ = [lambda: 1]\nif x:",
    ] {
        for expression in &deep {
            let mut source = String::new();
            for depth in 0..95 {
                let indent = " ".repeat(depth);
                for line in header.lines() {
                    source.push_str(&format!("{indent}{line}\n"));
                }
            }
            source.push_str(&format!("{}{expression}\n", " ".repeat(95)));
            assert!(answers(source), "{header}");
        }
    }
    let mut source = String::new();
    for depth in 0..45 {
        let indent = "  ".repeat(depth);
        source.push_str(&format!(
            "{indent}match x:\n{indent} case [{}y{}]:\n",
            "(".repeat(80),
            ",)".repeat(80)
        ));
    }
    source.push_str(&format!("{}pass\n", "  ".repeat(45)));
    assert!(answers(source));
}

#[test]
fn long_but_flat() {
    assert!(answers("x = 1\n".repeat(20_000)));
    assert!(answers(format!("x = [{}]", "a + b, ".repeat(20_000))));
    assert!(answers(format!(
        "if a:\n  pass\n{}",
        "elif b:\n  pass\n".repeat(5_000)
    )));
    assert!(answers(format!("x = {}0", "a and ".repeat(5_000))));
    assert!(answers(format!("x = {}0", "a < ".repeat(2_000))));
    assert!(answers(format!("x = {}", "'a' ".repeat(5_000))));
    assert!(answers(format!("{}x", "a = ".repeat(5_000))));
}

#[test]
fn finally_blocks_double_only_so_far() {
    let mut source = String::from("def f():\n");
    for depth in 1..20 {
        source.push_str(&format!(
            "{0}try:\n{0} return g()\n{0}finally:\n",
            " ".repeat(depth)
        ));
    }
    source.push_str(&format!("{}h()\n", " ".repeat(20)));
    answers(source);
}
