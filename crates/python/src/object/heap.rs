//! The heap: pages of a few objects, shared copy-on-write, with reference counts in a flat array.
//!
//! ```text
//! pages   [Arc<Page>] [Arc<Page>] ...      a checkpoint clones the pointers
//! counts  [u32, u32, ...]                  and copies the counts; objects are copied when next written
//! dead    ids whose count fell to 0        reaped before the next instruction: no program effect runs in a Drop
//! free    slots to use again
//! ```

use super::payload::Payload;
use super::value::{Id, Value};
use std::sync::Arc;

/// Objects a page: small, so that a write after a checkpoint copies little.
const PAGE: usize = 8;

/// One object: its class, its attribute dictionary and its content.
#[derive(Clone, Debug)]
pub struct Object {
    /// The class, always set for a live object.
    pub class: Id,
    /// The instance's attribute dictionary (a `Dict` object), once it has one.
    pub dict: Option<Id>,
    /// Creation serial: what `id()` and default reprs show.
    pub serial: u32,
    pub payload: Payload,
}

#[derive(Clone, Debug)]
struct Page([Object; PAGE]);

/// All objects of one interpreter.
#[derive(Clone, Debug, Default)]
pub struct Heap {
    pages: Vec<Arc<Page>>,
    counts: Vec<u32>,
    free: Vec<u32>,
    /// Slots whose count has fallen to 0, oldest first, still to be reaped.
    pub dead: Vec<Id>,
    next_serial: u32,
    /// Live objects.
    pub live: usize,
    /// Bytes held by large payloads (strings, lists), roughly; for the memory limit.
    pub bytes: usize,
}

const VACANT: Object = Object {
    class: Id::new(1),
    dict: None,
    serial: 0,
    payload: Payload::Vacant,
};

impl Heap {
    /// Puts a new object on the heap with one reference, the caller's. `class` gains a reference.
    pub fn alloc(&mut self, class: Id, payload: Payload) -> Id {
        self.counts_of_class(class);
        self.next_serial += 1;
        self.live += 1;
        let object = Object {
            class,
            dict: None,
            serial: self.next_serial,
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
                    self.pages.push(Arc::new(Page([const { VACANT }; PAGE])));
                }
                self.counts.resize(slot + 1, 0);
                slot
            }
        };
        self.counts[slot] = 1;
        *self.slot_mut(slot) = object;
        Id::new(slot)
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

    /// References to the object.
    #[inline(always)]
    #[must_use]
    pub fn count(&self, id: Id) -> u32 {
        self.counts[id.slot()]
    }

    /// Empties the slot of a dead object and returns what it held, for its references to be released.
    pub fn vacate(&mut self, id: Id) -> Object {
        debug_assert_eq!(self.count(id), 0);
        self.live -= 1;
        let object = std::mem::replace(self.get_mut(id), VACANT);
        self.free.push(id.slot() as u32);
        object
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

    /// Bytes that a checkpoint of this heap adds, at least: counts and page pointers.
    #[must_use]
    pub fn checkpoint_bytes(&self) -> usize {
        self.counts.len() * 4 + self.pages.len() * 8 + self.free.len() * 4
    }
}
