//! Timing whole processes: medians, with the time of starting and ending taken off.

use super::RUNS;
use crate::shell::{Done, output};
use std::{process::Command, time::Instant};

/// The middle of an odd number of figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// A process's wall time in seconds, median, and what it printed.
pub fn wall(make: impl Fn() -> Command) -> Done<(f64, String)> {
    let mut times = Vec::new();
    let mut printed = String::new();
    for _ in 0..RUNS {
        let begin = Instant::now();
        printed = output(&mut make())?;
        times.push(begin.elapsed().as_secs_f64());
    }
    Ok((median(times), printed))
}

/// Ticks, and the median of the seconds, that a program prints.
pub fn inside_seconds(once: impl Fn() -> Done<String>) -> Done<(u64, f64)> {
    let mut times = Vec::new();
    let mut ticks = 0;
    for _ in 0..RUNS {
        let printed = once()?;
        let mut words = printed.split_whitespace();
        let mut next = || words.next().ok_or(format!("no figures in {printed:?}"));
        ticks = next()?.parse().map_err(|_| format!("no ticks in {printed:?}"))?;
        times.push(
            next()?
                .parse()
                .map_err(|_| format!("no seconds in {printed:?}"))?,
        );
    }
    Ok((ticks, median(times)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_middle_one() {
        assert_eq!(super::median(vec![3.0, 1.0, 2.0]), 2.0);
    }
}
