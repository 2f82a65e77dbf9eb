//! Which steps the timeline shows, and where each of them stands: by itself around the cursor, or as the reader has
//! zoomed and panned it.
//!
//! ```text
//!   whole run   |--------------------[=======]-------------|   a view of it: [from, to)
//!   steps       every step has the same width      time   as wide as it took
//! ```

use switchboard_trace::{Time, step::Column};

/// Fewest steps that a view shows.
const FEWEST: usize = 4;

/// What the reader has chosen, with the cursor as it was then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct View {
    pub from: usize,
    pub to: usize,
    pub cursor: usize,
}

/// The steps shown: `[from, to)` as boundaries, chosen so that the cursor is inside and windows do not crawl.
#[must_use]
pub fn window(cursor: usize, steps: usize, fits: usize) -> (usize, usize) {
    let fits = fits.max(FEWEST);
    if steps <= fits {
        return (0, steps.max(1));
    }
    let page = fits / 2;
    let from = (cursor / page.max(1)).saturating_sub(1) * page;
    let from = from.min(steps - fits);
    (from, from + fits)
}

impl View {
    /// What is shown of it: it goes along when the cursor has left it since.
    #[must_use]
    pub fn shown(self, cursor: usize, steps: usize) -> (usize, usize) {
        let length = (self.to - self.from).min(steps).max(1);
        let gone = cursor != self.cursor && (cursor < self.from || cursor > self.to);
        let from = if gone {
            cursor.saturating_sub(length / 4)
        } else {
            self.from
        };
        let from = from.min(steps.saturating_sub(length));
        (from, from + length)
    }
}

/// Shows fewer or more steps; the one at this share of the width stays where it is.
#[must_use]
pub fn zoom((from, to): (usize, usize), steps: usize, at: f64, factor: f64) -> (usize, usize) {
    let length = (to - from) as f64;
    let most = steps.max(FEWEST) as f64;
    let wanted = (length * factor).round();
    // Rounding must not hold it: a short view still grows.
    let wanted = if factor > 1.0 {
        wanted.max(length + 1.0)
    } else {
        wanted
    };
    let new = wanted.clamp((FEWEST as f64).min(most), most) as usize;
    let still = from as f64 + at * length;
    let from = (still - at * new as f64).round().max(0.0) as usize;
    let from = from.min(steps.saturating_sub(new));
    (from, (from + new).max(from + 1))
}

/// Shows earlier or later steps.
#[must_use]
pub fn pan((from, to): (usize, usize), steps: usize, by: i64) -> (usize, usize) {
    let length = to - from;
    let from = (from as i64 + by).clamp(0, steps.saturating_sub(length) as i64) as usize;
    (from, from + length)
}

/// Virtual time at a column's right edge.
#[must_use]
pub fn after(column: &Column) -> Time {
    Time(column.time.0 + column.wait.map_or(0, |w| w.0))
}

/// Virtual time at the boundary before step `boundary` (0: the run's begin).
#[must_use]
pub fn time_at(axis: &[Column], boundary: usize) -> Time {
    match axis.get(boundary) {
        Some(column) => column.time,
        None => axis.last().map_or(Time(0), after),
    }
}

/// Where the boundaries `from ..= to` stand when width is time, in percent. None: no time passes there.
#[must_use]
pub fn edges(axis: &[Column], from: usize, to: usize) -> Option<Vec<f64>> {
    let begin = time_at(axis, from).0;
    let length = time_at(axis, to).0.saturating_sub(begin);
    (length > 0).then(|| {
        let mut latest = 0;
        let mut place = |b| {
            // Steps of several cores overlap.
            latest = time_at(axis, b).0.saturating_sub(begin).clamp(latest, length);
            100.0 * latest as f64 / length as f64
        };
        (from..=to).map(&mut place).collect()
    })
}

/// Round times in a stretch, for an axis: about `count` of them.
#[must_use]
pub fn ticks(from: Time, to: Time, count: u64) -> Vec<Time> {
    let rough = (to.0.saturating_sub(from.0) / count.max(1)).max(1);
    let mut ten = 1_u64;
    while ten * 10 <= rough {
        ten *= 10;
    }
    let step = [1, 2, 5, 10]
        .into_iter()
        .map(|n| n * ten)
        .find(|s| *s >= rough)
        .unwrap_or(ten * 10);
    let first = from.0.div_ceil(step);
    (first..=to.0 / step).map(|n| Time(n * step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_are_shown_whole() {
        assert_eq!(window(3, 13, 30), (0, 13));
        assert_eq!(window(0, 0, 30), (0, 1));
    }

    #[test]
    fn the_window_holds_the_cursor() {
        for cursor in 0..=1000 {
            let (from, to) = window(cursor, 1000, 30);
            assert!(
                from <= cursor && cursor <= to && to - from == 30,
                "{cursor}: {from}..{to}"
            );
        }
    }

    #[test]
    fn a_zoom_keeps_what_is_under_the_pointer_and_has_ends() {
        assert_eq!(zoom((0, 100), 100, 0.5, 0.5), (25, 75));
        assert_eq!(zoom((25, 75), 100, 0.0, 2.0), (0, 100));
        let mut view = (0, 1000);
        for _ in 0..40 {
            view = zoom(view, 1000, 0.25, 0.7);
        }
        assert_eq!(view.1 - view.0, FEWEST);
        for _ in 0..60 {
            view = zoom(view, 1000, 0.25, 1.4);
        }
        assert_eq!(view, (0, 1000));
        assert_eq!(pan((90, 100), 100, 50), (90, 100));
        assert_eq!(pan((90, 100), 100, -200), (0, 10));
    }

    #[test]
    fn a_view_goes_along_with_the_cursor_but_can_be_looked_away_from_it() {
        let view = View {
            from: 50,
            to: 70,
            cursor: 10,
        };
        assert_eq!(view.shown(10, 100), (50, 70));
        assert_eq!(view.shown(60, 100), (50, 70));
        let (from, to) = view.shown(90, 100);
        assert!(from <= 90 && 90 <= to && to - from == 20);
    }

    #[test]
    fn an_axis_of_time_is_as_wide_as_steps_took() {
        let column = |step, time, wait| Column {
            step,
            time: Time(time),
            wait: Some(Time(wait)),
        };
        let axis = [column(0, 0, 0), column(1, 0, 30), column(2, 30, 10)];
        assert_eq!(edges(&axis, 0, 3), Some(vec![0.0, 0.0, 75.0, 100.0]));
        assert_eq!(edges(&axis, 0, 1), None);
        assert_eq!(
            ticks(Time(0), Time(1_000), 5),
            [0, 200, 400, 600, 800, 1000].map(Time)
        );
    }
}
