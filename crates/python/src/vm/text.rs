//! `repr`: values as text.
//!
//! ```text
//! repr(v) -> leaves, and containers of leaves      written at once
//!         -> containers                            [ReprFrame]: one item at a time, each by `repr`
//!         -> a class with its own __repr__         called; must give a str
//!         -> all others                            <name object at 0x7f...>
//! ```

use super::native::{Input, NativeFrame, Step};
use super::{Ctl, R, Vm};
use crate::leaf::{float_text, str_repr};
use crate::object::payload::DictPart;
use crate::object::{Payload, Value};
use std::fmt::Write;

/// How deep containers in containers are written on the Rust stack; deeper ones go through frames.
pub(super) const PURE_DEPTH: u32 = 6;

/// Decimal digits that an int may have as text (`sys.get_int_max_str_digits()`).
const MAX_DIGITS: usize = 4300;

impl Vm {
    /// The digits of an int; ValueError past the limit of digits.
    pub fn int_digits(&mut self, n: &num_bigint::BigInt) -> R<String> {
        // 10^4300 has 14285 bits.
        if n.bits() > 14_290
            || (n.bits() > 14_280 && n.to_string().trim_start_matches('-').len() > MAX_DIGITS)
        {
            return Err(self.value_error(format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion; use \
                 sys.set_int_max_str_digits() to increase the limit"
            )));
        }
        Ok(n.to_string())
    }

    /// Writes the repr of a value that needs no program code; false (and anything written) for others.
    pub(super) fn pure_repr(&self, v: Value, depth: u32, out: &mut String) -> bool {
        let id = match v {
            Value::Null => return false,
            Value::None => {
                out.push_str("None");
                return true;
            }
            Value::NotImplemented => {
                out.push_str("NotImplemented");
                return true;
            }
            Value::Ellipsis => {
                out.push_str("Ellipsis");
                return true;
            }
            Value::Bool(b) => {
                out.push_str(if b.get() { "True" } else { "False" });
                return true;
            }
            Value::Int(i) => {
                let _ = write!(out, "{i}");
                return true;
            }
            Value::Float(x) => {
                out.push_str(&float_text::repr(x.get()));
                return true;
            }
            Value::Obj(id) => id,
        };
        let object = self.heap.get(id);
        if !self.is_core(object.class) {
            return false;
        }
        let list = |items: &mut dyn Iterator<Item = Value>, out: &mut String| {
            depth > 0
                && items.enumerate().all(|(i, item)| {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    self.pure_repr(item, depth - 1, out)
                })
        };
        match &object.payload {
            Payload::Str(s) => out.push_str(&str_repr::repr(&s.text)),
            Payload::BigInt(n) if n.bits() < 14_000 => {
                let _ = write!(out, "{n}");
            }
            Payload::Complex(c) => out.push_str(&float_text::complex_repr(c.0, c.1)),
            Payload::Bytes(b) => out.push_str(&str_repr::bytes_repr(b)),
            Payload::ByteArray(b) => out.push_str(&str_repr::bytearray_repr(b)),
            Payload::Range(range) => {
                let _ = match range.step {
                    1 => write!(out, "range({}, {})", range.start, range.stop),
                    step => write!(out, "range({}, {}, {step})", range.start, range.stop),
                };
            }
            Payload::List(items) => {
                out.push('[');
                if !list(&mut items.iter().copied(), out) {
                    return items.is_empty() && depth == 0 && close(out, ']');
                }
                out.push(']');
            }
            Payload::Tuple(items) => {
                out.push('(');
                if !list(&mut items.iter().copied(), out) {
                    return false;
                }
                out.push_str(if items.len() == 1 { ",)" } else { ")" });
            }
            Payload::Dict(dict) => {
                out.push('{');
                for (i, (_, key, value)) in dict.table.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    if depth == 0 || !self.pure_repr(key, depth - 1, out) {
                        return false;
                    }
                    out.push_str(": ");
                    if !self.pure_repr(value, depth - 1, out) {
                        return false;
                    }
                }
                out.push('}');
            }
            Payload::Set(set) => {
                let frozen = object.class == self.types.frozenset;
                if set.is_empty() {
                    out.push_str(if frozen { "frozenset()" } else { "set()" });
                    return true;
                }
                out.push_str(if frozen { "frozenset({" } else { "{" });
                if !list(&mut set.table.iter().map(|(_, item)| item), out) {
                    return false;
                }
                out.push_str(if frozen { "})" } else { "}" });
            }
            Payload::Deque(deque) => {
                out.push_str("deque([");
                if !list(&mut deque.items.iter().copied(), out) {
                    return false;
                }
                out.push(']');
                if let Some(most) = deque.maxlen {
                    let _ = write!(out, ", maxlen={most}");
                }
                out.push(')');
            }
            _ => return false,
        }
        true
    }

    /// `repr(v)`, borrowed: a str.
    pub fn repr(&mut self, v: Value) -> R {
        let mut out = String::new();
        if self.pure_repr(v, PURE_DEPTH, &mut out) {
            self.check_bytes(out.len())?;
            return Ok(self.new_str(out));
        }
        let class = self.class_of(v);
        if !self.is_core(class)
            && let Some(method) = self.lookup_special(v, self.names.repr)
            && !method.is(self.object_default(self.names.repr))
        {
            return self.chain(
                &[],
                |vm, _, result| {
                    let text = result?;
                    vm.must_be_text(text, "__repr__ returned non-string")
                },
                |vm| vm.call_found(v, method, &[]),
            );
        }
        self.native_repr(v)
    }

    /// A method's result (owned), which must be a str.
    pub(super) fn must_be_text(&mut self, v: Value, complaint: &str) -> R {
        if self.str_of(v).is_some() {
            return Ok(v);
        }
        let name = self.type_name(v);
        self.heap.release(v);
        Err(self.type_error(format!("{complaint} (type {name})")))
    }

    /// `repr(v)`, consuming `v`.
    pub fn repr_owned(&mut self, v: Value) -> R {
        let result = self.repr(v);
        self.heap.release(v);
        result
    }

    /// Is a repr of this container already being written, further down the stack?
    fn repr_is_running(&self, v: Value) -> bool {
        self.frames.iter().rev().any(|frame| match frame {
            super::frame::Frame::Native(native) => {
                matches!(&**native, NativeFrame::Repr(frame) if frame.container.is(v))
            }
            super::frame::Frame::Py(_) => false,
        })
    }

    /// The repr that a value's content has, whatever its class says.
    #[allow(clippy::too_many_lines)]
    pub fn native_repr(&mut self, v: Value) -> R {
        let mut out = String::new();
        let Some(id) = v.id() else {
            self.pure_repr(v, 0, &mut out);
            return Ok(self.new_str(out));
        };
        let class = self.class_of(v);
        let name = self.class(class).name.clone();
        let mut pairs = false;
        let mut live = false;
        let (open, items, end): (String, Vec<Value>, String) = match self.heap.payload(id) {
            Payload::Int(i) => return Ok(self.new_str(i.to_string())),
            Payload::Float(x) => return Ok(self.new_str(float_text::repr(*x))),
            Payload::BigInt(n) => {
                let n = n.clone();
                let digits = self.int_digits(&n)?;
                return Ok(self.new_str(digits));
            }
            Payload::Complex(c) => return Ok(self.new_str(float_text::complex_repr(c.0, c.1))),
            Payload::Str(s) => return Ok(self.new_str(str_repr::repr(&s.text))),
            Payload::Bytes(b) => return Ok(self.new_str(str_repr::bytes_repr(b))),
            Payload::ByteArray(b) => return Ok(self.new_str(str_repr::bytearray_repr(b))),
            Payload::List(_) => {
                live = true;
                ("[".into(), vec![], "]".into())
            }
            Payload::Tuple(items) => {
                let end = if items.len() == 1 { ",)" } else { ")" };
                ("(".into(), items.to_vec(), end.into())
            }
            Payload::Dict(_) => {
                live = true;
                pairs = true;
                ("{".into(), vec![], "}".into())
            }
            Payload::Set(set) => {
                let items: Vec<Value> = set.table.iter().map(|(_, item)| item).collect();
                if items.is_empty() {
                    return Ok(self.new_str(format!("{name}()")));
                }
                if class == self.types.set {
                    ("{".into(), items, "}".into())
                } else {
                    (format!("{name}({{"), items, "})".into())
                }
            }
            Payload::Deque(deque) => {
                let end = deque
                    .maxlen
                    .map_or("])".to_owned(), |most| format!("], maxlen={most})"));
                (format!("{name}(["), deque.items.iter().copied().collect(), end)
            }
            Payload::DictView(view) => {
                let (dict, part) = **view;
                let mut items = Vec::new();
                let mut made = Vec::new();
                if let Some(dict) = dict.id() {
                    for (_, key, value) in self.dict(dict).table.iter() {
                        match part {
                            DictPart::Keys => items.push(key),
                            DictPart::Values => items.push(value),
                            DictPart::Items => made.push((key, value)),
                        }
                    }
                }
                if part == DictPart::Items {
                    for (key, value) in made {
                        self.heap.retain(key);
                        self.heap.retain(value);
                        let pair = self.tuple_owned(Box::new([key, value]));
                        items.push(pair);
                    }
                    let result =
                        self.repr_items(v, format!("{name}(["), items.clone(), "])".into(), false, false);
                    self.release_all(&items);
                    return result;
                }
                (format!("{name}(["), items, "])".into())
            }
            &Payload::MappingProxy(inner) => ("mappingproxy(".into(), vec![inner], ")".into()),
            Payload::Slice(parts) => ("slice(".into(), parts.to_vec(), ")".into()),
            Payload::Exception(data) => {
                let items = self.tuple_items(data.args).unwrap_or(&[]).to_vec();
                (format!("{name}("), items, ")".into())
            }
            Payload::Method(pair) => {
                let (function, receiver) = **pair;
                let shown = self.qualname_of(function);
                (format!("<bound method {shown} of "), vec![receiver], ">".into())
            }
            Payload::GenericAlias(_) => return self.alias_repr(v),
            Payload::Super(parts) => {
                let [class, _, object_class] = **parts;
                let text = format!(
                    "<super: <class '{}'>, <{} object>>",
                    class
                        .id()
                        .map_or("NULL".into(), |id| self.class(id).name.to_string()),
                    object_class
                        .id()
                        .map_or("NULL".into(), |id| self.class(id).name.to_string())
                );
                return Ok(self.new_str(text));
            }
            _ => {
                let text = self.plain_repr(v, id);
                return Ok(self.new_str(text));
            }
        };
        self.repr_items(v, open, items, end, pairs, live)
    }

    /// Writes the items of a container one by one, with frames.
    fn repr_items(
        &mut self,
        v: Value,
        open: String,
        items: Vec<Value>,
        end: String,
        pairs: bool,
        live: bool,
    ) -> R {
        if self.repr_is_running(v) {
            let text = match v.id().map(|id| self.heap.payload(id)) {
                Some(Payload::List(_)) => "[...]".to_owned(),
                Some(Payload::Tuple(_)) => "(...)".to_owned(),
                Some(Payload::Dict(_)) => "{...}".to_owned(),
                Some(Payload::Deque(_)) => "[...]".to_owned(),
                Some(Payload::Set(_)) => format!("{}(...)", self.type_name(v)),
                _ => "...".to_owned(),
            };
            return Ok(self.new_str(text));
        }
        self.enter_native(" while getting the repr of an object")?;
        self.heap.retain(v);
        for &item in &items {
            self.heap.retain(item);
        }
        let frame = ReprFrame {
            container: v,
            items,
            at: 0,
            out: open,
            end,
            pairs,
            live,
            value: Value::Null,
            written: 0,
        };
        self.push_native(frame);
        Err(Ctl::Pushed)
    }
}

fn close(out: &mut String, end: char) -> bool {
    out.push(end);
    true
}

/// Writes a container's items one by one.
#[derive(Clone, Debug)]
pub struct ReprFrame {
    /// What is being written, for the detection of cycles.
    container: Value,
    /// Its items as they were at the start (owned), unless `live`.
    items: Vec<Value>,
    /// The next item; for a dict the next position.
    at: usize,
    out: String,
    end: String,
    /// Keys with values.
    pairs: bool,
    /// Items are read from the container as it is at each step, as CPython does for lists and dicts.
    live: bool,
    /// The value (owned) that follows the key being written.
    value: Value,
    written: usize,
}

impl Step for ReprFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        loop {
            match input {
                Input::Start => {}
                Input::Value(text) => {
                    if let Some(s) = vm.str_of(text) {
                        self.out.push_str(&s.text);
                    }
                    vm.heap.release(text);
                    if let Err(ctl) = vm.check_bytes(self.out.len()) {
                        return vm.abandon(self, ctl);
                    }
                    let value = std::mem::take(&mut self.value);
                    if !value.is_null() {
                        self.out.push_str(": ");
                        match vm.turn(self, |vm| vm.repr_owned(value)) {
                            Ok((frame, next)) => {
                                (self, input) = (frame, next);
                                continue;
                            }
                            Err(result) => return result,
                        }
                    }
                }
                other => {
                    vm.leave_native();
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            }
            if vm.fuel == 0 {
                return vm.pause(self);
            }
            vm.fuel -= 1;
            let Some(item) = self.next_item(vm) else {
                vm.leave_native();
                let text = std::mem::take(&mut self.out) + &self.end;
                vm.release_frame(&self.into());
                return Ok(vm.new_str(text));
            };
            if self.written > 0 {
                self.out.push_str(", ");
            }
            self.written += 1;
            match vm.turn(self, |vm| vm.repr_owned(item)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.container);
        f(self.value);
        self.items.iter().copied().for_each(f);
    }
}

impl ReprFrame {
    /// The next item (owned); for a dict its value is kept in `value`.
    fn next_item(&mut self, vm: &mut Vm) -> Option<Value> {
        if self.pairs {
            let dict = vm.dict_id(self.container)?;
            let (position, _, key, value) = vm.dict(dict).table.next_from(self.at)?;
            self.at = position;
            self.value = vm.heap.retain(value);
            return Some(vm.heap.retain(key));
        }
        let item = if self.live {
            *vm.list_items(self.container)?.get(self.at)?
        } else {
            *self.items.get(self.at)?
        };
        self.at += 1;
        Some(vm.heap.retain(item))
    }
}
