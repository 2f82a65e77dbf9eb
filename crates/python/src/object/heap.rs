//! The heap: pages of a few objects, shared copy-on-write, with reference counts in a flat array.
//!
//! ```text
//! pages   [Arc<Page>] [Arc<Page>] ...      a checkpoint clones the pointers
//! counts  [u32, u32, ...]                  and copies the counts; objects are copied when next written
//! dead    ids whose count fell to 0        reaped before the next instruction: no program effect runs in a Drop
//! free    slots to use again
//! ```
//! Containers are also listed by age, for the collection of cycles (see [`super::generations`]).

use super::generations::{ASIDE, DONE, Entry, Generations, Marks, ONLY_INSIDE, REACHED};
use super::packed::Packed;
use super::payload::Payload;
use super::shapes::Shape;
use super::value::{Id, Value};
use crate::leaf::allocated;
use std::sync::Arc;

/// Objects a page: small, so that a write after a checkpoint copies little.
const PAGE: usize = 8;

/// One object: its class, its attributes and its content.
#[derive(Clone, Debug)]
pub struct Object {
    /// The class, always set for a live object.
    pub class: Id,
    /// The attribute dictionary (a `Dict` object), once it has one.
    pub dict: Option<Id>,
    /// Creation serial: what `id()` and default reprs show.
    pub serial: u32,
    /// Which attributes it holds inside.
    pub shape: Shape,
    pub payload: Payload,
}

/// So many objects: what a write after a checkpoint copies.
#[derive(Clone, Debug)]
pub struct Page(pub(super) [Object; PAGE]);

/// All objects of one interpreter.
#[derive(Clone, Debug, Default)]
pub struct Heap {
    pub(super) pages: Vec<Arc<Page>>,
    pub(super) counts: Vec<u32>,
    pub(super) free: Vec<u32>,
    /// These three, while the heap is at rest: see [`super::packed`].
    pub(super) packed: Option<Box<Packed>>,
    /// Slots whose count has fallen to 0, oldest first, still to be reaped.
    pub dead: Vec<Id>,
    next_serial: u32,
    /// Live objects.
    pub live: usize,
    /// Bytes held by large payloads (strings, lists), roughly; for the memory limit.
    pub bytes: usize,
    pub generations: Generations,
    marks: Marks,
}

/// Stands among the dead when a collection of cycles is due: whoever reaps them starts it.
pub const DUE: Id = Id::new(u32::MAX as usize);

const VACANT: Object = Object {
    class: Id::new(1),
    dict: None,
    serial: 0,
    shape: Shape::EMPTY,
    payload: Payload::Vacant,
};

impl Heap {
    /// Puts a new object on the heap with one reference, the caller's. `class` gains a reference.
    #[inline]
    pub fn alloc(&mut self, class: Id, payload: Payload) -> Id {
        self.counts_of_class(class);
        self.next_serial += 1;
        self.live += 1;
        let object = Object {
            class,
            dict: None,
            serial: self.next_serial,
            shape: Shape::EMPTY,
            payload,
        };
        let slot = match self.free.pop() {
            Some(slot) => slot as usize,
            None => {
                // Slot 0 stays empty: see `Id`.
                let slot = self.counts.len().max(1);
                assert!(
                    slot < u32::MAX as usize,
                    "heap index space is bounded by the object limit"
                );
                if slot / PAGE == self.pages.len() {
                    self.pages.push(Arc::new(Page::VACANT));
                }
                self.counts.resize(slot + 1, 0);
                slot
            }
        };
        let contains = object.payload.is_container();
        self.counts[slot] = 1;
        // What stood there was vacant: nothing to drop.
        std::mem::forget(std::mem::replace(self.slot_mut(slot), object));
        let id = Id::new(slot);
        if contains && self.generations.born(id, self.next_serial) {
            self.crowded();
        }
        id
    }

    #[cold]
    fn crowded(&mut self) {
        let pages = &self.pages;
        self.generations.make_room(|entry| lives(pages, entry));
        if self.generations.past_threshold() {
            self.dead.push(DUE);
        }
    }

    /// Gives an object its attribute dictionary (counted).
    pub fn set_dict(&mut self, id: Id, dict: Id) {
        let object = self.get_mut(id);
        object.dict = Some(dict);
        object.shape = Shape::IN_DICT;
        let (serial, contains) = (object.serial, object.payload.is_container());
        self.generations.uncounted();
        if !contains && self.generations.born(id, serial) {
            self.crowded();
        }
    }

    #[inline(always)]
    fn counts_of_class(&mut self, class: Id) {
        if let Some(count) = self.counts.get_mut(class.slot()) {
            *count += 1;
        }
    }

    #[inline(always)]
    fn slot_mut(&mut self, slot: usize) -> &mut Object {
        let page = &mut self.pages[slot / PAGE];
        if Arc::strong_count(page) != 1 {
            *page = Arc::new(Page::clone(page));
        }
        // SAFETY: the count is 1, no weak reference to a page is ever made, and `self` is borrowed mutably, so this is
        // the only pointer to the page. (`Arc::get_mut` checks the same with a locked instruction per write.)
        let page = unsafe { &mut *Arc::as_ptr(page).cast_mut() };
        &mut page.0[slot % PAGE]
    }

    /// The object.
    #[inline(always)]
    #[must_use]
    pub fn get(&self, id: Id) -> &Object {
        let slot = id.slot();
        &self.pages[slot / PAGE].0[slot % PAGE]
    }

    /// The object, to be changed; its page is copied first if a checkpoint shares it.
    #[inline(always)]
    pub fn get_mut(&mut self, id: Id) -> &mut Object {
        self.slot_mut(id.slot())
    }

    /// The content.
    #[inline(always)]
    #[must_use]
    pub fn payload(&self, id: Id) -> &Payload {
        &self.get(id).payload
    }

    /// The content, to be changed.
    #[inline(always)]
    pub fn payload_mut(&mut self, id: Id) -> &mut Payload {
        &mut self.get_mut(id).payload
    }

    /// Counts one more reference, and returns the value.
    #[inline(always)]
    pub fn retain(&mut self, value: Value) -> Value {
        if let Value::Obj(id) = value {
            self.counts[id.slot()] += 1;
        }
        value
    }

    /// Counts one more reference to an object.
    #[inline(always)]
    pub fn retain_id(&mut self, id: Id) -> Id {
        self.counts[id.slot()] += 1;
        id
    }

    /// Gives a reference back; the last one queues the object for reaping.
    #[inline(always)]
    pub fn release(&mut self, value: Value) {
        if let Value::Obj(id) = value {
            self.release_id(id);
        }
    }

    /// Gives a reference to an object back.
    #[inline(always)]
    pub fn release_id(&mut self, id: Id) {
        let count = &mut self.counts[id.slot()];
        debug_assert!(
            *count > 0,
            "object {} {:?} released too often",
            id.slot(),
            self.get(id).payload
        );
        *count -= 1;
        if *count == 0 {
            self.dead.push(id);
        }
    }

    /// Gives a reference back. True: it was the last one.
    #[inline(always)]
    pub fn release_last(&mut self, value: Value) -> bool {
        let Value::Obj(id) = value else { return false };
        self.release_id(id);
        self.counts[id.slot()] == 0
    }

    /// References to the object.
    #[inline(always)]
    #[must_use]
    pub fn count(&self, id: Id) -> u32 {
        self.counts[id.slot()]
    }

    /// Empties the slot of a dead object and returns what it held, for its references to be released.
    #[inline]
    pub fn vacate(&mut self, id: Id) -> Object {
        debug_assert_eq!(self.count(id), 0);
        self.live -= 1;
        let object = std::mem::replace(self.get_mut(id), VACANT);
        self.free.push(id.slot() as u32);
        // One with attributes is counted with their dictionary.
        if object.dict.is_none() && object.payload.is_container() {
            self.generations.died(id);
        }
        object
    }

    /// Does the object of this entry still live?
    #[must_use]
    pub fn lives(&self, entry: Entry) -> bool {
        lives(&self.pages, entry)
    }

    /// The object's entry in a list of objects that it is not counted for.
    #[must_use]
    pub fn entry(&self, id: Id) -> Entry {
        Entry::new(id, self.get(id).serial)
    }

    /// Calls `f` on every object that `id` holds a counted reference to.
    pub fn visit(&self, id: Id, f: &mut dyn FnMut(Id)) {
        let object = self.get(id);
        object.payload.visit(&mut |value| {
            if let Value::Obj(held) = value {
                f(held);
            }
        });
        if let Some(dict) = object.dict {
            f(dict);
        }
        f(object.class);
    }

    /// Takes what cannot be reached from outside of the generation (and the younger ones) out of the lists; the others
    /// are a generation older. The order is that of CPython's lists.
    pub fn unreachable(&mut self, generation: usize) -> Vec<Entry> {
        let list = self.generations.take(generation);
        let (reached, unreachable) = self.sort_out(list);
        self.generations.survived(generation, reached);
        unreachable
    }

    /// Divides objects into those that something outside of them leads to, and the others: an object has a reference
    /// from outside if its count is more than the references that the listed objects hold.
    pub fn sort_out(&mut self, mut list: Vec<Entry>) -> (Vec<Entry>, Vec<Entry>) {
        let mut marks = std::mem::take(&mut self.marks.0);
        marks.resize(self.counts.len(), 0);
        list.retain(|&entry| self.lives(entry));
        for entry in &list {
            let slot = entry.slot();
            // What is dead and waits to be reaped is no garbage of a cycle.
            marks[slot] = self.counts[slot].max(1) + ONLY_INSIDE;
        }
        for entry in &list {
            self.visit(entry.id(), &mut |held| {
                let mark = &mut marks[held.slot()];
                if *mark > 0 {
                    *mark -= 1;
                    debug_assert!(*mark > 0, "more references to {held:?} than its count");
                }
            });
        }
        let all = list.len();
        let (mut reached, mut aside) = (Vec::with_capacity(all), Vec::new());
        // The list grows by what was put aside too early.
        let mut at = 0;
        while at < list.len() {
            let entry = list[at];
            at += 1;
            let mark = &mut marks[entry.slot()];
            if *mark == ONLY_INSIDE {
                *mark = ASIDE;
                aside.push(entry);
                continue;
            }
            *mark = DONE;
            reached.push(entry);
            self.visit(entry.id(), &mut |held| {
                let mark = &mut marks[held.slot()];
                if *mark == ASIDE {
                    list.push(self.entry(held));
                }
                if *mark == ASIDE || *mark == ONLY_INSIDE {
                    *mark = REACHED;
                }
            });
        }
        aside.retain(|entry| marks[entry.slot()] == ASIDE);
        for entry in &list[..all] {
            marks[entry.slot()] = 0;
        }
        self.marks.0 = marks;
        (reached, aside)
    }

    /// All live objects, by slot.
    pub fn iter(&self) -> impl Iterator<Item = (Id, &Object)> {
        self.pages
            .iter()
            .flat_map(|page| &page.0)
            .enumerate()
            .filter(|(_, object)| !matches!(object.payload, Payload::Vacant))
            .map(|(slot, object)| (Id::new(slot), object))
    }

    /// Bytes of memory that this heap holds and does not share with `before`, an earlier copy of it.
    #[must_use]
    pub fn weight(&self, before: Option<&Self>) -> usize {
        let flat = self.counts.capacity() * size_of::<u32>()
            + self.pages.capacity() * size_of::<Arc<Page>>()
            + self.free.capacity() * size_of::<u32>()
            + self.dead.capacity() * size_of::<Id>();
        let generations = self.generations.weight(before.map(|heap| &heap.generations));
        if let Some(packed) = &self.packed {
            let before = before.and_then(|heap| heap.packed.as_deref());
            return flat + generations + packed.weight(before);
        }
        let old = |number: usize| match &before?.packed {
            Some(packed) => packed.page(number),
            None => before?.pages.get(number),
        };
        let pages = self.pages.iter().enumerate();
        let pages = pages.map(|(number, page)| page.weight(old(number)));
        flat + generations + pages.sum::<usize>()
    }
}

impl Page {
    pub(super) const VACANT: Self = Self([const { VACANT }; PAGE]);

    /// Bytes of memory that it holds and does not share with what it was copied from.
    pub(super) fn weight(self: &Arc<Self>, before: Option<&Arc<Self>>) -> usize {
        if before.is_some_and(|before| Arc::ptr_eq(self, before)) {
            return 0;
        }
        let objects = self.0.iter().enumerate().map(|(at, object)| {
            let same = before.is_some_and(|page| page.0[at].serial == object.serial);
            object.payload.own_bytes() + if same { 0 } else { object.payload.shared_bytes() }
        });
        allocated(size_of::<Self>() + 16) + objects.sum::<usize>()
    }
}

fn lives(pages: &[Arc<Page>], entry: Entry) -> bool {
    let slot = entry.slot();
    pages[slot / PAGE].0[slot % PAGE].serial == entry.serial
}
