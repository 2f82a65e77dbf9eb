//! Methods of text.

use crate::oracle::{attempt, number, rows, text};
use serde_json::{Value, json};
use switchboard_python::leaf::slice::places;
use switchboard_python::leaf::str_layout::{self as layout, Ends, Translated};
use switchboard_python::leaf::text::Text;
use switchboard_python::leaf::{str_case as case, str_search as search, unicode};

#[test]
fn known_answers() {
    assert_eq!(case::lower("ΑΣ ΣΑ Σ"), "ας σα σ");
    assert_eq!(case::title("they're ǆ"), "They'Re ǅ");
    assert_eq!(search::split(" a  b c ", None, 1), Ok(vec!["a", "b c "]));
    assert_eq!(search::rsplit(" a  b c ", None, 1), Ok(vec![" a  b", "c"]));
    assert_eq!(
        search::split_lines("a\r\nb\u{2028}c\n\n", false),
        ["a", "b", "c", ""]
    );
    assert_eq!(layout::center("a", 4, '*'), "*a**");
    assert_eq!(layout::center("ab", 5, '*'), "**ab*");
    assert_eq!(Text::from("añb").slice(places(None, None, Some(-1), 3)), "bña");
}

#[test]
fn cases_and_classes_are_the_interpreters() {
    let facts = rows(
        r##"
pool = [chr(c) for c in range(0x250)] + [chr(c) for c in range(0x370, 0x590)] + [chr(R.randrange(0x20000)) for _ in range(9000)]
pool = [c for c in pool if not 0xD800 <= ord(c) <= 0xDFFF]
def word():
    if R.randrange(2): return some_str(10)
    p = R.choice([pool, "aBcD Ef'\u03a3\u03b1.\u0301\u01c5\xad-1", "ab", "AB", "Ab ", "12\xb2\u0663\xbd", "\u01c5\u0301A\u03a3"])
    return "".join(R.choice(p) for _ in range(R.randrange(8)))
for _ in range(6000):
    s = word()
    out(s, [s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()],
        [s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isalnum(), s.isspace(), s.isprintable(), s.isidentifier()])
"##,
    );
    for row in facts {
        let s = text(&row[0]);
        let maps = [
            case::upper,
            case::lower,
            case::title,
            case::capitalize,
            case::swapcase,
            case::casefold,
        ];
        assert_eq!(json!(maps.map(|f| f(s))), row[1], "{s:?}");
        let classes = [
            case::is_upper(s),
            case::is_lower(s),
            case::is_title(s),
            case::all(s, unicode::ALPHA),
            case::all(s, unicode::DECIMAL),
            case::all(s, unicode::DIGIT),
            case::all(s, unicode::NUMERIC),
            case::all(s, unicode::ALPHANUMERIC),
            case::all(s, unicode::SPACE),
            case::is_printable(s),
            case::is_identifier(s),
        ];
        assert_eq!(json!(classes), row[2], "{s:?}");
    }
}

#[test]
fn searches_are_the_interpreters() {
    let facts = rows(
        r##"
def bound(): return R.choice([None, None, R.randrange(-8, 9), 100, -100])
for _ in range(8000):
    a = R.choice(["ab", "a\xe9", "ab \t\n\u3000", "a\U0001f600-", "ab\r\n\x1c\u2028\x85"])
    s = "".join(R.choice(a) for _ in range(R.randrange(12))); n = "".join(R.choice(a) for _ in range(R.randrange(3)))
    i, j, k, st = bound(), bound(), R.randrange(-1, 4), R.choice([None, 1, 2, 3, -1, -2, -3, 2**62, -2**63])
    out(s, n, i, j, k, st, [s.find(n, i, j), s.rfind(n, i, j), s.count(n, i, j), s.startswith(n, i, j), s.endswith(n, i, j)],
        [s.replace(n, "<>", k), s[i:j:st], s.removeprefix(n), s.removesuffix(n)],
        attempt(lambda: s.split(n, k)), attempt(lambda: s.rsplit(n, k)), s.split(None, k), s.rsplit(None, k), s.splitlines(), s.splitlines(True),
        attempt(lambda: s.partition(n)), attempt(lambda: s.rpartition(n)), [s.strip(), s.lstrip(), s.rstrip(), s.strip(n), s.lstrip(n), s.rstrip(n)],
        attempt(lambda: s[i or 0])[1] if abs(i or 0) < 9 else "")
"##,
    );
    for row in facts {
        let (s, n) = (text(&row[0]), text(&row[1]));
        let t = Text::from(s);
        let (i, j, k, step) = (row[2].as_i64(), row[3].as_i64(), number(&row[4]), row[5].as_i64());
        let place = |found: Option<usize>| found.map_or(-1, |at| at as i64);
        let searched = json!([
            place(search::find(t, n, i, j)),
            place(search::rfind(t, n, i, j)),
            search::count(t, n, i, j),
            search::starts_with(t, n, i, j),
            search::ends_with(t, n, i, j)
        ]);
        assert_eq!(searched, row[6], "{row:?}");
        let replaced = search::replace(s, n, "<>", k);
        assert_eq!(replaced.len(), search::replaced_size(s, n, "<>", k));
        let made = json!([
            replaced,
            t.slice(places(i, j, step, t.len())),
            layout::remove_prefix(s, n),
            layout::remove_suffix(s, n)
        ]);
        assert_eq!(made, row[7], "{row:?}");
        let list = |got: &Vec<&str>, want: &Value| json!(got) == *want;
        attempt(search::split(s, Some(n), k), &row[8], list, &row);
        attempt(search::rsplit(s, Some(n), k), &row[9], list, &row);
        assert_eq!(json!(search::split(s, None, k).unwrap()), row[10], "{row:?}");
        assert_eq!(json!(search::rsplit(s, None, k).unwrap()), row[11], "{row:?}");
        assert_eq!(json!(search::split_lines(s, false)), row[12], "{row:?}");
        assert_eq!(json!(search::split_lines(s, true)), row[13], "{row:?}");
        attempt(
            search::partition(s, n),
            &row[14],
            |got, want| json!(got) == *want,
            &row,
        );
        attempt(
            search::rpartition(s, n),
            &row[15],
            |got, want| json!(got) == *want,
            &row,
        );
        let ends = [Ends::Both, Ends::Left, Ends::Right];
        let stripped: Vec<&str> = ends
            .map(|e| layout::strip(s, None, e))
            .into_iter()
            .chain(ends.map(|e| layout::strip(s, Some(n), e)))
            .collect();
        assert_eq!(json!(stripped), row[16], "{row:?}");
        if i.unwrap_or(0).abs() < 9 {
            assert_eq!(
                t.at(i.unwrap_or(0)).unwrap_or("string index out of range"),
                text(&row[17]),
                "{row:?}"
            );
        }
    }
}

#[test]
fn layouts_are_the_interpreters() {
    let facts = rows(
        r##"
for _ in range(3000):
    s = R.choice(["", "+", "-", "a", "\t"]) + some_str(8); w = R.randrange(-2, 14); f = R.choice(" *\xe9\U0001f600")
    t = {ord("a"): None, ord("b"): "xy", ord("1"): 233}
    out(s, w, f, [s.center(w, f), s.ljust(w, f), s.rjust(w, f), s.zfill(w), s.expandtabs(w), s.translate(t)])
for _ in range(3000):
    n, st, a, b = R.randrange(10), R.choice([None, 1, -1, 2, -3, 2**63 - 1, -2**63]), R.choice([None, R.randrange(-15, 15)]), R.choice([None, R.randrange(-15, 15), 2**63 - 1, -2**63])
    out(n, a, b, st, slice(a, b, st).indices(n)[:2], len(range(*slice(a, b, st).indices(n))))
"##,
    );
    for row in facts {
        if let Some(n) = row[0].as_u64() {
            let p = places(row[1].as_i64(), row[2].as_i64(), row[3].as_i64(), n as usize);
            assert_eq!(
                (json!([p.start, p.stop]), json!(p.count)),
                (row[4].clone(), row[5].clone()),
                "{row:?}"
            );
            continue;
        }
        let (s, w, f) = (
            text(&row[0]),
            number(&row[1]),
            text(&row[2]).chars().next().unwrap(),
        );
        let table = |c| {
            Ok::<_, ()>(match c {
                'a' => Translated::Deleted,
                'b' => Translated::Text("xy".into()),
                '1' => Translated::Char('é'),
                _ => Translated::Same,
            })
        };
        let made = json!([
            layout::center(s, w, f),
            layout::ljust(s, w, f),
            layout::rjust(s, w, f),
            layout::zfill(s, w),
            layout::expand_tabs(s, w),
            layout::translate(s, table).unwrap()
        ]);
        assert_eq!(made, row[3], "{row:?}");
    }
}
