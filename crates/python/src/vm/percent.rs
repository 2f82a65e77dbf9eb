//! `template % values`.
//!
//! ```text
//! "%-5s|%d" % (a, b)     parse -> directives and text
//!                        [PercentFrame] for each directive: stars, value (by key or in turn), conversion, layout
//! ```

use super::native::{Input, Step};
use super::number::Num;
use super::{Ctl, R, Vm};
use crate::leaf::float_arith;
use crate::leaf::int::Int;
use crate::leaf::percent::{self, Amount, Directive, Piece, Style};
use crate::object::{Payload, Value};
use num_traits::ToPrimitive;
use std::sync::Arc;

impl Vm {
    /// `template % values`, borrowed: a str.
    pub fn percent(&mut self, template: Value, values: Value) -> R {
        let text = self.text_of(template);
        self.percent_text(&text, values, false)
    }

    /// `template % values` of bytes.
    pub fn percent_bytes(&mut self, template: Value, values: Value) -> R {
        // One code point a byte, and back at the end.
        let text: String = self
            .bytes_ref(template)
            .unwrap_or(&[])
            .iter()
            .map(|&b| b as char)
            .collect();
        self.percent_text(&text, values, true)
    }

    fn percent_text(&mut self, text: &str, values: Value, bytes: bool) -> R {
        self.heap.retain(values);
        let frame = PercentFrame {
            pieces: Arc::new(percent::parse(text)),
            values,
            at: 0,
            next: 0,
            out: String::new(),
            keyed: false,
            stars: Vec::new(),
            value: Value::Null,
            converting: false,
            bytes,
        };
        frame.step(self, Input::Start)
    }
}

/// Writes the pieces of a template one by one.
#[derive(Clone, Debug)]
pub struct PercentFrame {
    pieces: Arc<Vec<Piece>>,
    values: Value,
    at: usize,
    /// The next of the values.
    next: usize,
    out: String,
    /// Values were taken from a mapping.
    keyed: bool,
    /// What the stars of the directive at hand stand for.
    stars: Vec<i64>,
    /// The value being converted (owned).
    value: Value,
    /// Its conversion has been asked for.
    converting: bool,
    bytes: bool,
}

impl Step for PercentFrame {
    fn step(mut self, vm: &mut Vm, mut input: Input) -> R {
        let pieces = self.pieces.clone();
        loop {
            let came = match input {
                Input::Start => Value::Null,
                Input::Value(v) => v,
                other => {
                    let _ = vm.result_of(other);
                    return vm.abandon(self, Ctl::Raised);
                }
            };
            let directive = match pieces.get(self.at) {
                None => return self.finish(vm),
                Some(Piece::Literal(text)) => {
                    self.out.push_str(text);
                    self.at += 1;
                    continue;
                }
                Some(Piece::Directive(directive)) => directive,
            };
            if self.converting {
                // The converted value: a text, or a number.
                let written = self.write(vm, directive, came);
                vm.heap.release(came);
                vm.heap.release(std::mem::take(&mut self.value));
                if let Err(ctl) = written {
                    return vm.abandon(self, ctl);
                }
                self.converting = false;
                self.at += 1;
                input = Input::Start;
                continue;
            }
            if came.is_null() {
                match self.begin(vm, directive) {
                    Ok(Some(Value::Null)) => {
                        // `%%`
                        self.out.push('%');
                        self.at += 1;
                        input = Input::Start;
                    }
                    Ok(Some(v)) => input = Input::Value(v),
                    Ok(None) => {
                        let (values, bytes) = (self.values, self.bytes);
                        let turn = vm.turn(self, |vm| match &directive.key {
                            Some(Ok(key)) => vm.percent_lookup(values, key, bytes),
                            _ => unreachable!("the directive has a key"),
                        });
                        match turn {
                            Ok((frame, next)) => (self, input) = (frame, next),
                            Err(result) => return result,
                        }
                    }
                    Err(ctl) => return vm.abandon(self, ctl),
                }
                continue;
            }
            // The value: convert it.
            self.value = came;
            self.converting = true;
            let bytes = self.bytes;
            match vm.turn(self, |vm| vm.percent_convert(directive, came, bytes)) {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.values);
        f(self.value);
    }
}

impl PercentFrame {
    /// The next of the values (retained).
    fn take(&mut self, vm: &mut Vm) -> R {
        let v = match vm.tuple_items(self.values) {
            Some(items) => items.get(self.next).copied(),
            None if self.next == 0 => Some(self.values),
            None => None,
        };
        self.next += 1;
        match v {
            Some(v) => Ok(vm.heap.retain(v)),
            None => Err(vm.type_error(percent::NOT_ENOUGH)),
        }
    }

    fn is_mapping(&self, vm: &mut Vm) -> bool {
        vm.tuple_items(self.values).is_none()
            && vm.text_arc(self.values).is_none()
            && (vm.dict_id(self.values).is_some()
                || vm.lookup_special(self.values, vm.names.getitem).is_some())
    }

    /// Reads a directive's stars and its value: None when it is to be looked up by key, Null for `%%`.
    fn begin(&mut self, vm: &mut Vm, directive: &Directive) -> R<Option<Value>> {
        if let Some(key) = &directive.key {
            if !self.is_mapping(vm) {
                return Err(vm.type_error("format requires a mapping"));
            }
            if let Err(e) = key {
                return Err(vm.throw_leaf(e.clone()));
            }
            self.keyed = true;
        }
        self.stars.clear();
        for amount in [directive.width, directive.precision] {
            if amount == Some(Amount::Taken) {
                let v = self.take(vm)?;
                let n = vm.int_num(v).and_then(|n| n.big().to_i64());
                vm.heap.release(v);
                match n {
                    Some(n) => self.stars.push(n),
                    None => return Err(vm.type_error("* wants int")),
                }
            }
        }
        match &directive.conversion {
            Err(e) => Err(vm.throw_leaf(e.clone())),
            Ok('%') => Ok(Some(Value::Null)),
            Ok(_) if directive.key.is_some() => Ok(None),
            Ok(_) => self.take(vm).map(Some),
        }
    }

    fn finish(mut self, vm: &mut Vm) -> R {
        let left = match vm.tuple_items(self.values).map(<[Value]>::len) {
            Some(n) => self.next < n && !self.keyed,
            // A single value may be a mapping, of which nothing need be used.
            None => self.next == 0 && !self.keyed && !self.is_mapping(vm),
        };
        if left {
            let text = if self.bytes {
                percent::LEFT_OVER.replace("string", "bytes")
            } else {
                percent::LEFT_OVER.into()
            };
            let ctl = vm.type_error(text);
            return vm.abandon(self, ctl);
        }
        let out = std::mem::take(&mut self.out);
        let bytes = self.bytes;
        vm.release_frame(&self.into());
        if bytes {
            let data: Vec<u8> = out.chars().map(|c| c as u8).collect();
            return Ok(vm.new_bytes(data));
        }
        vm.new_text(out)
    }

    /// Writes a converted value: text for `s r a c`, a number for the rest.
    fn write(&mut self, vm: &mut Vm, directive: &Directive, v: Value) -> R<()> {
        let Ok(conversion) = directive.conversion else {
            unreachable!("checked when it began")
        };
        let style = Style::new(directive, conversion, &self.stars);
        vm.check_bytes(style.least_size())?;
        let text = match conversion {
            's' | 'r' | 'a' | 'b' => match vm.bytes_ref(v) {
                Some(bytes) => Ok(style.text(&bytes.iter().map(|&b| b as char).collect::<String>())),
                None => Ok(style.text(&vm.text_of(v))),
            },
            'c' => match vm.int_num(v) {
                Some(n) => style.char_code(&Int::from(n.big())),
                None => Ok(style.char(vm.text_of(v).chars().next().unwrap_or(' '))),
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match vm.num(v) {
                Some(n) => n.to_float().map(|x| style.float(x)),
                None => unreachable!("it was converted to a float"),
            },
            _ => match vm.int_num(v) {
                Some(n) => style.int(&Int::from(n.big())),
                None => {
                    let name = vm.type_name(v);
                    Err(percent::not_a_number(conversion, &name))
                }
            },
        };
        match text {
            Ok(text) => self.out.push_str(&text),
            Err(e) => return Err(vm.throw_leaf(e)),
        }
        vm.check_bytes(self.out.len())
    }
}

impl Vm {
    fn percent_lookup(&mut self, values: Value, key: &str, bytes: bool) -> R {
        let key = if bytes {
            self.new_bytes(key.chars().map(|c| c as u8).collect::<Vec<u8>>())
        } else {
            self.new_str(key)
        };
        let result = self.get_item(values, key);
        self.heap.release(key);
        result
    }

    /// What a conversion makes of a value (borrowed): a text, or a number.
    fn percent_convert(&mut self, directive: &Directive, v: Value, bytes: bool) -> R {
        let Ok(conversion) = directive.conversion else {
            unreachable!("checked when it began")
        };
        match conversion {
            's' | 'b' if bytes => match self.bytes_ref(v) {
                Some(_) => Ok(self.heap.retain(v)),
                None => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                    )))
                }
            },
            's' => self.str(v),
            'r' if !bytes => self.repr(v),
            'r' | 'a' => self.ascii(v),
            'c' => match self.text_arc(v) {
                Some(text) if text.chars().count() == 1 => Ok(self.heap.retain(v)),
                _ if self.int_num(v).is_some() => Ok(self.heap.retain(v)),
                _ => Err(self.type_error("%c requires int or char")),
            },
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.percent_int(conversion, v),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.num(v) {
                Some(n) if !matches!(n, Num::Complex(..)) => match n.to_float() {
                    Ok(x) => Ok(Value::float(x)),
                    Err(e) => Err(self.throw_leaf(e)),
                },
                None if self.lookup_special(v, self.names.float).is_some() => {
                    self.call_special_found(v, self.names.float, &[])
                }
                _ => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("must be real number, not {name}")))
                }
            },
            other => Err(self.throw_leaf(percent::unsupported(directive, other))),
        }
    }

    fn percent_int(&mut self, conversion: char, v: Value) -> R {
        let whole = !matches!(conversion, 'o' | 'x' | 'X');
        match self.num(v) {
            Some(Num::Float(x)) if whole => match float_arith::to_int(x) {
                Ok(n) => return Ok(self.new_int(n)),
                Err(e) => return Err(self.throw_leaf(e)),
            },
            Some(n) if n.is_int() => return Ok(self.new_num(n)),
            None if whole && self.lookup_special(v, self.names.int).is_some() => {
                return self.call_special_found(v, self.names.int, &[]);
            }
            None if self.lookup_special(v, self.names.index).is_some() => return self.call_index(v),
            _ => {}
        }
        let name = self.type_name(v);
        Err(self.throw_leaf(percent::not_a_number(conversion, &name)))
    }

    /// The payload of a str that is not the exact class, as an exact str.
    pub fn exact_text(&mut self, v: Value) -> Option<Value> {
        match v.id().map(|id| self.heap.payload(id)) {
            Some(Payload::Str(s)) => {
                let text = s.text.clone();
                Some(self.new_str(text))
            }
            _ => None,
        }
    }
}
