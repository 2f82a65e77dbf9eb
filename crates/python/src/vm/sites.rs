//! Inline caches: what an instruction found last time, looked at first and checked before it is trusted.
//!
//! ```text
//! site = place of the instruction -> what it found   valid while
//!   variable: position in the module's dict           the key stands there
//!             position in the dict of built-ins       the module's dict has had no key come or go
//!   attribute: place among the instance's values      the class has not changed and the instance has the same shape
//!             position in the instance's dict         the class has not changed and the key stands there
//!             position in the dict of a class         that class has not changed and the key stands there
//!   method:   the function                            the class has not changed and the instance has no such key
//! ```
//! Pure shortcuts: a copy of the interpreter starts with none, and what happens is the same without them.

use super::frame::PyFrame;
use super::{R, Vm};
use crate::object::class::ClassFlags;
use crate::object::shapes::Shape;
use crate::object::{Id, Payload, Value};

/// Entries, by the low bits of the site; a power of two.
const SITES: usize = 4096;

/// What the interpreter keeps to be faster.
#[derive(Debug, Default)]
pub struct Caches {
    pub methods: Vec<MethodCache>,
    /// Frames to use again.
    pub frames: Vec<Box<PyFrame>>,
    /// Room for those who wait to be reaped.
    pub waiting: Vec<Id>,
    sites: Vec<Site>,
}

impl Clone for Caches {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// (class version, name) -> the attribute found along the mro.
#[derive(Clone, Copy, Debug)]
pub struct MethodCache {
    pub version: u32,
    pub name: Id,
    pub value: Value,
}

/// What a site found.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Found {
    Nothing,
    /// Position in the dict of the frame's globals.
    Global(u32),
    /// Position in the dict of built-ins; the globals, by serial, did not have the name.
    Builtin(u32, u32),
    /// The class has no say in it: the instance has it at this place; in its dict, perhaps.
    Instance(u32),
    /// The class has no say in it: setting it leads to this shape.
    Added(Shape),
    /// Position in the dict of a class: of the class itself.
    OfClass(u32),
    /// A function of the class, by its slot.
    Method(u32),
}

#[derive(Clone, Copy, Debug)]
struct Site {
    site: u32,
    /// Of the class, or of the globals' keys.
    version: u32,
    /// The interpreter's latest version then: no class has changed as long as it is the latest.
    latest: u32,
    /// The instance's.
    shape: Shape,
    /// Its class, by its slot.
    class: u32,
    found: Found,
}

impl Site {
    const VACANT: Self = Self {
        site: 0,
        version: 0,
        latest: 0,
        shape: Shape::EMPTY,
        class: 0,
        found: Found::Nothing,
    };
}

impl Vm {
    #[inline(always)]
    fn site(&self, site: u32) -> Option<&Site> {
        self.caches
            .sites
            .get(site as usize % SITES)
            .filter(|entry| entry.site == site)
    }

    /// Is the class the one that the site has seen, as it was?
    #[inline(always)]
    fn same_class(&self, known: &Site, class: Id) -> bool {
        class.slot() == known.class as usize
            && (self.next_version == known.latest || self.class(class).version == known.version)
    }

    #[inline(never)]
    fn remember(&mut self, site: u32, version: u32, found: Found) {
        self.remember_site(Site {
            site,
            version,
            found,
            ..Site::VACANT
        });
    }

    /// What was found for an instance of this class and shape.
    #[inline(never)]
    fn remember_for(&mut self, site: u32, class: Id, shape: Shape, found: Found) {
        self.remember_site(Site {
            site,
            version: self.class(class).version,
            latest: self.next_version,
            shape,
            class: class.slot() as u32,
            found,
        });
    }

    fn remember_site(&mut self, found: Site) {
        if self.caches.sites.is_empty() {
            self.caches.sites.resize(SITES, Site::VACANT);
        }
        self.caches.sites[found.site as usize % SITES] = found;
    }

    /// The value (borrowed) of a variable of the module or of the built-ins.
    #[inline(always)]
    pub fn global_at(&mut self, site: u32, globals: Id, name: Id) -> Option<Value> {
        if let Some(&Site {
            found: Found::Global(at),
            ..
        }) = self.site(site)
            && let Payload::Dict(dict) = self.heap.payload(globals)
            && let Some((_, key, value)) = dict.table.entry_at(at as usize)
            && key == Value::Obj(name)
        {
            return Some(value);
        }
        self.builtin_at(site, globals, name)
    }

    #[inline(never)]
    fn builtin_at(&mut self, site: u32, globals: Id, name: Id) -> Option<Value> {
        if let Some(&Site {
            version,
            found: Found::Builtin(at, serial),
            ..
        }) = self.site(site)
        {
            let object = self.heap.get(globals);
            if object.serial == serial
                && let Payload::Dict(dict) = &object.payload
                && dict.table.version() == version
                && let Some((_, key, value)) = self.dict(self.builtins).table.entry_at(at as usize)
                && key == Value::Obj(name)
            {
                return Some(value);
            }
        }
        self.find_global(site, globals, name)
    }

    /// The value (borrowed) of a variable of the module that stands where it stood last time.
    #[inline(always)]
    pub fn global_known(&self, site: u32, globals: Id, name: Id) -> Option<Value> {
        let &Site {
            found: Found::Global(at),
            ..
        } = self.site(site)?
        else {
            return None;
        };
        let (_, key, value) = self.dict(globals).table.entry_at(at as usize)?;
        (key == Value::Obj(name)).then_some(value)
    }

    #[inline(never)]
    fn find_global(&mut self, site: u32, globals: Id, name: Id) -> Option<Value> {
        if let Some(at) = self.dict_find_name(globals, name) {
            self.remember(site, 0, Found::Global(at as u32));
            return Some(self.dict(globals).table.value_at(at));
        }
        let at = self.dict_find_name(self.builtins, name)?;
        let serial = self.heap.get(globals).serial;
        let version = self.dict(globals).table.version();
        self.remember(site, version, Found::Builtin(at as u32, serial));
        Some(self.dict(self.builtins).table.value_at(at))
    }

    /// Sets a variable of the module (value owned).
    #[inline]
    pub fn set_global_at(&mut self, site: u32, globals: Id, name: Id, value: Value) {
        if let Some(&Site {
            found: Found::Global(at),
            ..
        }) = self.site(site)
            && let Payload::Dict(dict) = self.heap.payload_mut(globals)
            && let Some(place) = dict.table.place_of(at as usize, Value::Obj(name))
        {
            let old = std::mem::replace(place, value);
            self.heap.release(old);
            return;
        }
        self.dict_set_name(globals, name, value);
        if let Some(at) = self.dict_find_name(globals, name) {
            self.remember(site, 0, Found::Global(at as u32));
        }
    }

    /// An attribute that needs no code to find (borrowed). None: the general way.
    #[inline]
    pub fn attr_at(&mut self, site: u32, object: Value, name: Id) -> Option<Value> {
        let Value::Obj(id) = object else { return None };
        match self.attr_known(site, object, name) {
            Some(value) => Some(value),
            None => self.find_attr(site, id, name),
        }
    }

    /// An attribute (borrowed) that stands where it stood last time.
    #[inline(always)]
    pub fn attr_known(&self, site: u32, object: Value, name: Id) -> Option<Value> {
        let slot = self.heap.get(object.id()?);
        let known = self.site(site)?;
        let Found::Instance(at) = known.found else {
            return None;
        };
        if slot.shape != known.shape || !self.same_class(known, slot.class) {
            return None;
        }
        if let Payload::Plain(values) = &slot.payload
            && let Some(&value) = values.get(at as usize)
        {
            return Some(value);
        }
        let (_, key, value) = self.dict(slot.dict?).table.entry_at(at as usize)?;
        (key == Value::Obj(name)).then_some(value)
    }

    /// The same (owned) of an object that is given up, found in whatever way.
    #[inline(never)]
    pub fn attr_owned_at(&mut self, site: u32, object: Value, name: Id) -> R {
        match self.attr_at(site, object, name) {
            Some(value) => {
                self.heap.retain(value);
                self.heap.release(object);
                Ok(value)
            }
            None => self.get_attr_owned(object, name),
        }
    }

    #[inline(never)]
    fn find_attr(&mut self, site: u32, id: Id, name: Id) -> Option<Value> {
        match self.heap.payload(id) {
            Payload::Class(_) => return self.attr_of_class_at(site, id, name),
            Payload::Module => return self.find_module_attr(site, id, name),
            _ => {}
        }
        let value = self.attr_fast(Value::Obj(id), name)?;
        let class = self.heap.get(id).class;
        // Found in the instance, so no data descriptor of this version of the class stands before it.
        if let Some((shape, at)) = self.own_place(id, name)
            && self.is_settled(class, name)
        {
            self.remember_for(site, class, shape, Found::Instance(at as u32));
        }
        Some(value)
    }

    /// A module's variables come before all else that it has.
    fn find_module_attr(&mut self, site: u32, id: Id, name: Id) -> Option<Value> {
        let class = self.heap.get(id).class;
        if class != self.types.module {
            return None;
        }
        let (shape, at) = self.own_place(id, name)?;
        self.remember_for(site, class, shape, Found::Instance(at as u32));
        self.own_attr(id, name)
    }

    /// An attribute (borrowed) that a class itself has, and that is itself when it is looked up on the class.
    fn attr_of_class_at(&mut self, site: u32, id: Id, name: Id) -> Option<Value> {
        let namespace = self.class(id).namespace;
        if let Some(known) = self.site(site)
            && let Found::OfClass(at) = known.found
            && self.same_class(known, id)
            && let Some((_, key, value)) = self.dict(namespace).table.entry_at(at as usize)
            && key == Value::Obj(name)
        {
            return Some(value);
        }
        let plain = self.heap.get(id).class == self.types.type_ && self.class(id).mro.first() == Some(&id);
        if !plain || self.lookup_mro(self.types.type_, name).is_some() {
            return None;
        }
        let at = self.dict_find_name(namespace, name)?;
        let value = self.dict(namespace).table.value_at(at);
        // An object that takes the place of another one gives the class a new version; what is no object has no say.
        let bound = value.id().is_some_and(|attr| {
            matches!(
                self.heap.payload(attr),
                Payload::StaticMethod(_)
                    | Payload::ClassMethod(_)
                    | Payload::Property(_)
                    | Payload::Native(_)
                    | Payload::Plain(_)
            )
        });
        if bound {
            return None;
        }
        self.remember_for(site, id, Shape::EMPTY, Found::OfClass(at as u32));
        Some(value)
    }

    /// Where an instance has an attribute.
    fn own_place(&self, id: Id, name: Id) -> Option<(Shape, usize)> {
        let slot = self.heap.get(id);
        let at = match slot.dict {
            Some(dict) => self.dict_find_name(dict, name),
            None => self.shapes.find(slot.shape, name),
        };
        at.map(|at| (slot.shape, at))
    }

    /// A method to be called with `object` as first argument (borrowed). None: the general way.
    #[inline]
    pub fn method_at(&mut self, site: u32, object: Value, name: Id) -> Option<Value> {
        match self.method_known(site, object, name) {
            Some(function) => Some(function),
            None => self.find_method(site, object, name),
        }
    }

    /// The same, if it is the one of last time.
    #[inline(always)]
    pub fn method_known(&self, site: u32, object: Value, name: Id) -> Option<Value> {
        let known = self.site(site)?;
        let Found::Method(function) = known.found else {
            return None;
        };
        let (class, shape) = self.class_and_shape(object);
        let same = self.same_class(known, class)
            && (shape == known.shape && shape != Shape::IN_DICT || !self.has_own(object, name));
        same.then(|| Value::Obj(Id::new(function as usize)))
    }

    #[inline(always)]
    fn class_and_shape(&self, object: Value) -> (Id, Shape) {
        match object {
            Value::Obj(id) => {
                let slot = self.heap.get(id);
                (slot.class, slot.shape)
            }
            other => (self.class_of(other), Shape::EMPTY),
        }
    }

    #[inline(never)]
    fn find_method(&mut self, site: u32, object: Value, name: Id) -> Option<Value> {
        let function = self.method_fast(object, name)?;
        let (class, shape) = self.class_and_shape(object);
        let slot = function.id()?.slot() as u32;
        self.remember_for(site, class, shape, Found::Method(slot));
        Some(function)
    }

    #[inline(never)]
    fn has_own(&self, object: Value, name: Id) -> bool {
        object.id().is_some_and(|id| self.own_attr(id, name).is_some())
    }

    /// The `__init__` that a call of `callee`, a class, comes down to. None: the general way.
    #[inline]
    pub fn plain_init(&mut self, site: u32, callee: Id) -> Option<Id> {
        let Payload::Class(_) = self.heap.payload(callee) else {
            return None;
        };
        if let Some(known) = self.site(site)
            && let Found::Method(init) = known.found
            && self.same_class(known, callee)
        {
            return Some(Id::new(init as usize));
        }
        let init = self.find_plain_init(callee)?;
        self.remember_for(site, callee, Shape::EMPTY, Found::Method(init.slot() as u32));
        Some(init)
    }

    /// Sets an attribute that needs no code to set (consumes both then). False: the general way.
    #[inline]
    pub fn set_attr_at(&mut self, site: u32, object: Value, name: Id, value: Value) -> bool {
        let Value::Obj(id) = object else { return false };
        if self.set_attr_known(site, object, name, value) {
            self.heap.release(object);
            return true;
        }
        self.find_set_attr(site, id, name, value)
    }

    /// Sets an attribute (value owned) of a class that had no say in it last time.
    #[inline(always)]
    pub fn set_attr_known(&mut self, site: u32, object: Value, name: Id, value: Value) -> bool {
        let Value::Obj(id) = object else { return false };
        let slot = self.heap.get(id);
        let Some(&known) = self.site(site) else {
            return false;
        };
        if slot.shape != known.shape || !self.same_class(&known, slot.class) {
            return false;
        }
        match (known.found, slot.dict) {
            (Found::Instance(at), None) => self.replace_inside(id, at as usize, value),
            (Found::Added(next), None) if matches!(slot.payload, Payload::Plain(_)) => {
                self.append_inside(id, next, value);
            }
            (Found::Instance(at), Some(dict)) => {
                let entry = self.dict(dict).table.entry_at(at as usize);
                let Some((_, _, old)) = entry.filter(|&(_, key, _)| key == Value::Obj(name)) else {
                    return false;
                };
                self.dict_mut(dict).table.set_value(at as usize, value);
                self.heap.release(old);
            }
            _ => return false,
        }
        true
    }

    #[inline(never)]
    fn find_set_attr(&mut self, site: u32, id: Id, name: Id, value: Value) -> bool {
        let slot = self.heap.get(id);
        let (class, shape) = (slot.class, slot.shape);
        let flags = self.class(class).flags;
        if matches!(slot.payload, Payload::Class(_))
            || flags.has(ClassFlags::SETATTR)
            || !flags.has(ClassFlags::DICT)
            || self.is_data_attr(class, name)
        {
            return false;
        }
        self.set_own_attr(id, name, value);
        if let Some((now, at)) = self.own_place(id, name)
            && self.is_settled(class, name)
        {
            let found = match now == shape {
                true => Found::Instance(at as u32),
                false => Found::Added(now),
            };
            if now != Shape::IN_DICT || now == shape {
                self.remember_for(site, class, shape, found);
            }
        }
        self.heap.release_id(id);
        true
    }

    /// Whether an attribute of the class is a data descriptor follows from the version of the class alone? Not when it is
    /// an object of the program: its own class may get a `__set__`.
    fn is_settled(&mut self, class: Id, name: Id) -> bool {
        let attr = self.lookup_mro(class, name).and_then(Value::id);
        attr.is_none_or(|attr| !matches!(self.heap.payload(attr), Payload::Plain(_)))
    }
}
