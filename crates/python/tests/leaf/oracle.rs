//! Runs one Python script in the real interpreter and reads the rows of facts that it prints.

use num_bigint::BigInt;
use serde_json::Value;
use std::process::Command;
use switchboard_python::leaf::LeafResult;

/// What every script starts with: `out(...)` prints one row, `bits(x)` is a float's exact form, `attempt(f)` gives
/// `["ok", value]` or `["ValueError", message]`, and `R` is seeded.
const PRELUDE: &str = r#"
import json, random, struct, sys
R = random.Random(20240229)
def out(*row): sys.stdout.write(json.dumps(row) + "\n")
def bits(x): return struct.pack(">d", x).hex()
def attempt(f, show=lambda v: v):
    try: return ["ok", show(f())]
    except Exception as e: return [type(e).__name__, str(e)]
def some_float():
    k = R.randrange(12)
    if k == 0: return struct.unpack(">d", R.getrandbits(64).to_bytes(8, "big"))[0]
    if k == 1: return float(R.randrange(-20, 20))
    if k == 2: return R.randrange(-1000, 1000) / R.choice([2, 4, 8, 10, 16, 100])
    if k == 3: return R.choice([0.0, -0.0, float("inf"), float("-inf"), float("nan"), 5e-324, 1.7976931348623157e308,
        2.2250738585072014e-308, 1e16, 1e15, 9999999999999998.0, 1e22, 1e23, 0.0001, 0.00001, 0.1, 123456789012345680.0])
    if k == 4: return R.uniform(-1, 1)
    if k == 5: return R.uniform(-1, 1) * 10.0 ** R.randrange(-300, 300)
    if k == 6: return 10.0 ** R.randrange(-30, 30)
    if k == 7: return float(R.getrandbits(R.randrange(1, 200)))
    if k == 8: return R.randrange(1, 10**6) / 10 ** R.randrange(0, 9)
    if k == 9: return 2.0 ** R.randrange(-1074, 1023)
    if k == 10: return R.randrange(-2000, 2000) + 0.5
    return round(R.uniform(-1000, 1000), R.randrange(0, 6))
def some_int():
    k = R.randrange(5)
    if k == 0: return R.randrange(-20, 20)
    if k == 1: return R.choice([1, -1]) * ((1 << R.randrange(1, 200)) + R.randrange(-2, 3))
    if k == 2: return R.choice([1, -1]) * R.getrandbits(R.randrange(1, 64))
    if k == 3: return R.choice([1, -1]) * R.getrandbits(R.randrange(64, 400))
    return R.randrange(-10**6, 10**6)
ALPHABETS = ["abc", "abcdefghijklmnopqrstuvwxyz0123456789_", " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0ab",
    "aB1 \xe9\xdf\xb5\xff", "ab\u0130\u0131\u03a3\u03c3\u03c2\u01c5\u1e9e\ufb03\u2028\u2029\u3000\u0660",
    "\U0001f600\U0001d7ce\U00010400a'\"\\\x00\x7f\xad\u200b\ue000"]
def some_str(most=12):
    a = R.choice(ALPHABETS)
    if R.randrange(6) == 0: a += R.choice(ALPHABETS)
    return "".join(R.choice(a) for _ in range(R.randrange(most)))
"#;

/// The rows printed by `script`, run by `python3.11` with `PYTHONHASHSEED=0`.
///
/// # Panics
/// When the interpreter is missing, fails, or prints no rows.
pub fn rows(script: &str) -> Vec<Vec<Value>> {
    let run = Command::new("python3.11")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONIOENCODING", "utf-8")
        .args(["-c", &format!("{PRELUDE}\n{script}")])
        .output()
        .expect("python3.11 must be installed: these tests compare with it");
    assert!(
        run.status.success(),
        "the script failed:\n{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text = String::from_utf8(run.stdout).expect("rows are UTF-8");
    let rows: Vec<Vec<Value>> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect();
    assert!(!rows.is_empty(), "the script printed nothing");
    rows
}

pub fn text(v: &Value) -> &str {
    v.as_str().unwrap_or_else(|| panic!("not a text: {v}"))
}

pub fn number(v: &Value) -> i64 {
    v.as_i64()
        .unwrap_or_else(|| panic!("not an integer of 64 bits: {v}"))
}

/// A float given by `bits(x)`.
pub fn float(v: &Value) -> f64 {
    f64::from_bits(u64::from_str_radix(text(v), 16).expect("sixteen hexadecimal digits"))
}

/// An int given by `str(n)`.
pub fn big(v: &Value) -> BigInt {
    text(v).parse().expect("decimal digits")
}

/// Checks a leaf's answer against `attempt(...)`: the same value by `equal`, or the same exception and message.
pub fn attempt<T: std::fmt::Debug>(
    got: LeafResult<T>,
    want: &Value,
    equal: impl FnOnce(&T, &Value) -> bool,
    row: &[Value],
) {
    match &got {
        Ok(value) => {
            assert!(
                want[0] == "ok" && equal(value, &want[1]),
                "got {value:?}: {row:?}"
            );
        }
        Err(e) => {
            assert_eq!(
                (e.kind.name(), e.message.as_str()),
                (text(&want[0]), want[1].as_str().unwrap_or("a value")),
                "{row:?}"
            );
        }
    }
}

/// The same float to the bit; every `nan` is the same.
pub fn same_float(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
}
