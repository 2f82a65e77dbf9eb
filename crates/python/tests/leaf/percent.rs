//! `format % values`.

use crate::oracle::{attempt, big, float, rows, text};
use num_bigint::BigInt;
use serde_json::Value;
use switchboard_python::leaf::int::Int;
use switchboard_python::leaf::percent::{
    Amount, Directive, LEFT_OVER, NOT_ENOUGH, Piece, Style, not_a_number, parse, unsupported,
};
use switchboard_python::leaf::{LeafError, LeafResult, float_arith, str_repr};

enum Given<'a> {
    Int(BigInt),
    Float(f64),
    Text(&'a str),
}

fn given(v: &Value) -> Given<'_> {
    match text(&v[0]) {
        "i" => Given::Int(big(&v[1])),
        "f" => Given::Float(float(&v[1])),
        _ => Given::Text(text(&v[1])),
    }
}

/// What the VM will do, for ints, floats and texts.
fn apply(format: &str, values: &[Value]) -> LeafResult<String> {
    let mut values = values.iter();
    let mut out = String::new();
    for piece in parse(format) {
        let directive: Directive = match piece {
            Piece::Literal(text) => {
                out.push_str(&text);
                continue;
            }
            Piece::Directive(directive) => directive,
        };
        if directive.key.is_some() {
            return Err(LeafError::type_error("format requires a mapping"));
        }
        let mut next = || {
            values
                .next()
                .map(given)
                .ok_or_else(|| LeafError::type_error(NOT_ENOUGH))
        };
        let mut taken = Vec::new();
        for amount in [directive.width, directive.precision] {
            if amount == Some(Amount::Taken) {
                match next()? {
                    Given::Int(n) => taken.push(i64::try_from(n).expect("small")),
                    _ => return Err(LeafError::type_error("* wants int")),
                }
            }
        }
        let conversion = directive.conversion.clone()?;
        let style = Style::new(&directive, conversion, &taken);
        let value = next()?;
        out += &match (conversion, value) {
            ('s', Given::Text(s)) => style.text(s),
            ('s' | 'r' | 'a', Given::Int(n)) => style.text(&n.to_string()),
            ('s' | 'r' | 'a', Given::Float(x)) => style.text(&switchboard_python::leaf::float_text::repr(x)),
            ('r', Given::Text(s)) => style.text(&str_repr::repr(s)),
            ('a', Given::Text(s)) => style.text(&str_repr::ascii(s)),
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Given::Int(n)) => style.int(&Int::from(n))?,
            ('d' | 'i' | 'u', Given::Float(x)) => style.int(&Int::from(float_arith::to_int(x)?))?,
            ('o' | 'x' | 'X', Given::Float(_)) => return Err(not_a_number(conversion, "float")),
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Given::Text(_)) => {
                return Err(not_a_number(conversion, "str"));
            }
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Given::Float(x)) => style.float(x),
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Given::Int(n)) => style.float(float_arith::from_int(&n)?),
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Given::Text(_)) => {
                return Err(LeafError::type_error("must be real number, not str"));
            }
            ('c', Given::Int(n)) => style.char_code(&Int::from(n))?,
            ('c', Given::Text(s)) if s.chars().count() == 1 => style.char(s.chars().next().expect("one")),
            ('c', _) => return Err(LeafError::type_error("%c requires int or char")),
            _ => return Err(unsupported(&directive, conversion)),
        };
    }
    if values.next().is_some() {
        return Err(LeafError::type_error(LEFT_OVER));
    }
    Ok(out)
}

#[test]
fn directives_are_the_interpreters() {
    let facts = rows(
        r##"
def value():
    k = R.randrange(4)
    if k == 0: n = R.choice([some_int(), R.randrange(-5, 300)]); return n, ["i", str(n)]
    if k == 1: x = some_float(); return x, ["f", bits(x)]
    if k == 2: n = R.randrange(-9, 15); return n, ["i", str(n)]
    s = R.choice([some_str(6), "x", "\xe9"]); return s, ["s", s]
def directive():
    s = "%" + "".join(R.choice("-+ #0") for _ in range(R.choice([0, 0, 1, 2])))
    s += R.choice(["", "", "5", "12", "*", "20"]) + R.choice(["", "", ".", ".0", ".3", ".12", ".*"]) + R.choice(["", "", "", "l", "h"])
    return s + R.choice("srasdiuoxXeEfFgGcc" if R.randrange(12) else ["%", "", "q", "\xe9", "(", "(a)s", "(a"])
for _ in range(20000):
    s = "".join(R.choice([directive(), "a", "\xe9 ", "%%"]) for _ in range(R.randrange(1, 4)))
    n = s.count("%") + s.count("*") - 2 * s.count("%%") if R.randrange(5) else R.randrange(4)
    vs = [value() for _ in range(max(n, 0))]
    if "*" in s and any(type(v) is int and abs(v) > 10**6 for v, _ in vs): continue
    t = tuple(v for v, _ in vs)
    out("p", s, [r for _, r in vs], attempt(lambda: s % t))
for s, v in [("%99999999999999999999d", 1), ("%.99999999999999999999d", 1), ("%.2147483648f", 1)]: out("p", s, [["i", "1"]], attempt(lambda: s % (v,)))
for n in [-1, 0x110000, 2**63, 2**70]: out("p", "%c", [["i", str(n)]], attempt(lambda: "%c" % (n,)))
"##,
    );
    for row in facts {
        let got = apply(text(&row[1]), row[2].as_array().unwrap());
        attempt(got, &row[3], |got, want| got == text(want), &row);
    }
}

#[test]
fn keys_nest_parentheses() {
    let pieces = parse("%(a(b)c)s %% %(k)5.2f");
    let keys: Vec<Option<&str>> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Directive(d) => Some(d.key.as_ref().and_then(|key| key.as_deref().ok())),
            Piece::Literal(_) => None,
        })
        .collect();
    assert_eq!(keys, [Some("a(b)c"), Some("k")]);
}
