//! The steps of a history, packed: each as its differences from the one before; a long run has a million.

use switchboard_trace::{
    ActorId, EventId, Step, StepKind, Tick, Time,
    packed::{get, get_signed, put, signed},
};

/// Steps from one mark to the next.
const STRIDE: usize = 64;

const KINDS: [StepKind; 8] = [
    StepKind::Run,
    StepKind::GoesOn,
    StepKind::Callback,
    StepKind::Resume,
    StepKind::Thread,
    StepKind::Wait,
    StepKind::Tidy,
    StepKind::Halt,
];

/// Flags beside the kind: what is as in the step before, or as one expects after it.
const SAME_ACTOR: u8 = 1 << 3;
const NEXT_VISIT: u8 = 1 << 4;
const SAME_LINE: u8 = 1 << 5;
const SAME_PASS: u8 = 1 << 6;
const SAME_TIMES: u8 = 1 << 7;

const BEFORE_ALL: Step = Step {
    kind: StepKind::Halt,
    actor: None,
    visit: 0,
    begin: Tick(0),
    show: Tick(0),
    first: EventId(0),
    end: EventId(0),
    from: Time(0),
    to: Time(0),
    line: 0,
    inside: 0,
    pass: 0,
};

/// Steps in order; the last one may still change.
#[derive(Clone)]
pub struct KeptSteps {
    bytes: Vec<u8>,
    /// Where each 64th begins, and what it differs from.
    marks: Vec<(usize, Step)>,
    /// How many are in `bytes`: all but the last.
    packed: usize,
    /// The last but one.
    before: Step,
    last: Step,
    /// There are any.
    begun: bool,
}

impl Default for KeptSteps {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            marks: Vec::new(),
            packed: 0,
            before: BEFORE_ALL,
            last: BEFORE_ALL,
            begun: false,
        }
    }
}

impl KeptSteps {
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed + usize::from(self.begun)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.begun
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.len() + self.marks.len() * size_of::<(usize, Step)>()
    }

    /// The last one, whose end may not be known yet.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.begun.then_some(&self.last)
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Step> {
        self.begun.then_some(&mut self.last)
    }

    pub(super) fn push(&mut self, step: Step) {
        if self.begun {
            self.pack();
            std::mem::swap(&mut self.before, &mut self.last);
        }
        self.last = step;
        self.begun = true;
    }

    /// Packs the last one, which will not change any more.
    fn pack(&mut self) {
        let (before, step) = (&self.before, &self.last);
        if self.packed.is_multiple_of(STRIDE) {
            self.marks.push((self.bytes.len(), before.clone()));
        }
        self.packed += 1;
        let plain_times = step.from == before.to && step.to == step.from;
        let same = [
            (step.actor == before.actor, SAME_ACTOR),
            (step.visit == before.visit.wrapping_add(1), NEXT_VISIT),
            (step.line == before.line, SAME_LINE),
            (step.pass == before.pass, SAME_PASS),
            (plain_times, SAME_TIMES),
        ];
        let flags = same.iter().fold(step.kind as u8, |flags, &(same, flag)| {
            flags | if same { flag } else { 0 }
        });
        let numbers = [
            signed(step.begin.0.wrapping_sub(before.begin.0)),
            signed(step.show.0.wrapping_sub(step.begin.0)),
            signed(u64::from(step.first.0).wrapping_sub(u64::from(before.first.0))),
            signed(u64::from(step.end.0).wrapping_sub(u64::from(step.first.0))),
            u64::from(step.inside),
        ];
        let bytes = &mut self.bytes;
        let [begin, show, first, end, inside] = numbers;
        if begin | show | first | end | inside < 0x80 {
            let all = [begin as u8, show as u8, first as u8, end as u8, inside as u8];
            bytes.extend_from_slice(&[flags, all[0], all[1], all[2], all[3], all[4]]);
        } else {
            bytes.push(flags);
            numbers.into_iter().for_each(|number| put(bytes, number));
        }
        if flags & SAME_ACTOR == 0 {
            put(bytes, step.actor.map_or(0, |actor| u64::from(actor.0) + 1));
        }
        if flags & NEXT_VISIT == 0 {
            put(bytes, u64::from(step.visit));
        }
        if flags & SAME_LINE == 0 {
            put(
                bytes,
                signed(u64::from(step.line).wrapping_sub(u64::from(before.line))),
            );
        }
        if flags & SAME_PASS == 0 {
            put(
                bytes,
                signed(u64::from(step.pass).wrapping_sub(u64::from(before.pass))),
            );
        }
        if flags & SAME_TIMES == 0 {
            put(bytes, signed(step.from.0.wrapping_sub(before.to.0)));
            put(bytes, signed(step.to.0.wrapping_sub(step.from.0)));
        }
    }

    /// A step by its index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Step> {
        self.range(index, index + 1).next()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Step> {
        self.range(0, self.len())
    }

    /// All of them, whole.
    #[must_use]
    pub fn to_vec(&self) -> Vec<Step> {
        self.iter().collect()
    }

    /// Those before an index, the latest first.
    pub fn back_from(&self, index: usize) -> impl Iterator<Item = Step> {
        let end = index.min(self.len());
        (0..end.div_ceil(STRIDE)).rev().flat_map(move |mark| {
            let some: Vec<Step> = self.range(mark * STRIDE, end.min((mark + 1) * STRIDE)).collect();
            some.into_iter().rev()
        })
    }

    /// How many are at the beginning for which this holds; it holds for none after those.
    #[must_use]
    pub fn partition_point(&self, holds: impl Fn(&Step) -> bool) -> usize {
        if self.last().is_none_or(&holds) {
            return self.len();
        }
        // The first step of each mark but the first one tells whether the place is before it.
        let (mut low, mut high) = (0, self.marks.len());
        while high - low > 1 {
            let middle = (low + high) / 2;
            if self.get(middle * STRIDE).is_some_and(|step| holds(&step)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        let from = low * STRIDE;
        from + self
            .range(from, self.len())
            .take_while(|step| holds(step))
            .count()
    }

    fn range(&self, from: usize, to: usize) -> Unpack<'_> {
        let to = to.min(self.len());
        let mark = (from / STRIDE).min(self.marks.len().saturating_sub(1));
        let (offset, before) = match self.marks.get(mark) {
            Some((offset, before)) => (*offset, before.clone()),
            None => (0, BEFORE_ALL),
        };
        let mut unpack = Unpack {
            steps: self,
            at: mark * STRIDE,
            end: to,
            offset,
            before,
        };
        while unpack.at < from.min(to) {
            unpack.next();
        }
        unpack
    }
}

/// Reads steps, one after another.
struct Unpack<'a> {
    steps: &'a KeptSteps,
    at: usize,
    end: usize,
    offset: usize,
    before: Step,
}

impl Iterator for Unpack<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        if self.at >= self.end {
            return None;
        }
        if self.at == self.steps.packed {
            self.at += 1;
            return Some(self.steps.last.clone());
        }
        self.at += 1;
        let (bytes, at, before) = (&self.steps.bytes[..], &mut self.offset, &self.before);
        let first = bytes[*at];
        *at += 1;
        let begin = before.begin.0.wrapping_add(get_signed(bytes, at));
        let show = begin.wrapping_add(get_signed(bytes, at));
        let event = before.first.0.wrapping_add(get_signed(bytes, at) as u32);
        let end = event.wrapping_add(get_signed(bytes, at) as u32);
        let inside = get(bytes, at) as u32;
        let actor = if first & SAME_ACTOR == 0 {
            (get(bytes, at) as u32).checked_sub(1).map(ActorId)
        } else {
            before.actor
        };
        let visit = if first & NEXT_VISIT == 0 {
            get(bytes, at) as u32
        } else {
            before.visit.wrapping_add(1)
        };
        let mut changed = |flag: u8, old: u32| {
            if first & flag == 0 {
                old.wrapping_add(get_signed(bytes, at) as u32)
            } else {
                old
            }
        };
        let line = changed(SAME_LINE, before.line);
        let pass = changed(SAME_PASS, before.pass);
        let (mut from, mut to) = (before.to.0, before.to.0);
        if first & SAME_TIMES == 0 {
            from = from.wrapping_add(get_signed(bytes, at));
            to = from.wrapping_add(get_signed(bytes, at));
        }
        let step = Step {
            kind: KINDS[usize::from(first & 7)],
            actor,
            visit,
            begin: Tick(begin),
            show: Tick(show),
            first: EventId(event),
            end: EventId(end),
            from: Time(from),
            to: Time(to),
            line,
            inside,
            pass,
        };
        self.before = step.clone();
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(index: u64) -> Step {
        Step {
            kind: KINDS[index as usize % 8],
            actor: (!index.is_multiple_of(5)).then_some(ActorId(index as u32 / 7)),
            visit: index as u32 / 2,
            begin: Tick(index * index * 30),
            show: Tick(index * index * 30 + index),
            first: EventId(index as u32 * 3),
            end: EventId(index as u32 * 3 + 2),
            from: Time(index / 3 * 1_000_000_000),
            to: Time(index / 2 * 1_000_000_000),
            line: 40 - index as u32 % 40,
            inside: u32::from(index.is_multiple_of(9)) * 300,
            pass: index as u32 / 10,
        }
    }

    #[test]
    fn what_is_pushed_is_there() {
        let mut steps = KeptSteps::default();
        assert_eq!(
            (steps.len(), steps.get(0), steps.partition_point(|_| true)),
            (0, None, 0)
        );
        let all: Vec<Step> = (0..200).map(step).collect();
        for (count, step) in all.iter().enumerate() {
            steps.push(step.clone());
            assert_eq!(steps.len(), count + 1);
            assert_eq!(steps.last(), Some(step));
            assert_eq!(steps.get(count / 2), Some(all[count / 2].clone()));
        }
        assert_eq!(steps.to_vec(), all);
        assert_eq!(steps.get(200), None);
        for index in 0..=200 {
            let back: Vec<Step> = steps.back_from(index).collect();
            assert!(back.iter().eq(all[..index].iter().rev()), "{index}");
            assert_eq!(steps.partition_point(|s| (s.first.0 as usize) < index * 3), index);
        }
    }
}
