//! `str`: construction, search, and what takes or gives other types. (Case, layout and tests: `str_plain`.)

use super::slots;
use crate::leaf::ErrorKind;
use crate::leaf::codec::{self, CodecError, Encoding, Errors};
use crate::leaf::str_layout::{self, Translated};
use crate::leaf::str_search;
use crate::leaf::text::Text;
use crate::object::function::NativeDef;
use crate::object::{Id, Value};
use crate::vm::{Call, Ctl, R, Vm};
use num_traits::ToPrimitive;
use std::sync::Arc;
use switchboard_python_code::BinaryKind as B;

/// Methods of `str`, beside the special ones of sequences.
pub static METHODS: &[NativeDef] = &[
    NativeDef::new(new),
    NativeDef::slot("__str__", 1, 1, |vm, args| {
        vm.exact_text(args[0])
            .map_or_else(|| Err(vm.wrong_receiver(args[0], "__str__")), Ok)
    }),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
    NativeDef::method("__format__", 2, 2, slots::format),
    NativeDef::slot("__mod__", 2, 2, slots::binary::<{ B::Mod as usize }, false>),
    NativeDef::slot("__rmod__", 2, 2, slots::binary::<{ B::Mod as usize }, true>),
    NativeDef::method("join", 2, 2, join),
    NativeDef::method_keywords("format", usize::MAX, format),
    NativeDef::method("format_map", 2, 2, |vm, args| {
        vm.format_template(args[0], Value::Null, args[1])
    }),
    NativeDef::method_keywords("split", 3, |vm, call| split(vm, call, false)),
    NativeDef::method_keywords("rsplit", 3, |vm, call| split(vm, call, true)),
    NativeDef::method_keywords("splitlines", 2, splitlines),
    NativeDef::method("partition", 2, 2, |vm, args| partition(vm, args, false)),
    NativeDef::method("rpartition", 2, 2, |vm, args| partition(vm, args, true)),
    NativeDef::method("find", 2, 4, |vm, args| {
        search(vm, args, "find", str_search::find)
    }),
    NativeDef::method("rfind", 2, 4, |vm, args| {
        search(vm, args, "rfind", str_search::rfind)
    }),
    NativeDef::method("index", 2, 4, |vm, args| {
        must_find(vm, args, "index", str_search::find)
    }),
    NativeDef::method("rindex", 2, 4, |vm, args| {
        must_find(vm, args, "rindex", str_search::rfind)
    }),
    NativeDef::method("count", 2, 4, count),
    NativeDef::method("startswith", 2, 4, |vm, args| {
        ends(vm, args, "startswith", str_search::starts_with)
    }),
    NativeDef::method("endswith", 2, 4, |vm, args| {
        ends(vm, args, "endswith", str_search::ends_with)
    }),
    NativeDef::method("replace", 3, 4, replace),
    NativeDef::method("translate", 2, 2, translate),
    NativeDef::static_method("maketrans", 1, 3, maketrans),
    NativeDef::method_keywords("encode", 3, encode),
];

/// The text of a receiver.
pub fn this(vm: &mut Vm, v: Value, method: &str) -> R<Arc<str>> {
    match vm.text_arc(v) {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor '{method}' for 'str' objects doesn't apply to a '{name}' object"
            )))
        }
    }
}

/// The text of an argument.
pub fn arg(vm: &mut Vm, v: Value, method: &str) -> R<Arc<str>> {
    match vm.text_arc(v) {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(v);
            let method = if method.is_empty() {
                String::new()
            } else {
                format!("{method} ")
            };
            Err(vm.type_error(format!("{method}must be str, not {name}")))
        }
    }
}

/// Texts as a list of strs.
pub fn list_of<'a>(vm: &mut Vm, texts: impl IntoIterator<Item = &'a str>) -> R {
    let mut items = Vec::new();
    for text in texts {
        items.push(vm.new_str(text));
    }
    vm.list_owned(items)
}

fn new(vm: &mut Vm, call: &Call) -> R {
    let class = vm.new_class_arg(call.values[0], "str")?;
    let [object, encoding, errors] =
        vm.parse_args("str", &call.skip(1), ["object", "encoding", "errors"], 0, 3)?;
    if object.is_null() {
        let text = vm.new_str("");
        return Ok(vm.with_class(text, class));
    }
    if !encoding.is_null() || !errors.is_null() {
        if vm.str_of(object).is_some() {
            return Err(vm.type_error("decoding str is not supported"));
        }
        let text = vm.decode(object, encoding, errors)?;
        return Ok(vm.with_class(text, class));
    }
    if class == vm.types.str {
        return vm.str(object);
    }
    vm.chain(
        &[Value::Obj(class)],
        |vm, held, result| {
            let outcome = result.map(|text| match held[0].id() {
                Some(class) => vm.with_class(text, class),
                None => text,
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.str(object),
    )
}

fn join(vm: &mut Vm, args: &[Value]) -> R {
    this(vm, args[0], "join")?;
    if !vm.is_iterable(args[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    vm.chain(
        &[args[0]],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let items = vm.take_list(list);
                let outcome = join_items(vm, held[0], &items);
                vm.release_all(&items);
                outcome
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(args[1]),
    )
}

fn join_items(vm: &mut Vm, separator: Value, items: &[Value]) -> R {
    let separator = vm.text_of(separator);
    let mut size = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (at, &item) in items.iter().enumerate() {
        match vm.str_of(item) {
            Some(s) => size += s.text.len(),
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!("sequence item {at}: expected str instance, {name} found")));
            }
        }
    }
    if let [only] = items
        && vm.class_of(*only) == vm.types.str
    {
        return Ok(vm.heap.retain(*only));
    }
    vm.check_bytes(size)?;
    let mut out = String::with_capacity(size);
    for (at, &item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(&separator);
        }
        if let Some(s) = vm.str_of(item) {
            out.push_str(&s.text);
        }
    }
    Ok(vm.new_str(out))
}

fn format(vm: &mut Vm, call: &Call) -> R {
    let positional = call.positional();
    this(vm, positional[0], "format")?;
    let args: Box<[Value]> = positional[1..].iter().map(|&v| vm.heap.retain(v)).collect();
    let args = vm.tuple_owned(args);
    let kwargs = vm.new_dict();
    if let Some(id) = kwargs.id() {
        for (name, value) in call.keywords() {
            let name = vm.text_of(name);
            vm.heap.retain(value);
            vm.dict_set_str(id, &name, value);
        }
    }
    let result = vm.format_template(positional[0], args, kwargs);
    vm.heap.release(args);
    vm.heap.release(kwargs);
    result
}

fn split(vm: &mut Vm, call: &Call, right: bool) -> R {
    let text = this(vm, call.values[0], "split")?;
    let name = if right { "rsplit" } else { "split" };
    let [separator, most] = vm.parse_args(name, &call.skip(1), ["sep", "maxsplit"], 0, 2)?;
    let separator = match separator {
        Value::Null | Value::None => None,
        v => match vm.text_arc(v) {
            Some(text) => Some(text),
            None => {
                let name = vm.type_name(v);
                return Err(vm.type_error(format!("must be str or None, not {name}")));
            }
        },
    };
    let most = if most.is_null() { -1 } else { vm.index_arg(most)? };
    vm.burn((text.len() / 64) as u64);
    let pieces = if right {
        str_search::rsplit(&text, separator.as_deref(), most)
    } else {
        str_search::split(&text, separator.as_deref(), most)
    };
    match pieces {
        Ok(pieces) => list_of(vm, pieces),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn splitlines(vm: &mut Vm, call: &Call) -> R {
    let text = this(vm, call.values[0], "splitlines")?;
    let [keep] = vm.parse_args("splitlines", &call.skip(1), ["keepends"], 0, 1)?;
    let keep = !keep.is_null() && vm.truth_fast(keep).unwrap_or(true);
    list_of(vm, str_search::split_lines(&text, keep))
}

fn partition(vm: &mut Vm, args: &[Value], right: bool) -> R {
    let text = this(vm, args[0], "partition")?;
    let Some(separator) = vm.text_arc(args[1]) else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("must be str, not {name}")));
    };
    let parts = if right {
        str_search::rpartition(&text, &separator)
    } else {
        str_search::partition(&text, &separator)
    };
    match parts {
        Ok((before, separator, after)) => {
            let parts = [before, separator, after].map(|text| vm.new_str(text));
            Ok(vm.tuple_owned(Box::new(parts)))
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

type Finder = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> Option<usize>;
type Tester = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> bool;

fn found(vm: &mut Vm, args: &[Value], name: &str, find: Finder) -> R<Option<usize>> {
    let text = this(vm, args[0], name)?;
    let needle = arg(vm, args[1], "")?;
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    Ok(find(Text::from(&*text), &needle, start, end))
}

fn search(vm: &mut Vm, args: &[Value], name: &str, find: Finder) -> R {
    Ok(Value::Int(
        found(vm, args, name, find)?.map_or(-1, |at| at as i64),
    ))
}

fn must_find(vm: &mut Vm, args: &[Value], name: &str, find: Finder) -> R {
    match found(vm, args, name, find)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> R {
    let text = this(vm, args[0], "count")?;
    let needle = arg(vm, args[1], "")?;
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    Ok(Value::Int(
        str_search::count(Text::from(&*text), &needle, start, end) as i64,
    ))
}

fn ends(vm: &mut Vm, args: &[Value], name: &str, test: Tester) -> R {
    let text = this(vm, args[0], name)?;
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    let candidates = match vm.tuple_items(args[1]) {
        Some(items) => items.to_vec(),
        None => vec![args[1]],
    };
    let in_tuple = vm.tuple_items(args[1]).is_some();
    for candidate in candidates {
        let Some(part) = vm.text_arc(candidate) else {
            let kind = vm.type_name(candidate);
            return Err(vm.type_error(if in_tuple {
                format!("tuple for {name} must only contain str, not {kind}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {kind}")
            }));
        };
        if test(Text::from(&*text), &part, start, end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(vm: &mut Vm, args: &[Value]) -> R {
    let text = this(vm, args[0], "replace")?;
    let old = arg(vm, args[1], "replace() argument 1")?;
    let new = arg(vm, args[2], "replace() argument 2")?;
    let count = match args.get(3) {
        Some(&v) => vm.index_arg(v)?,
        None => -1,
    };
    vm.check_bytes(str_search::replaced_size(&text, &old, &new, count))?;
    let result = str_search::replace(&text, &old, &new, count);
    Ok(vm.new_str(result))
}

fn translate(vm: &mut Vm, args: &[Value]) -> R {
    let text = this(vm, args[0], "translate")?;
    let Some(table) = vm.dict_id(args[1]) else {
        return Err(vm.not_supported("str.translate() with a table that is not a dict", "a dict"));
    };
    let result = str_layout::translate(&text, |c| {
        let found = match vm.dict_find_leaf(table, Value::Int(i64::from(u32::from(c)))) {
            Some(Ok(at)) => vm.dict(table).table.value_at(at),
            _ => return Ok(Translated::Same),
        };
        if found.is_none() {
            return Ok(Translated::Deleted);
        }
        if let Some(text) = vm.text_arc(found) {
            return Ok(Translated::Text(text.to_string()));
        }
        match vm
            .int_num(found)
            .map(|n| n.big().to_u32().and_then(char::from_u32))
        {
            Some(Some(c)) => Ok(Translated::Char(c)),
            Some(None) => Err(vm.value_error("character mapping must be in range(0x110000)")),
            None => Err(vm.type_error("character mapping must return integer, None or str")),
        }
    });
    let text = result?;
    vm.new_text(text)
}

fn maketrans(vm: &mut Vm, args: &[Value]) -> R {
    let table = vm.new_dict();
    let Some(id) = table.id() else {
        unreachable!("a dict is an object")
    };
    match fill_table(vm, id, args) {
        Ok(()) => Ok(table),
        Err(ctl) => {
            vm.heap.release(table);
            Err(ctl)
        }
    }
}

fn fill_table(vm: &mut Vm, table: Id, args: &[Value]) -> R<()> {
    let set = |vm: &mut Vm, key: Value, value: Value| {
        vm.dict_op(table, key, value, crate::vm::dicts::DictOp::Set)
            .map(|_| ())
    };
    if let [source] = args {
        let Some(source) = vm.dict_id(*source) else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let pairs: Vec<(Value, Value)> = vm.dict(source).table.iter().map(|(_, k, v)| (k, v)).collect();
        for (key, value) in pairs {
            let key = match vm.text_arc(key) {
                Some(text) => {
                    let mut chars = text.chars();
                    match (chars.next(), chars.next()) {
                        (Some(c), None) => Value::Int(i64::from(u32::from(c))),
                        _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
                    }
                }
                None if vm.int_num(key).is_some() => key,
                None => return Err(vm.type_error("keys in translate table must be strings or integers")),
            };
            set(vm, key, value)?;
        }
        return Ok(());
    }
    let from = arg(vm, args[0], "maketrans() argument 1")?;
    let to = arg(vm, args[1], "maketrans() argument 2")?;
    if from.chars().count() != to.chars().count() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in from.chars().zip(to.chars()) {
        set(
            vm,
            Value::Int(i64::from(u32::from(a))),
            Value::Int(i64::from(u32::from(b))),
        )?;
    }
    if let Some(&gone) = args.get(2) {
        for c in arg(vm, gone, "maketrans() argument 3")?.chars() {
            set(vm, Value::Int(i64::from(u32::from(c))), Value::None)?;
        }
    }
    Ok(())
}

fn encode(vm: &mut Vm, call: &Call) -> R {
    let text = this(vm, call.values[0], "encode")?;
    let [encoding, errors] = vm.parse_args("encode", &call.skip(1), ["encoding", "errors"], 0, 2)?;
    let (encoding, errors) = codec_args(vm, encoding, errors)?;
    match codec::encode(&text, encoding, errors) {
        Ok(bytes) => Ok(vm.new_bytes(bytes)),
        Err(e) => Err(vm.throw_codec(e, call.values[0])),
    }
}

fn codec_args(vm: &mut Vm, encoding: Value, errors: Value) -> R<(Encoding, Errors)> {
    let encoding = match encoding {
        Value::Null => Ok(Encoding::Utf8),
        v => {
            let name = arg(vm, v, "encode() argument 'encoding'")?;
            Encoding::named(&name)
        }
    };
    let errors = match errors {
        Value::Null => Ok(Errors::Strict),
        v => {
            let name = arg(vm, v, "encode() argument 'errors'")?;
            Errors::named(&name)
        }
    };
    match (encoding, errors) {
        (Ok(encoding), Ok(errors)) => Ok((encoding, errors)),
        (Err(e), _) | (_, Err(e)) => Err(vm.throw_leaf(e)),
    }
}

impl Vm {
    /// Raises a UnicodeEncodeError or UnicodeDecodeError about an object (borrowed).
    fn throw_codec(&mut self, error: CodecError, object: Value) -> Ctl {
        let class = match error.kind {
            ErrorKind::UnicodeEncode => self.types.unicode_encode_error,
            _ => self.types.unicode_decode_error,
        };
        let encoding = self.new_str(error.encoding);
        let reason = self.new_str(error.reason);
        self.heap.retain(object);
        let args = vec![
            encoding,
            object,
            Value::Int(error.start as i64),
            Value::Int(error.end as i64),
            reason,
        ];
        let exc = self.new_exception(class, args);
        self.raise(exc)
    }

    /// `bytes.decode(encoding, errors)`; Null for absent ones.
    pub fn decode(&mut self, bytes: Value, encoding: Value, errors: Value) -> R {
        let (encoding, errors) = codec_args(self, encoding, errors)?;
        let Some(data) = self.bytes_ref(bytes).map(<[u8]>::to_vec) else {
            let name = self.type_name(bytes);
            return Err(self.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
        };
        match codec::decode(&data, encoding, errors) {
            Ok(text) => self.new_text(text),
            Err(e) => Err(self.throw_codec(e, bytes)),
        }
    }
}
