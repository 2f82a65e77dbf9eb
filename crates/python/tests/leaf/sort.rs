//! Sorting: the exact sequence of comparisons, results, and what an exception leaves behind.

use crate::oracle::{number, rows, text};
use serde_json::{Value, json};
use switchboard_python::leaf::sort::{Sort, Step, sorted};

fn ints(v: &Value) -> Vec<i64> {
    v.as_array().unwrap().iter().map(number).collect()
}

#[test]
fn comparisons_are_the_interpreters() {
    let facts = rows(
        r##"
log = []
class K:
    def __init__(self, i, v): self.i, self.v = i, v
    def __lt__(self, other):
        log.append(self.i); log.append(other.i)
        if len(log) > limit: raise ValueError
        return mode(self, other)
normal = lambda a, b: a.v < b.v
odd = lambda a, b: (a.v * 7919 + b.v * 104729) % 3 == 0
def data(n):
    k = R.randrange(8)
    if k == 0: return [R.randrange(n + 1) for _ in range(n)]
    if k == 1: return list(range(n))
    if k == 2: return list(range(n))[::-1]
    if k == 3: return [R.randrange(4) for _ in range(n)]
    if k == 4:
        v = list(range(n))
        for _ in range(R.randrange(6)):
            if n: v[R.randrange(n)] = R.randrange(n)
        return v
    if k == 5: return sorted(R.randrange(n + 1) for _ in range(n // 2)) + sorted(R.randrange(n + 1) for _ in range(n - n // 2))
    if k == 6:
        v = []
        while len(v) < n: v += sorted(R.sample(range(10 * n), min(R.randrange(1, 200), 10 * n)), reverse=R.randrange(2) == 1)
        return v[:n]
    return [i ^ 21 for i in range(n)]
for run in range(400):
    n = R.choice([0, 1, 2, 3, 5, 10, 31, 63, 64, 65, 100, 128, 200, 500, 1500])
    v = data(n); mode = odd if R.randrange(6) == 0 else normal; rev = R.randrange(3) == 0
    limit = R.choice([10**9, 10**9, R.randrange(20 * n + 2)])
    del log[:]
    l = [K(i, x) for i, x in enumerate(v)]
    try: l.sort(reverse=rev); ended = "done"
    except ValueError: ended = "raised"
    h = 0
    for x in log: h = (h * 1000003 + x) % (1 << 61)
    out(v, "odd" if mode is odd else "normal", rev, limit, ended, log[:400], len(log), h, [k.i for k in l])
"##,
    );
    for row in facts {
        let values = ints(&row[0]);
        let odd = text(&row[1]) == "odd";
        let less = |a: u32, b: u32| {
            let (a, b) = (values[a as usize], values[b as usize]);
            if odd {
                (a * 7919 + b * 104_729) % 3 == 0
            } else {
                a < b
            }
        };
        let (reverse, limit) = (row[2] == true, number(&row[3]) as usize);
        let mut log: Vec<u32> = Vec::new();
        let mut sort = Sort::new(values.len(), reverse);
        let mut answer = None;
        let mut ended = "done";
        while let Step::Less(a, b) = sort.next(answer) {
            log.extend([a, b]);
            if log.len() > limit {
                ended = "raised";
                break;
            }
            answer = Some(less(a, b));
        }
        let digest = log
            .iter()
            .fold(0u128, |h, &x| (h * 1_000_003 + u128::from(x)) % (1 << 61));
        let n = values.len();
        let want: Vec<i64> = ints(&row[5]);
        let first_difference = log.iter().zip(&want).position(|(&a, &b)| i64::from(a) != b);
        assert_eq!(
            first_difference, None,
            "{n} items, {}, reverse {reverse}: {values:?}",
            row[1]
        );
        assert_eq!(
            (json!(ended), json!(log.len()), json!(digest as i64)),
            (row[4].clone(), row[6].clone(), row[7].clone()),
            "{n} items: {values:?}"
        );
        let order = sort.into_order();
        assert_eq!(json!(order), row[8], "{n} items, {}: {values:?}", row[1]);
        if ended == "done" {
            assert_eq!(sorted(n, reverse, less), order);
        }
    }
}

#[test]
fn equal_items_keep_their_order() {
    let keys = [3, 1, 3, 1, 2, 3];
    assert_eq!(
        sorted(6, false, |a, b| keys[a as usize] < keys[b as usize]),
        [1, 3, 4, 0, 2, 5]
    );
    assert_eq!(
        sorted(6, true, |a, b| keys[a as usize] < keys[b as usize]),
        [0, 2, 5, 4, 1, 3]
    );
}
