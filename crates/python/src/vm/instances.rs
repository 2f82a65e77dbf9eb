//! Making instances: a class is called.
//!
//! ```text
//! class(...) -> __new__ [NewFrame] -> __init__ [InitFrame] -> the instance
//! ```

use super::frame::Args;
use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::class::ClassFlags;
use crate::object::{Id, Payload, Value};
use smallvec::smallvec;

impl Vm {
    /// Calls a class with `args` (owned; the class too).
    pub fn call_class(&mut self, class: Id, args: Args, names: Value) -> R {
        let meta = self.heap.get(class).class;
        if meta != self.types.type_
            && let Some(method) = self.lookup_mro(meta, self.names.call)
            && !matches!(
                method.id().map(|id| self.heap.payload(id)),
                Some(Payload::Native(_))
            )
        {
            let mut args = args;
            args.insert(0, Value::Obj(class));
            self.heap.retain(method);
            return self.call_owned(method, args, names);
        }
        self.instantiate(class, args, names)
    }

    /// `type.__call__(class, *args)`: `__new__`, then `__init__` if it gave an instance. All owned.
    pub fn instantiate(&mut self, class: Id, args: Args, names: Value) -> R {
        if class == self.types.type_ && args.len() == 1 {
            let of = self.class_of(args[0]);
            self.heap.retain_id(of);
            return self
                .give_up(Value::Obj(class), args, Ctl::Raised)
                .or(Ok(Value::Obj(of)));
        }
        let new = self.lookup_mro(class, self.names.new).unwrap_or(Value::Null);
        let init = self.lookup_mro(class, self.names.init).unwrap_or(Value::Null);
        let new = match new.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::StaticMethod(inner)) => inner,
            _ => new,
        };
        if new.is(self.shared.object_new) {
            let flags = self.class(class).flags;
            if flags.has(ClassFlags::ABSTRACT) {
                let ctl = self.abstract_error(class);
                return self.give_up(Value::Obj(class), args, ctl);
            }
            if self.class(class).layout == crate::object::class::Layout::Sealed {
                let name = self.class(class).name.clone();
                let ctl = self.type_error(format!("cannot create '{name}' instances"));
                return self.give_up(Value::Obj(class), args, ctl);
            }
            if init.is(self.shared.object_init) {
                if !args.is_empty() {
                    let name = self.class(class).name.clone();
                    let ctl = self.type_error(format!("{name}() takes no arguments"));
                    return self.give_up(Value::Obj(class), args, ctl);
                }
                return Ok(self.new_instance_owned(class));
            }
            let instance = self.new_instance_owned(class);
            return self.initialise(instance, init, args, names);
        }
        // Keep the arguments for __init__.
        let mut new_args: Args = smallvec![Value::Obj(class)];
        self.heap.retain_id(class);
        for &arg in &args {
            new_args.push(self.heap.retain(arg));
        }
        self.heap.retain(names);
        let frame = NewFrame {
            class,
            args: args.into_vec(),
            names,
        };
        self.heap.retain(new);
        self.then(frame, |vm| vm.call_owned(new, new_args, names))
    }

    /// An instance without attributes; takes the reference to the class over.
    pub fn new_instance_owned(&mut self, class: Id) -> Value {
        let instance = Value::Obj(self.heap.alloc(class, Payload::PLAIN));
        self.heap.release_id(class);
        instance
    }

    /// The `__init__` of a class whose call does nothing else: a function, no `__new__`, no metaclass of its own.
    pub fn find_plain_init(&mut self, class: Id) -> Option<Id> {
        let object = self.heap.get(class);
        if object.class != self.types.type_ || class == self.types.type_ {
            return None;
        }
        let init = self.lookup_mro(class, self.names.init)?.id()?;
        let new = self.lookup_mro(class, self.names.new)?;
        let new = match new.id().map(|id| self.heap.payload(id)) {
            Some(&Payload::StaticMethod(inner)) => inner,
            _ => new,
        };
        let Payload::Function(function) = self.heap.payload(init) else {
            return None;
        };
        let plain = new.is(self.shared.object_new)
            && !self.class(class).flags.has(ClassFlags::ABSTRACT)
            && !self.codes[function.code as usize].suspends;
        plain.then_some(init)
    }

    /// Raises for an `__init__` that has given `v` (owned), which is not None.
    pub fn init_gave(&mut self, v: Value) -> Ctl {
        let name = self.type_name(v);
        self.heap.release(v);
        self.type_error(format!("__init__() should return None, not '{name}'"))
    }

    fn abstract_error(&mut self, class: Id) -> Ctl {
        let name = self.class(class).name.clone();
        let methods = self.abstract_methods(class);
        let plural = if methods.len() == 1 { "" } else { "s" };
        let list = methods.join(", ");
        self.type_error(format!(
            "Can't instantiate abstract class {name} with abstract method{plural} {list}"
        ))
    }

    /// Calls `init` (borrowed) on a new instance (owned) and gives the instance.
    pub fn initialise(&mut self, instance: Value, init: Value, args: Args, names: Value) -> R {
        let mut args = args;
        self.heap.retain(instance);
        args.insert(0, instance);
        self.heap.retain(init);
        self.then(InitFrame { instance }, |vm| vm.call_owned(init, args, names))
    }
}

/// A class call whose `__new__` runs.
#[derive(Clone, Debug)]
pub struct NewFrame {
    class: Id,
    args: Vec<Value>,
    names: Value,
}

impl Step for NewFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        let instance = match input {
            Input::Value(v) => v,
            _ => return vm.abandon(self, Ctl::Raised),
        };
        let Self { class, args, names } = self;
        if !vm.is_instance_of(instance, class) {
            vm.release_frame(&Self { class, args, names }.into());
            return Ok(instance);
        }
        let of = vm.class_of(instance);
        let init = vm.lookup_mro(of, vm.names.init).unwrap_or(Value::Null);
        if init.is(vm.shared.object_init) {
            // object.__init__ takes no arguments unless __new__ is overridden, which it is.
            vm.release_frame(&Self { class, args, names }.into());
            return Ok(instance);
        }
        let result = vm.initialise(instance, init, args.into(), names);
        vm.heap.release(names);
        vm.heap.release_id(class);
        result
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(Value::Obj(self.class));
        self.args.iter().copied().for_each(&mut *f);
        f(self.names);
    }
}

/// A class call whose `__init__` runs.
#[derive(Clone, Debug)]
pub struct InitFrame {
    instance: Value,
}

impl Step for InitFrame {
    fn step(self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(Value::None) => Ok(self.instance),
            Input::Value(v) | Input::Return(v) => {
                let ctl = vm.init_gave(v);
                vm.abandon(self, ctl)
            }
            _ => vm.abandon(self, Ctl::Raised),
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.instance);
    }
}
