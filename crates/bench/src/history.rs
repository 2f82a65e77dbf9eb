//! Seeking and stepping back in a long history.

use std::time::Instant;
use switchboard_session::{Session, session::Grain};

const SEEKS: usize = 1_000;

/// Prints lines of `name value`.
pub fn measure(code: Vec<u8>) {
    let before = resident_bytes();
    let mut session = switchboard_bench::run(code);
    let after = resident_bytes();
    let steps = session.steps().len();
    println!("instructions {}", session.progress().head.0);
    println!("steps {steps}");
    let mut random = Random(1);
    let seeks = (0..SEEKS).map(|_| {
        let to = random.below(steps);
        timed(&mut session, |session| session.seek_step(Some(to)))
    });
    println!("seek_p95_ms {:.3}", percentile(seeks.collect()));
    session.seek_step(Some(steps / 2 + SEEKS / 2));
    let backs = (0..SEEKS).map(|_| timed(&mut session, |session| assert!(session.step_back(Grain::Switch))));
    println!("back_p95_ms {:.3}", percentile(backs.collect()));
    println!("bytes_by_account {}", session.timeline().bytes());
    println!("bytes {}", after - before);
}

/// Milliseconds.
fn timed(session: &mut Session, act: impl FnOnce(&mut Session)) -> f64 {
    let begin = Instant::now();
    act(session);
    begin.elapsed().as_secs_f64() * 1e3
}

/// The 95th.
fn percentile(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() * 95 / 100]
}

/// Memory of this process that is really there, as Linux counts it: not only what the history says of itself.
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells a process of itself");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .expect("the resident set's size");
    let kilobytes: u64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|word| word.parse().ok())
        .expect("a number of kB");
    kilobytes * 1024
}

/// Xorshift: the same places in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
