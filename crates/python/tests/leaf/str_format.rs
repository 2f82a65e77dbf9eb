//! `str.format`: fields resolved by a small evaluator, against objects that record what was done to them.

use crate::oracle::{attempt, rows, text};
use switchboard_python::leaf::LeafResult;
use switchboard_python::leaf::str_format::{
    Access, Conversion, FieldSpec, First, Piece, out_of_range, parse,
};

fn render(pieces: &[Piece]) -> LeafResult<String> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => out.push_str(text),
            Piece::Error(e) => return Err(e.clone()),
            Piece::Field(field) => {
                let mut value = match field.first.clone()? {
                    First::Index(index) if index > 2 => return Err(out_of_range(index)),
                    First::Index(index) => index.to_string(),
                    First::Name(name) if name == "k" => name,
                    First::Name(name) => {
                        return Err(switchboard_python::leaf::LeafError::new(
                            switchboard_python::leaf::ErrorKind::Key,
                            switchboard_python::leaf::str_repr::repr(&name),
                        ));
                    }
                };
                for access in &field.chain {
                    value += &match access {
                        Access::Attribute(name) => format!(".{name}"),
                        Access::Index(index) => format!("[{index}]"),
                        Access::Key(key) => format!("[K{key}]"),
                        Access::Error(e) => return Err(e.clone()),
                    };
                }
                let converted = match field.conversion.clone()? {
                    None => None,
                    Some(Conversion::Str) => Some(format!("str {value}")),
                    Some(Conversion::Repr) => Some(format!("repr {value}")),
                    Some(Conversion::Ascii) => Some(format!(
                        "repr {}",
                        switchboard_python::leaf::str_repr::escape_non_ascii(&value)
                    )),
                };
                let spec = match &field.spec {
                    FieldSpec::Plain(spec) => spec.clone(),
                    FieldSpec::Nested(pieces) => render(pieces)?,
                };
                match converted {
                    // The script's own text class shows its specification as well.
                    Some(converted) => out.push_str(&converted),
                    None => out.push_str(&format!("<{value}|{spec}>")),
                }
            }
        }
    }
    Ok(out)
}

#[test]
fn fields_are_the_interpreters() {
    let facts = rows(
        r##"
class O:
    def __init__(self, p): self.p = p
    def __getattr__(self, n): return O(self.p + "." + n)
    def __getitem__(self, k): return O(self.p + ("[%d]" % k if type(k) is int else "[K" + k + "]"))
    def __format__(self, s): return "<" + self.p + "|" + s + ">"
    def __str__(self): return "str " + self.p
    def __repr__(self): return "repr " + self.p
TOKENS = ["{", "}", "{", "}", "{}", "{0}", "{k}", "{{", "}}", "a", ".", "[", "]", "!", "!r", "!s", "!a", ":", "0", "1", "x", "b", "{1.a[0].b[c]}", "{:{}}", "{0!r:{1}}", "\xe9", "\u0661", " ", "{:a{}b{}}", "{0:{1:{2}}}"]
for _ in range(20000):
    s = "".join(R.choice(TOKENS) for _ in range(R.randrange(1, 8)))
    got = attempt(lambda: s.format(O("0"), O("1"), O("2"), k=O("k")))
    # A converted value is plain text: what its specification does to it is format's business.
    if got[0] != "ok" and any(w in got[1] for w in ("format specifier", "Unknown format code", "not allowed in", "Cannot specify")): continue
    out("f", s, got)
for s in ["{99999999999999999999}", "{0[99999999999999999999]}", "{5}", "{}{}{}{}", "{0.}", "{0[]}", "{0[a}", "{0[a]b}", "{!}", "{!", "{!q}", "{!r", "{!rx}", "{:", "{:{", "{0!\xe9}", "{x}", "{ 0}", "{-1}", "{}{1}", "{1}{}", "{k}{}{0}", "{:{}{}}"]:
    out("f", s, attempt(lambda: s.format(O("0"), O("1"), O("2"), k=O("k"))))
"##,
    );
    for row in facts {
        let format = text(&row[1]);
        let pieces = parse(format);
        // Specifications of converted values do something: only their absence is comparable.
        let comparable = pieces.iter().all(|piece| match piece {
            Piece::Field(f) => {
                matches!(f.conversion, Ok(None) | Err(_)) || f.spec == FieldSpec::Plain(String::new())
            }
            _ => true,
        });
        if comparable {
            attempt(render(&pieces), &row[2], |got, want| got == text(want), &row);
        }
    }
}
