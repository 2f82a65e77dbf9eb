//! `bytes` and `bytearray`.

use super::slots;
use crate::leaf::bytes_methods as leaf;
use crate::leaf::str_layout::Ends;
use crate::object::function::{NativeCode, NativeDef, NativeKind};
use crate::object::{Id, Payload, Value};
use crate::vm::chain::Held;
use crate::vm::{Call, R, Vm};
use num_traits::ToPrimitive;
use switchboard_python_code::BinaryKind as B;

/// Methods of both.
pub static METHODS: &[NativeDef] = &[
    NativeDef {
        name: "decode",
        code: NativeCode::Keywords(decode),
        arity: (1, 3),
        kind: NativeKind::Method,
    },
    NativeDef::method("hex", 1, 3, hex),
    NativeDef::class_method("fromhex", 2, 2, fromhex),
    NativeDef::slot("__mod__", 2, 2, slots::binary::<{ B::Mod as usize }, false>),
    NativeDef::slot("__rmod__", 2, 2, slots::binary::<{ B::Mod as usize }, true>),
    NativeDef::static_method("maketrans", 2, 2, maketrans),
    NativeDef::method_keywords("translate", 3, translate),
    NativeDef::method("join", 2, 2, join),
    NativeDef::method_keywords("split", 3, |vm, call| split(vm, call, false)),
    NativeDef::method_keywords("rsplit", 3, |vm, call| split(vm, call, true)),
    NativeDef::method_keywords("splitlines", 2, splitlines),
    NativeDef::method("partition", 2, 2, |vm, args| partition(vm, args, false)),
    NativeDef::method("rpartition", 2, 2, |vm, args| partition(vm, args, true)),
    NativeDef::method("find", 2, 4, |vm, args| search(vm, args, leaf::find)),
    NativeDef::method("rfind", 2, 4, |vm, args| search(vm, args, leaf::rfind)),
    NativeDef::method("index", 2, 4, |vm, args| must_find(vm, args, leaf::find)),
    NativeDef::method("rindex", 2, 4, |vm, args| must_find(vm, args, leaf::rfind)),
    NativeDef::method("count", 2, 4, count),
    NativeDef::method("startswith", 2, 4, |vm, args| {
        ends(vm, args, "startswith", leaf::starts_with)
    }),
    NativeDef::method("endswith", 2, 4, |vm, args| {
        ends(vm, args, "endswith", leaf::ends_with)
    }),
    NativeDef::method("replace", 3, 4, replace),
    NativeDef::method("strip", 1, 2, |vm, args| strip(vm, args, Ends::Both)),
    NativeDef::method("lstrip", 1, 2, |vm, args| strip(vm, args, Ends::Left)),
    NativeDef::method("rstrip", 1, 2, |vm, args| strip(vm, args, Ends::Right)),
    NativeDef::method("removeprefix", 2, 2, |vm, args| {
        let (data, part) = (this(vm, args[0])?, arg(vm, args[1])?);
        let rest = data.strip_prefix(&part[..]).unwrap_or(&data).to_vec();
        Ok(alike(vm, args[0], rest))
    }),
    NativeDef::method("removesuffix", 2, 2, |vm, args| {
        let (data, part) = (this(vm, args[0])?, arg(vm, args[1])?);
        let rest = data.strip_suffix(&part[..]).unwrap_or(&data).to_vec();
        Ok(alike(vm, args[0], rest))
    }),
    NativeDef::method("upper", 1, 1, |vm, args| {
        mapped(vm, args, |b| b.to_ascii_uppercase())
    }),
    NativeDef::method("lower", 1, 1, |vm, args| {
        mapped(vm, args, |b| b.to_ascii_lowercase())
    }),
    NativeDef::method_keywords("expandtabs", 2, expandtabs),
    NativeDef::method("capitalize", 1, 1, |vm, args| mapped(vm, args, leaf::capitalize)),
    NativeDef::method("title", 1, 1, |vm, args| mapped(vm, args, leaf::title)),
    NativeDef::method("swapcase", 1, 1, |vm, args| mapped(vm, args, leaf::swapcase)),
    NativeDef::method("isupper", 1, 1, |vm, args| test(vm, args, leaf::is_upper)),
    NativeDef::method("islower", 1, 1, |vm, args| test(vm, args, leaf::is_lower)),
    NativeDef::method("isascii", 1, 1, |vm, args| test(vm, args, <[u8]>::is_ascii)),
    NativeDef::method("isalpha", 1, 1, |vm, args| {
        test(vm, args, |d| leaf::all(d, |b| b.is_ascii_alphabetic()))
    }),
    NativeDef::method("isdigit", 1, 1, |vm, args| {
        test(vm, args, |d| leaf::all(d, |b| b.is_ascii_digit()))
    }),
    NativeDef::method("isalnum", 1, 1, |vm, args| {
        test(vm, args, |d| leaf::all(d, |b| b.is_ascii_alphanumeric()))
    }),
    NativeDef::method("isspace", 1, 1, |vm, args| {
        test(vm, args, |d| leaf::all(d, leaf::is_space))
    }),
    NativeDef::method("ljust", 2, 3, |vm, args| padded(vm, args, leaf::ljust)),
    NativeDef::method("rjust", 2, 3, |vm, args| padded(vm, args, leaf::rjust)),
    NativeDef::method("center", 2, 3, |vm, args| padded(vm, args, leaf::center)),
    NativeDef::method("zfill", 2, 2, |vm, args| {
        padded(vm, args, |data, width, _| leaf::zfill(data, width))
    }),
];

/// Methods of `bytes` alone.
pub static BYTES_METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| new(vm, call, false)),
    NativeDef::slot("__hash__", 1, 1, slots::hash),
    NativeDef::slot("__bytes__", 1, 1, |vm, args| {
        let data = this(vm, args[0])?;
        Ok(vm.new_bytes(data))
    }),
];

/// Methods of `bytearray` alone.
pub static ARRAY_METHODS: &[NativeDef] = &[
    NativeDef::new(|vm, call| new(vm, call, true)),
    NativeDef::method("append", 2, 2, append),
    NativeDef::method("extend", 2, 2, extend),
    NativeDef::method("insert", 3, 3, insert),
    NativeDef::method("pop", 1, 2, pop),
    NativeDef::method("remove", 2, 2, remove),
    NativeDef::method("clear", 1, 1, |vm, args| {
        array(vm, args[0])?.clear();
        Ok(Value::None)
    }),
    NativeDef::method("reverse", 1, 1, |vm, args| {
        array(vm, args[0])?.reverse();
        Ok(Value::None)
    }),
    NativeDef::method("copy", 1, 1, |vm, args| {
        let data = this(vm, args[0])?;
        Ok(alike(vm, args[0], data))
    }),
    NativeDef::slot("__iadd__", 2, 2, slots::sequence_binary::<{ B::IAdd as usize }>),
];

fn this(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    match vm.bytes_ref(v) {
        Some(data) => Ok(data.to_vec()),
        None => Err(vm.wrong_receiver(v, "decode")),
    }
}

fn array(vm: &mut Vm, v: Value) -> R<&mut Vec<u8>> {
    if !matches!(v.id().map(|id| vm.heap.payload(id)), Some(Payload::ByteArray(_))) {
        return Err(vm.wrong_receiver(v, "append"));
    }
    match v.id().map(|id| vm.heap.payload_mut(id)) {
        Some(Payload::ByteArray(data)) => Ok(data),
        _ => unreachable!("checked above"),
    }
}

fn arg(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    match vm.bytes_ref(v) {
        Some(data) => Ok(data.to_vec()),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// Bytes, or one byte as an int: what is searched for.
fn needle(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    if let Some(n) = vm.int_num(v) {
        return match n.big().to_u8() {
            Some(byte) => Ok(vec![byte]),
            None => Err(vm.value_error("byte must be in range(0, 256)")),
        };
    }
    match vm.bytes_ref(v) {
        Some(data) => Ok(data.to_vec()),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "argument should be integer or bytes-like object, not '{name}'"
            )))
        }
    }
}

/// Bytes of the receiver's kind.
fn alike(vm: &mut Vm, v: Value, data: Vec<u8>) -> Value {
    match v.id().map(|id| vm.heap.payload(id)) {
        Some(Payload::ByteArray(_)) => {
            Value::Obj(vm.heap.alloc(vm.types.bytearray, Payload::ByteArray(data)))
        }
        _ => vm.new_bytes(data),
    }
}

fn make(vm: &mut Vm, class: Id, data: Vec<u8>, array: bool) -> R {
    vm.check_bytes(data.len())?;
    let payload = if array {
        Payload::ByteArray(data)
    } else {
        Payload::Bytes(data.into())
    };
    Ok(Value::Obj(vm.heap.alloc(class, payload)))
}

fn new(vm: &mut Vm, call: &Call, array: bool) -> R {
    let name = if array { "bytearray" } else { "bytes" };
    let class = vm.new_class_arg(call.values[0], name)?;
    let [source, encoding, errors] =
        vm.parse_args(name, &call.skip(1), ["source", "encoding", "errors"], 0, 3)?;
    if source.is_null() {
        return make(vm, class, Vec::new(), array);
    }
    if vm.str_of(source).is_some() {
        if encoding.is_null() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let encode = vm.intern("encode");
        let given = [encoding, errors];
        let given = if errors.is_null() { &given[..1] } else { &given[..] };
        let result = match vm.call_special(source, encode, given) {
            Some(result) => result?,
            None => unreachable!("strs have encode"),
        };
        let data = this(vm, result)?;
        vm.heap.release(result);
        return make(vm, class, data, array);
    }
    if let Some(data) = vm.bytes_ref(source).map(<[u8]>::to_vec) {
        return make(vm, class, data, array);
    }
    if vm.int_num(source).is_some() {
        let n = vm.index_arg(source)?;
        if n < 0 {
            return Err(vm.value_error("negative count"));
        }
        vm.check_bytes(n as usize)?;
        return make(vm, class, vec![0; n as usize], array);
    }
    if !array && vm.lookup_special(source, vm.names.bytes).is_some() {
        return vm.call_special_found(source, vm.names.bytes, &[]);
    }
    if !vm.is_iterable(source) {
        let kind = vm.type_name(source);
        return Err(vm.not_an_index(source, format!("cannot convert '{kind}' object to bytes")));
    }
    vm.chain(&[Value::Obj(class), Value::bool(array)], from_items, |vm| {
        vm.collect(source)
    })
}

/// Bytes of a list (owned), whose items may be numbers by their `__index__` only.
fn from_items(vm: &mut Vm, held: Held, list: R) -> R {
    let outcome = list.and_then(|list| {
        let items: Vec<Value> = vm.list_items(list).cloned().unwrap_or_default();
        let index = vm.names.index;
        if items
            .iter()
            .any(|&v| vm.int_num(v).is_none() && vm.lookup_special(v, index).is_some())
        {
            let result = vm.chain(&held, from_items, |vm| {
                let values = &[list];
                vm.library_call("_indices", &Call { values, names: &[] })
            });
            vm.heap.release(list);
            return result;
        }
        let one = if held[1] == Value::TRUE { "byte" } else { "bytes" };
        let data = byte_items(vm, &items, one);
        vm.heap.release(list);
        match held[0].id() {
            Some(class) => make(vm, class, data?, held[1] == Value::TRUE),
            None => unreachable!("a class is an object"),
        }
    });
    vm.release_all(&held);
    outcome
}

/// The bytes that these numbers are; a message about another calls it `one`.
pub fn byte_items(vm: &mut Vm, items: &[Value], one: &str) -> R<Vec<u8>> {
    let mut data = Vec::with_capacity(items.len());
    for &item in items {
        match vm.int_num(item) {
            Some(n) => match n.big().to_u8() {
                Some(byte) => data.push(byte),
                None => return Err(vm.value_error(format!("{one} must be in range(0, 256)"))),
            },
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        }
    }
    Ok(data)
}

fn decode(vm: &mut Vm, call: &Call) -> R {
    let [encoding, errors] = vm.parse_args("decode", &call.skip(1), ["encoding", "errors"], 0, 2)?;
    vm.decode(call.values[0], encoding, errors)
}

/// A table of 256 bytes for `translate`.
fn maketrans(vm: &mut Vm, args: &[Value]) -> R {
    let (from, to) = (this(vm, args[0])?, this(vm, args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&a, &b) in from.iter().zip(to.iter()) {
        table[usize::from(a)] = b;
    }
    Ok(vm.new_bytes(table))
}

fn translate(vm: &mut Vm, call: &Call) -> R {
    let [table, delete] = vm.parse_args("translate", &call.skip(1), ["table", "delete"], 1, 2)?;
    let data = this(vm, call.values[0])?;
    let table = if table.is_none() {
        None
    } else {
        Some(this(vm, table)?)
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = if delete.is_null() {
        Vec::new()
    } else {
        this(vm, delete)?.to_vec()
    };
    let kept = data.iter().filter(|b| !delete.contains(b));
    let data = match table {
        Some(table) => kept.map(|&b| table[usize::from(b)]).collect(),
        None => kept.copied().collect(),
    };
    Ok(alike(vm, call.values[0], data))
}

fn expandtabs(vm: &mut Vm, call: &Call) -> R {
    let [size] = vm.parse_args("expandtabs", &call.skip(1), ["tabsize"], 0, 1)?;
    let size = if size.is_null() {
        8
    } else {
        vm.index_arg(size)?.max(0) as usize
    };
    let data = this(vm, call.values[0])?;
    let (mut out, mut column) = (Vec::with_capacity(data.len()), 0usize);
    for byte in data {
        match byte {
            b'\t' => {
                let fill = if size == 0 { 0 } else { size - column % size };
                vm.check_bytes(out.len() + fill)?;
                out.resize(out.len() + fill, b' ');
                column += fill;
            }
            _ => {
                out.push(byte);
                column = if matches!(byte, b'\n' | b'\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    Ok(alike(vm, call.values[0], out))
}

fn hex(vm: &mut Vm, args: &[Value]) -> R {
    let data = this(vm, args[0])?;
    let text = leaf::hex(&data);
    let Some(&separator) = args.get(1) else {
        return vm.new_text(text);
    };
    let separator = match (vm.text_arc(separator), vm.bytes_ref(separator)) {
        (Some(text), _) => text.to_string(),
        (_, Some(&[byte])) => (byte as char).to_string(),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    let every = match args.get(2) {
        Some(&v) => vm.index_arg(v)?,
        None => 1,
    };
    let size = every.unsigned_abs() as usize;
    if size == 0 || data.is_empty() {
        return vm.new_text(text);
    }
    // Groups are counted from the right, from the left when negative.
    let first = if every > 0 { data.len() % size } else { 0 };
    let mut out = String::new();
    for (at, pair) in text.as_bytes().chunks(2).enumerate() {
        if at > 0 && (at + size - first).is_multiple_of(size) {
            out.push_str(&separator);
        }
        out.extend(pair.iter().map(|&b| b as char));
    }
    vm.new_text(out)
}

fn fromhex(vm: &mut Vm, args: &[Value]) -> R {
    let class = vm.new_class_arg(args[0], "bytes")?;
    let Some(text) = vm.text_arc(args[1]) else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let array = vm.is_subclass(class, vm.types.bytearray);
    match leaf::from_hex(&text) {
        Ok(data) => make(vm, class, data, array),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn join(vm: &mut Vm, args: &[Value]) -> R {
    this(vm, args[0])?;
    vm.chain(
        &[args[0]],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let items = vm.take_list(list);
                let separator = this(vm, held[0])?;
                let mut parts = Vec::new();
                let mut wrong = None;
                for (at, &item) in items.iter().enumerate() {
                    match vm.bytes_ref(item) {
                        Some(data) => parts.push(data.to_vec()),
                        None => {
                            wrong = Some((at, vm.type_name(item)));
                            break;
                        }
                    }
                }
                vm.release_all(&items);
                match wrong {
                    Some((at, name)) => Err(vm.type_error(format!(
                        "sequence item {at}: expected a bytes-like object, {name} found"
                    ))),
                    None => Ok(alike(vm, held[0], parts.join(&separator[..]))),
                }
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(args[1]),
    )
}

fn split(vm: &mut Vm, call: &Call, right: bool) -> R {
    let data = this(vm, call.values[0])?;
    let name = if right { "rsplit" } else { "split" };
    let [separator, most] = vm.parse_args(name, &call.skip(1), ["sep", "maxsplit"], 0, 2)?;
    let separator = match separator {
        Value::Null | Value::None => None,
        v => Some(arg(vm, v)?),
    };
    let most = if most.is_null() { -1 } else { vm.index_arg(most)? };
    let pieces = if right {
        leaf::rsplit(&data, separator.as_deref(), most)
    } else {
        leaf::split(&data, separator.as_deref(), most)
    };
    match pieces {
        Ok(pieces) => {
            let items = pieces
                .into_iter()
                .map(|piece| alike(vm, call.values[0], piece.to_vec()))
                .collect();
            vm.list_owned(items)
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

fn splitlines(vm: &mut Vm, call: &Call) -> R {
    let data = this(vm, call.values[0])?;
    let [keep] = vm.parse_args("splitlines", &call.skip(1), ["keepends"], 0, 1)?;
    let keep = !keep.is_null() && vm.truth_fast(keep).unwrap_or(true);
    let items = leaf::split_lines(&data, keep)
        .into_iter()
        .map(|line| alike(vm, call.values[0], line.to_vec()))
        .collect();
    vm.list_owned(items)
}

fn partition(vm: &mut Vm, args: &[Value], right: bool) -> R {
    let (data, separator) = (this(vm, args[0])?, arg(vm, args[1])?);
    let parts = if right {
        leaf::rpartition(&data, &separator)
    } else {
        leaf::partition(&data, &separator)
    };
    match parts {
        Ok((before, separator, after)) => {
            let parts = [before, separator, after].map(|part| alike(vm, args[0], part.to_vec()));
            Ok(vm.tuple_owned(Box::new(parts)))
        }
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

type Finder = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;
type Tester = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;

fn found(vm: &mut Vm, args: &[Value], find: Finder) -> R<Option<usize>> {
    let (data, part) = (this(vm, args[0])?, needle(vm, args[1])?);
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    Ok(find(&data, &part, start, end))
}

fn search(vm: &mut Vm, args: &[Value], find: Finder) -> R {
    Ok(Value::Int(found(vm, args, find)?.map_or(-1, |at| at as i64)))
}

fn must_find(vm: &mut Vm, args: &[Value], find: Finder) -> R {
    match found(vm, args, find)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> R {
    let (data, part) = (this(vm, args[0])?, needle(vm, args[1])?);
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    Ok(Value::Int(leaf::count(&data, &part, start, end) as i64))
}

fn ends(vm: &mut Vm, args: &[Value], name: &str, test: Tester) -> R {
    let data = this(vm, args[0])?;
    let (start, end) = (vm.bound_arg(args, 2)?, vm.bound_arg(args, 3)?);
    let candidates = match vm.tuple_items(args[1]) {
        Some(items) => items.to_vec(),
        None => vec![args[1]],
    };
    for candidate in candidates {
        let Some(part) = vm.bytes_ref(candidate).map(<[u8]>::to_vec) else {
            let kind = vm.type_name(candidate);
            return Err(vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {kind}"
            )));
        };
        if test(&data, &part, start, end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(vm: &mut Vm, args: &[Value]) -> R {
    let (data, old, new) = (this(vm, args[0])?, arg(vm, args[1])?, arg(vm, args[2])?);
    let count = match args.get(3) {
        Some(&v) => vm.index_arg(v)?,
        None => -1,
    };
    vm.check_bytes(
        data.len()
            .saturating_add((data.len() + 1).saturating_mul(new.len())),
    )?;
    Ok(alike(vm, args[0], leaf::replace(&data, &old, &new, count)))
}

fn strip(vm: &mut Vm, args: &[Value], ends: Ends) -> R {
    let data = this(vm, args[0])?;
    let bytes = match args.get(1) {
        None | Some(Value::None) => None,
        Some(&v) => Some(arg(vm, v)?),
    };
    Ok(alike(
        vm,
        args[0],
        leaf::strip(&data, bytes.as_deref(), ends).to_vec(),
    ))
}

fn mapped(vm: &mut Vm, args: &[Value], map: fn(&[u8]) -> Vec<u8>) -> R {
    let data = this(vm, args[0])?;
    Ok(alike(vm, args[0], map(&data)))
}

fn test(vm: &mut Vm, args: &[Value], test: fn(&[u8]) -> bool) -> R {
    let data = this(vm, args[0])?;
    Ok(Value::bool(test(&data)))
}

fn padded(vm: &mut Vm, args: &[Value], pad: fn(&[u8], i64, u8) -> Vec<u8>) -> R {
    let data = this(vm, args[0])?;
    let width = vm.index_arg(args[1])?;
    let fill = match args.get(2) {
        None => b' ',
        Some(&v) => match arg(vm, v)?[..] {
            [byte] => byte,
            _ => return Err(vm.type_error("a byte string of length 1 is required")),
        },
    };
    vm.check_bytes(usize::try_from(width).unwrap_or(0))?;
    Ok(alike(vm, args[0], pad(&data, width, fill)))
}

fn byte(vm: &mut Vm, v: Value) -> R<u8> {
    match vm.int_num(v) {
        Some(n) => match n.big().to_u8() {
            Some(byte) => Ok(byte),
            None => Err(vm.value_error("byte must be in range(0, 256)")),
        },
        None => {
            let name = vm.type_name(v);
            Err(vm.not_an_index(v, format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

fn append(vm: &mut Vm, args: &[Value]) -> R {
    let byte = byte(vm, args[1])?;
    array(vm, args[0])?.push(byte);
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &[Value]) -> R {
    array(vm, args[0])?;
    if let Some(data) = vm.bytes_ref(args[1]).map(<[u8]>::to_vec) {
        array(vm, args[0])?.extend_from_slice(&data);
        return Ok(Value::None);
    }
    vm.chain(
        &[args[0]],
        |vm, held, result| {
            let outcome = result.and_then(|list| {
                let items = vm.take_list(list);
                let data = byte_items(vm, &items, "byte");
                vm.release_all(&items);
                array(vm, held[0])?.extend_from_slice(&data?);
                Ok(Value::None)
            });
            vm.release_all(&held);
            outcome
        },
        |vm| vm.collect(args[1]),
    )
}

fn insert(vm: &mut Vm, args: &[Value]) -> R {
    let at = vm.index_arg(args[1])?;
    let byte = byte(vm, args[2])?;
    let data = array(vm, args[0])?;
    let len = data.len() as i64;
    let at = if at < 0 {
        (at.saturating_add(len)).max(0)
    } else {
        at.min(len)
    };
    data.insert(at as usize, byte);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> R {
    let at = match args.get(1) {
        Some(&v) => vm.index_arg(v)?,
        None => -1,
    };
    let data = array(vm, args[0])?;
    let len = data.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if at < 0 { at + len } else { at };
    if at < 0 || at >= len {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(Value::Int(i64::from(data.remove(at as usize))))
}

fn remove(vm: &mut Vm, args: &[Value]) -> R {
    let byte = byte(vm, args[1])?;
    let data = array(vm, args[0])?;
    match data.iter().position(|&b| b == byte) {
        Some(at) => {
            data.remove(at);
            Ok(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}
