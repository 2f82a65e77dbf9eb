//! `list.sort` of CPython 3.11, comparison by comparison: the program's `__lt__` runs outside, in exactly its order.
//!
//! ```text
//!   find a run ──> extend it by binary insertion ──> merge pending runs (powersort's rule) ──> push it ─┐
//!       ^                                                                                               │
//!       └───────────────────────────────────────────────────────────────────────────────────────────────┘
//!   no items left ──> merge all pending runs ──> done
//! ```
//!
//! The machine sorts places, not keys: [`Step::Less`] names two places of the original list and asks whether the key at
//! the first is less than the key at the second.

mod gallop;
mod merge;

use merge::Merge;

/// What the machine wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Is the key of the first place less than that of the second? Answer in the next call.
    Less(u32, u32),
    Done,
}

/// Either the next question, or what was computed.
enum Ask<T> {
    Less(u32, u32),
    Got(T),
}

/// Runs shorter than this are extended; longer lists use a number from half of it up that divides them evenly.
const MAX_MINRUN: usize = 64;
/// A merge gallops once one side has won this often in a row.
const MIN_GALLOP: usize = 7;

#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    len: usize,
    /// The depth of the boundary after this run in a perfectly balanced tree of merges.
    power: u32,
}

#[derive(Clone, Debug)]
enum State {
    /// Looking for the run that starts at `lo`.
    Seek,
    /// Asked whether the item at `at` is less than the one before it.
    Count {
        at: usize,
        descending: Option<bool>,
    },
    /// Asked whether the pivot at `pivot` is less than the middle of `left..right`.
    Insert {
        pivot: usize,
        left: usize,
        right: usize,
        end: usize,
    },
    /// A run of `len` at `lo` is ready; pending runs may have to be merged before it is pushed.
    Ready {
        len: usize,
    },
    /// All runs are pushed.
    Collapse,
    /// Merging the pending runs at `i` and `i + 1`, then back to `Ready` or, without a run in hand, `Collapse`.
    Merging {
        i: usize,
        merge: Box<Merge>,
        ready: Option<usize>,
    },
    Done,
}

/// A sort under way.
#[derive(Clone, Debug)]
pub struct Sort {
    /// Places of the original list, in the order reached so far.
    order: Vec<u32>,
    reverse: bool,
    pending: Vec<Run>,
    /// Where the next run starts.
    lo: usize,
    minrun: usize,
    min_gallop: usize,
    state: State,
}

fn minrun(mut n: usize) -> usize {
    let mut rest = 0;
    while n >= MAX_MINRUN {
        rest |= n & 1;
        n >>= 1;
    }
    n + rest
}

/// The power of the boundary between a run at `start` of `len` and its successor of `next`, in a list of `n`: the first
/// binary digit in which the middles of the two differ, as fractions of the list.
fn power(start: usize, len: usize, next: usize, n: usize) -> u32 {
    let mut a = 2 * start + len;
    let mut b = a + len + next;
    let mut power = 0;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl Sort {
    /// A sort of `n` items. `reverse` sorts downwards and keeps the order of equal items, as `reverse=True`.
    pub fn new(n: usize, reverse: bool) -> Self {
        let mut order: Vec<u32> = (0..n as u32).collect();
        if reverse {
            order.reverse();
        }
        Sort {
            order,
            reverse,
            pending: Vec::new(),
            lo: 0,
            minrun: minrun(n),
            min_gallop: MIN_GALLOP,
            state: if n < 2 { State::Done } else { State::Seek },
        }
    }

    /// Goes on with the answer to the last question; the first call has none.
    ///
    /// # Panics
    /// When an answer is missing or was not asked for.
    pub fn next(&mut self, mut answer: Option<bool>) -> Step {
        loop {
            if let Ask::Less(a, b) = self.advance(answer.take()) {
                return Step::Less(a, b);
            }
            if matches!(self.state, State::Done) {
                return Step::Done;
            }
        }
    }

    /// The places of the original list in the order reached: sorted when done; after an exception in a comparison,
    /// what CPython leaves in the list.
    pub fn into_order(mut self) -> Vec<u32> {
        if let State::Merging { merge, .. } = &mut self.state {
            merge.restore(&mut self.order);
        }
        if self.reverse {
            self.order.reverse();
        }
        self.order
    }

    /// One transition: a question, or a new state.
    fn advance(&mut self, answer: Option<bool>) -> Ask<()> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Seek => self.seek(),
            State::Count { at, descending } => self.count(at, descending, answer.expect("an answer")),
            State::Insert {
                pivot,
                left,
                right,
                end,
            } => self.insert(pivot, left, right, end, answer.expect("an answer")),
            State::Ready { len } => self.ready(len),
            State::Collapse => self.collapse(),
            State::Merging { i, merge, ready } => self.merging(i, merge, ready, answer),
            State::Done => Ask::Got(()),
        }
    }

    fn seek(&mut self) -> Ask<()> {
        let rest = self.order.len() - self.lo;
        match rest {
            0 => self.state = State::Collapse,
            1 => self.state = State::Ready { len: 1 },
            _ => {
                self.state = State::Count {
                    at: self.lo + 1,
                    descending: None,
                };
                return Ask::Less(self.order[self.lo + 1], self.order[self.lo]);
            }
        }
        Ask::Got(())
    }

    /// The first answer says which way the run goes, the others how far.
    fn count(&mut self, at: usize, descending: Option<bool>, less: bool) -> Ask<()> {
        let goes_on = descending.is_none_or(|descending| descending == less);
        let descending = descending.unwrap_or(less);
        let end = if goes_on { at + 1 } else { at };
        if goes_on && end < self.order.len() {
            self.state = State::Count {
                at: end,
                descending: Some(descending),
            };
            return Ask::Less(self.order[end], self.order[end - 1]);
        }
        if descending {
            self.order[self.lo..end].reverse();
        }
        let wanted = self.minrun.min(self.order.len() - self.lo);
        if end - self.lo >= wanted {
            self.state = State::Ready { len: end - self.lo };
            return Ask::Got(());
        }
        self.probe(end, self.lo, end, self.lo + wanted)
    }

    /// Asks where in `left..right` the item at `pivot` belongs, or puts it there and goes on with the next one.
    fn probe(&mut self, pivot: usize, left: usize, right: usize, end: usize) -> Ask<()> {
        if left < right {
            let middle = left + (right - left) / 2;
            self.state = State::Insert {
                pivot,
                left,
                right,
                end,
            };
            return Ask::Less(self.order[pivot], self.order[middle]);
        }
        self.order[left..=pivot].rotate_right(1);
        if pivot + 1 == end {
            self.state = State::Ready { len: end - self.lo };
            return Ask::Got(());
        }
        self.probe(pivot + 1, self.lo, pivot + 1, end)
    }

    fn insert(&mut self, pivot: usize, left: usize, right: usize, end: usize, less: bool) -> Ask<()> {
        let middle = left + (right - left) / 2;
        if less {
            self.probe(pivot, left, middle, end)
        } else {
            self.probe(pivot, middle + 1, right, end)
        }
    }

    fn ready(&mut self, len: usize) -> Ask<()> {
        if let Some(last) = self.pending.last() {
            let power = power(last.start, last.len, len, self.order.len());
            let n = self.pending.len();
            if n > 1 && self.pending[n - 2].power > power {
                self.begin_merge(n - 2, Some(len));
                return Ask::Got(());
            }
            self.pending[n - 1].power = power;
        }
        self.pending.push(Run {
            start: self.lo,
            len,
            power: 0,
        });
        self.lo += len;
        self.state = State::Seek;
        Ask::Got(())
    }

    fn collapse(&mut self) -> Ask<()> {
        let n = self.pending.len();
        if n > 1 {
            let mut i = n - 2;
            if i > 0 && self.pending[i - 1].len < self.pending[i + 1].len {
                i -= 1;
            }
            self.begin_merge(i, None);
        }
        Ask::Got(())
    }

    fn begin_merge(&mut self, i: usize, ready: Option<usize>) {
        let (a, b) = (self.pending[i], self.pending[i + 1]);
        let merge = Box::new(Merge::new(&self.order, a.start, a.len, b.len));
        self.state = State::Merging { i, merge, ready };
    }

    fn merging(
        &mut self,
        i: usize,
        mut merge: Box<Merge>,
        ready: Option<usize>,
        answer: Option<bool>,
    ) -> Ask<()> {
        match merge.next(&mut self.order, &mut self.min_gallop, answer) {
            Ask::Less(a, b) => {
                self.state = State::Merging { i, merge, ready };
                Ask::Less(a, b)
            }
            Ask::Got(()) => {
                self.pending[i].len += self.pending[i + 1].len;
                self.pending.remove(i + 1);
                self.state = ready.map_or(State::Collapse, |len| State::Ready { len });
                Ask::Got(())
            }
        }
    }
}

/// Sorts items whose keys answer for themselves: the places of the original list, sorted. The same comparisons as
/// [`Sort`] makes, so the result is CPython's even for keys without a total order, such as `nan`.
pub fn sorted(n: usize, reverse: bool, mut less: impl FnMut(u32, u32) -> bool) -> Vec<u32> {
    let mut sort = Sort::new(n, reverse);
    let mut answer = None;
    while let Step::Less(a, b) = sort.next(answer) {
        answer = Some(less(a, b));
    }
    sort.into_order()
}
