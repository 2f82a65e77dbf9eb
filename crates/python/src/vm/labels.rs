//! Labels: what calls and values are called on the page. No code of the program runs for them.

use super::Vm;
use crate::object::generator::GeneratorState;
use crate::object::{Id, Payload, Value};
use std::sync::Arc;

impl Vm {
    /// The label of a call of a generator function that has not started: `countdown('A', 2)`; and the wish for its letter.
    #[must_use]
    pub fn call_label(&self, id: Id) -> (Arc<str>, Option<String>) {
        let generator = self.generator(id);
        let name = self.text_of(generator.name);
        let Some(frame) = &generator.frame else {
            return (format!("{name}()").into(), None);
        };
        let code = &self.codes[frame.code as usize];
        if generator.state != GeneratorState::Created {
            return (format!("{name}(...)").into(), None);
        }
        let mut args = Vec::new();
        let (mut receiver, mut wish) = (String::new(), None);
        for slot in 0..code.arg_count {
            let mut v = frame.stack[slot];
            if v.is_null() {
                // A parameter that inner functions use stands in its cell.
                let cell = code.code.cells.iter().position(|c| c.local == Some(slot as u32));
                v = cell.map_or(Value::Null, |at| {
                    self.cell_get(frame.stack[code.code.local_names.len() + at])
                });
            }
            if slot == 0 && code.code.local_names[0] == "self" {
                (receiver, wish) = self.receiver_label(v);
                continue;
            }
            if let Some(s) = self.str_of(v)
                && wish.is_none()
                && args.is_empty()
            {
                wish = Some(s.text.to_string());
            }
            args.push(self.short_text(v));
        }
        (format!("{receiver}{name}({})", args.join(", ")).into(), wish)
    }

    /// Which of many objects of a class a method was called on, as `Plato.` or `Philosopher(3).`, if it holds a name or
    /// number of its own; and the name, as the wish for its letter. No code of the program runs.
    fn receiver_label(&self, receiver: Value) -> (String, Option<String>) {
        const HELD_IN: [&str; 6] = ["name", "_name", "id", "_id", "number", "index"];
        let held = |name: &&str| self.own_attr_str(receiver.id()?, name);
        match HELD_IN.iter().find_map(held) {
            Some(v @ Value::Int(_)) => (
                format!("{}({}).", self.type_name(receiver), self.short_text(v)),
                None,
            ),
            Some(v) => match self.str_of(v) {
                Some(s) if !s.text.is_empty() && s.text.chars().count() <= 24 => {
                    (format!("{}.", s.text), Some(s.text.to_string()))
                }
                _ => Default::default(),
            },
            None => Default::default(),
        }
    }

    /// A value as short text for the page: no program code runs, long ones are cut.
    #[must_use]
    pub fn short_text(&self, v: Value) -> String {
        self.short_text_to(v, 2)
    }

    fn short_text_to(&self, v: Value, depth: usize) -> String {
        let text = match v {
            Value::Null => "unset".into(),
            Value::None => "None".into(),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Ellipsis => "...".into(),
            Value::Bool(b) => if b.get() { "True" } else { "False" }.into(),
            Value::Int(i) => i.to_string(),
            Value::Float(x) => crate::leaf::float_text::repr(x.get()),
            Value::Obj(id) => {
                let list = |items: &mut dyn Iterator<Item = Value>| -> String {
                    let mut out: Vec<String> =
                        items.take(5).map(|v| self.short_text_to(v, depth - 1)).collect();
                    if out.len() == 5 {
                        out[4] = "...".into();
                    }
                    out.join(", ")
                };
                match self.heap.payload(id) {
                    Payload::Str(s) => crate::leaf::str_repr::repr(&s.text),
                    Payload::BigInt(i) => i.to_string(),
                    Payload::List(items) if depth > 0 => format!("[{}]", list(&mut items.iter().copied())),
                    Payload::Tuple(items) if depth > 0 => match items.len() {
                        1 => format!("({},)", self.short_text_to(items[0], depth - 1)),
                        _ => format!("({})", list(&mut items.iter().copied())),
                    },
                    Payload::Dict(_) if depth > 0 => {
                        let pairs: Vec<String> = self
                            .pairs_of(id)
                            .into_iter()
                            .take(4)
                            .map(|(k, v)| {
                                format!(
                                    "{}: {}",
                                    self.short_text_to(k, depth - 1),
                                    self.short_text_to(v, depth - 1)
                                )
                            })
                            .collect();
                        format!("{{{}}}", pairs.join(", "))
                    }
                    Payload::Deque(d) if depth > 0 => {
                        format!("deque([{}])", list(&mut d.items.iter().copied()))
                    }
                    Payload::Function(f) => self.text_of(f.name).to_string(),
                    Payload::Generator(g) => format!("{}()", self.text_of(g.name)),
                    Payload::Class(c) => c.name.to_string(),
                    Payload::Exception(data) => {
                        let args = self.short_text_to(data.args, depth.min(1));
                        let args = args
                            .trim_end_matches(",)")
                            .trim_end_matches(')')
                            .trim_start_matches('(')
                            .to_owned();
                        format!("{}({args})", self.type_name(v))
                    }
                    _ => format!("<{}>", self.type_name(v)),
                }
            }
        };
        if text.chars().count() > 60 {
            text.chars().take(57).collect::<String>() + "..."
        } else {
            text
        }
    }
}
