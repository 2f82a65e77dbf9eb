//! Modules: native ones, frozen ones, and the import statement.
//!
//! ```text
//! import a.b.c   a, then a.b, then a.b.c: each found in sys.modules, made by Rust, or run from frozen code [ImportFrame]
//! ```

use super::frame::Frame;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::{Function, Id, Payload, Value};
use smallvec::smallvec;
use std::sync::Arc;
use switchboard_trace::Origin;

impl Vm {
    /// `import name` with level and fromlist (owned), from a module with these globals.
    pub fn import_owned(&mut self, name: Id, level: Value, fromlist: Value, globals: Id) -> R {
        let level = if let Value::Int(level) = level { level } else { 0 };
        let mut full = self.text_of(Value::Obj(name)).to_string();
        if level > 0 {
            full = match self.resolve_relative(&full, level, globals) {
                Ok(full) => full,
                Err(ctl) => {
                    self.heap.release(fromlist);
                    return Err(ctl);
                }
            };
        }
        let parts: Vec<Arc<str>> = full.split('.').map(Into::into).collect();
        let mut names: Vec<Arc<str>> = Vec::new();
        let leaf = match fromlist.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Tuple(items)) => {
                names = items.iter().map(|&v| self.text_of(v)).collect();
                true
            }
            _ => false,
        };
        self.heap.release(fromlist);
        let frame = ImportFrame {
            parts,
            done: 0,
            leaf,
            names,
            running: false,
        };
        frame.step(self, Input::Start)
    }

    fn resolve_relative(&mut self, name: &str, level: i64, globals: Id) -> R<String> {
        let module = self
            .dict_get_name(globals, self.names.name)
            .unwrap_or(Value::None);
        let is_package = self.dict_get_name(globals, self.names.path).is_some();
        let package = self.text_of(module);
        let mut parts: Vec<&str> = package.split('.').collect();
        let drop = level as usize - usize::from(is_package);
        if drop >= parts.len() + usize::from(is_package) || &*package == "__main__" {
            return Err(self.throw(
                self.types.import_error,
                "attempted relative import with no known parent package",
            ));
        }
        parts.truncate(parts.len() - drop);
        if !name.is_empty() {
            parts.push(name);
        }
        Ok(parts.join("."))
    }

    /// A module that is already there (borrowed).
    #[must_use]
    pub fn module(&self, name: &str) -> Option<Value> {
        self.dict_get_str(self.modules, name)
    }

    /// A new module object, in `sys.modules` (which holds the reference).
    pub fn new_module(&mut self, name: &str) -> Id {
        let id = self.heap.alloc(self.types.module, Payload::Module);
        let dict = self.instance_dict(id);
        let text = self.intern(name);
        self.heap.retain_id(text);
        self.dict_set_name(dict, self.names.name, Value::Obj(text));
        let n = self.names;
        for unset in [n.doc, n.spec] {
            self.dict_set_name(dict, unset, Value::None);
        }
        self.dict_set_name(self.modules, text, Value::Obj(id));
        id
    }

    /// Puts a frame that runs `code` as the body of module `id` on the stack.
    pub fn push_module_body(&mut self, id: Id, code: u32) {
        let dict = self.instance_dict(id);
        let name = self.codes[code as usize].code.name.clone();
        let name = Value::Obj(self.intern(&name));
        let function = self.new_function(code, dict, name, name);
        let builtins = self.heap.retain(Value::Obj(self.builtins));
        self.dict_set_name(dict, self.names.builtins, builtins);
        let mut frame = self.new_frame(code, function, dict);
        self.heap.release(function);
        self.heap.retain_id(dict);
        frame.namespace = Some(dict);
        frame.stack.resize(self.codes[code as usize].slots, Value::Null);
        self.depth += 1;
        self.frames.push(Frame::Py(frame));
    }

    /// A function object over `code` with these globals.
    pub fn new_function(&mut self, code: u32, globals: Id, name: Value, qualname: Value) -> Value {
        self.heap.retain_id(globals);
        self.heap.retain(name);
        self.heap.retain(qualname);
        let module = self
            .dict_get_name(globals, self.names.name)
            .unwrap_or(Value::None);
        self.heap.retain(module);
        let function = Function {
            code,
            globals,
            name,
            qualname,
            defaults: Value::Null,
            kw_defaults: Value::Null,
            closure: Value::Null,
            annotations: Value::Null,
            doc: Value::None,
            module,
        };
        Value::Obj(
            self.heap
                .alloc(self.types.function, Payload::Function(Box::new(function))),
        )
    }

    /// `from module import name`
    pub fn import_from(&mut self, module: Value, name: Id) -> R {
        let found = module.id().and_then(|id| self.own_attr(id, name));
        if let Some(found) = found {
            return Ok(self.heap.retain(found));
        }
        let text = self.text_of(Value::Obj(name));
        let of = module.id().and_then(|id| self.own_attr(id, self.names.name));
        let of = of.map_or_else(|| "<unknown module name>".into(), |m| self.text_of(m));
        if let Some(sub) = self.module(&format!("{of}.{text}")) {
            return Ok(self.heap.retain(sub));
        }
        let getattr = { module.id() }.and_then(|id| self.own_attr(id, self.names.getattr));
        if let Some(getattr) = getattr {
            return self.call_args(getattr, &[Value::Obj(name)]);
        }
        Err(self.throw(
            self.types.import_error,
            format!("cannot import name '{text}' from '{of}' (unknown location)"),
        ))
    }

    /// `from module import *` (owned) into a namespace.
    pub fn import_star_owned(&mut self, module: Value, namespace: Id) -> R<()> {
        let has = module.id().filter(|&id| !self.own_names(id).is_empty());
        let Some(dict) = has.map(|id| self.instance_dict(id)) else {
            self.heap.release(module);
            return Err(self.throw(
                self.types.import_error,
                "from-import-* object has no __dict__ and no __all__",
            ));
        };
        let all = self.dict_get_name(dict, self.names.all);
        let names: Vec<Value> = match all {
            Some(all) => self.leaf_items(all),
            None => self
                .pairs_of(dict)
                .into_iter()
                .map(|(key, _)| key)
                .filter(|&key| !self.text_of(key).starts_with('_'))
                .collect(),
        };
        for name in names {
            let key = self.intern(&self.text_of(name).clone());
            match self.dict_get_name(dict, key) {
                Some(v) => {
                    self.heap.retain(v);
                    self.dict_set_name(namespace, key, v);
                }
                None => {
                    let (text, of) = (self.text_of(name), self.dict_get_name(dict, self.names.name));
                    let of = of.map_or_else(|| "?".into(), |m| self.text_of(m));
                    self.heap.release(module);
                    let text = format!("module '{of}' has no attribute '{text}'");
                    return Err(self.throw(self.types.attribute_error, text));
                }
            }
        }
        self.heap.release(module);
        Ok(())
    }

    /// Makes the function of a `def` from the operands on the frame's stack.
    pub fn make_function(&mut self, f: &mut super::frame::PyFrame, parts: usize) -> Value {
        let code_object = f.pop();
        let closure = if parts & 8 != 0 { f.pop() } else { Value::Null };
        let annotations = if parts & 4 != 0 { f.pop() } else { Value::Null };
        let kw_defaults = if parts & 2 != 0 { f.pop() } else { Value::Null };
        let defaults = if parts & 1 != 0 { f.pop() } else { Value::Null };
        let index = match code_object.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Code(index)) => *index,
            other => unreachable!("the compiler puts code on top: {other:?}"),
        };
        self.heap.release(code_object);
        let code = self.codes[index as usize].clone();
        let name = Value::Obj(self.intern(&code.code.name));
        let qualname = Value::Obj(self.intern(&code.code.qualname));
        let function = self.new_function(index, f.globals, name, qualname);
        let doc = match code.code.consts.first() {
            Some(switchboard_python_code::Const::Str(_))
                if code.flags.has(switchboard_python_code::Flags::OPTIMIZED) =>
            {
                self.heap.retain(code.consts[0])
            }
            _ => Value::None,
        };
        if let Some(Payload::Function(content)) = function.id().map(|id| self.heap.payload_mut(id)) {
            content.closure = closure;
            content.annotations = annotations;
            content.kw_defaults = kw_defaults;
            content.defaults = defaults;
            content.doc = doc;
        }
        function
    }

    /// The value in a cell (borrowed; Null when empty).
    #[inline]
    #[must_use]
    pub fn cell_get(&self, cell: Value) -> Value {
        match cell.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Cell(v)) => *v,
            other => unreachable!("not a cell: {other:?}"),
        }
    }

    /// Puts a value (owned) into a cell; gives the old one.
    pub fn cell_set(&mut self, cell: Value, value: Value) -> Value {
        match cell.id().map(|id| self.heap.payload_mut(id)) {
            Some(Payload::Cell(v)) => std::mem::replace(v, value),
            other => unreachable!("not a cell: {other:?}"),
        }
    }

    /// Raises the error for an unset local.
    pub fn unbound_local(&mut self, code: &super::load::RunCode, slot: usize) {
        let name = &code.code.local_names[slot];
        let text = format!("cannot access local variable '{name}' where it is not associated with a value");
        self.throw(self.types.unbound_local_error, text);
    }

    /// Raises the error for an empty cell.
    pub fn unbound_cell(&mut self, code: &super::load::RunCode, slot: usize) {
        let name = code.code.slot_name(slot);
        let free = slot >= code.code.local_names.len() + code.code.cells.len();
        if free {
            let text = format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            );
            self.throw(self.types.name_error, text);
        } else {
            let text =
                format!("cannot access local variable '{name}' where it is not associated with a value");
            self.throw(self.types.unbound_local_error, text);
        }
    }

    /// Raises `NameError: name 'x' is not defined`.
    pub fn name_error(&mut self, name: Id) {
        let text = format!("name '{}' is not defined", self.text_of(Value::Obj(name)));
        let text = self.new_str(text);
        let exc = self.new_exception(self.types.name_error, vec![text]);
        self.heap.retain_id(name);
        if let Some(data) = self.exception_mut(exc) {
            data.fields[0] = Value::Obj(name);
        }
        self.raise(exc);
    }

    /// May the class of this value be matched as a mapping?
    pub fn matches_mapping(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        self.class(class).flags.has(ClassFlags::MAPPING)
    }

    /// May the class of this value be matched as a sequence?
    pub fn matches_sequence(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        self.class(class).flags.has(ClassFlags::SEQUENCE)
    }
}

/// An import in progress.
#[derive(Clone, Debug)]
pub struct ImportFrame {
    parts: Vec<Arc<str>>,
    /// Parts that are imported.
    done: usize,
    /// `from ... import`: the result is the last module, else the first.
    leaf: bool,
    /// The names asked for, some of which may be modules of the package.
    names: Vec<Arc<str>>,
    /// The body of module `done` has been running.
    running: bool,
}

impl Step for ImportFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Raised => {
                // A module whose body failed does not stay.
                if self.running {
                    let name = self.parts[..=self.done].join(".");
                    let key = vm.intern(&name);
                    vm.dict_remove_name(vm.modules, key);
                }
                return Err(Ctl::Raised);
            }
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Start => {}
        }
        loop {
            if self.running {
                self.running = false;
                self.finish_part(vm);
            }
            if self.done == self.parts.len() {
                // Names of a package that are modules of their own.
                let package = self.parts.join(".");
                let module = vm.module(&package);
                let dict = module.and_then(|m| m.id()).and_then(|id| vm.heap.get(id).dict);
                let is_package = dict.is_some_and(|d| vm.dict_get_str(d, "__path__").is_some());
                let missing = self.names.iter().position(|name| {
                    is_package
                        && dict.is_some_and(|d| vm.dict_get_str(d, name).is_none())
                        && crate::frozen::find(&format!("{package}.{name}")).is_some()
                });
                if let Some(at) = missing {
                    let name = self.names.remove(at);
                    let mut parts = self.parts.clone();
                    parts.push(name);
                    let sub = ImportFrame {
                        done: self.parts.len(),
                        parts,
                        leaf: true,
                        names: Vec::new(),
                        running: false,
                    };
                    match vm.attempt(self, |vm| sub.step(vm, Input::Start)) {
                        super::native::Attempt::Later => return Err(Ctl::Pushed),
                        super::native::Attempt::Now(frame, Ok(v)) => {
                            vm.heap.release(v);
                            self = frame;
                            continue;
                        }
                        super::native::Attempt::Now(_, Err(ctl)) => return Err(ctl),
                    }
                }
                let name = if self.leaf {
                    package
                } else {
                    self.parts[0].to_string()
                };
                let module = vm.module(&name).unwrap_or(Value::None);
                return Ok(vm.heap.retain(module));
            }
            let name = self.parts[..=self.done].join(".");
            if vm.module(&name).is_some() {
                self.done += 1;
                continue;
            }
            if vm.init_native_module(&name) {
                self.running = true;
                continue;
            }
            let Some(frozen) = crate::frozen::find(&name) else {
                return Err(vm.no_module(&name, self.done, &self.parts));
            };
            let code = match switchboard_python_code::bytes::decode(frozen.code) {
                Ok(code) => Arc::new(code),
                Err(error) => unreachable!("frozen modules are made by the build: {error:?}"),
            };
            let index = vm.load(&code, Origin::Library);
            let id = vm.new_module(&name);
            if frozen.package {
                let dict = vm.instance_dict(id);
                let list = vm.list_owned(Vec::new())?;
                vm.dict_set_name(dict, vm.names.path, list);
            }
            self.running = true;
            vm.push_native(self);
            vm.push_module_body(id, index);
            return Err(Ctl::Pushed);
        }
    }

    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}

impl ImportFrame {
    /// The module `done` is there: it becomes an attribute of its package.
    fn finish_part(&mut self, vm: &mut Vm) {
        if self.done > 0 {
            let package = self.parts[..self.done].join(".");
            let name = self.parts[..=self.done].join(".");
            if let (Some(package), Some(module)) = (vm.module(&package), vm.module(&name)) {
                let dict = vm.instance_dict(package.id().expect("a module is an object"));
                let key = vm.intern(&self.parts[self.done]);
                vm.heap.retain(module);
                vm.dict_set_name(dict, key, module);
            }
        }
        self.done += 1;
    }
}

impl Vm {
    fn no_module(&mut self, name: &str, done: usize, parts: &[Arc<str>]) -> Ctl {
        let mut text = format!("No module named '{name}'");
        if done > 0 {
            let package = parts[..done].join(".");
            let is_package = self
                .module(&package)
                .and_then(|m| m.id())
                .and_then(|id| self.heap.get(id).dict)
                .is_some_and(|d| self.dict_get_str(d, "__path__").is_some());
            if !is_package {
                text.push_str(&format!("; '{package}' is not a package"));
            }
        }
        if let Some(instead) = crate::frozen::unsupported(name) {
            let instead = if instead.is_empty() {
                String::new()
            } else {
                format!("; {instead}")
            };
            text.push_str(&format!(" (Switchboard does not support it{instead})"));
        }
        let text = self.new_str(text);
        let exc = self.new_exception(self.types.module_not_found_error, vec![text]);
        let name = self.new_str(name);
        if let Some(data) = self.exception_mut(exc) {
            data.fields[0] = name;
        }
        self.raise(exc)
    }

    /// Arguments for one value.
    #[must_use]
    pub fn one(v: Value) -> super::frame::Args {
        smallvec![v]
    }
}

impl Vm {
    /// Puts the import of the built-ins that are written in Python on the stack, above what is there.
    pub fn push_builtins_import(&mut self) {
        let parts = vec!["_builtins".into()];
        self.push_native(super::checks::CheckFrame::new(super::checks::Check::Builtins));
        self.push_native(ImportFrame {
            parts,
            done: 0,
            leaf: true,
            names: Vec::new(),
            running: false,
        });
    }

    /// The classes of module `_builtins` become built-in; its functions stand behind natives of the same name.
    pub fn install_builtins(&mut self, module: Value) {
        let Some(dict) = module.id().and_then(|id| self.heap.get(id).dict) else {
            return;
        };
        let builtin = Value::Obj(self.intern("builtins"));
        for (name, value) in self.pairs_of(dict) {
            let text = self.text_of(name);
            let Some(id) = value.id() else { continue };
            if text.starts_with('_') || !matches!(self.heap.payload(id), Payload::Class(_)) {
                continue;
            }
            let namespace = self.class(id).namespace;
            self.heap.retain(builtin);
            self.dict_set_name(namespace, self.names.module, builtin);
            self.heap.retain(value);
            let key = self.intern(&text);
            self.dict_set_name(self.builtins, key, value);
        }
    }
}
