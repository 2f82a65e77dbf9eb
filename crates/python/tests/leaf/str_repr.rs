//! repr and ascii of text and bytes.

use crate::oracle::{number, rows, text};
use switchboard_python::leaf::str_repr;

#[test]
fn known_reprs() {
    for (given, want) in [
        ("", "''"),
        ("it's", "\"it's\""),
        ("\"it's\"", "'\"it\\'s\"'"),
        ("a\tb\n\x00\x7f", "'a\\tb\\n\\x00\\x7f'"),
        ("é\u{ad}\u{200b}😀\u{e0001}", "'é\\xad\\u200b😀\\U000e0001'"),
    ] {
        assert_eq!(str_repr::repr(given), want);
    }
    assert_eq!(str_repr::bytes_repr(b"a'\xff\\"), r#"b"a'\xff\\""#);
}

#[test]
fn reprs_are_the_interpreters() {
    let facts = rows(
        r##"
for _ in range(4000):
    s = some_str(30); out("str", s, repr(s), ascii(s))
for _ in range(1000):
    b = bytes(R.choice(b"a'\"\\\n\t\r\x00\x7f\x80\xff z") for _ in range(R.randrange(20)))
    out("bytes", list(b), repr(b), repr(bytearray(b)))
"##,
    );
    for row in facts {
        if text(&row[0]) == "str" {
            assert_eq!(str_repr::repr(text(&row[1])), text(&row[2]));
            assert_eq!(str_repr::ascii(text(&row[1])), text(&row[3]));
            assert_eq!(str_repr::escape_non_ascii(text(&row[2])), text(&row[3]));
        } else {
            let data: Vec<u8> = row[1]
                .as_array()
                .unwrap()
                .iter()
                .map(|b| number(b) as u8)
                .collect();
            assert_eq!(str_repr::bytes_repr(&data), text(&row[2]));
            assert_eq!(str_repr::bytearray_repr(&data), text(&row[3]));
        }
    }
}
