//! Code as text that CPython's own code can be written as, too (`facts.py`): tables, instructions, positions,
//! exception table. What only one of the two instruction sets has is left out on both sides.

use std::fmt::Write;
use switchboard_python_code::disassemble::instruction;
use switchboard_python_code::stack::jump_target;
use switchboard_python_code::{Code, Const, ExceptionEntry, Op};

/// The facts of a module's code, outermost first, in the order of the constants.
pub fn facts(code: &Code) -> String {
    let mut out = String::new();
    walk(code, &mut out);
    out
}

fn walk(code: &Code, out: &mut String) {
    let cells: Vec<&str> = code.cells.iter().map(|cell| cell.name.as_str()).collect();
    let _ = writeln!(out, "== {} {}", code.qualname, code.first_line);
    let _ = writeln!(
        out,
        "args {} {} {} flags {:#x}",
        code.arg_count, code.positional_only, code.keyword_only, code.flags.0
    );
    let _ = writeln!(out, "locals {}", code.local_names.join(" "));
    let _ = writeln!(out, "cells {}", cells.join(" "));
    let _ = writeln!(out, "free {}", code.free_names.join(" "));
    let _ = writeln!(out, "names {}", code.names.join(" "));
    for (at, &instr) in code.instrs.iter().enumerate() {
        let p = code.positions[at];
        let text = match instr.op() {
            Op::Const | Op::KwNames => {
                format!(
                    "{} {}",
                    instr.op().name(),
                    constant(&code.consts[instr.arg() as usize])
                )
            }
            Op::Call | Op::CallMethod => "Call".to_owned(),
            Op::Yield | Op::YieldDelegate => "Yield".to_owned(),
            op if jump_target(instr).is_some() => format!("{} {}", op.name(), instr.arg()),
            _ => instruction(code, instr),
        };
        let _ = writeln!(
            out,
            "{text} @ {}:{}-{}:{}",
            p.line, p.column, p.end_line, p.end_column
        );
    }
    for entry in merged(&code.exceptions) {
        let _ = writeln!(
            out,
            "try {}..{} -> {} {} {}",
            entry.start,
            entry.end,
            entry.target,
            entry.depth,
            u8::from(entry.lasti)
        );
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            walk(inner, out);
        }
    }
}

fn merged(entries: &[ExceptionEntry]) -> Vec<ExceptionEntry> {
    let mut merged: Vec<ExceptionEntry> = Vec::new();
    for entry in entries {
        match merged.last_mut() {
            Some(last) if last.end == entry.start && last.target == entry.target => last.end = entry.end,
            _ => merged.push(*entry),
        }
    }
    merged
}

fn constant(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(constant).collect::<Vec<_>>().join(",");
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match value {
        Const::None => "None".to_owned(),
        Const::True => "True".to_owned(),
        Const::False => "False".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(f) => format!("f{}", hex(&f.to_be_bytes())),
        Const::Complex(f) => format!("j{}", hex(&f.to_be_bytes())),
        Const::Str(text) => format!("s{}", hex(text.as_bytes())),
        Const::Bytes(bytes) => format!("b{}", hex(bytes)),
        Const::Tuple(items) => format!("({})", list(items)),
        // In the order of a set, which is not the source's.
        Const::FrozenSet(items) => {
            let mut parts: Vec<String> = items.iter().map(constant).collect();
            parts.sort();
            parts.dedup();
            format!("{{{}}}", parts.join(","))
        }
        Const::Code(code) => format!("<{}>", code.qualname),
    }
}
