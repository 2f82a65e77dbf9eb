//! Text form of code: one line per instruction, for goldens, the instruction grain and debugging.
//!
//! ```text
//! code f(a) flags=OPTIMIZED|NEWLOCALS stack=2
//!   2      0 LoadFast a                  2:11-2:12
//!          1 Const 1                     2:15-2:16
//!          2 BinaryOp +                  2:11-2:16
//!          3 Return                      2:4-2:16
//! ```

use crate::code::{Code, Const, Flags};
use crate::op::{BinaryKind, CompareKind, Instr, Op};
use crate::stack::jump_target;
use std::fmt::Write;

/// The code and all code inside of it, outermost first.
#[must_use]
pub fn disassemble(code: &Code) -> String {
    let mut out = String::new();
    let mut queue = vec![code];
    while let Some(next) = queue.pop() {
        if !out.is_empty() {
            out.push('\n');
        }
        one(next, &mut out);
        let inner = next.consts.iter().filter_map(|c| match c {
            Const::Code(code) => Some(&**code),
            _ => None,
        });
        queue.extend(inner.rev());
    }
    out
}

/// One instruction as text: its name and what its argument means.
#[must_use]
pub fn instruction(code: &Code, instr: Instr) -> String {
    let op = instr.op();
    let arg = instr.arg();
    let index = arg as usize;
    let detail = match op {
        Op::Const | Op::KwNames => code.consts.get(index).map(constant),
        Op::LoadFast
        | Op::StoreFast
        | Op::DeleteFast
        | Op::LoadDeref
        | Op::StoreDeref
        | Op::DeleteDeref
        | Op::LoadClosure
        | Op::LoadClassDeref => (index < code.slots()).then(|| code.slot_name(index).to_owned()),
        Op::LoadName
        | Op::StoreName
        | Op::DeleteName
        | Op::LoadGlobal
        | Op::StoreGlobal
        | Op::DeleteGlobal
        | Op::LoadAttr
        | Op::StoreAttr
        | Op::DeleteAttr
        | Op::LoadMethod
        | Op::ImportName
        | Op::ImportFrom => code.names.get(index).cloned(),
        Op::BinaryOp => BinaryKind::ALL.get(index).map(|kind| kind.text().to_owned()),
        Op::Compare => CompareKind::ALL.get(index).map(|kind| kind.text().to_owned()),
        Op::Is => Some(if arg == 0 { "is" } else { "is not" }.to_owned()),
        Op::Contains => Some(if arg == 0 { "in" } else { "not in" }.to_owned()),
        Op::UnpackEx => Some(format!("{}, *, {}", arg & 0xff, arg >> 8)),
        Op::YieldDelegate => Some(format!("-> {arg}")),
        _ if jump_target(instr).is_some() => Some(format!("-> {arg}")),
        _ if takes_number(op) => Some(arg.to_string()),
        _ => None,
    };
    match detail {
        Some(detail) => format!("{} {detail}", op.name()),
        None => op.name().to_owned(),
    }
}

fn takes_number(op: Op) -> bool {
    matches!(
        op,
        Op::Copy
            | Op::Swap
            | Op::BuildSlice
            | Op::BuildTuple
            | Op::BuildList
            | Op::BuildSet
            | Op::BuildMap
            | Op::BuildString
            | Op::ListAppend
            | Op::SetAdd
            | Op::MapAdd
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge
            | Op::UnpackSequence
            | Op::FormatValue
            | Op::Call
            | Op::CallMethod
            | Op::CallEx
            | Op::MakeFunction
            | Op::GetAwaitable
            | Op::Reraise
            | Op::Raise
            | Op::MatchClass
    )
}

/// A constant, roughly as Python would show it.
#[must_use]
pub fn constant(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(constant).collect::<Vec<_>>().join(", ");
    match value {
        Const::None => "None".to_owned(),
        Const::True => "True".to_owned(),
        Const::False => "False".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(f) => format!("{f:?}"),
        Const::Complex(f) => format!("{f:?}j"),
        Const::Str(s) => format!("{s:?}"),
        Const::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Const::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("frozenset({})", list(items)),
        Const::Code(code) => format!("<code {}>", code.qualname),
    }
}

fn one(code: &Code, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "code {}({}) flags={} stack={}",
        code.qualname,
        parameters(code),
        flags(code.flags),
        code.stack_size
    );
    if !code.cells.is_empty() {
        let names: Vec<&str> = code.cells.iter().map(|cell| cell.name.as_str()).collect();
        let _ = writeln!(out, "  cells {}", names.join(", "));
    }
    if !code.free_names.is_empty() {
        let _ = writeln!(out, "  free {}", code.free_names.join(", "));
    }
    let mut shown_line = 0;
    for (at, (&instr, position)) in code.instrs.iter().zip(&code.positions).enumerate() {
        let line = if position.line != 0 && position.line != shown_line {
            shown_line = position.line;
            position.line.to_string()
        } else {
            String::new()
        };
        let place = if position.line == 0 {
            "-".to_owned()
        } else {
            format!(
                "{}:{}-{}:{}",
                position.line, position.column, position.end_line, position.end_column
            )
        };
        let _ = writeln!(out, "{line:>3} {at:>6} {:<28} {place}", instruction(code, instr));
    }
    for entry in &code.exceptions {
        let lasti = if entry.lasti { " lasti" } else { "" };
        let _ = writeln!(
            out,
            "  try {}..{} -> {} depth {}{lasti}",
            entry.start, entry.end, entry.target, entry.depth
        );
    }
}

fn parameters(code: &Code) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut names = code.local_names.iter();
    let positional = code.arg_count as usize;
    for (i, name) in names.by_ref().take(positional).enumerate() {
        parts.push(name.clone());
        if i + 1 == code.positional_only as usize {
            parts.push("/".to_owned());
        }
    }
    let keyword_only: Vec<&String> = names.by_ref().take(code.keyword_only as usize).collect();
    if code.flags.has(Flags::VARARGS) {
        parts.extend(names.next().map(|name| format!("*{name}")));
    } else if !keyword_only.is_empty() {
        parts.push("*".to_owned());
    }
    parts.extend(keyword_only.into_iter().cloned());
    if code.flags.has(Flags::VARKEYWORDS) {
        parts.extend(names.next().map(|name| format!("**{name}")));
    }
    parts.join(", ")
}

fn flags(flags: Flags) -> String {
    const NAMES: [(u32, &str); 9] = [
        (Flags::OPTIMIZED, "OPTIMIZED"),
        (Flags::NEWLOCALS, "NEWLOCALS"),
        (Flags::VARARGS, "VARARGS"),
        (Flags::VARKEYWORDS, "VARKEYWORDS"),
        (Flags::NESTED, "NESTED"),
        (Flags::GENERATOR, "GENERATOR"),
        (Flags::COROUTINE, "COROUTINE"),
        (Flags::ITERABLE_COROUTINE, "ITERABLE_COROUTINE"),
        (Flags::ASYNC_GENERATOR, "ASYNC_GENERATOR"),
    ];
    let set: Vec<&str> = NAMES
        .iter()
        .filter(|(bit, _)| flags.has(*bit))
        .map(|(_, name)| *name)
        .collect();
    if set.is_empty() {
        "none".to_owned()
    } else {
        set.join("|")
    }
}
