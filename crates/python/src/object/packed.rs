//! A heap at rest: what a checkpoint holds in pieces that it shares with the checkpoint before it.
//!
//! ```text
//! counts   [piece] [piece] [piece] ...      a piece that has not changed since the checkpoint before is the same one
//! pages    [piece] [piece] [piece] ...
//! large    page 17: [its objects] + the items of its long list in pieces      the page itself is let go
//! ```
//! A copy-on-write page alone is not enough: the counts are one flat array, and a list of 100,000 items is copied
//! whole when one of them changes. At rest nothing is read; before a copy of it runs it is spread out again.

use super::heap::{Heap, Object, Page};
use super::payload::Payload;
use super::value::Value;
use crate::leaf::allocated;
use std::sync::Arc;

/// Bytes of a piece.
const PIECE: usize = 2048;
/// A list of so many items is kept in pieces.
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

/// A page with long lists.
#[derive(Debug)]
struct Large {
    /// Its objects, the long lists empty.
    objects: [Object; super::heap::PAGE],
    /// Place in the page, items.
    lists: Vec<(usize, Pieces<Value>)>,
}

impl Large {
    fn new(page: &Page, before: Option<&Self>) -> Self {
        let mut lists = Vec::new();
        let objects = std::array::from_fn(|place| {
            let object = &page.0[place];
            let Some(items) = long(object) else {
                return object.clone();
            };
            let old = before.and_then(|large| large.lists.iter().find(|(at, _)| *at == place));
            let pieces = Pieces::new(items, old.map(|(_, pieces)| pieces), |a, b| a.is(*b));
            lists.push((place, pieces));
            Object {
                payload: Payload::List(Vec::new()),
                ..*object
            }
        });
        Self { objects, lists }
    }

    fn spread(&self) -> Page {
        let mut page = Page(self.objects.clone());
        for (place, pieces) in &self.lists {
            page.0[*place].payload = Payload::List(pieces.spread());
        }
        page
    }

    fn weight(&self, before: Option<&Self>) -> usize {
        let objects = self.objects.iter().map(|object| object.payload.own_bytes());
        let lists = self.lists.iter().map(|(place, pieces)| {
            let old = before.and_then(|large| large.lists.iter().find(|(at, _)| at == place));
            pieces.weight(old.map(|(_, pieces)| pieces))
        });
        allocated(size_of::<Self>() + 16) + objects.sum::<usize>() + lists.sum::<usize>()
    }
}

fn long(object: &Object) -> Option<&[Value]> {
    match &object.payload {
        Payload::List(items) if items.len() >= LONG => Some(items),
        _ => None,
    }
}

/// A heap's arrays in pieces.
#[derive(Clone, Debug)]
pub struct Packed {
    counts: Pieces<u32>,
    free: Pieces<u32>,
    pages: Pieces<Arc<Page>>,
    /// Pages with long lists by their number, in order; and whether the next checkpoint has the same page.
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
        if self.packed.is_some() {
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
                _ if page.0.iter().any(|object| long(object).is_some()) => {
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
