//! The heap of timers: ordered by deadline, ties by the very moves of Python's `heapq`.
//!
//! ```text
//! push  append, rise while strictly earlier than the parent
//! pop   take the root, put the last one there, sink it to a leaf always behind the earlier child
//!       (the RIGHT one of two equal children), let it rise again
//! ```
//!
//! Equal deadlines therefore do not leave in the order in which they came: five of them leave as 0 2 4 1 3. Cancelled
//! timers stay where they are and shape the order, until they are at the head or there are too many of them.

use crate::mutant;
use switchboard_trace::EventId;

/// Above this number of timers a heap with too many cancelled ones is rebuilt (CPython's constant).
const REBUILD_ABOVE: usize = 100;

/// Names a timer from `push` until it leaves the heap; a name is never good for two timers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct TimerId {
    slot: u32,
    generation: u32,
}

/// A timer in the heap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Timer<H> {
    /// Deadline, in the loop's seconds.
    pub when: f64,
    pub handle: H,
    /// The event that set it.
    pub cause: Option<EventId>,
    pub id: TimerId,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    generation: u32,
    cancelled: bool,
}

/// Timers by deadline. See the module's documentation.
#[derive(Clone, Debug)]
pub struct TimerHeap<H> {
    heap: Vec<Timer<H>>,
    /// One per timer ever in the heap at once; says whether it is cancelled without a search for it.
    slots: Vec<Slot>,
    free: Vec<u32>,
    /// CPython's own count. It is only an estimate there: a cancelled timer that leaves because it is due is
    /// never subtracted, and programs can see the number.
    cancelled: i64,
}

impl<H> Default for TimerHeap<H> {
    fn default() -> Self {
        Self {
            heap: Vec::new(),
            slots: Vec::new(),
            free: Vec::new(),
            cancelled: 0,
        }
    }
}

impl<H: Copy> TimerHeap<H> {
    /// Adds a timer.
    pub fn push(&mut self, when: f64, handle: H, cause: Option<EventId>) -> TimerId {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            u32::try_from(self.slots.len() - 1).expect("fewer timers than 2^32")
        });
        let id = TimerId {
            slot,
            generation: self.slots[slot as usize].generation,
        };
        let timer = Timer {
            when,
            handle,
            cause,
            id,
        };
        if mutant::on("fifo-timer-ties") {
            let at = self.heap.partition_point(|other| other.when <= when);
            self.heap.insert(at, timer);
            return id;
        }
        self.heap.push(timer);
        self.rise(self.heap.len() - 1);
        id
    }

    /// Marks a timer as cancelled; it stays in the heap. False if it has left already.
    pub fn cancel(&mut self, id: TimerId) -> bool {
        let slot = &mut self.slots[id.slot as usize];
        if slot.generation != id.generation {
            return false;
        }
        slot.cancelled = true;
        self.cancelled += 1;
        true
    }

    /// Is it still in the heap? (`TimerHandle._scheduled`)
    #[must_use]
    pub fn contains(&self, id: TimerId) -> bool {
        self.slots[id.slot as usize].generation == id.generation
    }

    /// The timer that leaves next.
    #[must_use]
    pub fn head(&self) -> Option<&Timer<H>> {
        self.heap.first()
    }

    /// Takes the head out.
    pub fn pop(&mut self) -> Option<Timer<H>> {
        if mutant::on("fifo-timer-ties") && !self.heap.is_empty() {
            let first = self.heap.remove(0);
            self.release(first.id);
            return Some(first);
        }
        let last = self.heap.pop()?;
        let Some(root) = self.heap.first_mut() else {
            self.release(last.id);
            return Some(last);
        };
        let head = std::mem::replace(root, last);
        self.sink(0);
        self.release(head.id);
        Some(head)
    }

    /// Drops cancelled timers as a pass does at its start: all of them, if there are more than 100 timers and the count
    /// of cancelled ones is above half; otherwise those at the head. Returns those dropped.
    pub fn drop_cancelled(&mut self) -> Vec<Timer<H>> {
        let mut dropped = Vec::new();
        if self.heap.len() > REBUILD_ABOVE && self.cancelled as f64 / self.heap.len() as f64 > 0.5 {
            let mut kept = Vec::with_capacity(self.heap.len() / 2);
            for timer in std::mem::take(&mut self.heap) {
                if self.is_cancelled(&timer) {
                    self.release(timer.id);
                    dropped.push(timer);
                } else {
                    kept.push(timer);
                }
            }
            self.heap = kept;
            for i in (0..self.heap.len() / 2).rev() {
                self.sink(i);
            }
            self.cancelled = 0;
        } else {
            while self.heap.first().is_some_and(|head| self.is_cancelled(head)) {
                self.cancelled -= 1;
                dropped.extend(self.pop());
            }
        }
        dropped
    }

    /// Empties the heap, in list order.
    pub fn clear(&mut self) -> Vec<Timer<H>> {
        let all = std::mem::take(&mut self.heap);
        for timer in &all {
            self.release(timer.id);
        }
        all
    }

    /// The heap as a list, as `loop._scheduled` shows it.
    #[must_use]
    pub fn as_slice(&self) -> &[Timer<H>] {
        &self.heap
    }

    /// The timers in the order in which they will leave if nothing else happens, cancelled ones left out. Costs a sort
    /// by pops of a copy: for drawing.
    #[must_use]
    pub fn in_order(&self) -> Vec<Timer<H>> {
        let mut copy = self.clone();
        let mut order = Vec::with_capacity(self.heap.len());
        while let Some(timer) = copy.pop() {
            // The copy has let the name go; the original still knows whether it is cancelled.
            if !self.is_cancelled(&timer) {
                order.push(timer);
            }
        }
        order
    }

    /// Is this timer of the heap cancelled?
    #[must_use]
    pub fn is_cancelled(&self, timer: &Timer<H>) -> bool {
        self.slots[timer.id.slot as usize].cancelled
    }

    /// CPython's count of cancelled timers (`loop._timer_cancelled_count`).
    #[must_use]
    pub fn cancelled_count(&self) -> i64 {
        self.cancelled
    }

    /// Bytes of memory that it holds beside itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.heap.capacity() * size_of::<Timer<H>>()
            + self.slots.capacity() * size_of::<Slot>()
            + self.free.capacity() * size_of::<u32>()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    fn release(&mut self, id: TimerId) {
        let slot = &mut self.slots[id.slot as usize];
        slot.generation = slot.generation.wrapping_add(1);
        slot.cancelled = false;
        self.free.push(id.slot);
    }

    fn rise(&mut self, mut at: usize) {
        while at > 0 {
            let parent = (at - 1) / 2;
            if self.heap[at].when < self.heap[parent].when {
                self.heap.swap(at, parent);
                at = parent;
            } else {
                break;
            }
        }
    }

    fn sink(&mut self, start: usize) {
        let (mut at, end) = (start, self.heap.len());
        let moved = self.heap[at];
        loop {
            let left = 2 * at + 1;
            if left >= end {
                break;
            }
            let right = left + 1;
            let right_first = right < end && !self.precedes(left, right);
            let child = if right_first { right } else { left };
            self.heap[at] = self.heap[child];
            at = child;
        }
        self.heap[at] = moved;
        // Rise again, but not above where it started.
        while at > start {
            let parent = (at - 1) / 2;
            if self.heap[at].when < self.heap[parent].when {
                self.heap.swap(at, parent);
                at = parent;
            } else {
                break;
            }
        }
    }

    /// A deadline that is not a number precedes nothing, as in Python.
    fn precedes(&self, a: usize, b: usize) -> bool {
        self.heap[a].when < self.heap[b].when
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn pops(heap: &mut TimerHeap<u32>) -> Vec<u32> {
        std::iter::from_fn(|| heap.pop()).map(|t| t.handle).collect()
    }

    #[test]
    fn equal_deadlines_leave_in_heap_order() {
        let expected: [&[u32]; 10] = [
            &[0],
            &[0, 1],
            &[0, 1, 2],
            &[0, 2, 1, 3],
            &[0, 2, 4, 1, 3],
            &[0, 2, 5, 4, 1, 3],
            &[0, 2, 5, 6, 4, 1, 3],
            &[0, 2, 6, 5, 7, 4, 1, 3],
            &[0, 2, 6, 8, 5, 7, 4, 1, 3],
            &[0, 2, 6, 9, 8, 5, 7, 4, 1, 3],
        ];
        for order in expected {
            let mut heap = TimerHeap::default();
            for i in 0..order.len() {
                heap.push(1.0, i as u32, None);
            }
            assert_eq!(
                heap.in_order().iter().map(|t| t.handle).collect::<Vec<_>>(),
                order
            );
            assert_eq!(pops(&mut heap), order);
        }
    }

    /// A pseudo-random mixture of pushes, pops and cancellations: 0 = pop, 1 = hygiene, n = push n - 2, 100 + i = cancel i.
    fn operations(seed: u64, count: usize) -> Vec<u32> {
        let mut state = seed;
        let mut next = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut pushed = 0;
        (0..count)
            .map(|_| match next(10) {
                0 | 1 => 0,
                2 => 1,
                3 | 4 if pushed > 0 => 100 + next(pushed) as u32,
                _ => {
                    pushed += 1;
                    2 + next(6) as u32
                }
            })
            .collect()
    }

    fn ours(operations: &[u32]) -> String {
        let mut heap = TimerHeap::default();
        let (mut ids, mut cancelled, mut lines) = (Vec::new(), Vec::<bool>::new(), Vec::new());
        for &op in operations {
            match op {
                0 => lines.push(format!("pop {}", heap.pop().map_or(-1, |t| t.handle as i64))),
                1 => {
                    heap.drop_cancelled();
                    let list: Vec<_> = heap.as_slice().iter().map(|t| t.handle).collect();
                    lines.push(format!("{} {list:?}", heap.cancelled_count()));
                }
                100.. => {
                    let i = op as usize - 100;
                    if !cancelled[i] {
                        cancelled[i] = true;
                        heap.cancel(ids[i]);
                    }
                }
                _ => {
                    ids.push(heap.push(f64::from(op - 2), ids.len() as u32, None));
                    cancelled.push(false);
                }
            }
        }
        lines.join("\n")
    }

    /// The same in real Python: `heapq` and the rule of hygiene.
    const REFERENCE: &str = r#"
import heapq, sys
class T:
    def __init__(s, when, n): s.when, s.n, s.cancelled, s.inside = when, n, False, True
    def __lt__(s, o): return s.when < o.when
for row in sys.stdin:
    heap, all_, count, out = [], [], 0, []
    for op in map(int, row.split()):
        if op == 0:
            if heap:
                t = heapq.heappop(heap); t.inside = False; out.append("pop %d" % t.n)
            else: out.append("pop -1")
        elif op == 1:
            if len(heap) > 100 and count / len(heap) > 0.5:
                for t in heap: t.inside = not t.cancelled
                heap = [t for t in heap if t.inside]; heapq.heapify(heap); count = 0
            else:
                while heap and heap[0].cancelled:
                    count -= 1; heapq.heappop(heap).inside = False
            out.append("%d %s" % (count, [t.n for t in heap]))
        elif op >= 100:
            t = all_[op - 100]
            if not t.cancelled:
                t.cancelled = True; count += t.inside
        else:
            t = T(float(op - 2), len(all_)); all_.append(t); heapq.heappush(heap, t)
    print("\n".join(out) + "\n.")
"#;

    #[test]
    fn agrees_with_heapq() {
        use std::io::Write;
        let rows: Vec<_> = (0..200)
            .map(|seed| operations(seed, 12 + 9 * seed as usize))
            .collect();
        let text: Vec<_> = rows
            .iter()
            .map(|row| row.iter().map(u32::to_string).collect::<Vec<_>>().join(" "))
            .collect();
        let mut python = Command::new("python3.11")
            .args(["-c", REFERENCE])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("python3.11 is needed for this test");
        let mut input = python.stdin.take().expect("piped");
        let writer = std::thread::spawn(move || writeln!(input, "{}", text.join("\n")));
        let output = python.wait_with_output().expect("python3.11 ends");
        writer.join().expect("no panic").expect("python3.11 reads");
        let theirs = String::from_utf8(output.stdout).expect("text");
        let theirs: Vec<_> = theirs.trim_end_matches("\n.\n").split("\n.\n").collect();
        assert_eq!(theirs.len(), rows.len());
        for (row, theirs) in rows.iter().zip(theirs) {
            assert_eq!(ours(row), theirs.trim(), "{row:?}");
        }
    }

    #[test]
    fn too_many_cancelled_timers_rebuild_the_heap() {
        let mut heap = TimerHeap::default();
        let ids: Vec<_> = (0..101).map(|i| heap.push(f64::from(i), i, None)).collect();
        for &id in &ids[1..51] {
            assert!(heap.cancel(id));
        }
        assert_eq!(heap.drop_cancelled().len(), 0, "50 of 101 is not above half");
        heap.cancel(ids[100]);
        assert_eq!(heap.drop_cancelled().len(), 51);
        assert_eq!((heap.len(), heap.cancelled_count()), (50, 0));
        assert!(!heap.contains(ids[1]) && heap.contains(ids[0]));
        assert!(!heap.cancel(ids[1]), "it has left");
    }
}
