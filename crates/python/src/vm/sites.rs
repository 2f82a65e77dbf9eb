//! Inline caches: what an instruction found last time, looked at first and checked before it is trusted.
//!
//! ```text
//! site = place of the instruction -> what it found   valid while
//!   variable: position in the module's dict           the key stands there
//!             position in the dict of built-ins       the module's dict has had no key come or go
//!   attribute: position in the instance's dict        the class has not changed and the key stands there
//!   method:   the function                            the class has not changed and the instance has no such key
//! ```
//! Pure shortcuts: a copy of the interpreter starts with none, and what happens is the same without them.

use super::Vm;
use super::frame::PyFrame;
use crate::object::class::ClassFlags;
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
    /// The class has no say in it: the instance's dict has it, perhaps at this position.
    Instance(u32),
    /// A function of the class.
    Method(Value),
}

#[derive(Clone, Copy, Debug)]
struct Site {
    site: u32,
    /// Of the class, or of the globals' keys.
    version: u32,
    found: Found,
}

impl Vm {
    #[inline(always)]
    fn site(&self, site: u32) -> Option<&Site> {
        self.caches
            .sites
            .get(site as usize % SITES)
            .filter(|entry| entry.site == site)
    }

    #[inline(never)]
    fn remember(&mut self, site: u32, version: u32, found: Found) {
        if self.caches.sites.is_empty() {
            let vacant = Site {
                site: 0,
                version: 0,
                found: Found::Nothing,
            };
            self.caches.sites.resize(SITES, vacant);
        }
        self.caches.sites[site as usize % SITES] = Site { site, version, found };
    }

    /// The value (borrowed) of a variable of the module or of the built-ins.
    #[inline]
    pub fn global_at(&mut self, site: u32, globals: Id, name: Id) -> Option<Value> {
        if let Some(&Site { version, found, .. }) = self.site(site) {
            match found {
                Found::Global(at) => {
                    if let Some((_, key, value)) = self.dict(globals).table.entry_at(at as usize)
                        && key == Value::Obj(name)
                    {
                        return Some(value);
                    }
                }
                Found::Builtin(at, serial) => {
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
                _ => {}
            }
        }
        self.find_global(site, globals, name)
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
            && let Some((_, key, old)) = self.dict(globals).table.entry_at(at as usize)
            && key == Value::Obj(name)
        {
            self.dict_mut(globals).table.set_value(at as usize, value);
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
        if let Some(&Site {
            version,
            found: Found::Instance(at),
            ..
        }) = self.site(site)
            && self.class(slot.class).version == version
            && let Some(dict) = slot.dict
            && let Some((_, key, value)) = self.dict(dict).table.entry_at(at as usize)
            && key == Value::Obj(name)
        {
            return Some(value);
        }
        None
    }

    #[inline(never)]
    fn find_attr(&mut self, site: u32, id: Id, name: Id) -> Option<Value> {
        let value = self.attr_fast(Value::Obj(id), name)?;
        let slot = self.heap.get(id);
        let version = self.class(slot.class).version;
        let (class, dict) = (slot.class, slot.dict);
        // Found in the instance's dict, so no data descriptor of this version of the class stands before it.
        if let Some(at) = dict.and_then(|dict| self.dict_find_name(dict, name))
            && self.is_settled(class, name)
        {
            self.remember(site, version, Found::Instance(at as u32));
        }
        Some(value)
    }

    /// A method to be called with `object` as first argument (borrowed). None: the general way.
    #[inline]
    pub fn method_at(&mut self, site: u32, object: Value, name: Id) -> Option<Value> {
        let (class, dict) = match object {
            Value::Obj(id) => {
                let slot = self.heap.get(id);
                (slot.class, slot.dict)
            }
            other => (self.class_of(other), None),
        };
        let now = self.class(class).version;
        if let Some(&Site {
            version,
            found: Found::Method(function),
            ..
        }) = self.site(site)
            && now == version
            && dict.is_none_or(|dict| self.dict_find_name(dict, name).is_none())
        {
            return Some(function);
        }
        let function = self.method_fast(object, name)?;
        self.remember(site, now, Found::Method(function));
        Some(function)
    }

    /// The `__init__` that a call of `callee`, a class, comes down to. None: the general way.
    #[inline]
    pub fn plain_init(&mut self, site: u32, callee: Id) -> Option<Id> {
        let Payload::Class(class) = self.heap.payload(callee) else {
            return None;
        };
        let now = class.version;
        if let Some(&Site {
            version,
            found: Found::Method(Value::Obj(init)),
            ..
        }) = self.site(site)
            && now == version
        {
            return Some(init);
        }
        let init = self.find_plain_init(callee)?;
        self.remember(site, now, Found::Method(Value::Obj(init)));
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
        let Some(&Site {
            version,
            found: Found::Instance(at),
            ..
        }) = self.site(site)
        else {
            return false;
        };
        if self.class(slot.class).version != version {
            return false;
        }
        if let Some(dict) = slot.dict
            && let Some((_, key, old)) = self.dict(dict).table.entry_at(at as usize)
            && key == Value::Obj(name)
        {
            self.dict_mut(dict).table.set_value(at as usize, value);
            self.heap.release(old);
        } else {
            let dict = self.instance_dict(id);
            self.dict_set_name(dict, name, value);
        }
        true
    }

    #[inline(never)]
    fn find_set_attr(&mut self, site: u32, id: Id, name: Id, value: Value) -> bool {
        let slot = self.heap.get(id);
        let (class, of_class) = (slot.class, self.class(slot.class));
        let (version, flags) = (of_class.version, of_class.flags);
        if matches!(slot.payload, Payload::Class(_))
            || flags.has(ClassFlags::SETATTR)
            || !flags.has(ClassFlags::DICT)
            || self.is_data_attr(class, name)
        {
            return false;
        }
        let dict = self.instance_dict(id);
        self.dict_set_name(dict, name, value);
        if let Some(at) = self.dict_find_name(dict, name)
            && self.is_settled(class, name)
        {
            self.remember(site, version, Found::Instance(at as u32));
        }
        self.heap.release_id(id);
        true
    }

    /// Whether an attribute of the class is a data descriptor follows from the version of the class alone? Not when it is
    /// an object of the program: its own class may get a `__set__`.
    fn is_settled(&mut self, class: Id, name: Id) -> bool {
        let attr = self.lookup_mro(class, name).and_then(Value::id);
        attr.is_none_or(|attr| !matches!(self.heap.payload(attr), Payload::Plain))
    }
}
