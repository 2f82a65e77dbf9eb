//! What a timeline keeps of the head's run: its events and its output, within bounds.

use super::{Bounds, Console, thousands};
use switchboard_trace::{ActorId, Event, EventId, EventKind, Rows, Sink, Tick, WaitReason, state::Text};

/// Bytes that a row is counted as: what the row takes, and what is folded from it and drawn of it (steps, the changes of
/// lanes, the columns of an axis).
pub const ROW: usize = 96;

/// The events of the head's run.
#[derive(Clone)]
pub struct Kept {
    pub rows: Rows,
    pub console: Console,
    /// Of rows as they are counted against the bound: see [`ROW`].
    bytes: usize,
    bounds: Bounds,
    /// How many rows there were when they were lent.
    lent: EventId,
    /// The first event over a bound, and which bound.
    pub over: Option<(Tick, Text)>,
}

impl Kept {
    pub fn new(bounds: Bounds) -> Self {
        Self {
            rows: Rows::default(),
            console: Console::default(),
            bytes: 0,
            bounds,
            lent: EventId(0),
            over: None,
        }
    }

    /// Bytes that events and output really take.
    pub fn held(&self) -> usize {
        self.rows.bytes() + self.bytes - self.rows.len() * ROW
    }

    /// Goes on under higher bounds.
    pub fn raise(&mut self, bounds: Bounds) {
        self.bounds = bounds;
        self.over = None;
    }

    /// Is less than a thirty-second of a bound left?
    pub fn nearly_full(&self) -> bool {
        let near = |held: usize, most: usize| held > most / 32 * 31;
        near(self.bytes, self.bounds.events) || near(self.console.bytes(), self.bounds.output)
    }

    /// Forgets the events from `end` on.
    pub fn forget_from(&mut self, end: EventId) {
        self.bytes -= weight(&self.rows, end);
        self.rows.truncate(end);
        self.console.truncate(end);
    }

    /// Counts the rows from `first` on, which are there already.
    fn take(&mut self, first: EventId) {
        let (bytes, output) = (self.bytes, self.console.bytes());
        self.bytes += weight(&self.rows, first);
        for (id, kind) in self.rows.odd_from(first) {
            if matches!(kind, EventKind::Print { .. }) {
                let event = self.rows.get(*id).expect("it is one of the rows");
                self.console.take(&event);
            }
        }
        if self.over.is_none()
            && (self.bytes > self.bounds.events || self.console.bytes() > self.bounds.output)
        {
            self.find_over(first, bytes, output);
        }
    }

    /// Which of the rows from `first` on is the first over a bound, with this many bytes of rows and output before.
    #[cold]
    fn find_over(&mut self, first: EventId, mut bytes: usize, mut output: usize) {
        for event in self.rows.range(first..self.rows.end()) {
            bytes += ROW + own_bytes(&event.kind);
            if let EventKind::Print { text, .. } = &event.kind {
                output += text.len();
            }
            let text = if bytes > self.bounds.events {
                format!(
                    "Stopped after {} recorded events: the history's {} MB are full",
                    thousands(u64::from(event.id.0)),
                    self.bounds.events >> 20
                )
            } else if output > self.bounds.output {
                format!(
                    "Stopped after {} bytes of output",
                    thousands(self.bounds.output as u64)
                )
            } else {
                continue;
            };
            self.over = Some((event.tick, text.into()));
            return;
        }
    }
}

impl Sink for Kept {
    fn record(&mut self, event: Event) {
        let id = event.id;
        self.rows.push(event);
        self.take(id);
    }

    fn keeping(&self) -> bool {
        true
    }

    fn lend(&mut self) -> Option<Rows> {
        self.lent = self.rows.end();
        Some(std::mem::take(&mut self.rows))
    }

    fn give_back(&mut self, rows: Rows) {
        self.rows = rows;
        self.take(self.lent);
    }
}

/// Bytes of the rows from `first` on.
fn weight(rows: &Rows, first: EventId) -> usize {
    let many = rows.end().0.saturating_sub(first.0) as usize;
    let odd = rows.odd_from(first).iter().map(|(_, kind)| own_bytes(kind));
    many * ROW + odd.sum::<usize>()
}

/// What an event holds besides its row.
fn own_bytes(kind: &EventKind) -> usize {
    match kind {
        EventKind::Print { text, .. } => 3 * text.len() + 128,
        EventKind::Choice { options, .. } => 160 + 24 * options.len(),
        EventKind::Spawn { label, .. } => label.len() + 64,
        EventKind::State {
            reason: Some(WaitReason::Actors { on, .. }),
            ..
        } => on.capacity() * size_of::<ActorId>(),
        _ => 0,
    }
}
