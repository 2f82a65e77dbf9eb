//! `print`, resumable between its arguments.

use crate::object::Value;
use crate::vm::native::{Input, Step};
use crate::vm::{Call, Ctl, R, Vm};

/// A `print` in progress.
#[derive(Clone, Debug)]
pub struct PrintFrame {
    /// Arguments still to come, last first.
    todo: Vec<Value>,
    text: String,
    separator: String,
    end: String,
    /// Null: standard output; else an object with `write`.
    file: Value,
    started: bool,
    /// All is made into text; the file is being written.
    writing: bool,
}

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`
pub fn print(vm: &mut Vm, call: &Call) -> R {
    let (mut separator, mut end, mut file) = (" ".to_owned(), "\n".to_owned(), Value::Null);
    for (name, value) in call.keywords() {
        let name = vm.text_of(name);
        match (&*name, vm.str_of(value).map(|s| s.text.to_string())) {
            ("sep" | "end", None) if value.is_none() => {}
            ("sep", Some(text)) => separator = text,
            ("end", Some(text)) => end = text,
            ("sep" | "end", None) => {
                let of = vm.type_name(value);
                return Err(vm.type_error(format!("{name} must be None or a string, not {of}")));
            }
            ("file", _) => file = if value.is_none() { Value::Null } else { value },
            ("flush", _) => {}
            _ => return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for print()"))),
        }
    }
    if file.is_null() {
        file = vm.replaced_stdout();
    }
    vm.heap.retain(file);
    let todo: Vec<Value> = call
        .positional()
        .iter()
        .rev()
        .map(|&v| vm.heap.retain(v))
        .collect();
    PrintFrame {
        todo,
        text: String::new(),
        separator,
        end,
        file,
        started: false,
        writing: false,
    }
    .step(vm, Input::Start)
}

impl Step for PrintFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let mut input = input;
        loop {
            match input {
                Input::Value(v) if self.writing => {
                    vm.heap.release(v);
                    vm.heap.release(self.file);
                    return Ok(Value::None);
                }
                Input::Value(v) => {
                    self.text.push_str(&vm.text_of(v));
                    vm.heap.release(v);
                }
                Input::Start => {}
                Input::Return(_) | Input::Raised => {
                    // What comes before has been written when the text of an argument cannot be had.
                    if self.file.is_null() && !self.writing {
                        let text = std::mem::take(&mut self.text);
                        vm.write(&text, false)?;
                    }
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            let Some(next) = self.todo.pop() else { break };
            if std::mem::replace(&mut self.started, true) {
                self.text.push_str(&self.separator);
            }
            match vm.turn(self, |vm| vm.str_owned(next)) {
                Ok((frame, next)) => {
                    self = frame;
                    input = next;
                }
                Err(result) => return result,
            }
        }
        self.text.push_str(&self.end);
        if self.file.is_null() {
            vm.write(&self.text, false)?;
            return Ok(Value::None);
        }
        self.writing = true;
        let (file, text) = (self.file, std::mem::take(&mut self.text));
        vm.then(self, |vm| vm.write_to(file, &text))
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        self.todo.iter().copied().for_each(&mut *f);
        f(self.file);
    }
}

impl Vm {
    /// `sys.stdout` if the program has replaced it, else Null.
    pub fn replaced_stdout(&mut self) -> Value {
        let dict = self
            .module("sys")
            .and_then(|m| m.id())
            .and_then(|id| self.heap.get(id).dict);
        let found = dict
            .and_then(|d| self.dict_get_str(d, "stdout"))
            .unwrap_or(Value::Null);
        if self.stream_of(found).is_some() {
            Value::Null
        } else {
            found
        }
    }

    /// Is it one of the interpreter's own streams? `true`: standard error.
    #[must_use]
    pub fn stream_of(&self, v: Value) -> Option<bool> {
        let id = v.id()?;
        if v.is(self.shared.stdout) {
            return Some(false);
        }
        (Value::Obj(id).is(self.shared.stderr)).then_some(true)
    }

    /// `file.write(text)`
    pub fn write_to(&mut self, file: Value, text: &str) -> R {
        if let Some(error) = self.stream_of(file) {
            self.write(text, error)?;
            return Ok(Value::None);
        }
        let write = self.get_attr(file, self.names.write)?;
        let text = self.new_str(text);
        self.call_owned(write, smallvec::smallvec![text], Value::Null)
    }
}
