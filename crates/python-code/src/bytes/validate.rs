//! The rules that the VM takes for granted about code.

use crate::code::{Code, Const, Flags};
use crate::op::{BinaryKind, CompareKind, Instr, Op};
use crate::stack::{self, jump_target};

/// Checks `code` and all code inside of it.
pub fn validate(code: &Code) -> Result<(), String> {
    let mut queue = vec![code];
    while let Some(next) = queue.pop() {
        validate_one(next).map_err(|message| format!("{}: {message}", next.qualname))?;
        queue.extend(next.consts.iter().filter_map(|value| match value {
            Const::Code(inner) => Some(&**inner),
            _ => None,
        }));
    }
    Ok(())
}

/// Checks one code object, not those in its constants.
pub(super) fn validate_one(code: &Code) -> Result<(), String> {
    if code.instrs.is_empty() {
        return Err("no instructions".to_owned());
    }
    if code.instrs.len() != code.positions.len() {
        return Err("not one position per instruction".to_owned());
    }
    parameters(code)?;
    if let Some(cell) = code
        .cells
        .iter()
        .find(|cell| !in_range(cell.local, code.local_names.len()))
    {
        return Err(format!("the cell {} takes its value from no local", cell.name));
    }
    for (at, &instr) in code.instrs.iter().enumerate() {
        instruction(code, instr)
            .map_err(|what| format!("instruction {at} ({}): {what}", instr.op().name()))?;
    }
    let count = code.instrs.len() as u32;
    for entry in &code.exceptions {
        if entry.start >= entry.end || entry.end > count || entry.target >= count {
            return Err("an exception table entry lies outside of the code".to_owned());
        }
    }
    // Walks all that can be reached: an entry for other instructions may say what it likes.
    let deepest = stack::check(code)?;
    if deepest > code.stack_size {
        return Err(format!(
            "the stack needs {deepest} entries, not {}",
            code.stack_size
        ));
    }
    Ok(())
}

fn in_range(local: Option<u32>, locals: usize) -> bool {
    local.is_none_or(|local| (local as usize) < locals)
}

fn parameters(code: &Code) -> Result<(), String> {
    let stars = u64::from(code.flags.has(Flags::VARARGS)) + u64::from(code.flags.has(Flags::VARKEYWORDS));
    let slots = u64::from(code.arg_count) + u64::from(code.keyword_only) + stars;
    if slots > code.local_names.len() as u64 {
        return Err("more parameters than locals".to_owned());
    }
    if code.positional_only > code.arg_count {
        return Err("more positional-only parameters than positional ones".to_owned());
    }
    Ok(())
}

fn instruction(code: &Code, instr: Instr) -> Result<(), String> {
    let arg = instr.arg() as usize;
    let within = |what: &str, start: usize, end: usize| {
        if (start..end).contains(&arg) {
            Ok(())
        } else {
            Err(format!("{what} {arg} is out of range"))
        }
    };
    let locals = code.local_names.len();
    match instr.op() {
        Op::Const => within("constant", 0, code.consts.len()),
        Op::KwNames => match code.consts.get(arg) {
            Some(Const::Tuple(names)) if names.iter().all(|name| matches!(name, Const::Str(_))) => Ok(()),
            _ => Err("keyword names must be a tuple of strings".to_owned()),
        },
        Op::LoadFast | Op::StoreFast | Op::DeleteFast => within("local", 0, locals),
        Op::LoadDeref | Op::StoreDeref | Op::DeleteDeref | Op::LoadClosure | Op::LoadClassDeref => {
            within("cell", locals, code.slots())
        }
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
        | Op::ImportFrom => within("name", 0, code.names.len()),
        Op::BinaryOp => within("operator", 0, BinaryKind::ALL.len()),
        Op::Compare => within("comparison", 0, CompareKind::ALL.len()),
        Op::Is | Op::Contains | Op::CallEx => within("argument", 0, 2),
        Op::BuildSlice => within("argument", 2, 4),
        Op::FormatValue => within("argument", 0, 8),
        Op::MakeFunction => within("argument", 0, 16),
        Op::GetAwaitable | Op::Raise => within("argument", 0, 3),
        Op::Copy => within("argument", 1, usize::MAX),
        Op::Swap => within("argument", 2, usize::MAX),
        Op::ListAppend
        | Op::SetAdd
        | Op::MapAdd
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge => within("argument", 1, usize::MAX),
        Op::YieldDelegate => within("target", 0, code.instrs.len()),
        _ if jump_target(instr).is_some() => within("target", 0, code.instrs.len()),
        _ => Ok(()),
    }
}
