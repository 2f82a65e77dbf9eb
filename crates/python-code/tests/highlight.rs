//! Highlighting: readable cases, and what holds for any text.

use proptest::prelude::*;
use switchboard_python_code::highlight::{Class, highlight};
use switchboard_python_code::lex::{Kind, lex};

/// Each span as a letter under its text; blanks have none.
fn picture(source: &str) -> String {
    let mut row = vec![b' '; source.len()];
    for span in highlight(source) {
        let letter = match span.class {
            Class::Keyword => b'k',
            Class::String => b's',
            Class::Comment => b'c',
            Class::Number => b'n',
            Class::Name => b'a',
            Class::Definition => b'D',
            Class::Builtin => b'b',
            Class::Operator => b'.',
        };
        row[span.start..span.end].fill(letter);
    }
    String::from_utf8_lossy(&row).trim_end().to_owned()
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(picture(source), expected, "\n{source}\n{expected}");
}

#[test]
fn programs() {
    check(
        "async def tick(n=1.5e-3):  # go",
        "kkkkk kkk DDDD.a.nnnnnn..  cccc",
    );
    check("class A(Exception): pass", "kkkkk D.bbbbbbbbb.. kkkk");
    check("print(x.list, int=3) or int", "bbbbb.a.aaaa. aaa.n. kk bbb");
    check("rb'\\'' + \"a\\\"b\" 'open", "ssssss . ssssss sssss");
    check("x = 'open\ny = 1", "a . sssss a . n");
    check("a@b; c -> d != e...", "a.a. a .. a .. a...");
    check("0x1F_e+1 1e+5 1_000j", "nnnnnn.n nnnn nnnnnn");
    check("p = \"\"\"a\n'b\"\"\"; q", "a . ssssssssss. a");
}

#[test]
fn interiors_of_f_strings_are_code() {
    check("f'a {b} c'", "ssss.a.sss");
    check("f'{x!r:>{w}}{{y}}'", "ss.a.a.s.a..ssssss");
    check("f'{d[\"k\"]:{n + 1}}'", "ss.a.sss...a . n..s");
    check("f\"{x + 1", "ss.a . n");
    check("f\"{x\ny = 'z'", "ss.a a . sss");
    check("rf'''{a\n}''' if b else c", "sssss.a .sss kk a kkkk a");
}

#[test]
fn soft_keywords() {
    check("match x:", "kkkkk a.");
    check("case (1, 2):", "kkkk .n. n..");
    check("match = case(1)", "aaaaa . aaaa.n.");
    check("match(x)", "aaaaa.a.");
}

proptest! {
    #[test]
    fn any_text_is_covered(source in "(?s)[ -~\n\r\t\\x{e9}\\x{1f600}]{0,80}|([a-z]{0,3}|[(){}\\[\\]:!]|['\"]{1,3}|f['\"]|\\\\|\n){0,40}") {
        let tokens = lex(&source);
        let mut at = 0;
        for token in &tokens {
            prop_assert_eq!(token.start, at);
            prop_assert!(token.end > token.start || token.kind == Kind::FormatEnd(false));
            prop_assert!(source.is_char_boundary(token.end));
            at = token.end;
        }
        prop_assert_eq!(at, source.len());
        let mut end = 0;
        for span in highlight(&source) {
            prop_assert!(span.start >= end && span.end > span.start);
            end = span.end;
        }
    }
}
