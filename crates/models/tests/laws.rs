//! The laws hold for random scripts of threads, under every policy, on one core and several.

use proptest::prelude::*;
use switchboard_engine::{
    Grain, Machine, World,
    laws::{self, Plan},
    laws_of_choice,
    timeline::Nowhere,
};
use switchboard_models::lab::{
    contend::{Contend, Op, Script, script::ThreadScript},
    mmc::{self, Mmc},
    rows::{Rows, Spec},
};
use switchboard_trace::Schedule;

/// A few operations: one, or some inside of a lock. Seldom a release of what is not held, which ends the process.
fn ops() -> impl Strategy<Value = Vec<Op>> {
    let one = prop_oneof![
        6 => (1..20u32).prop_map(Op::Work),
        4 => (0..30u32).prop_map(Op::Sleep),
        2 => Just(Op::Read(0)),
        2 => Just(Op::Write(0, 1)),
        2 => Just(Op::Show(0)),
        2 => "[a-z]{1,4}".prop_map(Op::Print),
    ];
    let one = one.boxed();
    prop_oneof![
        8 => one.clone().prop_map(|op| vec![op]),
        6 => (0..2u32, proptest::collection::vec(one.clone(), 0..4)).prop_map(|(lock, inner)| {
            [vec![Op::Take(lock)], inner, vec![Op::Give(lock)]].concat()
        }),
        // Two locks in either order: deadlocks.
        2 => (0..2u32, one).prop_map(|(lock, op)| {
            vec![Op::Take(lock), op.clone(), Op::Take(1 - lock), op, Op::Give(lock), Op::Give(1 - lock)]
        }),
        1 => (0..2u32).prop_map(|lock| vec![Op::Give(lock)]),
    ]
}

/// A main thread that starts the others at once, then all run scripts.
fn script() -> impl Strategy<Value = Script> {
    proptest::collection::vec(proptest::collection::vec(ops(), 0..12), 1..4).prop_map(|threads| {
        let count = threads.len() as u32;
        let mut line = 2;
        let threads = threads.into_iter().enumerate().map(|(index, ops)| {
            let starts = (1..count).filter(|_| index == 0).map(Op::Start);
            let ops: Vec<Op> = starts.chain(ops.concat()).collect();
            let first_line = line;
            line += ops.len() as u32 + 1;
            ThreadScript {
                name: format!("t{index}"),
                first_line,
                ops,
            }
        });
        Script {
            threads: threads.collect(),
            locks: vec!["a".into(), "b".into()],
            variables: vec!["x".into()],
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_that_contend(
        script in script(),
        cores in 1..4usize,
        quantum in 1..12u64,
        random in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let schedule = Schedule {
            policy: if random { "random" } else { "default" }.into(),
            seed,
            ..Schedule::default()
        };
        let plan = Plan { ticks: 600, places: 24, seed };
        laws::all(plan, || {
            World::new(Contend::new(script.clone()), "t0", Machine { cores, quantum, ..Machine::default() }, &schedule).unwrap()
        });
    }

    #[test]
    fn choices_of_threads(script in script(), cores in 1..4usize, quantum in 1..12u64, seed in any::<u64>()) {
        let plan = Plan { ticks: 600, places: 1, seed };
        laws_of_choice::all(plan, |schedule| {
            World::new(Contend::new(script.clone()), "t0", Machine { cores, quantum, ..Machine::default() }, schedule).unwrap()
        });
    }

    #[test]
    fn rows_of_handlers(
        rows in 1..40u32,
        rounds in 0..4u32,
        work in 1..9u32,
        wait in 0..3u32,
        spread in 0..4u32,
        seed in any::<u64>(),
    ) {
        let spec = Spec { rows, rounds, work, wait, spread };
        let plan = Plan { ticks: 2_000, places: 24, seed };
        laws::all(plan, || {
            World::new(Rows::new(spec), "rows", Machine { cores: 1, quantum: 100, ..Machine::default() }, &Schedule::default()).unwrap()
        });
    }

    #[test]
    fn a_queue_with_servers(customers in 0..60u32, servers in 1..5u32, seed in any::<u64>()) {
        let spec = mmc::Spec::loaded(customers, servers, seed);
        let plan = Plan { ticks: 1_000, places: 24, seed };
        laws::all(plan, || {
            World::new(Mmc::new(spec), "queue", Machine::default(), &Schedule::default()).unwrap()
        });
    }
}

/// The size that the design asks for: ten thousand handlers, seen through a page's viewport.
#[test]
fn ten_thousand_rows() {
    let spec = Spec {
        rows: 10_000,
        rounds: 2,
        work: 3,
        wait: 100,
        spread: 50,
    };
    let plan = Plan {
        ticks: 400_000,
        places: 6,
        seed: 7,
    };
    laws::all(plan, || {
        World::new(Rows::new(spec), "rows", Machine::default(), &Schedule::default()).unwrap()
    });
}

/// A closed formula to be compared with: Erlang's C.
#[test]
fn the_queue_waits_as_erlang_says() {
    let spec = mmc::Spec::loaded(400_000, 8, 1);
    let mut world = World::new(Mmc::new(spec), "queue", Machine::default(), &Schedule::default()).unwrap();
    world.run(u64::MAX, Grain::None, &mut Nowhere);
    let (servers, load) = (8, 6.4f64);
    let mut term = 1.0;
    let mut sum = 0.0;
    for k in 0..servers {
        sum += term;
        term *= load / f64::from(k + 1);
    }
    let queued = term / (1.0 - 0.8);
    let erlang_c = queued / (sum + queued);
    let expected = erlang_c / (f64::from(servers) - load);
    let found = world.domain().mean_wait();
    assert_eq!(world.domain().gone(), 400_000);
    assert!(
        (found - expected).abs() < 0.05 * expected,
        "mean wait {found}, Erlang's C says {expected}"
    );
}
