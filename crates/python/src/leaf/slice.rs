//! Slices and index ranges: what `[start:stop:step]` means for a sequence of a given length.

/// The places that a slice takes: `count` of them, from `start` by `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    pub start: i64,
    /// As `slice.indices` gives it; -1 for a walk down to the beginning.
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Places {
    /// The places in the order of the slice.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + i as i64 * self.step) as usize)
    }
}

/// `slice(start, stop, step).indices(len)`. A step of zero is the caller's error ("slice step cannot be zero").
pub fn places(start: Option<i64>, stop: Option<i64>, step: Option<i64>, len: usize) -> Places {
    let len = len as i64;
    // So that the step can be negated, as CPython has it.
    let step = step.unwrap_or(1).max(-i64::MAX);
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |i: i64| if i < 0 { (i + len).max(low) } else { i.min(high) };
    let start = start.map_or(if step < 0 { high } else { low }, clamp);
    let stop = stop.map_or(if step < 0 { low } else { high }, clamp);
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Places {
        start,
        stop,
        step,
        count: count as usize,
    }
}

/// The range that `find`, `count`, `startswith` and their like search, by their optional bounds. The start may lie
/// beyond the end: then nothing is found, not even nothing.
pub fn search_range(start: Option<i64>, end: Option<i64>, len: usize) -> (usize, usize) {
    let len = len as i64;
    let wrap = |i: i64| if i < 0 { (i + len).max(0) } else { i };
    // One beyond the end is as far as it matters.
    (
        wrap(start.unwrap_or(0)).min(len + 1) as usize,
        wrap(end.unwrap_or(len)).min(len) as usize,
    )
}
