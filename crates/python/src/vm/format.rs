//! `format`, f-strings and `str.format`.
//!
//! ```text
//! "a{0.x[k]!r:>{w}}b".format(...)   parse -> [ text "a" ] [ field: 0, .x, [k], !r, spec [ ">" field w ] ] [ text "b" ]
//!                                   [FormatFrame] walks the pieces: value, accessors, conversion, spec, format
//! ```

use super::native::{Input, Step};
use super::number::Num;
use super::{Ctl, R, Vm};
use crate::leaf::format_spec::{Default, Spec};
use crate::leaf::format_value;
use crate::leaf::int::Int;
use crate::object::{Payload, Value};
use std::sync::Arc;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Field(Field),
}

/// A replacement field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub first: First,
    pub path: Vec<Access>,
    /// 0 none, 1 `!s`, 2 `!r`, 3 `!a`.
    pub conversion: usize,
    pub spec: Arc<Vec<Piece>>,
}

/// Which argument a field takes.
#[derive(Clone, Debug, PartialEq)]
pub enum First {
    Index(usize),
    Name(String),
}

/// A step into a field's argument.
#[derive(Clone, Debug, PartialEq)]
pub enum Access {
    Attr(String),
    Index(i64),
    Key(String),
}

/// How fields are numbered: not at all yet, automatically up to here, or by hand.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    Unknown,
    Auto(usize),
    Manual,
}

/// Parses a template; the text of the ValueError otherwise.
pub fn parse(template: &str) -> Result<Vec<Piece>, String> {
    let chars: Vec<char> = template.chars().collect();
    parse_level(&chars, &mut Numbering::Unknown, 2)
}

fn parse_level(chars: &[char], numbering: &mut Numbering, depth: u32) -> Result<Vec<Piece>, String> {
    if depth == 0 {
        return Err("Max string recursion exceeded".into());
    }
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('{', Some('{')) | ('}', Some('}')) => {
                text.push(chars[at]);
                at += 2;
            }
            ('{', None) => return Err("Single '{' encountered in format string".into()),
            ('}', _) => return Err("Single '}' encountered in format string".into()),
            ('{', _) => {
                if !text.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                }
                let start = at + 1;
                let mut level = 1;
                let mut end = start;
                // Brackets hold any text but their own end.
                let mut in_brackets = false;
                while end < chars.len() {
                    match chars[end] {
                        '[' if level == 1 => in_brackets = true,
                        ']' => in_brackets = false,
                        '{' => level += 1,
                        '}' => {
                            level -= 1;
                            if level == 0 {
                                break;
                            }
                        }
                        _ => {}
                    }
                    end += 1;
                }
                let _ = in_brackets;
                if level > 0 {
                    return Err("expected '}' before end of string".into());
                }
                pieces.push(Piece::Field(parse_field(&chars[start..end], numbering, depth)?));
                at = end + 1;
            }
            (c, _) => {
                text.push(c);
                at += 1;
            }
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}

fn parse_field(chars: &[char], numbering: &mut Numbering, depth: u32) -> Result<Field, String> {
    let mut bracket = false;
    let end = chars
        .iter()
        .position(|&c| {
            match c {
                '[' => bracket = true,
                ']' => bracket = false,
                _ => {}
            }
            !bracket && (c == ':' || c == '!')
        })
        .unwrap_or(chars.len());
    let name: String = chars[..end].iter().collect();
    let mut rest = &chars[end..];
    let mut conversion = 0;
    if rest.first() == Some(&'!') {
        conversion = match rest.get(1) {
            Some('s') => 1,
            Some('r') => 2,
            Some('a') => 3,
            Some(&c) if c != ':' => return Err(format!("Unknown conversion specifier '{c}'")),
            _ => return Err("end of string while looking for conversion specifier".into()),
        };
        rest = &rest[2..];
        if !rest.is_empty() && rest[0] != ':' {
            return Err("expected ':' after conversion specifier".into());
        }
    }
    let (first, path) = parse_name(&name, numbering)?;
    let spec = if rest.is_empty() {
        Vec::new()
    } else {
        parse_level(&rest[1..], numbering, depth - 1)?
    };
    Ok(Field {
        first,
        path,
        conversion,
        spec: Arc::new(spec),
    })
}

fn parse_name(name: &str, numbering: &mut Numbering) -> Result<(First, Vec<Access>), String> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (head, mut rest) = name.split_at(end);
    let first = if head.is_empty() {
        let next = match *numbering {
            Numbering::Manual => {
                return Err(
                    "cannot switch from manual field specification to automatic field numbering".into(),
                );
            }
            Numbering::Auto(n) => n,
            Numbering::Unknown => 0,
        };
        *numbering = Numbering::Auto(next + 1);
        First::Index(next)
    } else if head.bytes().all(|b| b.is_ascii_digit()) {
        if let Numbering::Auto(_) = *numbering {
            return Err("cannot switch from automatic field numbering to manual field specification".into());
        }
        *numbering = Numbering::Manual;
        First::Index(
            head.parse()
                .map_err(|_| "Too many decimal digits in format string".to_owned())?,
        )
    } else {
        First::Name(head.to_owned())
    };
    let mut path = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            if end == 0 {
                return Err("Empty attribute in format string".into());
            }
            path.push(Access::Attr(after[..end].to_owned()));
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some(end) = after.find(']') else {
                return Err("Missing ']' in format string".into());
            };
            let key = &after[..end];
            if key.is_empty() {
                return Err("Empty attribute in format string".into());
            }
            path.push(match key.parse::<i64>() {
                Ok(n) if key.bytes().all(|b| b.is_ascii_digit()) => Access::Index(n),
                _ => Access::Key(key.to_owned()),
            });
            rest = &after[end + 1..];
        } else {
            return Err("Only '.' or '[' may follow ']' in format field specifier".into());
        }
    }
    Ok((first, path))
}

impl Vm {
    /// `format(v, spec)`, borrowed: a str.
    pub fn format(&mut self, v: Value, spec: Value) -> R {
        let class = self.class_of(v);
        if self.is_core(class) {
            return self.native_format(v, spec);
        }
        if let Some(method) = self.lookup_special(v, self.names.format)
            && !method.is(self.object_default(self.names.format))
        {
            return self.chain(
                &[],
                |vm, _, result| {
                    let text = result?;
                    if vm.str_of(text).is_some() {
                        return Ok(text);
                    }
                    let name = vm.type_name(text);
                    vm.heap.release(text);
                    Err(vm.type_error(format!("__format__ must return a str, not {name}")))
                },
                |vm| vm.call_found(v, method, &[spec]),
            );
        }
        self.default_format(v, spec)
    }

    /// `object.__format__`: `str(v)`, and no spec.
    fn default_format(&mut self, v: Value, spec: Value) -> R {
        if self.text_of(spec).is_empty() {
            return self.str(v);
        }
        let name = self.type_name(v);
        Err(self.type_error(format!("unsupported format string passed to {name}.__format__")))
    }

    /// The text that a number's or text's content gives under a spec, whatever its class says.
    pub fn native_format(&mut self, v: Value, spec: Value) -> R {
        let spec_text = self.text_of(spec);
        if spec_text.is_empty() {
            return self.str(v);
        }
        let class_name = self.type_name(v);
        let text = self.text_arc(v);
        let number = self.num(v);
        let default = match (&text, &number) {
            (Some(_), _) => Default::Text,
            (_, Some(_)) => Default::Number,
            _ => return self.default_format(v, spec),
        };
        let result = match Spec::parse(&spec_text, default, &class_name) {
            Ok(spec) => {
                self.check_bytes(spec.least_size())?;
                match (text, number) {
                    (Some(text), _) => format_value::format_str(&text, &spec, &class_name),
                    (_, Some(Num::Float(x))) => format_value::format_float(x, &spec, &class_name),
                    (_, Some(Num::Complex(re, im))) => {
                        format_value::format_complex(re, im, &spec, &class_name)
                    }
                    (_, Some(n)) => format_value::format_int(&Int::from(n.big()), &spec, &class_name),
                    (None, None) => unreachable!("handled above"),
                }
            }
            Err(e) => Err(e),
        };
        match result {
            Ok(text) => self.new_text(text),
            Err(e) => Err(self.throw_leaf(e)),
        }
    }

    /// A str, if the memory limit allows.
    pub fn new_text(&mut self, text: String) -> R {
        self.check_bytes(text.len())?;
        Ok(self.new_str(text))
    }

    /// `format(v, spec)`, consuming both; Null stands for no spec.
    pub fn format_owned(&mut self, v: Value, spec: Value) -> R {
        let empty = Value::Obj(self.names.empty);
        let result = self.format(v, if spec.is_null() { empty } else { spec });
        self.heap.release(v);
        self.heap.release(spec);
        result
    }

    /// The value of an f-string's field: converted (0 not, 1 str, 2 repr, 3 ascii), then formatted; consumes both.
    pub fn format_value_owned(&mut self, v: Value, conversion: usize, spec: Value) -> R {
        if conversion == 0 {
            if spec.is_null() && self.class_of(v) == self.types.str {
                return Ok(v);
            }
            return self.format_owned(v, spec);
        }
        let result = if spec.is_null() {
            self.convert(v, conversion)
        } else {
            self.chain(
                &[spec],
                |vm, held, result| {
                    let outcome = result.and_then(|text| {
                        let outcome = vm.native_format(text, held[0]);
                        vm.heap.release(text);
                        outcome
                    });
                    vm.release_all(&held);
                    outcome
                },
                |vm| vm.convert(v, conversion),
            )
        };
        self.heap.release(v);
        self.heap.release(spec);
        result
    }

    /// `str`, `repr` or `ascii` of a value (borrowed).
    pub fn convert(&mut self, v: Value, conversion: usize) -> R {
        match conversion {
            1 => self.str(v),
            2 => self.repr(v),
            _ => self.ascii(v),
        }
    }

    /// `template.format(*args, **kwargs)`: `args` a tuple or Null, `kwargs` any mapping or Null; all borrowed.
    pub fn format_template(&mut self, template: Value, args: Value, kwargs: Value) -> R {
        let text = self.text_of(template);
        match parse(&text) {
            Ok(pieces) => self.format_pieces(Arc::new(pieces), args, kwargs),
            Err(message) => Err(self.value_error(message)),
        }
    }

    fn format_pieces(&mut self, pieces: Arc<Vec<Piece>>, args: Value, kwargs: Value) -> R {
        if let [] | [Piece::Text(_)] = pieces[..] {
            let text = match pieces.first() {
                Some(Piece::Text(text)) => text.as_str(),
                _ => "",
            };
            return Ok(self.new_str(text));
        }
        self.heap.retain(args);
        self.heap.retain(kwargs);
        let frame = TextFrame {
            pieces,
            args,
            kwargs,
            at: 0,
            out: String::new(),
            value: Value::Null,
            stage: Stage::Find,
        };
        frame.step(self, Input::Start)
    }
}

/// What the value that comes next is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// Nothing is awaited: a piece begins.
    Find,
    /// The field's value after so many accessors.
    Accessed(usize),
    /// The converted value.
    Converted,
    /// The spec's text.
    Spec,
    /// The field's text.
    Done,
}

/// Writes the pieces of a template one by one.
#[derive(Clone, Debug)]
pub struct TextFrame {
    pieces: Arc<Vec<Piece>>,
    args: Value,
    kwargs: Value,
    at: usize,
    out: String,
    /// The field's value so far (owned).
    value: Value,
    stage: Stage,
}

impl Step for TextFrame {
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
            let Some(piece) = pieces.get(self.at) else {
                let text = std::mem::take(&mut self.out);
                vm.release_frame(&self.into());
                return vm.new_text(text);
            };
            let field = match piece {
                Piece::Text(text) => {
                    self.out.push_str(text);
                    self.at += 1;
                    input = Input::Start;
                    continue;
                }
                Piece::Field(field) => field,
            };
            let (args, kwargs, old) = (self.args, self.kwargs, self.value);
            let turn = match self.stage {
                Stage::Find => {
                    self.stage = Stage::Accessed(0);
                    vm.turn(self, |vm| vm.format_argument(&field.first, args, kwargs))
                }
                Stage::Accessed(n) if n < field.path.len() => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Accessed(n + 1);
                    vm.turn(self, |vm| match &field.path[n] {
                        Access::Attr(name) => {
                            let name = vm.intern(name);
                            vm.get_attr(came, name)
                        }
                        Access::Index(i) => vm.get_item(came, Value::Int(*i)),
                        Access::Key(key) => {
                            let key = vm.new_str(key.as_str());
                            let result = vm.get_item(came, key);
                            vm.heap.release(key);
                            result
                        }
                    })
                }
                Stage::Accessed(_) => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Converted;
                    match field.conversion {
                        0 => {
                            vm.heap.retain(came);
                            input = Input::Value(came);
                            continue;
                        }
                        how => vm.turn(self, |vm| vm.convert(came, how)),
                    }
                }
                Stage::Converted => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Spec;
                    let spec = field.spec.clone();
                    vm.turn(self, |vm| vm.format_pieces(spec, args, kwargs))
                }
                Stage::Spec => {
                    self.stage = Stage::Done;
                    vm.turn(self, |vm| {
                        let result = vm.format(old, came);
                        vm.heap.release(came);
                        result
                    })
                }
                Stage::Done => {
                    self.out.push_str(&vm.text_of(came));
                    vm.heap.release(came);
                    vm.heap.release(std::mem::take(&mut self.value));
                    self.stage = Stage::Find;
                    self.at += 1;
                    input = Input::Start;
                    continue;
                }
            };
            match turn {
                Ok((frame, next)) => (self, input) = (frame, next),
                Err(result) => return result,
            }
        }
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.args);
        f(self.kwargs);
        f(self.value);
    }
}

impl Vm {
    /// The argument that a field names (owned).
    fn format_argument(&mut self, first: &First, args: Value, kwargs: Value) -> R {
        match first {
            First::Index(at) => {
                if args.is_null() {
                    return Err(self.value_error("Format string contains positional fields"));
                }
                match self.tuple_items(args).and_then(|items| items.get(*at).copied()) {
                    Some(v) => Ok(self.heap.retain(v)),
                    None => {
                        let text = format!("Replacement index {at} out of range for positional args tuple");
                        Err(self.index_error(text))
                    }
                }
            }
            First::Name(name) => {
                let key = self.new_str(name.as_str());
                let result = match kwargs.id().map(|id| self.heap.payload(id)) {
                    None => Err(self.key_error(key)),
                    Some(Payload::Dict(_)) if self.class_of(kwargs) == self.types.dict => match kwargs.id() {
                        Some(dict) => self.dict_get(dict, key),
                        None => unreachable!("a dict is an object"),
                    },
                    _ => self.get_item(kwargs, key),
                };
                self.heap.release(key);
                result
            }
        }
    }
}
