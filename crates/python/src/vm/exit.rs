//! The end of a process: what dies in which order once the program's text has ended.
//!
//! ```text
//! Join (threads) -> Calls (atexit) -> Alone (daemon threads end) -> Cycles -> Special (sys.last_value) -> Remove (each module leaves sys.modules) -> Leftovers (cycles again)
//!        -> Clear (variables of modules that still live, latest import first)
//! ```
//! CPython's `Py_FinalizeEx`. The first collection is an automatic one, so `gc.disable()` turns it off. What is left then
//! goes without a word: in CPython as well, `print` and the standard streams are gone before it.

use super::native::{Input, Step};
use super::{Ctl, R, Vm};
use crate::object::generations::Entry;
use crate::object::{Id, Payload, Value};
use switchboard_engine::Trap;

/// The end of the process in progress.
#[derive(Clone, Debug)]
pub struct ExitFrame {
    phase: Phase,
    /// Modules still to be removed, the next one last: keys of `sys.modules`.
    names: Vec<Id>,
    /// Modules that have been removed, in the order of their imports; not counted.
    removed: Vec<Entry>,
    /// Variables of the last one of them that are still to be cleared, the next one last.
    variables: Vec<Id>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Join,
    Calls,
    Alone,
    Cycles,
    Special,
    Remove,
    Leftovers,
    Clear,
}

/// Modules that the interpreter itself is made of.
const KEPT: [&str; 3] = ["builtins", "sys", "_builtins"];

impl Vm {
    /// Puts the end of the process on the (empty) stack.
    pub fn push_exit(&mut self) {
        self.push_native(ExitFrame {
            phase: Phase::Join,
            names: Vec::new(),
            removed: Vec::new(),
            variables: Vec::new(),
        });
    }

    /// The names of a module's variables in the order in which they are cleared, the first one last.
    fn variables_to_clear(&self, dict: Id) -> Vec<Id> {
        let mut names: Vec<Id> = self
            .pairs_of(dict)
            .into_iter()
            .filter_map(|(key, _)| key.id())
            .collect();
        names.retain(|&name| &*self.text_of(Value::Obj(name)) != "__builtins__");
        let underscored = |&name: &Id| self.text_of(Value::Obj(name)).starts_with('_');
        // Those with an underscore first; the sort is stable.
        names.sort_by_key(|name| !underscored(name));
        names.reverse();
        names
    }
}

impl Step for ExitFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        match input {
            Input::Value(v) | Input::Return(v) => vm.heap.release(v),
            Input::Start => {}
            Input::Raised => return vm.abandon(self, Ctl::Raised),
        }
        loop {
            if !vm.heap.dead.is_empty() {
                self = vm.above(self, |vm| {
                    if vm.reap() {
                        Err(Ctl::Pushed)
                    } else {
                        Ok(Value::None)
                    }
                })?;
                continue;
            }
            match self.phase {
                Phase::Join => {
                    self.phase = Phase::Calls;
                    if let Some(shutdown) = vm.module_function("threading", "_shutdown") {
                        self = vm.above(self, |vm| vm.call_args(shutdown, &[]))?;
                    }
                }
                Phase::Alone => {
                    self.phase = Phase::Cycles;
                    if vm.threads.started > 0 {
                        vm.threads.started = 0;
                        vm.push_native(self);
                        return vm.trap(Trap::Alone);
                    }
                }
                Phase::Calls => {
                    self.phase = Phase::Alone;
                    let namespace = vm.module("atexit").and_then(Value::id);
                    let namespace = namespace.and_then(|id| vm.heap.get(id).dict);
                    if let Some(run) = namespace.and_then(|dict| vm.dict_get_str(dict, "_run_exitfuncs")) {
                        self = vm.above(self, |vm| vm.call_args(run, &[]))?;
                    }
                }
                Phase::Cycles => {
                    self.phase = Phase::Special;
                    if vm.heap.generations.enabled {
                        self = vm.above(self, |vm| vm.collect_cycles(2))?;
                    }
                }
                Phase::Special => {
                    self.phase = Phase::Remove;
                    let pairs = vm.pairs_of(vm.modules);
                    let names = pairs.into_iter().rev().filter_map(|(key, _)| key.id());
                    self.names = names
                        .filter(|&key| !KEPT.contains(&&*vm.text_of(Value::Obj(key))))
                        .collect();
                    let last = std::mem::take(&mut vm.shared.last_exception);
                    vm.heap.release(last);
                }
                Phase::Remove => match self.names.pop() {
                    Some(name) => {
                        vm.shared.finalizing = true;
                        let module = vm.dict_get_name(vm.modules, name).and_then(Value::id);
                        if let Some(id) = module.filter(|&id| matches!(vm.heap.payload(id), Payload::Module))
                        {
                            self.removed.push(vm.heap.entry(id));
                        }
                        vm.dict_remove_name(vm.modules, name);
                    }
                    None => self.phase = Phase::Leftovers,
                },
                Phase::Leftovers => {
                    self.phase = Phase::Clear;
                    self = vm.above(self, |vm| vm.collect_cycles(2))?;
                }
                Phase::Clear => match (self.removed.last(), self.variables.pop()) {
                    (None, _) => return Ok(Value::None),
                    (Some(&module), Some(name)) if vm.heap.lives(module) => {
                        if let Some(dict) = vm.heap.get(module.id()).dict {
                            vm.dict_set_name(dict, name, Value::None);
                        }
                        if self.variables.is_empty() {
                            self.removed.pop();
                        }
                    }
                    (Some(&module), None) if vm.heap.lives(module) => {
                        let dict = vm.heap.get(module.id()).dict;
                        self.variables = dict.map_or_else(Vec::new, |dict| vm.variables_to_clear(dict));
                        if self.variables.is_empty() {
                            self.removed.pop();
                        }
                    }
                    (Some(_), _) => {
                        self.variables.clear();
                        self.removed.pop();
                    }
                },
            }
        }
    }

    fn visit(&self, _: &mut dyn FnMut(Value)) {}
}
