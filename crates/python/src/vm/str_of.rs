//! `str()`, `ascii()`, and the texts of exceptions.

use super::number::Num;
use super::text::PURE_DEPTH;
use super::{R, Vm};
use crate::leaf::{float_text, str_repr};
use crate::object::Value;

impl Vm {
    /// `str(v)`, borrowed: a str.
    pub fn str(&mut self, v: Value) -> R {
        let class = self.class_of(v);
        if class == self.types.str {
            return Ok(self.heap.retain(v));
        }
        if self.is_core(class) {
            return self.repr(v);
        }
        match self.lookup_special(v, self.names.str) {
            Some(method) if !method.is(self.object_default(self.names.str)) => self.chain(
                &[],
                |vm, _, result| {
                    let text = result?;
                    vm.must_be_text(text, "__str__ returned non-string")
                },
                |vm| vm.call_found(v, method, &[]),
            ),
            _ if self.exception(v).is_some() => self.exception_str(v),
            // What `__repr__` gives is checked as the result of `__str__` here.
            _ => match self.lookup_special(v, self.names.repr) {
                Some(method) if !method.is(self.object_default(self.names.repr)) => self.chain(
                    &[],
                    |vm, _, result| {
                        let text = result?;
                        vm.must_be_text(text, "__str__ returned non-string")
                    },
                    |vm| vm.call_found(v, method, &[]),
                ),
                _ => self.repr(v),
            },
        }
    }

    /// `str(v)`, consuming `v`.
    pub fn str_owned(&mut self, v: Value) -> R {
        let result = self.str(v);
        self.heap.release(v);
        result
    }

    /// `BaseException.__str__`: of no argument empty, of one its str, of more the repr of the tuple.
    pub fn exception_str(&mut self, v: Value) -> R {
        let Some(data) = self.exception(v) else {
            unreachable!("an exception is expected")
        };
        let (args, fields) = (data.args, data.fields);
        let items = self.tuple_items(args).unwrap_or(&[]).to_vec();
        if self.is_instance_of(v, self.types.key_error) && items.len() == 1 {
            return self.repr(items[0]);
        }
        if self.is_instance_of(v, self.types.base_exception_group)
            && let Some(count) = self.tuple_items(fields[1]).map(<[Value]>::len)
        {
            let message = self.text_of(fields[0]);
            let plural = if count == 1 { "" } else { "s" };
            return Ok(self.new_str(format!("{message} ({count} sub-exception{plural})")));
        }
        if self.is_instance_of(v, self.types.unicode_error)
            && let Some(text) = self.codec_message(v, &items)
        {
            return Ok(self.new_str(text));
        }
        if self.is_instance_of(v, self.types.os_error) && items.len() >= 2 {
            let filename = self.file_of_os_error(v);
            return self.chain(
                &[items[0], filename],
                |vm, held, result| {
                    let outcome = result.map(|text| {
                        let shown = vm.text_of(text);
                        vm.heap.release(text);
                        let mut number = String::new();
                        vm.pure_repr(held[0], PURE_DEPTH, &mut number);
                        let mut whole = format!("[Errno {number}] {shown}");
                        if !held[1].is_null() {
                            whole.push_str(": ");
                            vm.pure_repr(held[1], PURE_DEPTH, &mut whole);
                        }
                        vm.new_str(whole)
                    });
                    vm.release_all(&held);
                    outcome
                },
                |vm| vm.str(items[1]),
            );
        }
        match items[..] {
            [] => Ok(self.new_str("")),
            [only] => self.str(only),
            _ => self.repr(args),
        }
    }

    /// The text of a UnicodeEncodeError or UnicodeDecodeError with all its arguments.
    fn codec_message(&self, v: Value, args: &[Value]) -> Option<String> {
        let &[encoding, object, Value::Int(start), Value::Int(end), reason] = args else {
            return None;
        };
        let (encoding, reason) = (self.text_of(encoding), self.text_of(reason));
        let decoding = self.is_instance_of(v, self.types.unicode_decode_error);
        let verb = if decoding { "decode" } else { "encode" };
        let what = if end != start + 1 {
            let unit = if decoding { "bytes" } else { "characters" };
            format!("{unit} in position {start}-{}", end - 1)
        } else if decoding {
            format!(
                "byte {:#04x} in position {start}",
                self.bytes_ref(object)?.get(start as usize)?
            )
        } else {
            let c = u32::from(self.text_arc(object)?.chars().nth(start as usize)?);
            let shown = match c {
                0..=0xff => format!("\\x{c:02x}"),
                0x100..=0xffff => format!("\\u{c:04x}"),
                _ => format!("\\U{c:08x}"),
            };
            format!("character '{shown}' in position {start}")
        };
        Some(format!("'{encoding}' codec can't {verb} {what}: {reason}"))
    }

    /// `ascii(v)`, borrowed.
    pub fn ascii(&mut self, v: Value) -> R {
        self.chain(
            &[],
            |vm, _, result| {
                let text = result?;
                let shown = vm.text_of(text);
                if shown.is_ascii() {
                    return Ok(text);
                }
                vm.heap.release(text);
                Ok(vm.new_str(str_repr::escape_non_ascii(&shown)))
            },
            |vm| vm.repr(v),
        )
    }

    /// The concatenation of strs (borrowed).
    pub fn join_strings(&mut self, parts: &[Value]) -> R {
        let total = parts
            .iter()
            .filter_map(|&v| self.str_of(v))
            .map(|s| s.text.len())
            .sum();
        self.check_bytes(total)?;
        let mut text = String::with_capacity(total);
        for &part in parts {
            if let Some(s) = self.str_of(part) {
                text.push_str(&s.text);
            }
        }
        Ok(self.new_str(text))
    }

    /// The number that a format or `%` conversion asks for as text, without its class's own ideas.
    #[must_use]
    pub fn plain_number_text(&self, n: &Num) -> String {
        match n {
            Num::Int(i) => i.to_string(),
            Num::Big(n) => n.to_string(),
            Num::Float(x) => float_text::repr(*x),
            Num::Complex(re, im) => float_text::complex_repr(*re, *im),
        }
    }
}
