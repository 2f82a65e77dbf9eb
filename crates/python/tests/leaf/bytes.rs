//! Bytes and codecs.

use crate::oracle::{attempt, number, rows, text};
use serde_json::{Value, json};
use switchboard_python::leaf::bytes_methods as methods;
use switchboard_python::leaf::codec::{self, CodecError, Encoding, Errors};
use switchboard_python::leaf::{LeafError, str_layout::Ends};

fn data(v: &Value) -> Vec<u8> {
    v.as_array().unwrap().iter().map(|b| number(b) as u8).collect()
}

#[test]
fn methods_are_the_interpreters() {
    let facts = rows(
        r##"
def bound(): return R.choice([None, None, R.randrange(-8, 9), 100, -100])
L = lambda v: [list(x) for x in v]
for _ in range(8000):
    a = R.choice([b"ab", b"aB1 \xe9", b"ab \t\n\x1c", b"\r\na", b"+-1"])
    s = bytes(R.choice(a) for _ in range(R.randrange(12))); n = bytes(R.choice(a) for _ in range(R.randrange(3)))
    i, j, k, w = bound(), bound(), R.randrange(-1, 4), R.randrange(-2, 14)
    out(list(s), list(n), i, j, k, w, [s.find(n, i, j), s.rfind(n, i, j), s.count(n, i, j), s.startswith(n, i, j), s.endswith(n, i, j),
            s.isupper(), s.islower(), s.isalpha(), s.isdigit(), s.isalnum(), s.isspace(), s.hex()],
        L([s.replace(n, b"<>", k), s.strip(), s.lstrip(), s.rstrip(), s.strip(n), s.lstrip(n), s.rstrip(n), s.title(), s.capitalize(), s.swapcase(),
            s.ljust(w, b"*"), s.rjust(w, b"*"), s.center(w, b"*"), s.zfill(w)]),
        attempt(lambda: s.split(n, k), L), attempt(lambda: s.rsplit(n, k), L), L(s.split(None, k)), L(s.rsplit(None, k)), L(s.splitlines()), L(s.splitlines(True)),
        attempt(lambda: s.partition(n), L), attempt(lambda: s.rpartition(n), L))
for _ in range(500):
    s = "".join(R.choice(["0", "aF", " ", "1b", "\n", "g", "\xe9", "7f"]) for _ in range(R.randrange(6)))
    out("hex", s, attempt(lambda: bytes.fromhex(s), list))
"##,
    );
    for row in facts {
        if row[0] == "hex" {
            attempt(
                methods::from_hex(text(&row[1])),
                &row[2],
                |got, want| *got == data(want),
                &row,
            );
            continue;
        }
        let (s, n) = (&data(&row[0])[..], &data(&row[1])[..]);
        let (i, j, k, w) = (row[2].as_i64(), row[3].as_i64(), number(&row[4]), number(&row[5]));
        let place = |found: Option<usize>| found.map_or(-1, |at| at as i64);
        let answers = json!([
            place(methods::find(s, n, i, j)),
            place(methods::rfind(s, n, i, j)),
            methods::count(s, n, i, j),
            methods::starts_with(s, n, i, j),
            methods::ends_with(s, n, i, j),
            methods::is_upper(s),
            methods::is_lower(s),
            methods::all(s, |b| b.is_ascii_alphabetic()),
            methods::all(s, |b| b.is_ascii_digit()),
            methods::all(s, |b| b.is_ascii_alphanumeric()),
            methods::all(s, methods::is_space),
            methods::hex(s)
        ]);
        assert_eq!(answers, row[6], "{row:?}");
        let made = json!([
            methods::replace(s, n, b"<>", k),
            methods::strip(s, None, Ends::Both),
            methods::strip(s, None, Ends::Left),
            methods::strip(s, None, Ends::Right),
            methods::strip(s, Some(n), Ends::Both),
            methods::strip(s, Some(n), Ends::Left),
            methods::strip(s, Some(n), Ends::Right),
            methods::title(s),
            methods::capitalize(s),
            methods::swapcase(s),
            methods::ljust(s, w, b'*'),
            methods::rjust(s, w, b'*'),
            methods::center(s, w, b'*'),
            methods::zfill(s, w)
        ]);
        assert_eq!(made, row[7], "{row:?}");
        let list = |got: &Vec<&[u8]>, want: &Value| json!(got) == *want;
        attempt(methods::split(s, Some(n), k), &row[8], list, &row);
        attempt(methods::rsplit(s, Some(n), k), &row[9], list, &row);
        assert_eq!(json!(methods::split(s, None, k).unwrap()), row[10], "{row:?}");
        assert_eq!(json!(methods::rsplit(s, None, k).unwrap()), row[11], "{row:?}");
        assert_eq!(json!(methods::split_lines(s, false)), row[12], "{row:?}");
        assert_eq!(json!(methods::split_lines(s, true)), row[13], "{row:?}");
        attempt(
            methods::partition(s, n),
            &row[14],
            |got, want| json!(got) == *want,
            &row,
        );
        attempt(
            methods::rpartition(s, n),
            &row[15],
            |got, want| json!(got) == *want,
            &row,
        );
    }
}

#[test]
fn codecs_are_the_interpreters() {
    let facts = rows(
        r##"
def attempt2(f):
    try: return ["ok", f()]
    except UnicodeError as e: return [type(e).__name__, str(e), e.encoding, e.start, e.end, e.reason]
for _ in range(3000):
    s, enc, err = some_str(), R.choice(["utf-8", "ascii", "latin-1", "UTF8", "iso-8859-1", "Latin1", "us-ascii"]), R.choice(["strict", "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"])
    out("encode", s, enc, err, attempt2(lambda: list(s.encode(enc, err))))
    b = bytes(R.choice([b"a", b"\x80", b"\xc3", b"\xa9", b"\xe2", b"\x82", b"\xac", b"\xf0", b"\x9f", b"\xed", b"\xa0", b"\xff", b"\xc0", b"\xf4", b"\x90"])[0] for _ in range(R.randrange(6)))
    if R.randrange(3) == 0: b = s.encode() + b
    if err != "xmlcharrefreplace": out("decode", list(b), enc, err, attempt2(lambda: b.decode(enc, err)))
"##,
    );
    for row in facts {
        let encoding = Encoding::named(text(&row[2])).unwrap();
        let errors = Errors::named(text(&row[3])).unwrap();
        let got = if row[0] == "encode" {
            codec::encode(text(&row[1]), encoding, errors).map(|bytes| json!(bytes))
        } else {
            codec::decode(&data(&row[1]), encoding, errors).map(|s| json!(s))
        };
        let got = match got {
            Ok(value) => json!(["ok", value]),
            Err(CodecError {
                kind,
                encoding,
                start,
                end,
                reason,
                message,
            }) => {
                json!([kind.name(), message, encoding, start, end, reason])
            }
        };
        assert_eq!(got, row[4], "{row:?}");
    }
    assert_eq!(
        Encoding::named("x"),
        Err(LeafError::new(
            switchboard_python::leaf::ErrorKind::Lookup,
            "unknown encoding: x"
        ))
    );
}
