//! The laws of the design hold for Python processes: programs of each kind, cut and sought at random places.

use std::sync::Arc;
use switchboard_engine::{
    Grain, Machine, World,
    laws::{self, Plan},
    timeline::{Bounds, Nowhere, Timeline},
    world::Halt,
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::{Event, EventKind, Schedule, Sink, Tick, Viewport};

fn all(source: &str, ticks: u64) {
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    // The modules that every process begins with are run once: the laws are about what comes after as well.
    for seed in [1, 2] {
        let plan = Plan {
            ticks,
            places: 12,
            seed,
        };
        laws::all(plan, || {
            let machine = Machine::default();
            World::new(domain.clone(), "main", machine, &Schedule::default())
                .expect("the default schedule exists")
        });
    }
}

#[test]
fn generators() {
    all(
        "
def numbers(name, n):
    for i in range(n):
        yield i

def outer(n):
    got = yield from numbers('A', n)
    yield from (x * x for x in numbers('B', n))
    return got

held = numbers('C', 5)
print(next(held))
for value in outer(3):
    print(value, next(held, None))
del held
",
        20_000,
    );
}

#[test]
fn exceptions_and_classes() {
    all(
        "
class Failure(Exception):
    def __init__(self, where):
        self.where = where
    def __str__(self):
        return f'failed at {self.where}'

def careful():
    try:
        yield 1
        yield 2
    except Failure as error:
        print(error)
        yield 3
    finally:
        print('closed')

g = careful()
next(g)
print(g.throw(Failure('home')))
g.close()
print(sorted([3, 1, 2], key=lambda x: -x))
raise Failure('the end')
",
        20_000,
    );
}

#[test]
fn blocking_calls() {
    all(
        "
import time
for n in range(3):
    time.sleep(0.5)
    print('slept', n)
",
        20_000,
    );
}

#[test]
fn tasks_that_sleep() {
    all(
        "
import asyncio

async def countdown(name, n):
    while n > 0:
        print('T-minus', n, f'({name})')
        await asyncio.sleep(1)
        n -= 1

async def main():
    await asyncio.gather(countdown('A', 2), countdown('B', 3))

asyncio.run(main())
",
        40_000,
    );
}

#[test]
fn cancellation_and_errors() {
    all(
        "
import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print('cancelled', n)
        raise
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(4)]
    await asyncio.sleep(0.5)
    tasks[3].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    try:
        await asyncio.wait_for(work(5), 1)
    except TimeoutError:
        print('too late')
    async with asyncio.TaskGroup() as group:
        group.create_task(work(0.1))
        group.create_task(work(2))

asyncio.run(main())
",
        80_000,
    );
}

#[test]
fn primitives() {
    all(
        "
import asyncio, time

async def producer(queue, lock):
    for n in range(3):
        async with lock:
            await queue.put(n)
            await asyncio.sleep(0)
    time.sleep(0.25)
    await queue.put(None)

async def consumer(queue, lock):
    while (got := await queue.get()) is not None:
        async with lock:
            print('got', got)

async def ticker():
    for n in range(3):
        yield n
        await asyncio.sleep(0.01)

async def main():
    queue, lock = asyncio.Queue(1), asyncio.Lock()
    task = asyncio.create_task(producer(queue, lock), name='P')
    asyncio.create_task(consumer(queue, lock))
    async for n in ticker():
        print('tick', n, time.monotonic() > 0)
    await task
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.5, done.set_result, 'later')
    print(await done)

asyncio.run(main())
print('after')
",
        80_000,
    );
}

#[test]
fn waiting_for_ever_and_cancelled_handles() {
    all(
        "
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, 'never')
    timer = loop.call_later(1, print, 'never')
    handle.cancel()
    timer.cancel()
    await asyncio.sleep(0)
    await loop.create_future()

asyncio.run(main())
",
        20_000,
    );
}

/// The programs that are there to be refused: no process comes of them.
const REFUSED: [&str; 4] = ["await_outside", "indentation", "syntax", "unclosed"];

/// Every program of these areas, for so many ticks, cut and sought at so many places.
fn programs(areas: &[&str], ticks: u64, places: u32, least: usize) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance");
    let mut paths = Vec::new();
    for area in areas {
        let entries = std::fs::read_dir(root.join(area)).expect("the programs are there");
        let found = entries.map(|entry| entry.expect("an entry").path());
        paths.extend(found.filter(|path| path.extension().is_some_and(|extension| extension == "py")));
    }
    paths.sort();
    for path in &paths {
        let source = std::fs::read_to_string(path).expect("a program is text");
        println!("{}", path.display());
        let Ok(code) = switchboard_python_compiler::compile(&source, "program.py") else {
            let name = path.file_stem().and_then(|name| name.to_str());
            assert!(
                name.is_some_and(|name| REFUSED.contains(&name) || name.starts_with("syntax_")),
                "{} does not compile",
                path.display()
            );
            continue;
        };
        let domain = PythonDomain::new(Arc::new(code), &source, Limits::default());
        let plan = Plan {
            ticks,
            places,
            seed: 4,
        };
        laws::all(plan, || {
            let machine = Machine::default();
            World::new(domain.clone(), "main", machine, &Schedule::default())
                .expect("the default schedule exists")
        });
    }
    assert!(paths.len() >= least, "{} programs", paths.len());
}

/// Every program that was made for being cut, and every protocol that calls back into the language.
#[test]
fn programs_made_for_being_cut() {
    programs(&["python/interrupt", "python/protocol"], 8_000, 3, 10);
}

#[test]
fn programs_about_the_language() {
    programs(
        &[
            "python/language",
            "python/errors",
            "python/generators",
            "python/driving",
        ],
        4_000,
        2,
        40,
    );
}

#[test]
fn programs_about_the_library() {
    programs(&["python/library", "python/asyncio"], 6_000, 2, 40);
}

/// A crowd is counted; only what the viewport reaches is drawn, whatever the place.
#[test]
fn ten_thousand_tasks() {
    let source = "
import asyncio

async def one(n):
    await asyncio.sleep(1 + n % 7)

async def main():
    await asyncio.gather(*[one(n) for n in range(10_000)])

asyncio.run(main())
";
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let mut world = World::new(domain, "main", Machine::default(), &Schedule::default())
        .expect("the default schedule exists");
    let view = Viewport::default();
    let (mut most, mut ended) = (0, 0);
    while world.run(100_000, Grain::None, &mut Nowhere) != Halt::End {
        let scene = world.describe(&view);
        for row in &scene.rows {
            for place in [&row.ready, &row.running, &row.waiting, &row.finished] {
                assert!(place.tokens.len() <= view.tokens && place.tokens.len() <= place.total);
            }
            let gate = row.gate.as_ref().expect("a loop has a gate");
            assert!(gate.due.len() <= view.tokens && gate.handles.len() <= view.tokens);
            most = most.max(row.waiting.total);
        }
        assert!(scene.marks.len() <= 4 * view.tokens);
    }
    for row in &world.describe(&view).rows {
        ended = ended.max(row.finished.total);
    }
    assert!(most > 9_000, "nearly all wait at once: {most}");
    assert_eq!(
        ended, 10_001,
        "all have ended, also those that have left the heap"
    );
}

/// Every run of instructions that is done in one go, with operands that are as usual and with others.
const FUSED: &str = "
class Point:
    size = 1
    def __init__(self, x):
        self.x = x
    def move(self, by):
        self.x += by
        by = self.x
        self.y = by
        return by
    @property
    def double(self):
        return self.x * 2

def count(point, n):
    i = 0
    total = point.x
    while i < n:
        k = i * 2
        total = total + k - 1
        total = k + total * (i - k)
        if i + 1 > k:
            total = total % 1000003
        if (point.x & 3) == i:
            total += point.double
        i += 1
    for item in ['a', 'b']:
        point.name = item
    for number in range(n):
        total += number + point.move(number)
    return total

for value in (3, 2.5, 2 ** 62, True):
    print(count(Point(value), 7))
try:
    print(count(Point('text'), 7))
except TypeError as error:
    print(error)
def unset(flag):
    if flag:
        late = 1
    return late
print(unset(1))
try:
    unset(0)
except UnboundLocalError as error:
    print(error)
";

#[test]
fn runs_of_instructions() {
    all(FUSED, 20_000);
}

/// As many ticks in one go as one by one, where nothing is done in one go.
#[test]
fn runs_of_instructions_burn_their_ticks() {
    let code = switchboard_python_compiler::compile(FUSED, "program.py").expect("the program compiles");
    let code = Arc::new(code);
    let ticks = |fuel: u64| {
        let domain = PythonDomain::new(code.clone(), FUSED, Limits::default());
        let mut world = World::new(domain, "main", Machine::default(), &Schedule::default())
            .expect("the default schedule exists");
        while world.run(fuel, Grain::None, &mut Nowhere) != Halt::End {}
        world.tick()
    };
    let whole = ticks(u64::MAX);
    assert_eq!(ticks(1), whole);
    assert_eq!(ticks(3), whole);
    assert_eq!(ticks(5), whole);
}

/// Checkpoints at rest share what has not changed, long lists in pieces: what is run from one is what was run first.
#[test]
fn checkpoints_at_rest() {
    let source = "
items = [[n] for n in range(5_000)]
still = list(range(3_000))
table = {n: [n] for n in range(4_000)}
group = {n * 7 for n in range(2_000)}
pairs = tuple((n, [n]) for n in range(2_000))
total = 0
for turn in range(9_000):
    at = turn * 37 % len(items)
    items[at] = [turn, at]
    if turn % 3 == 0:
        del table[turn % 4_000]
        table[turn % 4_000] = [turn]
        group ^= {turn}
        pairs[turn % 2_000][1][0] = turn
    if turn % 1_000 == 999:
        print(sum(v[0] * k for k, v in table.items()), next(iter(table)), sum(group), sum(p[1][0] for p in pairs))
        if turn % 2_000 == 999:
            pairs = pairs[1:] + pairs[:1]
        items.append([turn])
        items[:10] = []
        total += sum(item[0] for item in items) + still[turn % 3_000]
        print(total)
    if turn == 6_500:
        still.append(0.0)
    if turn == 7_500:
        still[-1] = -0.0
print(total, len(items), still[-1])
";
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let world = World::new(domain, "main", Machine::default(), &Schedule::default())
        .expect("the default schedule exists");
    // Room for some checkpoints only: they are thinned on the way.
    let bounds = Bounds {
        checkpoints: 10 << 20,
        ..Bounds::default()
    };
    let mut timeline = Timeline::new(world.clone(), Schedule::default(), bounds);
    while !timeline.advance(10_000).ended {}
    assert_eq!(
        timeline.outcome().and_then(|outcome| outcome.limit.as_deref()),
        None
    );
    let (checkpoints, spacing) = timeline.density();
    assert!(
        checkpoints > 4 && spacing > 32_768,
        "{checkpoints} every {spacing}"
    );
    let end = timeline.progress().head.0;
    let view = Viewport::default();
    let mut straight = world;
    for part in 1..=12 {
        let to = end * part / 13;
        straight.run(to - straight.tick().0, Grain::None, &mut Nowhere);
        // From far away each time, so that a checkpoint is restored.
        timeline.seek(Tick(if part % 2 == 0 { 0 } else { end }));
        timeline.seek(Tick(to));
        assert_eq!(
            timeline.cursor().describe(&view),
            straight.describe(&view),
            "at {to}"
        );
        let mut here = timeline.cursor().clone();
        let mut rest = Printed::default();
        here.run(end, Grain::None, &mut rest);
        assert!(rest.0.ends_with(" 4919 -0.0\n"), "from {to}: {}", rest.0);
        let mut whole = Printed::default();
        straight.clone().run(end, Grain::None, &mut whole);
        assert_eq!(rest.0, whole.0, "from {to}");
    }
}

/// A long list that stays as it is for a while, then changes, over and over: whichever checkpoints have gone when it
/// does, those that are left hold what it held.
#[test]
fn a_list_that_changes_after_a_rest() {
    let source = "
still = list(range(3_000))
turn = 0
while turn < 60_000:
    turn += 1
    if turn % 3_700 == 0:
        still[turn % 3_000] += turn
print(sum(k * v for k, v in enumerate(still)))
";
    let code = switchboard_python_compiler::compile(source, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), source, Limits::default());
    let world = World::new(domain, "main", Machine::default(), &Schedule::default())
        .expect("the default schedule exists");
    let mut whole = Printed::default();
    world.clone().run(u64::MAX, Grain::None, &mut whole);
    for room in 4..16 {
        let bounds = Bounds {
            checkpoints: room << 16,
            ..Bounds::default()
        };
        let mut timeline = Timeline::new(world.clone(), Schedule::default(), bounds);
        while !timeline.advance(3_000).ended {}
        let end = timeline.progress().head.0;
        for part in 1..40 {
            let to = end * part / 40;
            timeline.seek(Tick(if part % 2 == 0 { 0 } else { end }));
            timeline.seek(Tick(to));
            let mut rest = Printed::default();
            timeline.cursor().clone().run(end, Grain::None, &mut rest);
            assert_eq!(rest.0, whole.0, "with room {room}, from {to} of {end}");
        }
    }
}

#[derive(Default)]
struct Printed(String);

impl Sink for Printed {
    fn record(&mut self, event: Event) {
        if let EventKind::Print { text, .. } = event.kind {
            self.0.push_str(&text);
        }
    }

    fn keeping(&self) -> bool {
        true
    }
}
