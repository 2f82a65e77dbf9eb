//! Dicts: order, sizes, and the exact sequence of `__eq__` calls.

use crate::oracle::{number, rows, text};
use serde_json::Value;
use switchboard_python::leaf::dict_table::DictTable;
use switchboard_python::leaf::probe::{Cursor, Lookup, Same};

/// A key as the script has it: its serial number, its hash, and what `==` looks at.
type Key = (i64, i64);

/// Looks up as the interpreter would, noting every comparison that it would make.
fn find(table: &DictTable<Key, i64>, hash: i64, key: Key, log: &mut Vec<i64>) -> Option<usize> {
    let mut cursor = Cursor::start(hash);
    loop {
        match table.lookup(hash, cursor, |k| if k.0 == key.0 { Same::Yes } else { Same::Ask }) {
            Lookup::Found(at) => return Some(at),
            Lookup::Absent(_) => return None,
            Lookup::Ask {
                at,
                key: stored,
                cursor: next,
            } => {
                log.extend([stored.0, key.0]);
                if stored.1 == key.1 {
                    return Some(at);
                }
                cursor = next;
            }
        }
    }
}

#[test]
fn entries_and_comparisons_are_the_interpreters() {
    let facts = rows(
        r##"
log = []
class K:
    def __init__(self, n, h, e): self.n, self.h, self.e = n, h, e
    def __hash__(self): return self.h
    def __eq__(self, other): log.extend([self.n, other.n]); return self.e == other.e
def slots(d):
    # Header, then one to four bytes per slot, then 24 bytes per usable entry.
    n = sys.getsizeof(d) - sys.getsizeof({})
    for k in range(3, 20):
        s = 1 << k; width = 1 if k < 8 else 2 if k < 16 else 4
        if 32 + s * width + ((s << 1) // 3) * 24 == n or n == 0: return s
    raise Exception(n)
for run in range(60):
    d, keys = {}, []
    spread = R.choice([1, 2, 3, 8, 40, 10**12])
    out("new")
    for step in range(R.choice([20, 60, 400])):
        del log[:]
        op = R.randrange(20)
        if op < 11 or not keys:
            h = R.randrange(spread) * R.choice([1, 1, 8, 64]) - R.choice([0, 0, 50]); h = -2 if h == -1 else h
            e = R.randrange(R.choice([5, 1000]))
            k = K(len(keys), h, e); keys.append(k)
            if h == hash(k): d[k] = step
            out("set", k.n, k.h, k.e, step, log[:], len(d))
        elif op < 15:
            k = R.choice(keys); got = d.pop(k, None)
            out("pop", k.n, k.h, k.e, got, log[:], len(d))
        elif op < 17:
            k = R.choice(keys); got = d.get(k)
            out("get", k.n, k.h, k.e, got, log[:], len(d))
        elif op == 17 and d:
            k, v = d.popitem(); out("popitem", k.n, v)
        elif op == 18 and R.randrange(10) == 0:
            d.clear(); out("clear")
        elif op == 19:
            if R.randrange(2): d = d.copy(); out("copy")
            else: e = {}; e.update(d); d = e; out("update")
        if d: out("state", [[k.n, v] for k, v in d.items()], slots(d))
"##,
    );
    let mut table: DictTable<Key, i64> = DictTable::new();
    for row in facts {
        let mut log = Vec::new();
        let ints = |v: &Value| v.as_array().unwrap().iter().map(number).collect::<Vec<_>>();
        let key = || (number(&row[1]), number(&row[3]));
        match text(&row[0]) {
            "new" => table = DictTable::new(),
            "set" => {
                let (hash, value) = (number(&row[2]), number(&row[4]));
                if let Some(at) = find(&table, hash, key(), &mut log) {
                    table.set_value(at, value);
                } else {
                    table.insert_new(hash, key(), value);
                }
            }
            "pop" => {
                let got = find(&table, number(&row[2]), key(), &mut log).map(|at| table.remove_at(at).1);
                assert_eq!(got, row[4].as_i64());
            }
            "get" => {
                let got = find(&table, number(&row[2]), key(), &mut log).map(|at| table.value_at(at));
                assert_eq!(got, row[4].as_i64());
            }
            "popitem" => {
                let (_, key, value) = table.pop_last().unwrap();
                assert_eq!((key.0, value), (number(&row[1]), number(&row[2])));
            }
            "clear" => table.clear(),
            "copy" => table = table.copy(),
            "update" => {
                let mut other = DictTable::new();
                if !other.begin_merge(&table) {
                    for (hash, key, value) in table.iter() {
                        other.insert_new(hash, key, value);
                    }
                }
                table = other;
            }
            "state" => {
                let items: Vec<Value> = table.iter().map(|(_, k, v)| vec![k.0, v].into()).collect();
                assert_eq!(Value::from(items), row[1]);
                assert_eq!(
                    table.index_size() as i64,
                    number(&row[2]),
                    "{} entries",
                    table.len()
                );
                let mut position = 0;
                let mut seen = Vec::new();
                while let Some((next, _, key, _)) = table.next_from(position) {
                    position = next;
                    seen.push(key);
                }
                assert!(seen.into_iter().eq(table.iter().map(|(_, key, _)| key)));
                let mut position = table.positions();
                let mut seen = Vec::new();
                while let Some((next, _, key, _)) = table.last_before(position) {
                    position = next;
                    seen.push(key);
                }
                assert!(seen.into_iter().eq(table.iter().rev().map(|(_, key, _)| key)));
            }
            other => panic!("unknown row {other}"),
        }
        if matches!(text(&row[0]), "set" | "pop" | "get") {
            assert_eq!(log, ints(&row[5]), "{row:?}");
            assert_eq!(table.len() as i64, number(&row[6]));
        }
    }
}

#[test]
fn leaf_keys_and_hints() {
    let mut table = DictTable::new();
    for n in 0..1000i64 {
        assert_eq!(table.insert(n, n, n * 2, |k| k == n), None);
    }
    assert_eq!(table.get(500, |k| k == 500), Some(1000));
    let at = table.find(500, |k| k == 500).unwrap();
    assert_eq!(table.entry_at(at), Some((500, 500, 1000)));
    let version = table.version();
    assert_eq!(table.insert(500, 500, 7, |k| k == 500), Some(1000));
    assert_eq!(table.version(), version, "replacing a value moves no key");
    assert_eq!(table.remove(500, |k| k == 500), Some((500, 7)));
    assert_ne!(table.version(), version);
    assert_eq!(table.entry_at(at), None);
    assert_eq!(table.entry_at(5000), None);
}
