//! Floats: text both ways, rounding and arithmetic.

use crate::oracle::{attempt, big, float, number, rows, same_float, text};
use switchboard_python::leaf::float_text::{Code, Layout, complex_repr, format, hex, repr};
use switchboard_python::leaf::{float_arith, float_parse};

#[test]
fn known_texts() {
    for (x, want) in [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1e16, "1e+16"),
        (9999999999999998.0, "9999999999999998.0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.5e300, "1.5e+300"),
        (5e-324, "5e-324"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
        (0.1 + 0.2, "0.30000000000000004"),
    ] {
        assert_eq!(repr(x), want);
    }
    assert_eq!(float_arith::round_digits(2.675, 2), Ok(2.67));
    assert_eq!(float_arith::round_digits(0.125, 2), Ok(0.12));
    assert_eq!(float_parse::parse(" 1_0.5e-1_0\n"), Ok(10.5e-10));
}

#[test]
fn texts_are_the_interpreters() {
    let facts = rows(
        r##"
for k in range(8000):
    x = some_float() if k % 4 else R.getrandbits(53) * 2.0 ** R.randrange(-40, 40)
    out("repr", bits(x), repr(x), x.hex())
for _ in range(6000):
    x = some_float(); p = R.choice([0, 1, 2, 3, 5, 6, 10, 16, 17, 20, 30, 60, 400]); c = R.choice("efgEFG"); alt = R.randrange(2)
    out("format", bits(x), c, p, alt, format(x, ("#" if alt else "") + "." + str(p) + c))
for _ in range(1000):
    x = some_float(); p = R.choice([1, 2, 3, 5, 15, 17])
    out("plain", bits(x), p, format(x, "." + str(p)))
for _ in range(500):
    a, b = some_float(), some_float(); out("complex", bits(a), bits(b), repr(complex(a, b)))
"##,
    );
    for row in facts {
        match text(&row[0]) {
            "repr" => {
                let x = float(&row[1]);
                assert_eq!(repr(x), text(&row[2]));
                assert_eq!(hex(x), text(&row[3]));
            }
            "format" => {
                let letter = text(&row[2]);
                let code = match letter {
                    "e" | "E" => Code::Exponent,
                    "f" | "F" => Code::Fixed,
                    _ => Code::General,
                };
                let layout = Layout {
                    alternate: number(&row[4]) == 1,
                    upper: letter < "a",
                    ..Layout::new(code, number(&row[3]) as usize)
                };
                assert_eq!(format(float(&row[1]), layout), text(&row[5]), "{row:?}");
            }
            "plain" => {
                let layout = Layout {
                    point_zero: true,
                    ..Layout::new(Code::General, number(&row[2]) as usize)
                };
                assert_eq!(format(float(&row[1]), layout), text(&row[3]), "{row:?}");
            }
            _ => assert_eq!(complex_repr(float(&row[1]), float(&row[2])), text(&row[3])),
        }
    }
}

#[test]
fn parsing_is_the_interpreters() {
    let facts = rows(
        r##"
for _ in range(6000):
    s = "".join(R.choice(["1", "0", "9", "12", ".", "e", "E", "+", "-", "_", " ", "inf", "nan", "5e3", "\u0663", "\u3000", "\x1c", "\n", "x", ".5", "308"])
        for _ in range(R.randrange(7)))
    out("float", s, attempt(lambda: float(s), bits))
for s in ["1" * 400, "0." + "0" * 400 + "1", "infinity", "+iNfiNity", "1e400", "-1e-400", "9007199254740993", "2.2250738585072011e-308", "1__0", "0x10", "\x7f1"]:
    out("float", s, attempt(lambda: float(s), bits))
for _ in range(4000):
    s = R.choice(["", "-", "+", " "]) + R.choice(["0x", "", "0X"]) + "".join(R.choice("0123456789abcdefF.") for _ in range(R.randrange(20)))
    if R.randrange(4): s += "p" + R.choice(["", "-", "+"]) + str(R.choice([0, 1, 5, 900, 1000, 1023, 1074, 1080, 1100, 99999999999999999999]))
    out("hex", s, attempt(lambda: float.fromhex(s), bits))
for s in ["0x1.fffffffffffff8p+1023", "0x1.fffffffffffff7p+1023", "0x0.8p-1074", "0x0.80001p-1074", "0x1.8p-1074", "inf", "-nan", "0x", "0xp1", "0x1p", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080001p0"]:
    out("hex", s, attempt(lambda: float.fromhex(s), bits))
"##,
    );
    for row in facts {
        let s = text(&row[1]);
        let got = if text(&row[0]) == "float" {
            float_parse::parse(s)
        } else {
            float_parse::from_hex(s)
        };
        attempt(got, &row[2], |x, want| same_float(*x, float(want)), &row);
    }
}

#[test]
fn arithmetic_is_the_interpreters() {
    let facts = rows(
        r##"
import math
two = lambda p: [str(p[0]), str(p[1])]
for _ in range(5000):
    x, y = some_float(), some_float()
    out("ratio", bits(x), attempt(lambda: x.as_integer_ratio(), two))
    out("int", bits(x), attempt(lambda: int(x), str))
    out("round", bits(x), attempt(lambda: round(x), str))
    n = R.choice([0, 1, 2, 3, 5, 10, 16, 22, 100, 300, 323, 324, -1, -2, -3, -5, -20, -300, -308, -309])
    out("digits", bits(x), n, attempt(lambda: round(x, n), bits))
    out("divmod", bits(x), bits(y), attempt(lambda: divmod(x, y), lambda p: [bits(p[0]), bits(p[1])]))
    out("floor", bits(x), bits(y), attempt(lambda: x // y, bits))
    out("mod", bits(x), bits(y), attempt(lambda: x % y, bits))
    if R.randrange(2): y = float(R.randrange(-30, 30)) / 2
    if R.randrange(2): x = float(R.randrange(-30, 30)) / 4
    out("pow", bits(x), bits(y), ["ok", "complex"] if x < 0 and math.isfinite(x) and math.isfinite(y) and y % 1 else attempt(lambda: x ** y, bits))
for _ in range(2000):
    n = some_int()
    if R.randrange(10) == 0: n <<= R.randrange(2000)
    x = some_float()
    if R.randrange(2):
        try: x = float(n)
        except OverflowError: pass
    out("compare", bits(x), str(n), x < n, x == n, x > n)
    out("fromint", str(n), attempt(lambda: float(n), bits))
for x in (5.0, 15.0, 25.0, 6.0, 45.5, 0.5, 1.5, 2.5, -2.5, -5.0, 5e307, 1.7e308):
    for n in (-1, -2, 0, 1, -308): out("digits", bits(x), n, attempt(lambda: round(x, n), bits))
"##,
    );
    for row in facts {
        let x = || float(&row[1]);
        let want = row.last().unwrap();
        match text(&row[0]) {
            "ratio" => attempt(
                float_arith::as_integer_ratio(x()),
                want,
                |got, want| got.0 == big(&want[0]) && got.1 == big(&want[1]),
                &row,
            ),
            "int" => attempt(
                float_arith::to_int(x()),
                want,
                |got, want| *got == big(want),
                &row,
            ),
            "round" => attempt(
                float_arith::round_to_int(x()),
                want,
                |got, want| *got == big(want),
                &row,
            ),
            "digits" => attempt(
                float_arith::round_digits(x(), number(&row[2])),
                want,
                |got, want| same_float(*got, float(want)),
                &row,
            ),
            "divmod" => attempt(
                float_arith::divmod(x(), float(&row[2])),
                want,
                |got, want| same_float(got.0, float(&want[0])) && same_float(got.1, float(&want[1])),
                &row,
            ),
            "floor" => attempt(
                float_arith::floor_divide(x(), float(&row[2])),
                want,
                |got, want| same_float(*got, float(want)),
                &row,
            ),
            "mod" => attempt(
                float_arith::modulo(x(), float(&row[2])),
                want,
                |got, want| same_float(*got, float(want)),
                &row,
            ),
            "pow" => attempt(
                float_arith::pow(x(), float(&row[2])),
                want,
                |got, want| match got {
                    float_arith::Power::Complex => want.as_str() == Some("complex"),
                    float_arith::Power::Real(x) => same_float(*x, float(want)),
                },
                &row,
            ),
            "fromint" => attempt(
                float_arith::from_int(&big(&row[1])),
                want,
                |got, want| same_float(*got, float(want)),
                &row,
            ),
            _ => {
                let order = float_arith::compare_int(x(), &big(&row[2]));
                let flags = [
                    order.is_some_and(|o| o.is_lt()),
                    order.is_some_and(|o| o.is_eq()),
                    order.is_some_and(|o| o.is_gt()),
                ];
                assert_eq!(
                    flags.map(serde_json::Value::from).as_slice(),
                    &row[3..],
                    "{row:?}"
                );
            }
        }
    }
}
