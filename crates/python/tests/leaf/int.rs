//! Ints: arithmetic, and text both ways.

use crate::oracle::{attempt, big, float, number, rows, same_float, text};
use num_bigint::BigInt;
use switchboard_python::leaf::int::{Int, Power};
use switchboard_python::leaf::int_more::{self, Endian};
use switchboard_python::leaf::{int_size, int_text};

#[test]
fn text_is_the_interpreters() {
    let facts = rows(
        r##"
for _ in range(8000):
    s = "".join(R.choice(["1", "0", "9", "12", "_", " ", "-", "+", "0x", "0b", "0O", "f", "z", "\u0663", "\u3000", "\x1c", "\n", "\xe9", "1_1", "777"]) for _ in range(R.randrange(7)))
    b = R.choice([10, 10, 0, 0, 16, 2, 8, 36, 3, 1, 37])
    out("parse", s, b, attempt(lambda: int(s, b), str))
for s in ["1" * 4300, "1" * 4301, "-" + "1_" * 4300 + "1", "1" * 5000 + "x", "0" * 4301, "x" * 300, "\xe9" * 250]: out("parse", s, 10, attempt(lambda: int(s), str))
out("parse", "f" * 5000, 16, attempt(lambda: int("f" * 5000, 16), lambda n: "" + str(n % 10**50)))
for _ in range(500):
    n = some_int(); out("prefixed", str(n), bin(n), oct(n), hex(n))
for n in [10**4299, 10**4300 - 1, 10**4300, -10**4300 + 1, 10**9000, -10**4300]: out("decimal", hex(n), attempt(lambda: str(n)))
"##,
    );
    for row in facts {
        match text(&row[0]) {
            "parse" => attempt(
                int_text::parse(text(&row[1]), number(&row[2]) as u32),
                &row[3],
                |got, want| {
                    if text(&row[1]).len() == 5000 {
                        got % BigInt::from(10).pow(50) == big(want)
                    } else {
                        *got == big(want)
                    }
                },
                &row,
            ),
            "prefixed" => {
                let n = big(&row[1]);
                for (base, want) in [2, 8, 16].into_iter().zip(&row[2..]) {
                    assert_eq!(int_text::prefixed(&n, base), text(want));
                }
                assert_eq!(int_text::to_decimal(&n).as_deref(), Ok(text(&row[1])));
            }
            _ => {
                let n = int_text::parse(text(&row[1]), 16).unwrap();
                attempt(
                    int_text::to_decimal(&n),
                    &row[2],
                    |got, want| got == text(want),
                    &[],
                );
            }
        }
    }
}

#[test]
fn arithmetic_is_the_interpreters() {
    let facts = rows(
        r##"
import math
sys.set_int_max_str_digits(0)
def edge():
    return R.choice([some_int(), R.choice([0, 1, -1, 2**63 - 1, -2**63, 2**63, 2**64, -2**64, 2**53, 2**53 + 1])])
def both(p): return [str(v) for v in p]
for _ in range(5000):
    a, b, m = edge(), edge(), edge()
    if R.randrange(3) == 0: a, b = a * b, a
    out("op", str(a), str(b), [str(v) for v in (a + b, a - b, a * b, -a, abs(a), ~a, a & b, a | b, a ^ b, math.gcd(a, b), math.lcm(a, b), a.bit_length(), a.bit_count(), hash(a))],
        attempt(lambda: divmod(a, b), both), attempt(lambda: a // b, str), attempt(lambda: a % b, str), attempt(lambda: a / b, bits), [a < b, a == b], attempt(lambda: math.isqrt(a), str))
    k = R.randrange(-3, 300)
    out("shift", str(a), str(k), attempt(lambda: a << k, str), attempt(lambda: a >> k, str))
    k = R.randrange(-20, 40); s = R.choice([a, R.randrange(-12, 13)])
    out("pow", str(s), str(k), attempt(lambda: s ** k, lambda v: bits(v) if type(v) is float else str(v)))
    e = R.choice([b, R.randrange(-5, 100)])
    if abs(e) < 2**70: out("modpow", str(a), str(e), str(m), attempt(lambda: pow(a, e, m), str))
    d = R.randrange(-25, 3); out("round", str(a), d, str(round(a, d)))
    n, o, g = R.randrange(0, 40), R.choice(["big", "little"]), R.randrange(2) == 1
    out("bytes", str(a), n, o, g, attempt(lambda: a.to_bytes(n, o, signed=g), list))
for _ in range(3000):
    # Quotients near the midpoints of floats, and near the ends of their range.
    m = R.getrandbits(54) | 1 << 53; b = R.getrandbits(R.randrange(1, 200)) + 1; a = m * b + R.choice([-1, 0, 0, 1])
    s = R.randrange(0, 1200)
    if R.randrange(2): a <<= s
    else: b <<= s
    out("div", str(a), str(b), attempt(lambda: a / b, bits))
for n in [0, 1, -1, 5, 7]:
    for e in [2**40, 2**70, 2**70 + 1]:
        if abs(n) < 2: out("pow", str(n), str(e), attempt(lambda: n ** e, str))
"##,
    );
    for row in facts {
        let int = |i: usize| Int::from(big(&row[i]));
        let (a, b) = (int(1), row[2].as_str().map(|_| int(2)).unwrap_or(Int::Small(0)));
        let same =
            |got: &Int, want: &serde_json::Value| got.to_big() == big(want) && *got == Int::from(big(want));
        match text(&row[0]) {
            "op" => {
                let small = |n: u64| Int::Small(n as i64);
                let results = [
                    a.add(&b),
                    a.sub(&b),
                    a.mul(&b),
                    a.neg(),
                    a.abs(),
                    a.invert(),
                    a.and(&b),
                    a.or(&b),
                    a.xor(&b),
                    int_more::gcd(&a, &b),
                    int_more::lcm(&a, &b),
                    small(a.bits()),
                    small(a.bit_count()),
                    Int::Small(a.hash()),
                ];
                for (i, got) in results.iter().enumerate() {
                    assert!(same(got, &row[3][i]), "{i}: {got:?} {row:?}");
                }
                attempt(
                    a.divmod(&b),
                    &row[4],
                    |got, want| same(&got.0, &want[0]) && same(&got.1, &want[1]),
                    &row,
                );
                attempt(a.floor_div(&b), &row[5], same, &row);
                attempt(a.modulo(&b), &row[6], same, &row);
                attempt(
                    a.true_div(&b),
                    &row[7],
                    |x, want| same_float(*x, float(want)),
                    &row,
                );
                assert_eq!(serde_json::json!([a < b, a == b]), row[8]);
                attempt(int_more::isqrt(&a), &row[9], same, &row);
            }
            "div" => attempt(
                a.true_div(&b),
                &row[3],
                |x, want| same_float(*x, float(want)),
                &row,
            ),
            "shift" => {
                attempt(a.shl(&b), &row[3], same, &row);
                attempt(a.shr(&b), &row[4], same, &row);
            }
            "pow" => {
                if let (false, Some(n)) = (b.is_negative(), b.to_i64())
                    && n < 1000
                    && let Power::Int(power) = a.pow(&b).unwrap()
                {
                    assert!(power.bits() <= int_size::pow_bits(a.bits(), n as u64));
                }
                attempt(
                    a.pow(&b),
                    &row[3],
                    |got, want| match got {
                        Power::Int(n) => same(n, want),
                        Power::Float(x) => same_float(*x, float(want)),
                    },
                    &row,
                );
            }
            "modpow" => attempt(a.mod_pow(&b, &int(3)), &row[4], same, &row),
            "round" => assert!(same(&int_more::round(&a, number(&row[2])), &row[3]), "{row:?}"),
            _ => {
                let order = if row[3] == "big" {
                    Endian::Big
                } else {
                    Endian::Little
                };
                let signed = row[4] == true;
                let got = int_more::to_bytes(&a, number(&row[2]) as usize, order, signed);
                if let Ok(bytes) = &got
                    && !bytes.is_empty()
                {
                    assert_eq!(int_more::from_bytes(bytes, order, signed), a);
                }
                attempt(got, &row[5], |got, want| serde_json::json!(got) == *want, &row);
            }
        }
    }
}
