//! The search of a merge: where a key belongs in a sorted stretch, looking further and further from a hint.

use super::Ask;

/// Which place a key takes among its equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before them.
    Left,
    /// After them.
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing was asked yet.
    Start,
    /// Asked about the hint itself.
    Hint,
    /// Asked at `hint + step`, then at twice that and one.
    Up,
    /// Asked at `hint - step`.
    Down,
    /// Between two bounds.
    Between,
}

/// A search in `stretch`, which is given anew at each step: the key stays, the stretch does not change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gallop {
    side: Side,
    key: u32,
    hint: i64,
    /// The distance last passed, then the lower bound.
    last: i64,
    /// The distance asked about, then the upper bound.
    step: i64,
    phase: Phase,
}

impl Gallop {
    pub(super) fn new(side: Side, key: u32, hint: usize) -> Self {
        Gallop {
            side,
            key,
            hint: hint as i64,
            last: 0,
            step: 1,
            phase: Phase::Start,
        }
    }

    /// The next question, or the key's place: so many items of the stretch belong before it.
    pub(super) fn next(&mut self, stretch: &[u32], answer: Option<bool>) -> Ask<usize> {
        let (left, most_up) = (self.side == Side::Left, stretch.len() as i64 - self.hint);
        let most_down = self.hint + 1;
        if let Some(less) = answer {
            // Whether the key belongs above the item asked about.
            let above = less == left;
            match self.phase {
                Phase::Start => panic!("an answer to no question"),
                Phase::Hint => self.phase = if above { Phase::Up } else { Phase::Down },
                Phase::Up if above => self.further(),
                Phase::Down if !above => self.further(),
                Phase::Up => self.bound_above(self.step),
                Phase::Down => self.bound_below(self.step),
                Phase::Between => {
                    let middle = self.middle();
                    if above {
                        self.last = middle + 1
                    } else {
                        self.step = middle
                    }
                }
            }
        }
        match self.phase {
            Phase::Start => {
                self.phase = Phase::Hint;
                return self.ask(stretch, self.hint);
            }
            Phase::Up if self.step < most_up => return self.ask(stretch, self.hint + self.step),
            Phase::Down if self.step < most_down => return self.ask(stretch, self.hint - self.step),
            Phase::Up => self.bound_above(most_up),
            Phase::Down => self.bound_below(most_down),
            Phase::Hint | Phase::Between => {}
        }
        if self.last < self.step {
            self.ask(stretch, self.middle())
        } else {
            Ask::Got(self.step as usize)
        }
    }

    fn ask(&self, stretch: &[u32], at: i64) -> Ask<usize> {
        let item = stretch[at as usize];
        match self.side {
            Side::Left => Ask::Less(item, self.key),
            Side::Right => Ask::Less(self.key, item),
        }
    }

    fn further(&mut self) {
        self.last = self.step;
        self.step = self.step * 2 + 1;
    }

    fn bound_above(&mut self, step: i64) {
        (self.last, self.step) = (self.hint + self.last + 1, self.hint + step);
        self.phase = Phase::Between;
    }

    fn bound_below(&mut self, step: i64) {
        (self.last, self.step) = (self.hint - step + 1, self.hint - self.last);
        self.phase = Phase::Between;
    }

    fn middle(&self) -> i64 {
        self.last + ((self.step - self.last) >> 1)
    }
}
