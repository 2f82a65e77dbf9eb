//! The generator of `random`.

use crate::oracle::{attempt, big, float, number, rows, text};
use serde_json::Value;
use switchboard_python::leaf::int::Int;
use switchboard_python::leaf::mersenne::Mersenne;

#[test]
fn known_numbers() {
    let mut random = Mersenne::from_int(&Int::Small(42));
    assert_eq!(random.random(), 0.6394267984578837);
    assert_eq!(random.random(), 0.025010755222666936);
}

#[test]
fn numbers_are_the_interpreters() {
    let facts = rows(
        r##"
def seed():
    k = R.randrange(5)
    if k == 0: s = some_str(); return s, ["str", s]
    if k == 1: n = some_int(); return n, ["int", str(n)]
    if k == 2: n = R.getrandbits(R.choice([1, 32, 33, 64, 20000, 40000])); sys.set_int_max_str_digits(0); return n, ["int", str(n)]
    if k == 3: b = R.randbytes(R.randrange(200)); return b, ["bytes", list(b)]
    x = some_float()
    return (x, ["float", bits(x)]) if x == x else (0, ["int", "0"])
for _ in range(300):
    s, shown = seed()
    r = random.Random(s); calls = []
    for _ in range(R.choice([5, 20, 700])):
        k = R.randrange(3)
        if k == 0: calls.append(["random", bits(r.random())])
        elif k == 1: n = R.randrange(200); calls.append(["bits", n, str(r.getrandbits(n))])
        else: n = R.choice([1, 2, 3, 10, 1000, 2**32, 2**33 + 1, 10**30]); calls.append(["below", str(n), str(r._randbelow(n))])
    h = hash(r.getstate()[1])
    out(shown, calls, h)
"##,
    );
    for row in facts {
        let seed = &row[0][1];
        let mut random = match text(&row[0][0]) {
            "str" => Mersenne::from_text(text(seed)),
            "int" => Mersenne::from_int(&big(seed).into()),
            "bytes" => {
                let data: Vec<u8> = seed.as_array().unwrap().iter().map(|b| number(b) as u8).collect();
                Mersenne::from_bytes(&data)
            }
            _ => Mersenne::from_float(float(seed), 0),
        };
        for call in row[1].as_array().unwrap() {
            let same = |got: Int, want: &Value| assert_eq!(got.to_big(), big(want), "{seed}: {call}");
            match text(&call[0]) {
                "random" => assert_eq!(random.random(), float(&call[1]), "{seed}"),
                "bits" => same(random.bits(number(&call[1])).unwrap(), &call[2]),
                _ => same(random.below(&big(&call[1]).into()), &call[2]),
            }
        }
        let state = random.state();
        let hash = switchboard_python::leaf::hash::tuple(state.iter().map(|&w| i64::from(w)));
        assert_eq!(hash, number(&row[2]));
        assert_eq!(Mersenne::from_state(&state), Ok(random));
    }
}

#[test]
fn refused_states_and_sizes() {
    let facts = rows(
        r##"
r = random.Random(1)
out("bits", attempt(lambda: r.getrandbits(-1)))
out("size", attempt(lambda: r.setstate((3, (1, 2), None))))
out("index", attempt(lambda: r.setstate((3, tuple([1] * 624 + [700]), None))))
"##,
    );
    let never = |_: &_, _: &Value| false;
    attempt(
        Mersenne::from_int(&Int::Small(1)).bits(-1),
        &facts[0][1],
        |_, _| false,
        &facts[0],
    );
    attempt(Mersenne::from_state(&[1, 2]), &facts[1][1], never, &facts[1]);
    let mut state = vec![1; 624];
    state.push(700);
    attempt(Mersenne::from_state(&state), &facts[2][1], never, &facts[2]);
}
