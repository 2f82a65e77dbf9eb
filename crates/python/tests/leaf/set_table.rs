//! Sets: the order of iteration after any history, and the exact sequence of `__eq__` calls.

use crate::oracle::{number, rows, text};
use serde_json::Value;
use switchboard_python::leaf::probe::{Cursor, Lookup, Same};
use switchboard_python::leaf::set_algebra::{self, Other};
use switchboard_python::leaf::set_table::SetTable;

type Key = (i64, i64);

fn ints(v: &Value) -> Vec<i64> {
    v.as_array().unwrap().iter().map(number).collect()
}

fn find(table: &SetTable<Key>, hash: i64, key: Key, log: &mut Vec<i64>) -> Result<usize, Cursor> {
    let mut cursor = Cursor::start(hash);
    loop {
        match table.lookup(hash, cursor, |k| if k.0 == key.0 { Same::Yes } else { Same::Ask }) {
            Lookup::Found(at) => return Ok(at),
            Lookup::Absent(cursor) => return Err(cursor),
            Lookup::Ask {
                at,
                key: stored,
                cursor: next,
            } => {
                log.extend([stored.0, key.0]);
                if stored.1 == key.1 {
                    return Ok(at);
                }
                cursor = next;
            }
        }
    }
}

#[test]
fn order_and_comparisons_are_the_interpreters() {
    let facts = rows(
        r##"
log = []
class K:
    def __init__(self, n, h, e): self.n, self.h, self.e = n, h, e
    def __hash__(self): return self.h
    def __eq__(self, other): log.extend([self.n, other.n]); return self.e == other.e
for run in range(80):
    s, keys = set(), []
    spread = R.choice([1, 3, 8, 40, 1000, 10**12])
    out("new")
    for step in range(R.choice([20, 60, 400])):
        del log[:]
        op = R.randrange(20)
        if op < 10 or not keys:
            h = R.randrange(spread) * R.choice([1, 1, 8, 64]) - R.choice([0, 0, 50]); h = -2 if h == -1 else h
            k = K(len(keys), h, R.randrange(R.choice([5, 1000]))); keys.append(k)
            s.add(k); out("add", k.n, k.h, k.e, log[:])
        elif op < 14:
            k = R.choice(keys); s.discard(k); out("discard", k.n, k.h, k.e, log[:])
        elif op < 16:
            k = R.choice(keys); got = k in s; out("in", k.n, k.h, k.e, log[:], got)
        elif op == 16 and s: out("pop", s.pop().n)
        elif op == 17 and R.randrange(10) == 0: s.clear(); out("clear")
        elif op == 18: s = s.copy(); out("copy")
        out("state", [k.n for k in s])
"##,
    );
    let mut table: SetTable<Key> = SetTable::new();
    for row in facts {
        let mut log = Vec::new();
        let key = || (number(&row[1]), number(&row[3]));
        let op = text(&row[0]);
        match op {
            "new" => table = SetTable::new(),
            "add" | "discard" | "in" => {
                let hash = number(&row[2]);
                let found = find(&table, hash, key(), &mut log);
                assert_eq!(log, ints(&row[4]), "{row:?}");
                match found {
                    Err(cursor) if op == "add" => table.insert_at(hash, key(), cursor),
                    Ok(at) if op == "discard" => assert_eq!(table.remove_at(at).1, key().1),
                    _ => {}
                }
                if op == "in" {
                    assert_eq!(found.is_ok(), row[5] == true);
                }
            }
            "pop" => assert_eq!(table.pop().unwrap().1.0, number(&row[1])),
            "clear" => table.clear(),
            "copy" => table = table.copy(),
            "state" => {
                let got: Vec<i64> = table.iter().map(|(_, k)| k.0).collect();
                assert_eq!(got, ints(&row[1]));
                assert_eq!(got.len(), table.len());
                let mut position = 0;
                let mut walked = Vec::new();
                while let Some((next, _, key)) = table.next_from(position) {
                    position = next;
                    walked.push(key.0);
                }
                assert_eq!(walked, got);
            }
            other => panic!("unknown row {other}"),
        }
    }
}

#[test]
fn algebra_is_the_interpreters() {
    let facts = rows(
        r##"
def some(n): return [R.choice([R.randrange(20), R.randrange(10**4) * 8, R.getrandbits(60)]) for _ in range(n)]
for run in range(1500):
    a, b, c = (some(R.choice([0, 1, 3, 5, 10, 40, 200])) for _ in range(3))
    if R.randrange(2): b += a[:R.randrange(len(a) + 1)]
    drop = [x for x in a if R.randrange(3) == 0] if R.randrange(2) else []
    s, t = set(a), set(b)
    for x in drop: s.discard(x)
    kind = R.choice(["set", "dict", "list"])
    o = {"set": t, "dict": dict.fromkeys(b), "list": b}[kind]
    results = [s | t if kind == "set" else s.union(o), s.intersection(o), s.difference(o), s.symmetric_difference(o), set(o)]
    for name in ["update", "intersection_update", "difference_update", "symmetric_difference_update"]:
        u = set(a)
        for x in drop: u.discard(x)
        getattr(u, name)(o)
        results.append(u)
        u = u.copy(); u.update(c); results.append(u)
    lists = [list(r) for r in results]
    if len(a) > 2: lists.insert(-1, list(eval("{" + ",".join(map(str, a)) + "}")))
    popped = [u.pop() for _ in range(min(len(u), 20))]
    out(a, drop, b, kind, c, lists, popped)
"##,
    );
    for row in facts {
        let keys = |v: &Value| {
            ints(v)
                .into_iter()
                .map(|n| (switchboard_python::leaf::hash::int(n), n))
                .collect::<Vec<_>>()
        };
        let (a, drop, b, c) = (keys(&row[0]), keys(&row[1]), keys(&row[2]), keys(&row[4]));
        let same = |x: i64, y: i64| x == y;
        let left = || {
            let mut s = set_algebra::from(Other::Iterable(&a), same);
            drop.iter().for_each(|&(hash, key)| {
                s.remove(hash, |k| k == key);
            });
            s
        };
        let right = set_algebra::from(Other::Iterable(&b), same);
        let mut unique = Vec::new();
        for pair in &b {
            if !unique.contains(pair) {
                unique.push(*pair);
            }
        }
        let other = match text(&row[3]) {
            "set" => Other::Set(&right),
            "dict" => Other::Dict(&unique),
            _ => Other::Iterable(&b),
        };
        let s = left();
        let mut results = vec![
            set_algebra::union(&s, other, same),
            set_algebra::intersection(&s, other, same),
            set_algebra::difference(&s, other, same),
            set_algebra::symmetric_difference(&s, other, same),
            set_algebra::from(other, same),
        ];
        for op in 0..4 {
            let mut u = left();
            match op {
                0 => set_algebra::update(&mut u, other, same),
                1 => {
                    let kept = set_algebra::intersection(&u, other, same);
                    u.take_keys_of(kept);
                }
                2 => set_algebra::difference_update(&mut u, other, same),
                _ => set_algebra::symmetric_difference_update(&mut u, other, same),
            }
            let mut copy = u.copy();
            results.push(u);
            set_algebra::update(&mut copy, Other::Iterable(&c), same);
            results.push(copy);
        }
        if a.len() > 2 {
            results.insert(results.len() - 1, set_algebra::constant_display(&a, same));
        }
        let want: Vec<Vec<i64>> = row[5].as_array().unwrap().iter().map(ints).collect();
        let got: Vec<Vec<i64>> = results
            .iter()
            .map(|r| r.iter().map(|(_, k)| k).collect())
            .collect();
        for (i, (got, want)) in got.iter().zip(&want).enumerate() {
            assert_eq!(got, want, "result {i} of {} with {}", row[0], row[2]);
        }
        let mut last = results.pop().unwrap();
        let popped: Vec<i64> = (0..last.len().min(20)).map(|_| last.pop().unwrap().1).collect();
        assert_eq!(popped, ints(&row[6]));
    }
}
