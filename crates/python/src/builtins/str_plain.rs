//! Methods of `str` that look at nothing but the text: case, layout, tests.

use super::str::{arg, this};
use crate::leaf::str_layout::{self, Ends};
use crate::leaf::{str_case, unicode};
use crate::object::Value;
use crate::object::function::NativeDef;
use crate::vm::{Call, R, Vm};

/// These methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("upper", 1, 1, |vm, args| mapped(vm, args, str_case::upper)),
    NativeDef::method("lower", 1, 1, |vm, args| mapped(vm, args, str_case::lower)),
    NativeDef::method("casefold", 1, 1, |vm, args| mapped(vm, args, str_case::casefold)),
    NativeDef::method("capitalize", 1, 1, |vm, args| {
        mapped(vm, args, str_case::capitalize)
    }),
    NativeDef::method("title", 1, 1, |vm, args| mapped(vm, args, str_case::title)),
    NativeDef::method("swapcase", 1, 1, |vm, args| mapped(vm, args, str_case::swapcase)),
    NativeDef::method("isupper", 1, 1, |vm, args| test(vm, args, str_case::is_upper)),
    NativeDef::method("islower", 1, 1, |vm, args| test(vm, args, str_case::is_lower)),
    NativeDef::method("istitle", 1, 1, |vm, args| test(vm, args, str_case::is_title)),
    NativeDef::method("isprintable", 1, 1, |vm, args| {
        test(vm, args, str_case::is_printable)
    }),
    NativeDef::method("isidentifier", 1, 1, |vm, args| {
        test(vm, args, str_case::is_identifier)
    }),
    NativeDef::method("isascii", 1, 1, |vm, args| test(vm, args, str::is_ascii)),
    NativeDef::method("isalpha", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::ALPHA))
    }),
    NativeDef::method("isalnum", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::ALPHANUMERIC))
    }),
    NativeDef::method("isdecimal", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::DECIMAL))
    }),
    NativeDef::method("isdigit", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::DIGIT))
    }),
    NativeDef::method("isnumeric", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::NUMERIC))
    }),
    NativeDef::method("isspace", 1, 1, |vm, args| {
        test(vm, args, |s| str_case::all(s, unicode::SPACE))
    }),
    NativeDef::method("strip", 1, 2, |vm, args| strip(vm, args, "strip", Ends::Both)),
    NativeDef::method("lstrip", 1, 2, |vm, args| strip(vm, args, "lstrip", Ends::Left)),
    NativeDef::method("rstrip", 1, 2, |vm, args| strip(vm, args, "rstrip", Ends::Right)),
    NativeDef::method("removeprefix", 2, 2, |vm, args| {
        removed(vm, args, "removeprefix", str_layout::remove_prefix)
    }),
    NativeDef::method("removesuffix", 2, 2, |vm, args| {
        removed(vm, args, "removesuffix", str_layout::remove_suffix)
    }),
    NativeDef::method("ljust", 2, 3, |vm, args| padded(vm, args, str_layout::ljust)),
    NativeDef::method("rjust", 2, 3, |vm, args| padded(vm, args, str_layout::rjust)),
    NativeDef::method("center", 2, 3, |vm, args| padded(vm, args, str_layout::center)),
    NativeDef::method("zfill", 2, 2, |vm, args| {
        padded(vm, args, |text, width, _| str_layout::zfill(text, width))
    }),
    NativeDef::method_keywords("expandtabs", 2, expandtabs),
];

fn mapped(vm: &mut Vm, args: &[Value], map: fn(&str) -> String) -> R {
    let text = this(vm, args[0], "upper")?;
    let result = map(&text);
    Ok(vm.new_str(result))
}

fn test(vm: &mut Vm, args: &[Value], test: fn(&str) -> bool) -> R {
    let text = this(vm, args[0], "isupper")?;
    Ok(Value::bool(test(&text)))
}

fn strip(vm: &mut Vm, args: &[Value], name: &str, ends: Ends) -> R {
    let text = this(vm, args[0], name)?;
    let chars = match args.get(1) {
        None | Some(Value::None) => None,
        Some(&v) => match vm.text_arc(v) {
            Some(chars) => Some(chars),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(vm.new_str(str_layout::strip(&text, chars.as_deref(), ends)))
}

fn removed(vm: &mut Vm, args: &[Value], name: &str, remove: for<'a> fn(&'a str, &str) -> &'a str) -> R {
    let text = this(vm, args[0], name)?;
    let part = arg(vm, args[1], &format!("{name}() argument"))?;
    Ok(vm.new_str(remove(&text, &part)))
}

fn padded(vm: &mut Vm, args: &[Value], pad: fn(&str, i64, char) -> String) -> R {
    let text = this(vm, args[0], "ljust")?;
    let width = vm.index_arg(args[1])?;
    let fill = match args.get(2) {
        None => ' ',
        Some(&v) => {
            let Some(text) = vm.text_arc(v) else {
                let name = vm.type_name(v);
                return Err(vm.type_error(format!(
                    "The fill character must be a unicode character, not {name}"
                )));
            };
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => c,
                _ => return Err(vm.type_error("The fill character must be exactly one character long")),
            }
        }
    };
    vm.check_bytes(
        usize::try_from(width)
            .unwrap_or(0)
            .saturating_mul(fill.len_utf8()),
    )?;
    let result = pad(&text, width, fill);
    Ok(vm.new_str(result))
}

fn expandtabs(vm: &mut Vm, call: &Call) -> R {
    let text = this(vm, call.values[0], "expandtabs")?;
    let [size] = vm.parse_args("expandtabs", &call.skip(1), ["tabsize"], 0, 1)?;
    let size = if size.is_null() { 8 } else { vm.index_arg(size)? };
    let tabs = text.bytes().filter(|&b| b == b'\t').count();
    vm.check_bytes(
        text.len()
            .saturating_add(tabs.saturating_mul(usize::try_from(size).unwrap_or(0))),
    )?;
    let result = str_layout::expand_tabs(&text, size);
    Ok(vm.new_str(result))
}
