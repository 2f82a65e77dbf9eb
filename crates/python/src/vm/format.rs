//! `format`, f-strings and `str.format`.
//!
//! ```text
//! "a{0.x[k]!r:>{w}}b".format(...)   parse -> [ text "a" ] [ field: 0, .x, [k], !r, spec [ ">" field w ] ] [ text "b" ]
//!                                   [FormatFrame] walks the pieces: value, accessors, conversion, spec, format
//! ```

use super::native::{Input, Step};
use super::number::Num;
use super::{Ctl, R, Vm};
use crate::leaf::LeafResult;
use crate::leaf::format_spec::{Default, Spec};
use crate::leaf::format_value;
use crate::leaf::int::Int;
use crate::leaf::str_format::{self, Access, Conversion, FieldSpec, First, Piece};
use crate::object::Value;
use std::sync::Arc;

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
        let pieces = str_format::parse(&self.text_of(template));
        self.format_pieces(Arc::new(pieces), args, kwargs)
    }

    fn format_pieces(&mut self, pieces: Arc<Vec<Piece>>, args: Value, kwargs: Value) -> R {
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
            let field = match pieces.get(self.at) {
                None => {
                    let text = std::mem::take(&mut self.out);
                    vm.release_frame(&self.into());
                    return vm.new_text(text);
                }
                Some(Piece::Literal(text)) => {
                    self.out.push_str(text);
                    self.at += 1;
                    input = Input::Start;
                    continue;
                }
                Some(Piece::Error(e)) => {
                    let ctl = vm.throw_leaf(e.clone());
                    return vm.abandon(self, ctl);
                }
                Some(Piece::Field(field)) => field,
            };
            let (args, kwargs, old) = (self.args, self.kwargs, self.value);
            let turn = match self.stage {
                Stage::Find => {
                    self.stage = Stage::Accessed(0);
                    vm.turn(self, |vm| vm.format_argument(&field.first, args, kwargs))
                }
                Stage::Accessed(n) if n < field.chain.len() => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Accessed(n + 1);
                    vm.turn(self, |vm| vm.format_access(came, &field.chain[n]))
                }
                Stage::Accessed(_) => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Converted;
                    vm.turn(self, |vm| match &field.conversion {
                        Ok(None) => Ok(vm.heap.retain(came)),
                        Ok(Some(Conversion::Str)) => vm.str(came),
                        Ok(Some(Conversion::Repr)) => vm.repr(came),
                        Ok(Some(Conversion::Ascii)) => vm.ascii(came),
                        Err(e) => Err(vm.throw_leaf(e.clone())),
                    })
                }
                Stage::Converted => {
                    vm.heap.release(old);
                    self.value = came;
                    self.stage = Stage::Spec;
                    vm.turn(self, |vm| match &field.spec {
                        FieldSpec::Plain(spec) => Ok(vm.new_str(spec.as_str())),
                        FieldSpec::Nested(pieces) => vm.format_pieces(Arc::new(pieces.clone()), args, kwargs),
                    })
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
    fn format_argument(&mut self, first: &LeafResult<First>, args: Value, kwargs: Value) -> R {
        match first {
            Err(e) => Err(self.throw_leaf(e.clone())),
            Ok(First::Index(at)) => {
                if args.is_null() {
                    return Err(self.value_error(str_format::POSITIONAL_IN_MAP));
                }
                match self.tuple_items(args).and_then(|items| items.get(*at).copied()) {
                    Some(v) => Ok(self.heap.retain(v)),
                    None => Err(self.throw_leaf(str_format::out_of_range(*at))),
                }
            }
            Ok(First::Name(name)) => {
                let key = self.new_str(name.as_str());
                let result = if kwargs.is_null() {
                    Err(self.key_error(key))
                } else {
                    self.get_item(kwargs, key)
                };
                self.heap.release(key);
                result
            }
        }
    }

    /// One step into a field's value (borrowed).
    fn format_access(&mut self, v: Value, access: &Access) -> R {
        match access {
            Access::Attribute(name) => {
                let name = self.intern(name);
                self.get_attr(v, name)
            }
            Access::Index(i) => self.get_item(v, Value::Int(*i)),
            Access::Key(key) => {
                let key = self.new_str(key.as_str());
                let result = self.get_item(v, key);
                self.heap.release(key);
                result
            }
            Access::Error(e) => Err(self.throw_leaf(e.clone())),
        }
    }
}
