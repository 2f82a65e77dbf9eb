//! `format(value, spec)`.

use crate::oracle::{attempt, big, float, rows, text};
use switchboard_python::leaf::LeafResult;
use switchboard_python::leaf::format_spec::{Default, Spec};
use switchboard_python::leaf::format_value::{format_complex, format_float, format_int, format_str};
use switchboard_python::leaf::int::Int;

fn int(n: i64, spec: &str) -> LeafResult<String> {
    format_int(&Int::Small(n), &Spec::parse(spec, Default::Number, "int")?, "int")
}

fn str(s: &str, spec: &str) -> LeafResult<String> {
    format_str(s, &Spec::parse(spec, Default::Text, "str")?, "str")
}

#[test]
fn known_formats() {
    assert_eq!(int(1234, "010,").as_deref(), Ok("00,001,234"));
    assert_eq!(int(-255, "+#10x").as_deref(), Ok("     -0xff"));
    assert_eq!(str("abc", "*^8.2").as_deref(), Ok("***ab***"));
    for (got, message) in [
        (str("a", "d"), "Unknown format code 'd' for object of type 'str'"),
        (str("a", "+"), "Sign not allowed in string format specifier"),
        (str("a", ","), "Cannot specify ',' with 's'."),
        (
            str("a", "=3"),
            "'=' alignment not allowed in string format specifier",
        ),
        (
            str("a", "3xx"),
            "Invalid format specifier '3xx' for object of type 'str'",
        ),
        (int(1, ".3"), "Precision not allowed in integer format specifier"),
        (int(1, ".d"), "Format specifier missing precision"),
        (int(1, ",_"), "Cannot specify both ',' and '_'."),
    ] {
        assert_eq!(got.unwrap_err().message, message);
    }
}

#[test]
fn formats_are_the_interpreters() {
    let facts = rows(
        r##"
def spec():
    s = ""
    if R.randrange(3) == 0: s += R.choice(["", "", "*", "0", "\xe9", "<"]) + R.choice("<>^=")
    if R.randrange(3) == 0: s += R.choice("+- ")
    if R.randrange(8) == 0: s += "z"
    if R.randrange(5) == 0: s += "#"
    if R.randrange(4) == 0: s += "0"
    if R.randrange(2): s += str(R.choice([0, 1, 5, 10, 15, 20, 33]))
    if R.randrange(4) == 0: s += R.choice([",", "_", ",_", ",,", "_,"] if R.randrange(4) == 0 else ",_")
    if R.randrange(3) == 0: s += "." + R.choice(["", "0", "1", "2", "5", "10", "\u0663"])
    if R.randrange(4): s += R.choice("bcdoxXneEfFgG%s" if R.randrange(5) else ["q", "\xe9", "\x01", "ss", " ", "}"])
    return s
for _ in range(30000):
    s = spec(); k = R.randrange(4)
    if not s: continue
    if k == 0: n = R.choice([some_int(), R.randrange(300), R.randrange(10**9)]); out("int", str(n), s, attempt(lambda: format(n, s)))
    elif k == 1: x = some_float(); out("float", bits(x), s, attempt(lambda: format(x, s)))
    elif k == 2: t = some_str(8); out("str", t, s, attempt(lambda: format(t, s)))
    else: x, y = some_float(), some_float(); out("complex", bits(x), bits(y), s, attempt(lambda: format(complex(x, y), s)))
for s in ["99999999999999999999", ".99999999999999999999f", ".2147483648f", "c"]:
    out("float", bits(1.5), s, attempt(lambda: format(1.5, s)))
for n in [-1, 0x110000, 2**63, 0x1F600]: out("int", str(n), "c", attempt(lambda: format(n, "c")))
out("int", str(10**400), "f", attempt(lambda: format(10**400, "f")))
"##,
    );
    for row in facts {
        let same = |got: &String, want: &serde_json::Value| got == text(want);
        let parse = |i: usize, default| Spec::parse(text(&row[i]), default, text(&row[0]));
        let got = match text(&row[0]) {
            "int" => parse(2, Default::Number).and_then(|s| format_int(&big(&row[1]).into(), &s, "int")),
            "float" => parse(2, Default::Number).and_then(|s| format_float(float(&row[1]), &s, "float")),
            "str" => parse(2, Default::Text).and_then(|s| format_str(text(&row[1]), &s, "str")),
            _ => parse(3, Default::Number)
                .and_then(|s| format_complex(float(&row[1]), float(&row[2]), &s, "complex")),
        };
        attempt(got, row.last().unwrap(), same, &row);
    }
}
