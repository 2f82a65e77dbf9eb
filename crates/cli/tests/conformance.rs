//! Every program of conformance/python on the simulator and on the real CPython 3.11: same output, same exit status,
//! same errors, same order of handles. One test per program; nothing is skipped, nothing is cached.
//!
//! `random-SEED/...` switches between the threads of a program at random, wherever CPython may: the same output again.
//! `cut-N/...` runs a program through a checkpoint and a restore after every N instructions: the same output again.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{
    Run, compare, normalise,
    programs::{self, Program},
    real, record, simulator,
};

/// After how many units of fuel the programs of an area are also cut into pieces.
fn cuts(area: &str) -> &'static [u64] {
    match area {
        "protocol" | "interrupt" => &[1, 7, 1000],
        "threads" | "pools" => &[7],
        "signals" => &[1, 7],
        _ => &[],
    }
}

/// Seeds under which the programs of an area are also run with their threads switched at random.
fn seeds(area: &str) -> &'static [u64] {
    match area {
        "threads" | "pools" | "signals" => &[1, 2],
        _ => &[],
    }
}

fn main() {
    let mut arguments = Arguments::from_args();
    // Two processes at a time: each test mostly waits for one.
    arguments.test_threads.get_or_insert(2);
    let programs = programs::all();
    let mut trials = vec![
        Trial::test("self/python", || real::present().map_err(Failed::from)),
        Trial::test("self/normalisers", || normalise::check().map_err(Failed::from)),
        Trial::test("self/comparison", || compare::check().map_err(Failed::from)),
        {
            let programs = programs.clone();
            Trial::test("self/enough", move || enough(&programs).map_err(Failed::from))
        },
    ];
    for program in programs {
        for &every in cuts(&program.area) {
            let program = program.clone();
            let name = format!("cut-{every}/{}", program.name);
            trials.push(Trial::test(name, move || {
                cut(&program, every).map_err(Failed::from)
            }));
        }
        for &seed in seeds(&program.area) {
            let program = program.clone();
            let name = format!("random-{seed}/{}", program.name);
            trials.push(Trial::test(name, move || {
                forced(&program, seed).map_err(Failed::from)
            }));
        }
        trials.push(Trial::test(program.name.clone(), move || {
            conforms(&program).map_err(Failed::from)
        }));
    }
    let exhibits = programs::exhibits();
    for program in exhibits.clone() {
        trials.push(Trial::test(program.name.clone(), move || {
            exhibit(&program).map_err(Failed::from)
        }));
    }
    trials.push(Trial::test("self/record", move || {
        record::check(&exhibits).map_err(Failed::from)
    }));
    libtest_mimic::run(&arguments, trials).exit();
}

/// How often a program with threads is run on the real CPython until it does what the simulator does: on a busy machine a
/// thread may come later than one that slept longer. The simulator does the same each time.
const REAL_TRIES: usize = 5;

fn conforms(program: &Program) -> Result<(), String> {
    agrees(program).map(drop)
}

/// The real run that the simulated one is equal to.
fn agrees(program: &Program) -> Result<Run, String> {
    let tries = if program.real_clock() { REAL_TRIES } else { 1 };
    let mut difference = String::new();
    for _ in 0..tries {
        let wanted = real::run(program)?;
        let mut got = simulator::run(program, &[], !wanted.handles.is_empty())?;
        if program.hangs {
            // Who waits for whom is nothing that a process which hangs says.
            got.stderr = got
                .stderr
                .split_inclusive('\n')
                .filter(|line| !line.starts_with("  T"))
                .collect();
        }
        match compare::runs(program, &wanted, &got) {
            Ok(()) => return Ok(wanted),
            Err(found) => difference = found,
        }
    }
    Err(difference)
}

/// An exhibit's program has no differences, known or not; what was compared is on record.
fn exhibit(program: &Program) -> Result<(), String> {
    record::note(program, &agrees(program)?)
}

fn cut(program: &Program, every: u64) -> Result<(), String> {
    same_with(program, &["--cut-every", &every.to_string()])
}

/// The output of a program with threads is forced: it is the same wherever CPython may switch.
fn forced(program: &Program, seed: u64) -> Result<(), String> {
    let seed = seed.to_string();
    same_with(
        program,
        &["--preempt", "cpython-3.11", "--policy", "random", "--seed", &seed],
    )
}

/// The simulated run with these options is what it is without.
fn same_with(program: &Program, options: &[&str]) -> Result<(), String> {
    let whole = simulator::run(program, &[], false)?;
    let options: Vec<String> = options.iter().map(ToString::to_string).collect();
    let pieces = simulator::run(program, &options, false)?;
    if let Run {
        status: Err(reason), ..
    } = &whole
    {
        return Err(format!("the uncut run has no exit status: {reason}"));
    }
    compare::runs(program, &whole, &pieces)
}

/// The floors under the number of programs of each kind: none is ever removed because it fails.
fn enough(programs: &[Program]) -> Result<(), String> {
    let count = |wanted: &dyn Fn(&Program) -> bool| programs.iter().filter(|p| wanted(p)).count();
    let floors = [
        ("programs", count(&|_| true), 590),
        ("past 40 lines", count(&|p| p.source.lines().count() > 40), 40),
        (
            "that end in an uncaught exception",
            count(&|p| p.area == "errors"),
            20,
        ),
        (
            "that drive coroutines by hand",
            count(&|p| p.area == "driving"),
            28,
        ),
        ("of asyncio", count(&|p| p.source.contains("import asyncio")), 155),
        ("with threads", count(&|p| p.real_clock()), 180),
        ("of protocols", count(&|p| p.area == "protocol"), 24),
    ];
    let short: Vec<_> = floors
        .iter()
        .filter(|(_, have, floor)| have < floor)
        .map(|(what, have, floor)| format!("{have} programs {what}, at least {floor} wanted"))
        .collect();
    if short.is_empty() {
        Ok(())
    } else {
        Err(short.join("; "))
    }
}
