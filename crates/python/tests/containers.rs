//! What the collector of cycles goes by: a content that is no container refers to nothing. Every kind of content is met.

use std::collections::BTreeSet;
use std::sync::Arc;
use switchboard_engine::{Grain, Machine, World, timeline::Nowhere, world::Halt};
use switchboard_python::object::Payload;
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::Schedule;

const PROGRAM: &str = "
import asyncio, collections, contextvars, random, types, weakref
class Number(int): pass
class Fraction(float): pass
class Slotted:
    __slots__ = ('a',)
class Base:
    shared = property(len)
    made = classmethod(len)
    plain = staticmethod(len)
    def method(self): return super()
class Thing(Base):
    def method(self):
        return super()
thing = Thing()
thing.a, thing.b = [], {}
def closed(x):
    return lambda: x
def numbers():
    yield [1]
async def waits(): return [1]
async def gives():
    yield [1]
loop = asyncio.new_event_loop()
future = loop.create_future()
coroutine, asynchronous = waits(), gives()
waiting = waits()
try:
    raise ValueError([1])
except ValueError as error:
    caught = error
held = [
    2 ** 100, Number(1), Fraction(1.5), 1j, b'x', bytearray(b'x'), (1, [2]), {1: [2]}, {(1, 'x')},
    collections.deque([[1]]), slice([1], 2), range(3), len, [].append, thing.method, closed([1]),
    closed.__code__, types, thing.method(), vars(Thing), list[int], weakref.ref(thing, print), numbers(),
    asynchronous.asend([1]), coroutine, waiting.__await__(), caught.__traceback__, caught.__traceback__.tb_frame,
    iter([[1]]), reversed([[1]]), iter(range(3)), iter({1: [2]}), iter({1}), iter(numbers, 1), {1: 2}.items(),
    random.Random(1), contextvars.copy_context(), future, future.__await__(), loop.call_later(1, print, [1]),
    Slotted.__dict__['a'], Base.__dict__['shared'], Base.__dict__['made'], Base.__dict__['plain'],
]
while True: pass
";

/// The kind of a content, as its enum names it.
fn kind(payload: &Payload) -> String {
    let text = format!("{payload:?}");
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_owned()
}

const KINDS: &str = "AsyncStep BigInt ByteArray Bytes CallIter Cell Class ClassMethod Code Complex Context \
    CoroutineWrapper Deque Dict DictIter DictView Exception Float Frame Function Future FutureIter Generator \
    GenericAlias Handle Int List Loop MappingProxy Member Method Module Native NativeMethod Plain Property Random \
    Range RangeIter ReverseIter SeqIter Set SetIter Slice StaticMethod Str Super Traceback Tuple WeakRef";

#[test]
fn what_is_no_container_refers_to_nothing() {
    let code = switchboard_python_compiler::compile(PROGRAM, "program.py").expect("the program compiles");
    let domain = PythonDomain::new(Arc::new(code), PROGRAM, Limits::default());
    let mut world = World::new(domain, "main", Machine::default(), &Schedule::default())
        .expect("the default schedule exists");
    assert_eq!(
        world.run(2_000_000, Grain::None, &mut Nowhere),
        Halt::Fuel,
        "{:?}",
        world.outcome()
    );
    let mut met = BTreeSet::new();
    for (_, object) in world.domain().vm.heap.iter() {
        met.insert(kind(&object.payload));
        let mut holds = false;
        object.payload.visit(&mut |value| holds |= value.id().is_some());
        assert!(!holds || object.payload.is_container(), "{:?}", object.payload);
    }
    let all: BTreeSet<String> = KINDS.split(' ').map(str::to_owned).collect();
    assert_eq!(met, all, "every kind of content is met");
}
