//! The events of a history, packed: each as its differences from the one before, and found again by marks.
//!
//! ```text
//! bytes   |row row row ... row|row row ...        a row: code, flags, then only what differs
//! marks   ^0                  ^64                 where each 64th begins, and what it differs from
//! texts   "step(Task-1)" "future" ...             labels, each once, by number
//! odd     Spawn{..} Print{..} ...                 kinds that come seldom, whole
//! ```
//! A resume of a generator takes four bytes a row: a row as it is shown ([`Event`]) would take a hundred.

mod read;
mod write;

use crate::{
    event::{Event, EventKind, ReadyBy},
    id::{ActorId, EventId, Tick},
    packed::{get, get_signed, put, put_signed, signed},
    state::{ActorState, Origin, Text, WaitReason},
    time::Time,
};
pub use read::{Reader, Row};
use std::{fmt, ops::Range};

/// Rows from one mark to the next.
const STRIDE: u32 = 64;
/// Slots of the table by which a text is found again.
const SLOTS: usize = 256;

const READY_BY: [ReadyBy; 8] = [
    ReadyBy::Spawn,
    ReadyBy::Soon,
    ReadyBy::Timer,
    ReadyBy::Wake,
    ReadyBy::Cancel,
    ReadyBy::Io,
    ReadyBy::Thread,
    ReadyBy::Signal,
];
const ORIGINS: [Origin; 3] = [Origin::Program, Origin::Library, Origin::Runtime];

/// Codes from 0 are states alone, as many as there are; then these.
mod code {
    pub const READY: u8 = 9;
    pub const UNTIL: u8 = 10;
    pub const FUTURE: u8 = 11;
    pub const PRIMITIVE: u8 = 12;
    pub const CROSS: u8 = 13;
    pub const PASS: u8 = 14;
    pub const HANDLE_RUN: u8 = 15;
    pub const HANDLE_READY: u8 = 16;
    pub const HANDLE_END: u8 = 17;
    pub const RESOLVE: u8 = 18;
    pub const WAIT: u8 = 19;
    pub const ADVANCE: u8 = 20;
    pub const TIMER_SET: u8 = 21;
    pub const TIMER_DUE: u8 = 22;
    pub const TIMER_CANCEL: u8 = 23;
    pub const SYNC: u8 = 24;
    pub const ODD: u8 = 31;
    /// The bits of a code; the three above are flags.
    pub const BITS: u8 = 31;
}

/// Flags beside the code: what is as in the row before.
const SAME_TICK: u8 = 1 << 5;
const SAME_LINE: u8 = 1 << 6;
const SAME_ACTOR: u8 = 1 << 7;
/// Flags in the second byte: what follows.
const TIME: u8 = 1;
const THREAD: u8 = 1 << 1;
const TASK: u8 = 1 << 2;
const CAUSE: u8 = 1 << 3;

/// When and where something happened: a row without its kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub tick: Tick,
    pub time: Time,
    pub thread: ActorId,
    pub task: Option<ActorId>,
    pub line: u32,
    pub cause: Option<EventId>,
}

impl Head {
    /// With the rest.
    #[must_use]
    pub fn event(&self, id: EventId, kind: EventKind) -> Event {
        let &Self {
            tick,
            time,
            thread,
            task,
            line,
            cause,
        } = self;
        Event {
            id,
            tick,
            time,
            thread,
            task,
            line,
            cause,
            kind,
        }
    }
}

/// What the next row differs from.
#[derive(Clone, Copy, Debug)]
struct Last {
    tick: u64,
    time: u64,
    thread: u32,
    /// One more than the actor, 0 for none.
    task: u32,
    line: u32,
    /// Whose state changed last.
    actor: u32,
    /// How many kinds are in `odd`.
    odd: u32,
}

const BEFORE_ALL: Last = Last {
    tick: 0,
    time: 0,
    thread: 0,
    task: 0,
    line: 0,
    actor: 0,
    odd: 0,
};

/// Where a row begins.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    last: Last,
}

/// Events in order of their ids. See the module's documentation.
#[derive(Clone)]
pub struct Rows {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
    last: Last,
    /// The id of the first one.
    first: u32,
    len: u32,
    texts: Vec<Text>,
    /// What they take themselves.
    text_bytes: usize,
    /// By a hash of a text: the number of the last one that had it. Empty before the first text.
    slots: Vec<u32>,
    odd: Vec<(EventId, EventKind)>,
}

impl Default for Rows {
    fn default() -> Self {
        Self::starting(EventId(0))
    }
}

impl Rows {
    /// Without rows; the first one will have this id.
    #[must_use]
    pub fn starting(first: EventId) -> Self {
        Self {
            bytes: Vec::new(),
            marks: Vec::new(),
            last: BEFORE_ALL,
            first: first.0,
            len: 0,
            texts: Vec::new(),
            text_bytes: 0,
            slots: Vec::new(),
            odd: Vec::new(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The id that the next row will have.
    #[must_use]
    pub fn end(&self) -> EventId {
        EventId(self.first + self.len)
    }

    /// Bytes that the rows take; of kinds that come seldom, without what is behind their pointers.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.capacity()
            + self.marks.capacity() * size_of::<Mark>()
            + self.texts.capacity() * size_of::<Text>()
            + self.text_bytes
            + self.odd.capacity() * size_of::<(EventId, EventKind)>()
    }

    /// Forgets the rows from `end` on.
    pub fn truncate(&mut self, end: EventId) {
        if end >= self.end() {
            return;
        }
        let keep = end.0.saturating_sub(self.first);
        let mut reader = self.reader(keep);
        while reader.at < keep {
            reader.next();
        }
        let (offset, last) = (reader.offset, reader.last);
        self.bytes.truncate(offset);
        self.last = last;
        self.len = keep;
        self.marks.truncate(keep.div_ceil(STRIDE) as usize);
        self.odd.truncate(last.odd as usize);
    }

    /// The row of an event.
    #[must_use]
    pub fn get(&self, id: EventId) -> Option<Event> {
        self.range(id..EventId(id.0.checked_add(1)?)).next()
    }

    /// The last row.
    #[must_use]
    pub fn last(&self) -> Option<Event> {
        self.get(EventId(self.end().0.checked_sub(1)?))
    }

    /// All rows.
    #[must_use]
    pub fn iter(&self) -> Reader<'_> {
        self.range(EventId(self.first)..self.end())
    }

    /// The rows of these ids, as far as there are any.
    #[must_use]
    pub fn range(&self, ids: Range<EventId>) -> Reader<'_> {
        let from = ids.start.0.saturating_sub(self.first).min(self.len);
        let mut reader = self.reader(from);
        while reader.at < from {
            reader.next();
        }
        reader.end = ids.end.0.saturating_sub(self.first).clamp(from, self.len);
        reader
    }

    /// The rows before an event, the latest first.
    pub fn back_from(&self, end: EventId) -> impl Iterator<Item = Event> {
        let upto = end.0.saturating_sub(self.first).min(self.len);
        (0..upto.div_ceil(STRIDE)).rev().flat_map(move |mark| {
            let from = self.first + mark * STRIDE;
            let to = (from + STRIDE).min(self.first + upto);
            let some: Vec<Event> = self.range(EventId(from)..EventId(to)).collect();
            some.into_iter().rev()
        })
    }

    /// All rows, whole.
    #[must_use]
    pub fn to_vec(&self) -> Vec<Event> {
        self.iter().collect()
    }

    /// Kinds that are kept whole, of events from `id` on: prints, choices and spawns are among them.
    #[must_use]
    pub fn odd_from(&self, id: EventId) -> &[(EventId, EventKind)] {
        &self.odd[self.odd.partition_point(|(odd, _)| *odd < id)..]
    }

    /// A reader at the last mark before a row.
    fn reader(&self, row: u32) -> Reader<'_> {
        let mark = (row / STRIDE).min((self.marks.len() as u32).saturating_sub(1));
        let (offset, last) = match self.marks.get(mark as usize) {
            Some(mark) => (mark.offset, mark.last),
            None => (0, BEFORE_ALL),
        };
        Reader {
            rows: self,
            at: mark * STRIDE,
            end: self.len,
            offset,
            last,
        }
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first && self.len == other.len && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> IntoIterator for &'a Rows {
    type Item = Event;
    type IntoIter = Reader<'a>;

    fn into_iter(self) -> Reader<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
