//! Every code point's properties and case mappings.

use crate::oracle::{number, rows, text};
use switchboard_python::leaf::unicode::{self, *};

#[test]
fn every_code_point() {
    let facts = rows(
        r##"
for cp in range(0x110000):
    if 0xD800 <= cp <= 0xDFFF: continue
    c = chr(cp)
    f = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isspace(), c.islower(), c.isupper(),
        c.istitle() and not c.isupper(), c.isprintable(), c.isidentifier(), ("a" + c).isidentifier()]
    n = sum(b << i for i, b in enumerate(f))
    maps = [c.upper(), c.lower(), c.title(), c.casefold()]
    d = int(c) if c.isdecimal() else -1
    lb = len(("a" + c + "a").splitlines()) == 2
    if n or maps != [c] * 4 or lb: out(cp, n, d, lb, *(m if m != c else 0 for m in maps))
"##,
    );
    let mut facts = facts.into_iter().peekable();
    let mut wrong = Vec::new();
    for c in '\0'..=char::MAX {
        let row = facts.next_if(|row| number(&row[0]) == i64::from(u32::from(c)));
        let (want_flags, want_digit, want_break) = row.as_ref().map_or((0, -1, false), |r| {
            (number(&r[1]), number(&r[2]), r[3].as_bool().unwrap())
        });
        let got = i64::from(flags(c) & !CASE_IGNORABLE);
        if got != want_flags
            || decimal(c).map_or(-1, i64::from) != want_digit
            || is_line_break(c) != want_break
        {
            wrong.push(format!("{c:?}: {got:b}, not {want_flags:b}"));
        }
        assert_eq!(is_space(c), want_flags & i64::from(SPACE) != 0, "{c:?}");
        assert_eq!(is_printable(c), want_flags & i64::from(PRINTABLE) != 0, "{c:?}");
        for (i, push) in [push_upper, push_lower, unicode::push_title, push_folded]
            .into_iter()
            .enumerate()
        {
            let mut got = String::new();
            push(&mut got, c);
            let itself = c.to_string();
            let want = row
                .as_ref()
                .map_or(&*itself, |r| r[4 + i].as_str().unwrap_or(&itself));
            if got != want {
                wrong.push(format!(
                    "{c:?} {} mapping {i}: {got:?}, not {want:?}",
                    c.escape_unicode()
                ));
            }
        }
    }
    assert!(facts.next().is_none());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}

#[test]
fn case_ignorable_code_points() {
    let facts = rows(
        r##"
out("".join(c for c in map(chr, range(0x110000)) if not 0xD800 <= ord(c) <= 0xDFFF
    and ("A\u03a3" + c).lower()[1] == "\u03c2" and ("A\u03a3" + c + "A").lower()[1] == "\u03c3"))
"##,
    );
    let got: String = ('\0'..=char::MAX).filter(|&c| is(c, CASE_IGNORABLE)).collect();
    assert_eq!(got, text(&facts[0][0]));
}
