//! The laws of the design hold for Python processes: programs of each kind, cut and sought at random places.

use std::sync::Arc;
use switchboard_engine::{
    Machine, World,
    laws::{self, Plan},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};
use switchboard_trace::Schedule;

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
