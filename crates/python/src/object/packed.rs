//! A heap at rest: what a checkpoint holds in pieces that it shares with the checkpoint before it.
//!
//! ```text
//! counts   [piece] [piece] [piece] ...      a piece that has not changed since the checkpoint before is the same one
//! pages    [piece] [piece] [piece] ...
//! large    page 17: [its objects] + the items of its long list in pieces         the page itself is let go
//! ```
//! A copy-on-write page alone is not enough: the counts are one flat array, and a list of 100,000 items is copied
//! whole when one of them changes. At rest nothing is read; before a copy of it runs it is spread out again.

use super::dict::{Dict, Set};
use super::heap::{Heap, Object, Page};
use super::payload::Payload;
use super::value::Value;
use crate::leaf::allocated;
use crate::leaf::dict_table::Entry;
use crate::leaf::set_table::Slot;
use std::sync::Arc;

/// Bytes of a piece.
const PIECE: usize = 2048;
/// A list, tuple, dict or set of so many places is kept in pieces.
const LONG: usize = 1024;

/// A sequence in pieces.
#[derive(Clone, Debug)]
struct Pieces<T>(Vec<Arc<[T]>>);

impl<T: Clone> Pieces<T> {
    /// Of these items, with the pieces of `before` that are the same.
    fn new(items: &[T], before: Option<&Self>, same: impl Fn(&T, &T) -> bool) -> Self {
        let pieces = items.chunks(PIECE / size_of::<T>()).enumerate();
        let pieces = pieces.map(|(at, items)| match before.and_then(|before| before.0.get(at)) {
            Some(old) if old.len() == items.len() && old.iter().zip(items).all(|(a, b)| same(a, b)) => {
                old.clone()
            }
            _ => items.into(),
        });
        Self(pieces.collect())
    }

    fn spread(&self) -> Vec<T> {
        let mut items = Vec::with_capacity(self.0.iter().map(|piece| piece.len()).sum());
        self.0.iter().for_each(|piece| items.extend_from_slice(piece));
        items
    }

    fn get(&self, at: usize) -> Option<&T> {
        let each = PIECE / size_of::<T>();
        self.0.get(at / each)?.get(at % each)
    }

    /// Bytes that it does not share with `before`.
    fn weight(&self, before: Option<&Self>) -> usize {
        let pieces = self.0.iter().enumerate();
        let own = pieces.map(|(at, piece)| match before.and_then(|before| before.0.get(at)) {
            Some(old) if Arc::ptr_eq(old, piece) => 0,
            _ => allocated(size_of_val(&**piece) + 16),
        });
        allocated(self.0.capacity() * size_of::<Arc<[T]>>()) + own.sum::<usize>()
    }
}

/// What is long about a content, in pieces.
#[derive(Debug)]
enum Long {
    /// Of a list or tuple.
    Items(Pieces<Value>),
    Dict(Pieces<Entry<Value, Value>>, Pieces<i32>),
    Set(Pieces<Slot<Value>>),
}

impl Long {
    /// Of a content that is long, with what is left of it; `before` is what it was in the checkpoint before.
    fn new(payload: &Payload, before: Option<&Self>) -> Option<(Self, Payload)> {
        if !is_long(payload) {
            return None;
        }
        let items = |items: &[Value]| {
            let before = match before {
                Some(Self::Items(before)) => Some(before),
                _ => None,
            };
            Self::Items(Pieces::new(items, before, |a, b| a.is(*b)))
        };
        Some(match payload {
            Payload::List(list) => (items(list), Payload::List(Vec::new())),
            Payload::Tuple(tuple) => (items(tuple), Payload::Tuple(Box::default())),
            Payload::Dict(dict) => {
                let (old_entries, old_index) = match before {
                    Some(Self::Dict(entries, index)) => (Some(entries), Some(index)),
                    _ => (None, None),
                };
                let (entries, index) = dict.table.parts();
                let pieces = Self::Dict(
                    Pieces::new(entries, old_entries, same_entry),
                    Pieces::new(index, old_index, i32::eq),
                );
                let table = dict.table.hollow();
                (pieces, Payload::Dict(Box::new(Dict { table })))
            }
            Payload::Set(set) => {
                let before = match before {
                    Some(Self::Set(before)) => Some(before),
                    _ => None,
                };
                let pieces = Self::Set(Pieces::new(set.table.slots(), before, same_slot));
                let table = set.table.hollow();
                (pieces, Payload::Set(Box::new(Set { table })))
            }
            other => unreachable!("nothing is long about {other:?}"),
        })
    }

    /// Puts the pieces back into what was left.
    fn spread(&self, into: &mut Payload) {
        match (self, into) {
            (Self::Items(pieces), Payload::List(list)) => *list = pieces.spread(),
            (Self::Items(pieces), Payload::Tuple(tuple)) => *tuple = pieces.spread().into(),
            (Self::Dict(entries, index), Payload::Dict(dict)) => {
                dict.table.fill(entries.spread(), index.spread());
            }
            (Self::Set(slots), Payload::Set(set)) => set.table.fill(slots.spread()),
            (_, other) => unreachable!("the pieces are of another content than {other:?}"),
        }
    }

    fn weight(&self, before: Option<&Self>) -> usize {
        match (self, before) {
            (Self::Items(pieces), Some(Self::Items(before))) => pieces.weight(Some(before)),
            (Self::Items(pieces), _) => pieces.weight(None),
            (Self::Dict(entries, index), Some(Self::Dict(old_entries, old_index))) => {
                entries.weight(Some(old_entries)) + index.weight(Some(old_index))
            }
            (Self::Dict(entries, index), _) => entries.weight(None) + index.weight(None),
            (Self::Set(slots), Some(Self::Set(before))) => slots.weight(Some(before)),
            (Self::Set(slots), _) => slots.weight(None),
        }
    }
}

fn is_long(payload: &Payload) -> bool {
    LONG <= match payload {
        Payload::List(items) => items.len(),
        Payload::Tuple(items) => items.len(),
        Payload::Dict(dict) => dict.table.positions(),
        Payload::Set(set) => set.table.slots().len(),
        _ => 0,
    }
}

fn same_entry(a: &Entry<Value, Value>, b: &Entry<Value, Value>) -> bool {
    let key = match (a.key, b.key) {
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    };
    key && a.hash == b.hash && a.value.is(b.value)
}

fn same_slot(a: &Slot<Value>, b: &Slot<Value>) -> bool {
    match (a, b) {
        (Slot::Empty, Slot::Empty) | (Slot::Dummy, Slot::Dummy) => true,
        (Slot::Key(a_hash, a), Slot::Key(b_hash, b)) => a_hash == b_hash && a.is(*b),
        _ => false,
    }
}

/// A page with long contents.
#[derive(Debug)]
struct Large {
    /// Its objects, the long ones without what is long.
    page: Page,
    /// Place in the page, and what is long there.
    long: Vec<(usize, Long)>,
}

impl Large {
    fn new(page: &Page, before: Option<&Self>) -> Self {
        let mut all = Vec::new();
        let objects = std::array::from_fn(|place| {
            let object = &page.0[place];
            let old = before.and_then(|large| large.at(place));
            let Some((long, payload)) = Long::new(&object.payload, old) else {
                return object.clone();
            };
            all.push((place, long));
            Object { payload, ..*object }
        });
        Self {
            page: Page(objects),
            long: all,
        }
    }

    fn at(&self, place: usize) -> Option<&Long> {
        { self.long.iter() }.find_map(|(at, long)| (*at == place).then_some(long))
    }

    fn spread(&self) -> Page {
        let mut page = self.page.clone();
        for (place, long) in &self.long {
            long.spread(&mut page.0[*place].payload);
        }
        page
    }

    fn weight(&self, before: Option<&Self>) -> usize {
        let objects = self.page.0.iter().map(|object| object.payload.own_bytes());
        let long =
            { self.long.iter() }.map(|(place, long)| long.weight(before.and_then(|large| large.at(*place))));
        allocated(size_of::<Self>() + 16) + objects.sum::<usize>() + long.sum::<usize>()
    }
}

/// A heap's arrays in pieces.
#[derive(Clone, Debug)]
pub struct Packed {
    counts: Pieces<u32>,
    free: Pieces<u32>,
    pages: Pieces<Arc<Page>>,
    /// Pages with long contents by their number, in order; and whether the next checkpoint has the same page.
    large: Vec<(usize, Arc<Large>, bool)>,
    /// Stands for them among the pages.
    blank: Arc<Page>,
}

impl Packed {
    fn large(&self, number: usize) -> Option<&(usize, Arc<Large>, bool)> {
        let at = self.large.binary_search_by_key(&number, |large| large.0).ok()?;
        Some(&self.large[at])
    }

    /// The page with this number, if it stands there as it is.
    pub fn page(&self, number: usize) -> Option<&Arc<Page>> {
        self.pages
            .get(number)
            .filter(|page| !Arc::ptr_eq(page, &self.blank))
    }

    /// Bytes that it does not share with `before`.
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let pieces = self.pages.0.iter().enumerate();
        let changed = pieces.filter(|(at, piece)| {
            let old = before.and_then(|before| before.pages.0.get(*at));
            old.is_none_or(|old| !Arc::ptr_eq(old, piece))
        });
        let each = PIECE / size_of::<Arc<Page>>();
        let pages = changed.flat_map(|(at, piece)| (at * each..).zip(piece.iter()));
        let pages = pages.filter(|(_, page)| !Arc::ptr_eq(page, &self.blank));
        let pages = pages.map(|(number, page)| page.weight(before.and_then(|before| before.page(number))));
        let large = self.large.iter().map(|(number, large, _)| {
            match before.and_then(|before| before.large(*number)) {
                Some((_, old, _)) if Arc::ptr_eq(old, large) => 0,
                old => large.weight(old.map(|(_, old, _)| &**old)),
            }
        });
        self.counts.weight(before.map(|before| &before.counts))
            + self.free.weight(before.map(|before| &before.free))
            + self.pages.weight(before.map(|before| &before.pages))
            + self.large.capacity() * size_of::<(usize, Arc<Large>, bool)>()
            + pages.sum::<usize>()
            + large.sum::<usize>()
    }
}

impl Heap {
    /// Puts itself at rest. `before` is at rest, `after` is not; `next`: this is the first copy that was made after
    /// `before` was put at rest.
    pub fn pack(&mut self, before: Option<&Self>, next: bool, after: &Self) {
        if let Some(packed) = &mut self.packed {
            // The copy that it was compared with is gone: what it said of that one says nothing of the next.
            for (_, _, stays) in &mut packed.large {
                *stays = false;
            }
            return;
        }
        let before = before.and_then(|heap| heap.packed.as_deref());
        let blank = before.map_or_else(|| Arc::new(Page::VACANT), |before| before.blank.clone());
        let mut large = Vec::new();
        for (number, page) in self.pages.iter_mut().enumerate() {
            if before
                .and_then(|before| before.page(number))
                .is_some_and(|old| Arc::ptr_eq(old, page))
            {
                continue;
            }
            let old = before.and_then(|before| before.large(number));
            let stays = after
                .pages
                .get(number)
                .is_some_and(|after| Arc::ptr_eq(after, page));
            let content = match old {
                Some((_, old, true)) if next => old.clone(),
                _ if page.0.iter().any(|object| is_long(&object.payload)) => {
                    Arc::new(Large::new(page, old.map(|(_, old, _)| &**old)))
                }
                _ => continue,
            };
            large.push((number, content, stays));
            *page = blank.clone();
        }
        let packed = Packed {
            counts: Pieces::new(&self.counts, before.map(|before| &before.counts), u32::eq),
            free: Pieces::new(&self.free, before.map(|before| &before.free), u32::eq),
            pages: Pieces::new(&self.pages, before.map(|before| &before.pages), Arc::ptr_eq),
            large,
            blank,
        };
        self.packed = Some(Box::new(packed));
        self.counts = Vec::new();
        self.free = Vec::new();
        self.pages = Vec::new();
    }

    /// Makes itself ready to be used again.
    pub fn unpack(&mut self) {
        let Some(packed) = self.packed.take() else { return };
        self.counts = packed.counts.spread();
        self.free = packed.free.spread();
        self.pages = packed.pages.spread();
        for (number, large, _) in &packed.large {
            self.pages[*number] = Arc::new(large.spread());
        }
    }
}
