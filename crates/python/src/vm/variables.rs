//! Variables: of the module and the built-ins, of a class body, in cells; and what is raised where one is not set.

use super::frame::PyFrame;
use super::load::{RunCode, Step};
use super::{Ctl, R, Vm};
use crate::object::Value;
use switchboard_python_code::Op;

impl Vm {
    /// A variable of the module or a built-in (owned).
    #[inline(always)]
    pub fn load_global(&mut self, f: &PyFrame, code: &RunCode, arg: usize) -> R {
        let name = code.names[arg];
        match self.global_at(code.sites + f.ip, f.globals, name) {
            Some(v) => Ok(self.heap.retain(v)),
            None => {
                self.name_error(name);
                Err(Ctl::Raised)
            }
        }
    }

    /// A variable (owned) as a module's or a class's body sees it.
    #[inline(always)]
    pub fn load_name(&mut self, f: &PyFrame, code: &RunCode, arg: usize) -> R {
        if let Some(namespace) = f.namespace
            && namespace != f.globals
            && let Some(v) = self.dict_get_name(namespace, code.names[arg])
        {
            return Ok(self.heap.retain(v));
        }
        self.load_global(f, code, arg)
    }

    /// Is the body's namespace of a class of the program's own, whose methods see each name that is looked up?
    #[inline(always)]
    pub fn has_own_namespace(&self, f: &PyFrame) -> bool {
        matches!(f.namespace, Some(ns) if ns != f.globals && self.heap.get(ns).class != self.types.dict)
    }

    /// A variable of such a body: asked for with `[]`; a `KeyError` leads on to the globals.
    pub fn load_own_name(&mut self, namespace: super::Id, globals: super::Id, name: super::Id) -> R {
        self.heap.retain_id(namespace);
        let key = self.heap.retain(Value::Obj(name));
        self.chain(
            &[Value::Obj(globals), Value::Obj(name)],
            |vm, held, result| {
                let outcome = match result {
                    Err(Ctl::Raised) if vm.raised_is(vm.types.key_error) => {
                        vm.drop_raised();
                        let (globals, name) = (held[0].id(), held[1].id());
                        let (Some(globals), Some(name)) = (globals, name) else {
                            unreachable!("both were objects when they were put there")
                        };
                        let found = vm.dict_get_name(globals, name);
                        match found.or_else(|| vm.dict_get_name(vm.builtins, name)) {
                            Some(v) => Ok(vm.heap.retain(v)),
                            None => {
                                vm.name_error(name);
                                Err(Ctl::Raised)
                            }
                        }
                    }
                    result => result,
                };
                vm.release_all(&held);
                outcome
            },
            |vm| vm.get_item_owned(Value::Obj(namespace), key),
        )
    }

    /// Sets a variable of a module's or a class's body (value owned). False: the namespace is no plain dict.
    #[inline(always)]
    pub fn store_name(&mut self, f: &PyFrame, code: &RunCode, arg: usize, v: Value) -> bool {
        let namespace = f.namespace.unwrap_or(f.globals);
        if namespace == f.globals {
            self.set_global_at(code.sites + f.ip, namespace, code.names[arg], v);
        } else if self.heap.get(namespace).class == self.types.dict {
            self.dict_set_name(namespace, code.names[arg], v);
        } else {
            return false;
        }
        true
    }

    /// The content (owned) of a cell.
    #[inline(always)]
    pub fn load_deref(&mut self, f: &PyFrame, code: &RunCode, arg: usize) -> R {
        let v = self.cell_get(f.stack[arg]);
        if v.is_null() {
            self.unbound_cell(code, arg);
            return Err(Ctl::Raised);
        }
        Ok(self.heap.retain(v))
    }

    /// The less frequent instructions about variables.
    pub fn variable(&mut self, f: &mut PyFrame, code: &RunCode, step: Step) -> R<()> {
        let arg = step.arg() as usize;
        match step.op() {
            Op::DeleteFast => {
                let old = std::mem::take(&mut f.stack[arg]);
                if old.is_null() {
                    self.unbound_local(code, arg);
                    return Err(Ctl::Raised);
                }
                self.heap.release(old);
            }
            Op::DeleteDeref => {
                let old = self.cell_set(f.stack[arg], Value::Null);
                if old.is_null() {
                    self.unbound_cell(code, arg);
                    return Err(Ctl::Raised);
                }
                self.heap.release(old);
            }
            Op::LoadClosure => {
                let v = self.heap.retain(f.stack[arg]);
                f.push(v);
            }
            Op::LoadClassDeref => {
                let name = code.slot_names[arg];
                let found = f.namespace.and_then(|ns| self.dict_get_name(ns, name));
                let v = found.unwrap_or_else(|| self.cell_get(f.stack[arg]));
                if v.is_null() {
                    self.unbound_cell(code, arg);
                    return Err(Ctl::Raised);
                }
                self.heap.retain(v);
                f.push(v);
            }
            Op::DeleteName => {
                let namespace = f.namespace.unwrap_or(f.globals);
                if !self.dict_remove_name(namespace, code.names[arg]) {
                    self.name_error(code.names[arg]);
                    return Err(Ctl::Raised);
                }
            }
            Op::DeleteGlobal => {
                if !self.dict_remove_name(f.globals, code.names[arg]) {
                    self.name_error(code.names[arg]);
                    return Err(Ctl::Raised);
                }
            }
            Op::LoadBuildClass => {
                let name = self.names.build_class;
                let v = self.dict_get_name(self.builtins, name).unwrap_or(Value::None);
                self.heap.retain(v);
                f.push(v);
            }
            Op::SetupAnnotations => {
                let namespace = f.namespace.unwrap_or(f.globals);
                let name = self.names.annotations;
                if self.dict_get_name(namespace, name).is_none() {
                    let dict = self.new_dict();
                    self.dict_set_name(namespace, name, dict);
                }
            }
            op => unreachable!("{op:?} is not about a variable"),
        }
        Ok(())
    }
}
