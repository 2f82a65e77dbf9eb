//! Hashes of built-in values.

use crate::oracle::{big, float, number, rows, text};
use num_traits::ToPrimitive;
use serde_json::Value;
use switchboard_python::leaf::hash;

#[test]
fn known_hashes() {
    assert_eq!(hash::str(""), 0);
    assert_eq!(hash::int(-1), -2);
    assert_eq!(hash::int((1 << 61) - 1), 0);
    assert_eq!(hash::float(f64::NAN), None);
    assert_eq!(hash::float(-1.0), Some(-2));
    assert_eq!(hash::float(f64::INFINITY), Some(314_159));
}

#[test]
fn hashes_are_the_interpreters() {
    let facts = rows(
        r##"
import math
for _ in range(3000):
    s = some_str(40); out("str", s, hash(s))
for _ in range(300):
    b = R.randbytes(R.randrange(40)); out("bytes", list(b), hash(b))
for _ in range(2000):
    n = some_int(); out("int", str(n), hash(n))
for d in range(-3, 4):
    for e in (61, 62, 63, 64, 122, 128): out("int", str(2**e+d), hash(2**e+d)); out("int", str(-2**e+d), hash(-2**e+d))
for _ in range(4000):
    x = some_float()
    if not math.isnan(x): out("float", bits(x), hash(x))
for _ in range(500):
    t = tuple(some_str(5) if R.randrange(2) else some_int() for _ in range(R.randrange(8)))
    out("tuple", [hash(e) for e in t], hash(t))
    f = frozenset(t)
    out("frozenset", [hash(e) for e in f], hash(f))
for _ in range(200):
    a, b = some_float(), some_float()
    if a == a and b == b: out("complex", hash(a), hash(b), hash(complex(a, b)))
for _ in range(100):
    r = range(R.randrange(-9, 9), R.randrange(-9, 9), R.choice([1, 2, -1, -3]))
    if len(r) > 1: out("range", len(r), hash(r.start), hash(r.step), hash(r))
"##,
    );
    for row in facts {
        let hashes = |v: &Value| v.as_array().unwrap().iter().map(number).collect::<Vec<_>>();
        let got = match text(&row[0]) {
            "str" => hash::str(text(&row[1])),
            "bytes" => hash::bytes(&hashes(&row[1]).iter().map(|&b| b as u8).collect::<Vec<_>>()),
            "int" => {
                let n = big(&row[1]);
                if let Some(small) = n.to_i64() {
                    assert_eq!(hash::int(small), hash::big_int(&n), "{small}");
                }
                hash::big_int(&n)
            }
            "float" => hash::float(float(&row[1])).expect("not nan"),
            "tuple" => hash::tuple(hashes(&row[1]).into_iter()),
            "frozenset" => hash::frozenset(hashes(&row[1]).into_iter()),
            "complex" => hash::complex(number(&row[1]), number(&row[2])),
            "range" => {
                let len = number(&row[1]);
                hash::range(len, hash::int(len), number(&row[2]), number(&row[3]))
            }
            other => panic!("unknown row {other}"),
        };
        assert_eq!(got, number(row.last().unwrap()), "{row:?}");
    }
}
