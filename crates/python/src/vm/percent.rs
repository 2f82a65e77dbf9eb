//! `template % values`.

use super::native::{Input, Step};
use super::number::Num;
use super::{Ctl, R, Vm};
use crate::leaf::float_text::{self, Code, Layout};
use crate::object::{Payload, Value};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::sync::Arc;

/// A piece of a template.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Spec(Spec),
}

/// A number in a spec: absent, given, or the next of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Count {
    Absent,
    Given(i64),
    Next,
}

/// A conversion specification.
#[derive(Clone, Debug)]
struct Spec {
    key: Option<String>,
    minus: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: Count,
    precision: Count,
    code: char,
    /// Index of the code in the template, for messages.
    at: usize,
}

fn parse(template: &str) -> Result<Vec<Piece>, String> {
    let chars: Vec<char> = template.chars().collect();
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at] != '%' {
            text.push(chars[at]);
            at += 1;
            continue;
        }
        at += 1;
        let mut spec = Spec {
            key: None,
            minus: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Count::Absent,
            precision: Count::Absent,
            code: '%',
            at: 0,
        };
        if chars.get(at) == Some(&'(') {
            let start = at + 1;
            let mut level = 1;
            at += 1;
            while level > 0 {
                match chars.get(at) {
                    Some('(') => level += 1,
                    Some(')') => level -= 1,
                    Some(_) => {}
                    None => return Err("incomplete format key".into()),
                }
                at += 1;
            }
            spec.key = Some(chars[start..at - 1].iter().collect());
        }
        while let Some(&c) = chars.get(at) {
            match c {
                '-' => spec.minus = true,
                '+' => spec.plus = true,
                ' ' => spec.space = true,
                '#' => spec.alternate = true,
                '0' => spec.zero = true,
                _ => break,
            }
            at += 1;
        }
        spec.width = parse_count(&chars, &mut at, "width too big")?;
        if chars.get(at) == Some(&'.') {
            at += 1;
            spec.precision = match parse_count(&chars, &mut at, "precision too big")? {
                Count::Absent => Count::Given(0),
                given => given,
            };
        }
        while matches!(chars.get(at), Some('h' | 'l' | 'L')) {
            at += 1;
        }
        let Some(&code) = chars.get(at) else {
            return Err("incomplete format".into());
        };
        spec.code = code;
        spec.at = at;
        at += 1;
        if code == '%' {
            text.push('%');
            continue;
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Spec(spec));
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}

fn parse_count(chars: &[char], at: &mut usize, complaint: &str) -> Result<Count, String> {
    if chars.get(*at) == Some(&'*') {
        *at += 1;
        return Ok(Count::Next);
    }
    let start = *at;
    while chars.get(*at).is_some_and(char::is_ascii_digit) {
        *at += 1;
    }
    if start == *at {
        return Ok(Count::Absent);
    }
    let digits: String = chars[start..*at].iter().collect();
    digits
        .parse::<i32>()
        .map(|n| Count::Given(i64::from(n)))
        .map_err(|_| complaint.to_owned())
}

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
        match parse(text) {
            Ok(pieces) => {
                self.heap.retain(values);
                let frame = PercentFrame {
                    pieces: Arc::new(pieces),
                    values,
                    at: 0,
                    next: 0,
                    out: String::new(),
                    keyed: false,
                    width: None,
                    precision: None,
                    value: Value::Null,
                    converting: false,
                    bytes,
                };
                frame.step(self, Input::Start)
            }
            Err(message) => Err(self.value_error(message)),
        }
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
    width: Option<i64>,
    precision: Option<i64>,
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
            let spec = match pieces.get(self.at) {
                None => return self.finish(vm),
                Some(Piece::Text(text)) => {
                    self.out.push_str(text);
                    self.at += 1;
                    continue;
                }
                Some(Piece::Spec(spec)) => spec,
            };
            if self.converting {
                // The converted value: a text, or a number.
                let written = self.write(vm, spec, came);
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
                match self.begin(vm, spec) {
                    Ok(Some(v)) => input = Input::Value(v),
                    Ok(None) => {
                        let key = spec.key.clone().unwrap_or_default();
                        let values = self.values;
                        let bytes = self.bytes;
                        let turn = vm.turn(self, |vm| {
                            let key = if bytes {
                                vm.new_bytes(key.chars().map(|c| c as u8).collect::<Vec<u8>>())
                            } else {
                                vm.new_str(key)
                            };
                            let result = vm.get_item(values, key);
                            vm.heap.release(key);
                            result
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
            let code = spec.code;
            let bytes = self.bytes;
            match vm.turn(self, |vm| vm.percent_convert(code, came, bytes)) {
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
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    fn take_count(&mut self, vm: &mut Vm, count: Count) -> R<Option<i64>> {
        match count {
            Count::Absent => Ok(None),
            Count::Given(n) => Ok(Some(n)),
            Count::Next => {
                let v = self.take(vm)?;
                let n = vm.int_num(v).and_then(|n| n.big().to_i64());
                vm.heap.release(v);
                match n {
                    Some(n) => Ok(Some(n)),
                    None => Err(vm.type_error("* wants int")),
                }
            }
        }
    }

    /// Reads a spec's counts and its value; None when the value is to be looked up by key.
    fn begin(&mut self, vm: &mut Vm, spec: &Spec) -> R<Option<Value>> {
        if spec.key.is_some() {
            let mapping = vm.tuple_items(self.values).is_none()
                && vm.text_arc(self.values).is_none()
                && (vm.dict_id(self.values).is_some()
                    || vm.lookup_special(self.values, vm.names.getitem).is_some());
            if !mapping {
                return Err(vm.type_error("format requires a mapping"));
            }
            self.keyed = true;
        }
        self.width = self.take_count(vm, spec.width)?;
        self.precision = self.take_count(vm, spec.precision)?;
        if spec.key.is_some() {
            return Ok(None);
        }
        self.take(vm).map(Some)
    }

    fn finish(mut self, vm: &mut Vm) -> R {
        let given = vm.tuple_items(self.values).map(<[Value]>::len);
        let left = match given {
            Some(n) => self.next < n && !self.keyed,
            // A single value may be a mapping, of which nothing need be used.
            None => {
                self.next == 0
                    && !self.keyed
                    && (vm.text_arc(self.values).is_some()
                        || !(vm.dict_id(self.values).is_some()
                            || vm.lookup_special(self.values, vm.names.getitem).is_some()))
            }
        };
        if left {
            let what = if self.bytes { "bytes" } else { "string" };
            let ctl = vm.type_error(format!("not all arguments converted during {what} formatting"));
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
    fn write(&mut self, vm: &mut Vm, spec: &Spec, v: Value) -> R<()> {
        let mut minus = spec.minus;
        let mut width = self.width.unwrap_or(0);
        if width < 0 {
            minus = true;
            width = -width;
        }
        let precision = self.precision.map(|p| p.max(0));
        vm.check_bytes(usize::try_from(width.max(precision.unwrap_or(0))).unwrap_or(usize::MAX))?;
        let (sign, prefix, body, numeric) = match spec.code {
            's' | 'r' | 'a' | 'b' | 'c' => {
                let mut text = match vm.bytes_ref(v) {
                    Some(bytes) => bytes.iter().map(|&b| b as char).collect(),
                    None => vm.text_of(v).to_string(),
                };
                if spec.code != 'c'
                    && let Some(precision) = precision
                {
                    text = text.chars().take(precision as usize).collect();
                }
                ("", "", text, false)
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let x = match vm.num(v) {
                    Some(n) => match n.to_float() {
                        Ok(x) => x,
                        Err(e) => return Err(vm.throw_leaf(e)),
                    },
                    None => 0.0,
                };
                let code = match spec.code.to_ascii_lowercase() {
                    'e' => Code::Exponent,
                    'f' => Code::Fixed,
                    _ => Code::General,
                };
                let mut layout = Layout::new(code, precision.unwrap_or(6) as usize);
                layout.alternate = spec.alternate;
                layout.upper = spec.code.is_ascii_uppercase();
                let text = float_text::format(x, layout);
                match text.strip_prefix('-') {
                    Some(body) => ("-", "", body.to_owned(), true),
                    None => ("", "", text, true),
                }
            }
            code => {
                let n = match vm.num(v) {
                    Some(n) if n.is_int() => n.big(),
                    _ => BigInt::from(0),
                };
                let sign = if n.is_negative() { "-" } else { "" };
                let (prefix, mut body) = match code {
                    'x' => ("0x", n.magnitude().to_str_radix(16)),
                    'X' => ("0X", n.magnitude().to_str_radix(16).to_ascii_uppercase()),
                    'o' => ("0o", n.magnitude().to_str_radix(8)),
                    _ => ("", vm.int_digits(&n.abs())?),
                };
                let missing = (precision.unwrap_or(0) as usize).saturating_sub(body.len());
                body.insert_str(0, &"0".repeat(missing));
                (sign, if spec.alternate { prefix } else { "" }, body, true)
            }
        };
        let sign = match sign {
            "" if numeric && spec.plus => "+",
            "" if numeric && spec.space => " ",
            sign => sign,
        };
        let len = sign.len() + prefix.len() + body.chars().count();
        let fill = (width as usize).saturating_sub(len);
        let out = &mut self.out;
        if numeric && spec.zero && !minus {
            out.push_str(sign);
            out.push_str(prefix);
            out.extend(std::iter::repeat_n('0', fill));
            out.push_str(&body);
            return Ok(());
        }
        if !minus {
            out.extend(std::iter::repeat_n(' ', fill));
        }
        out.push_str(sign);
        out.push_str(prefix);
        out.push_str(&body);
        if minus {
            out.extend(std::iter::repeat_n(' ', fill));
        }
        Ok(())
    }
}

impl Vm {
    /// What a conversion code makes of a value (borrowed): a text, or a number.
    fn percent_convert(&mut self, code: char, v: Value, bytes: bool) -> R {
        let number = |vm: &mut Self, what: &str| {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("%{code} format: {what} is required, not {name}")))
        };
        match code {
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
            'c' => {
                if let Some(text) = self.text_arc(v)
                    && text.chars().count() == 1
                {
                    return Ok(self.heap.retain(v));
                }
                match self.int_num(v).map(|n| n.big().to_u32()) {
                    Some(n) => match n.and_then(char::from_u32) {
                        Some(c) => Ok(self.new_str(c.to_string())),
                        None => Err(self.overflow_error("%c arg not in range(0x110000)")),
                    },
                    None => Err(self.type_error("%c requires int or char")),
                }
            }
            'd' | 'i' | 'u' => match self.num(v) {
                Some(Num::Float(x)) => match crate::leaf::float_arith::to_int(x) {
                    Ok(n) => Ok(self.new_int(n)),
                    Err(e) => Err(self.throw_leaf(e)),
                },
                Some(Num::Complex(..)) => number(self, "a real number"),
                Some(n) => Ok(self.new_num(n)),
                None if self.lookup_special(v, self.names.int).is_some() => {
                    self.call_special_found(v, self.names.int, &[])
                }
                None if self.lookup_special(v, self.names.index).is_some() => self.call_index(v),
                None => number(self, "a real number"),
            },
            'x' | 'X' | 'o' => match self.int_num(v) {
                Some(n) => Ok(self.new_num(n)),
                None if self.lookup_special(v, self.names.index).is_some() => self.call_index(v),
                None => number(self, "an integer"),
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.num(v) {
                Some(Num::Complex(..)) => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("must be real number, not {name}")))
                }
                Some(n) => match n.to_float() {
                    Ok(x) => Ok(Value::Float(x)),
                    Err(e) => Err(self.throw_leaf(e)),
                },
                None if self.lookup_special(v, self.names.float).is_some() => {
                    self.call_special_found(v, self.names.float, &[])
                }
                None => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("must be real number, not {name}")))
                }
            },
            other => {
                let at = self.percent_code_index(other);
                Err(self.value_error(format!(
                    "unsupported format character '{other}' ({:#x}) at index {at}",
                    u32::from(other)
                )))
            }
        }
    }

    /// Where in its template the conversion that is running has its code.
    fn percent_code_index(&self, code: char) -> usize {
        for frame in self.frames.iter().rev() {
            if let super::frame::Frame::Native(native) = frame
                && let super::native::NativeFrame::Percent(percent) = &**native
                && let Some(Piece::Spec(spec)) = percent.pieces.get(percent.at)
                && spec.code == code
            {
                return spec.at;
            }
        }
        0
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
