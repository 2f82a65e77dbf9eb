//! The merge of two adjacent runs A and B: from the low end where A is the shorter, else from the high end.
//!
//! The shorter run is copied aside. One pair is compared at a time until one side wins several times in a row; then
//! both sides are searched for how far they win, as long as that pays.

use super::gallop::{Gallop, Side};
use super::{Ask, MIN_GALLOP};

#[derive(Clone, Copy, Debug)]
enum State {
    /// Searching A for where B begins to matter.
    TrimA(Gallop),
    /// Searching B for where A ceases to matter.
    TrimB(Gallop),
    /// Asked whether B's item is less than A's.
    Pair,
    /// Galloping through A with B's item as the key.
    GallopA(Gallop),
    /// Galloping through B with A's item as the key.
    GallopB(Gallop),
    Done,
}

/// A merge under way. Low: A lies in `aside` from `a` on, B in the order from `b` on, and both move up, as does `dest`.
/// High: A lies in the order up to `a`, B in `aside` up to `b` (both exclusive), and all move down.
#[derive(Clone, Debug)]
pub(super) struct Merge {
    state: State,
    low: bool,
    aside: Vec<u32>,
    dest: usize,
    a: usize,
    na: usize,
    b: usize,
    nb: usize,
    a_wins: usize,
    b_wins: usize,
}

impl Merge {
    /// A merge of `na` items at `start` and the `nb` after them.
    pub(super) fn new(order: &[u32], start: usize, na: usize, nb: usize) -> Self {
        let first_of_b = order[start + na];
        Merge {
            state: State::TrimA(Gallop::new(Side::Right, first_of_b, 0)),
            low: true,
            aside: Vec::new(),
            dest: start,
            a: start,
            na,
            b: start + na,
            nb,
            a_wins: 0,
            b_wins: 0,
        }
    }

    /// The next question, or the end of the merge.
    pub(super) fn next(
        &mut self,
        order: &mut [u32],
        min_gallop: &mut usize,
        mut answer: Option<bool>,
    ) -> Ask<()> {
        loop {
            let answer = answer.take();
            let asked = match self.state {
                State::TrimA(mut gallop) => match gallop.next(&order[self.a..self.a + self.na], answer) {
                    Ask::Less(x, y) => Some((State::TrimA(gallop), x, y)),
                    Ask::Got(k) => {
                        self.trim_a(order, k);
                        None
                    }
                },
                State::TrimB(mut gallop) => match gallop.next(&order[self.b..self.b + self.nb], answer) {
                    Ask::Less(x, y) => Some((State::TrimB(gallop), x, y)),
                    Ask::Got(k) => {
                        self.trim_b(order, k);
                        None
                    }
                },
                State::Pair => match answer {
                    None => Some((State::Pair, self.item_b(order), self.item_a(order))),
                    Some(less) => {
                        self.pair(order, *min_gallop, less);
                        // Winning is so consistent that galloping may pay.
                        if self.galloping() {
                            *min_gallop += 1;
                            self.enter_gallop(order, min_gallop);
                        }
                        None
                    }
                },
                State::GallopA(mut gallop) => match gallop.next(self.stretch_a(order), answer) {
                    Ask::Less(x, y) => Some((State::GallopA(gallop), x, y)),
                    Ask::Got(k) => {
                        self.galloped_a(order, k);
                        None
                    }
                },
                State::GallopB(mut gallop) => match gallop.next(self.stretch_b(order), answer) {
                    Ask::Less(x, y) => Some((State::GallopB(gallop), x, y)),
                    Ask::Got(k) => {
                        self.galloped_b(order, k, min_gallop);
                        None
                    }
                },
                State::Done => return Ask::Got(()),
            };
            if let Some((state, x, y)) = asked {
                self.state = state;
                return Ask::Less(x, y);
            }
        }
    }

    /// Puts what lies aside back into the gap: at the end, or when a comparison raised.
    pub(super) fn restore(&mut self, order: &mut [u32]) {
        let left = if self.low { self.na } else { self.nb };
        if self.aside.is_empty() || left == 0 {
            return;
        }
        if self.low {
            order[self.dest..self.dest + left].copy_from_slice(&self.aside[self.a..self.a + left]);
        } else {
            order[self.dest - left..self.dest].copy_from_slice(&self.aside[..left]);
        }
        self.aside.clear();
    }

    fn trim_a(&mut self, order: &[u32], k: usize) {
        self.a += k;
        self.dest += k;
        self.na -= k;
        if self.na == 0 {
            self.state = State::Done;
            return;
        }
        let last_of_a = order[self.a + self.na - 1];
        self.state = State::TrimB(Gallop::new(Side::Left, last_of_a, self.nb - 1));
    }

    fn trim_b(&mut self, order: &mut [u32], k: usize) {
        self.nb = k;
        if k == 0 {
            self.state = State::Done;
            return;
        }
        self.low = self.na <= self.nb;
        self.state = State::Pair;
        if self.low {
            self.aside = order[self.a..self.a + self.na].to_vec();
            self.a = 0;
            self.take_b(order);
        } else {
            self.aside = order[self.b..self.b + self.nb].to_vec();
            self.dest = self.b + self.nb;
            self.a += self.na;
            self.b = self.nb;
            self.take_a(order);
        }
    }

    fn item_a(&self, order: &[u32]) -> u32 {
        if self.low {
            self.aside[self.a]
        } else {
            order[self.a - 1]
        }
    }

    fn item_b(&self, order: &[u32]) -> u32 {
        if self.low {
            order[self.b]
        } else {
            self.aside[self.b - 1]
        }
    }

    fn stretch_a<'a>(&'a self, order: &'a [u32]) -> &'a [u32] {
        if self.low {
            &self.aside[self.a..self.a + self.na]
        } else {
            &order[self.a - self.na..self.a]
        }
    }

    fn stretch_b<'a>(&'a self, order: &'a [u32]) -> &'a [u32] {
        if self.low {
            &order[self.b..self.b + self.nb]
        } else {
            &self.aside[..self.nb]
        }
    }

    fn take_a(&mut self, order: &mut [u32]) {
        self.take_many_a(order, 1);
    }

    fn take_b(&mut self, order: &mut [u32]) {
        self.take_many_b(order, 1);
    }

    /// Moves `k` items of A to their place, and ends the merge if that decides it.
    fn take_many_a(&mut self, order: &mut [u32], k: usize) {
        if self.low {
            order[self.dest..self.dest + k].copy_from_slice(&self.aside[self.a..self.a + k]);
            self.a += k;
            self.dest += k;
        } else {
            order.copy_within(self.a - k..self.a, self.dest - k);
            self.a -= k;
            self.dest -= k;
        }
        self.na -= k;
        self.check_end(order);
    }

    fn take_many_b(&mut self, order: &mut [u32], k: usize) {
        if self.low {
            order.copy_within(self.b..self.b + k, self.dest);
            self.b += k;
            self.dest += k;
        } else {
            order[self.dest - k..self.dest].copy_from_slice(&self.aside[self.b - k..self.b]);
            self.b -= k;
            self.dest -= k;
        }
        self.nb -= k;
        self.check_end(order);
    }

    /// The run in the order is used up: the rest lies aside. Or one item lies aside, which is known to come last.
    fn check_end(&mut self, order: &mut [u32]) {
        let (aside, other) = if self.low {
            (self.na, self.nb)
        } else {
            (self.nb, self.na)
        };
        if other > 0 && aside == 1 {
            if self.low {
                order.copy_within(self.b..self.b + other, self.dest);
                self.dest += other;
                self.nb = 0;
            } else {
                order.copy_within(self.a - other..self.a, self.dest - other);
                self.dest -= other;
                self.na = 0;
            }
        } else if other > 0 && aside > 0 {
            return;
        }
        self.restore(order);
        self.state = State::Done;
    }

    fn pair(&mut self, order: &mut [u32], min_gallop: usize, less: bool) {
        // From the high end, the greater of the two goes first.
        let b_goes = less == self.low;
        if b_goes {
            self.b_wins += 1;
            self.a_wins = 0;
            self.take_b(order);
        } else {
            self.a_wins += 1;
            self.b_wins = 0;
            self.take_a(order);
        }
        let run = self.a_wins.max(self.b_wins);
        if run < min_gallop {
            return;
        }
        if !matches!(self.state, State::Done) {
            self.state = State::GallopA(self.gallop_a(order));
        }
    }

    fn galloping(&self) -> bool {
        matches!(self.state, State::GallopA(_))
    }

    /// One round of galloping begins: each makes the next a little easier to enter.
    fn enter_gallop(&mut self, order: &[u32], min_gallop: &mut usize) {
        if *min_gallop > 1 {
            *min_gallop -= 1;
        }
        self.state = State::GallopA(self.gallop_a(order));
    }

    fn gallop_a(&self, order: &[u32]) -> Gallop {
        Gallop::new(
            Side::Right,
            self.item_b(order),
            if self.low { 0 } else { self.na - 1 },
        )
    }

    fn galloped_a(&mut self, order: &mut [u32], k: usize) {
        let won = if self.low { k } else { self.na - k };
        self.a_wins = won;
        self.take_many_a(order, won);
        if !matches!(self.state, State::Done) {
            self.take_b(order);
        }
        if !matches!(self.state, State::Done) {
            let hint = if self.low { 0 } else { self.nb - 1 };
            self.state = State::GallopB(Gallop::new(Side::Left, self.item_a(order), hint));
        }
    }

    fn galloped_b(&mut self, order: &mut [u32], k: usize, min_gallop: &mut usize) {
        let won = if self.low { k } else { self.nb - k };
        self.b_wins = won;
        self.take_many_b(order, won);
        if !matches!(self.state, State::Done) {
            self.take_a(order);
        }
        if matches!(self.state, State::Done) {
            return;
        }
        if self.a_wins >= MIN_GALLOP || self.b_wins >= MIN_GALLOP {
            self.enter_gallop(order, min_gallop);
            return;
        }
        // Leaving costs: the next time it is harder to enter.
        *min_gallop += 1;
        self.a_wins = 0;
        self.b_wins = 0;
        self.state = State::Pair;
    }
}
