//! Random programs on the simulator and on the real CPython 3.11: `cargo xtask fuzz python --minutes N`.
//!
//! ```text
//! seed -> switchboard-fuzz -> text --+-- fuzz/server.rs (real)  --+--> equal: the next seed
//!                                    +-- support/simulator.rs   --+--> not: shrink, confirm, save, say how to replay
//! ```
//!
//! As a test among others it makes sure that a seed means one program.

#[path = "fuzz/server.rs"]
mod server;
mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use server::Server;
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Mutex,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};
use support::{Run, compare, real, simulator};

/// How often a program that differs is run while it is made small.
const TRIES: u32 = 600;
const WORKERS: u64 = 2;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--minutes" || word == "--count") {
        return match Options::read(&words).and_then(|options| search(&options)) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    let trials = vec![Trial::test("same_seed_same_program", || {
        same().map_err(Failed::from)
    })];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// What to run: seeds from `from` on, until `count` programs or the time is over.
struct Options {
    from: u64,
    count: u64,
    minutes: f64,
    folder: PathBuf,
}

impl Options {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut options = Self {
            from: 0,
            count: u64::MAX,
            minutes: f64::MAX,
            folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz"),
        };
        for pair in words.chunks(2) {
            let [option, value] = pair else {
                return Err(format!("{} is followed by a value", pair[0]));
            };
            let wrong = |_| format!("{option} {value}: not a number");
            match option.as_str() {
                "--minutes" => {
                    options.minutes = value
                        .parse()
                        .map_err(|_| format!("{option} {value}: not a number"))?
                }
                "--count" => options.count = value.parse().map_err(wrong)?,
                "--seed" => options.from = value.parse().map_err(wrong)?,
                "--folder" => options.folder = value.into(),
                _ => return Err(format!("fuzz python has no option {option}")),
            }
        }
        Ok(options)
    }
}

fn same() -> Result<(), String> {
    for seed in 0..100 {
        if switchboard_fuzz::program(seed) != switchboard_fuzz::program(seed) {
            return Err(format!("seed {seed} gives two programs"));
        }
    }
    if switchboard_fuzz::program(1) == switchboard_fuzz::program(2) {
        return Err("two seeds give one program".into());
    }
    Ok(())
}

/// What the workers share.
struct Progress {
    next: AtomicU64,
    run: AtomicU64,
    unfit: AtomicU64,
    found: Mutex<Vec<u64>>,
}

/// Runs the search; how many seeds gave a difference. A program that differs is no error.
fn search(options: &Options) -> Result<usize, String> {
    real::present()?;
    let progress = Progress {
        next: AtomicU64::new(options.from),
        run: AtomicU64::new(0),
        unfit: AtomicU64::new(0),
        found: Mutex::new(Vec::new()),
    };
    let begun = Instant::now();
    let end =
        Duration::try_from_secs_f64(options.minutes * 60.0).map_or(None, |time| begun.checked_add(time));
    println!(
        "seeds from {}, what differs goes to {}",
        options.from,
        options.folder.display()
    );
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|number| {
                let progress = &progress;
                scope.spawn(move || {
                    work(
                        &options.folder.join(format!("worker{number}")),
                        options,
                        progress,
                        end,
                    )
                })
            })
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })?;
    let found = progress.found.into_inner().expect("no worker has panicked");
    println!(
        "{} programs compared in {:.0} s (seeds {} to {}), {} more not fit to compare, {} differ: {found:?}",
        progress.run.into_inner(),
        begun.elapsed().as_secs_f64(),
        options.from,
        progress
            .next
            .into_inner()
            .min(options.from.saturating_add(options.count))
            - 1,
        progress.unfit.into_inner(),
        found.len(),
    );
    Ok(found.len())
}

fn work(folder: &Path, options: &Options, progress: &Progress, end: Option<Instant>) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let binary = folder.join("switchboard");
    fs::copy(simulator::BINARY, &binary).map_err(|error| format!("{}: {error}", binary.display()))?;
    let mut sides = Sides {
        server: Server::start(folder)?,
        binary,
    };
    while end.is_none_or(|end| Instant::now() < end) {
        let seed = progress.next.fetch_add(1, Ordering::Relaxed);
        if seed - options.from >= options.count {
            break;
        }
        let text = switchboard_fuzz::program(seed);
        match difference(&mut sides, &text)? {
            Verdict::Unfit => {
                progress.unfit.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            Verdict::Equal => {}
            Verdict::Differs(_) => {
                progress.found.lock().expect("no worker has panicked").push(seed);
                report(&mut sides, &options.folder, seed, &text)?;
            }
        }
        let run = progress.run.fetch_add(1, Ordering::Relaxed) + 1;
        if run.is_multiple_of(1000) {
            println!("{run} programs, seed {seed}");
        }
    }
    Ok(())
}

enum Verdict {
    Equal,
    /// A real machine does not define its order.
    Unfit,
    Differs(String),
}

/// What runs a program: the real interpreter, and a copy of the simulator as it was when the search began.
struct Sides {
    server: Server,
    binary: PathBuf,
}

fn difference(sides: &mut Sides, text: &str) -> Result<Verdict, String> {
    let program = sides.server.program(text)?;
    let Some(wanted) = sides.server.run()? else {
        return Ok(Verdict::Unfit);
    };
    let got = simulator::run_by(&sides.binary, &program, &[], !wanted.handles.is_empty())?;
    Ok(match compare::runs(&program, &wanted, &got) {
        Ok(()) => Verdict::Equal,
        Err(_) if only_addresses(text, &wanted, &got) => Verdict::Unfit,
        Err(said) => Verdict::Differs(said),
    })
}

/// Tasks that die in a set of `asyncio.wait` do so in the order of their addresses, and say so as they die; what is left
/// to the process's end dies in the order in which the collector has come by it.
fn only_addresses(text: &str, wanted: &Run, got: &Run) -> bool {
    let sorted = |run: &Run| {
        let mut lines: Vec<String> = run.stderr.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let dying = [
        "Task was destroyed",
        "never retrieved",
        "never awaited",
        "Exception ignored",
    ];
    let dying: usize = dying
        .iter()
        .map(|words| wanted.stderr.matches(words).count())
        .sum();
    dying > 1
        && (&wanted.stdout, &wanted.status, &wanted.handles) == (&got.stdout, &got.status, &got.handles)
        && (text.contains("new_event_loop") || sorted(wanted) == sorted(got))
}

/// Whether a smaller program only differs in how it says that a piece of it is gone.
fn slipped(said: &str) -> bool {
    [
        "NameError",
        "SyntaxError",
        "IndentationError",
        "UnboundLocalError",
    ]
    .iter()
    .any(|word| said.contains(word))
}

/// Makes it small, runs it once more in a process of its own, and saves it.
fn report(sides: &mut Sides, folder: &Path, seed: u64, text: &str) -> Result<(), String> {
    let small = switchboard_fuzz::shrink::shrink(
        text,
        TRIES,
        |text| matches!(difference(sides, text), Ok(Verdict::Differs(said)) if !slipped(&said)),
    );
    let program = sides.server.program(&small)?;
    let wanted = real::run(&program)?;
    let got = simulator::run_by(&sides.binary, &program, &[], !wanted.handles.is_empty())?;
    let said = compare::runs(&program, &wanted, &got)
        .err()
        .unwrap_or_else(|| "differs only in a child of the server of runs".into());
    let save =
        |name: String, text: &str| fs::write(folder.join(name), text).map_err(|error| error.to_string());
    save(format!("{seed}-whole.py"), text)?;
    save(format!("{seed}.py"), &small)?;
    save(format!("{seed}.txt"), &said)?;
    println!(
        "seed {seed} differs: {}\n{said}again: cargo xtask fuzz python --seed {seed} --count 1\n",
        folder.join(format!("{seed}.py")).display()
    );
    Ok(())
}
