//! Statements that look like one act and are not: what has been read and is still to be written, while others may run.
//!
//! ```text
//! total += one()     LoadGlobal total | ... Call ... | BinaryOp | StoreGlobal total
//!                                     ^ here: read total = 0, not yet written
//! ```

use crate::vm::Vm;
use crate::vm::frame::{Expect, PyFrame};
use switchboard_python_code::{Op, op::Instr, stack::effect};

/// What a frame of the program has read and not yet written in the statement that it is in, as a name and a value: `read
/// total` and `0, not yet written`. `top`: no frame is above it. None: it is not between two such acts.
pub fn of(vm: &Vm, f: &PyFrame, top: bool) -> Option<(String, String)> {
    let code = &vm.codes[f.code as usize].code;
    let at = f.ip as usize;
    let line = vm.line_of(f);
    let on_line = |index: &usize| {
        code.positions
            .get(*index)
            .is_some_and(|position| position.line == line)
    };
    // The store that the statement is to end with, and the load of the same before here.
    let mut behind = (at..code.instrs.len()).take_while(on_line);
    let (store, what) = behind.find_map(|index| Some((index, load_for(code.instrs[index])?)))?;
    let mut before = (0..at).rev().take_while(on_line);
    let load = before.find(|&index| (code.instrs[index].op(), code.instrs[index].arg()) == what)?;
    let name = match what.0 {
        Op::LoadDeref => code.slot_name(what.1 as usize),
        _ => code.names.get(what.1 as usize)?,
    };
    // A call that is still out has not given its result.
    let missing = usize::from(!top && f.expect == Expect::Push);
    if store == at && missing == 0 {
        let value = f.stack.last()?;
        return Some((format!("about to write {name}"), vm.short_text(*value)));
    }
    // How deep the value lies that was read, if nothing has taken it.
    let mut above: i32 = 0;
    for &instr in &code.instrs[load + 1..at] {
        let its = effect(instr, false);
        if i64::from(its.needs) > i64::from(above) {
            return Some((format!("read {name}"), "..., not yet written".into()));
        }
        above += its.delta;
    }
    let above = usize::try_from(above).ok()?.checked_sub(missing)?;
    let value = f.stack[f.stack.len().checked_sub(above + 1)?];
    Some((
        format!("read {name}"),
        format!("{}, not yet written", vm.short_text(value)),
    ))
}

/// The load whose value a store replaces, whatever others have written since.
fn load_for(store: Instr) -> Option<(Op, u32)> {
    let load = match store.op() {
        Op::StoreGlobal => Op::LoadGlobal,
        Op::StoreName => Op::LoadName,
        Op::StoreDeref => Op::LoadDeref,
        _ => return None,
    };
    Some((load, store.arg()))
}
