//! The cleaned graph as flat instructions with absolute targets.

use super::{BlockId, Graph, Handler, Inst, What, exceptions, lines, optimize};
use switchboard_python_code::{Const, ExceptionEntry, Instr, Op, Position};

/// Instructions laid out.
pub(crate) struct Flat {
    pub(crate) instrs: Vec<Instr>,
    pub(crate) positions: Vec<Position>,
    pub(crate) exceptions: Vec<ExceptionEntry>,
}

/// Cleans the graph up and lays it out; constants that it folds are added to `consts`.
pub(crate) fn flatten(mut graph: Graph, consts: &mut Vec<Const>, first_line: u32) -> Flat {
    optimize::optimize(&mut graph, consts);
    lines::assign(&mut graph, first_line);
    let kept = exceptions::label(&mut graph);
    let order = graph.order();
    for &id in &order {
        optimize::clean(&mut graph, id, 0);
    }
    let mut starts = vec![0u32; graph.blocks.len()];
    let mut count = 0;
    let is_emitted = |inst: &&Inst| inst.what != What::Entry;
    for &id in &order {
        starts[id.index()] = count;
        count += graph.get(id).insts.iter().filter(is_emitted).count() as u32;
    }
    let start_of = |id: BlockId| starts[id.index()];
    let mut flat = Flat {
        instrs: Vec::new(),
        positions: Vec::new(),
        exceptions: Vec::new(),
    };
    let mut covered: Option<Handler> = None;
    let mut covered_from = 0;
    let close = |flat: &mut Flat, handler: Option<Handler>, from: u32| {
        let end = flat.instrs.len() as u32;
        if let Some(handler) = handler.filter(|_| end > from) {
            flat.exceptions.push(ExceptionEntry {
                start: from,
                end,
                target: start_of(handler.block),
                depth: kept[&handler.block],
                lasti: handler.lasti,
            });
        }
    };
    for &id in &order {
        for inst in graph.get(id).insts.iter().filter(is_emitted) {
            if inst.handler != covered {
                close(&mut flat, covered, covered_from);
                covered = inst.handler;
                covered_from = flat.instrs.len() as u32;
            }
            let instr = resolve(
                inst,
                flat.instrs.last().copied(),
                flat.instrs.len() as u32,
                start_of,
            );
            flat.instrs.push(instr);
            flat.positions.push(inst.at);
        }
    }
    close(&mut flat, covered, covered_from);
    flat
}

fn resolve(inst: &Inst, before: Option<Instr>, here: u32, start_of: impl Fn(BlockId) -> u32) -> Instr {
    let target = inst.target.map(start_of);
    match (inst.what, target) {
        (What::Op(Op::Jump), Some(target)) if target <= here => Instr::new(Op::JumpBackward, target),
        (What::JumpQuietly, Some(target)) => Instr::new(Op::Jump, target),
        (What::Op(op), Some(target)) => Instr::new(op, target),
        // Delegation goes on where the `Send` before it goes when its receiver ends.
        (What::Op(Op::YieldDelegate), None) => {
            Instr::new(Op::YieldDelegate, before.map_or(0, |send| send.arg()))
        }
        (What::Op(op), None) => Instr::new(op, inst.arg),
        (what, _) => unreachable!("{what:?} is gone after the handlers are labelled"),
    }
}
