//! Clean-up of the graph: jumps to jumps, tests of constants, unreachable blocks, `Nop`s without a line.

use super::{BlockId, Graph, Inst, What, swaps};
use switchboard_python_code::{Const, Op};

/// An artificial block that only leaves the frame is copied in place of a jump to it when at most this long.
const MAX_COPY_SIZE: usize = 4;

pub(super) fn optimize(graph: &mut Graph, consts: &mut Vec<Const>) {
    mark_ends(graph);
    for id in created(graph) {
        extend(graph, id);
    }
    for id in graph.order() {
        simplify(graph, id, consts);
        clean(graph, id, 0);
    }
    for id in created(graph) {
        extend(graph, id);
    }
    count_predecessors(graph);
    for id in graph.order() {
        let block = graph.get_mut(id);
        if block.predecessors == 0 {
            block.insts.clear();
            block.closed = false;
        }
    }
    drop_empty(graph);
    for id in graph.order() {
        clean(graph, id, 0);
    }
    drop_empty(graph);
    drop_jumps_to_next(graph);
}

/// Newest block first, as CPython walks its list of blocks.
pub(super) fn created(graph: &Graph) -> impl Iterator<Item = BlockId> + use<> {
    (0..graph.blocks.len() as u32).rev().map(BlockId)
}

fn mark_ends(graph: &mut Graph) {
    for id in created(graph) {
        let Some(last) = graph.get(id).insts.last().copied() else {
            continue;
        };
        let block = graph.get_mut(id);
        block.exits = last.what.is_exit();
        block.closed = last.what.is_exit() || last.what.is_unconditional();
        for i in 0..graph.get(id).insts.len() {
            if let Some(target) = graph.get(id).insts[i].target {
                graph.get_mut(id).insts[i].target = Some(graph.skip_empty(target));
            }
        }
    }
}

/// Copies a small exit block in place of an unconditional jump to it.
fn extend(graph: &mut Graph, id: BlockId) {
    let Some(last) = graph.get(id).insts.last() else {
        return;
    };
    if !last.is(Op::Jump) {
        return;
    }
    let Some(target) = last.target else { return };
    let exit = graph.get(target);
    if !exit.exits || exit.insts.len() > MAX_COPY_SIZE || exit.insts.iter().any(Inst::has_line) {
        return;
    }
    let copied = exit.insts.clone();
    let block = graph.get_mut(id);
    if let Some(last) = block.insts.last_mut() {
        last.set(Op::Nop);
        last.target = None;
    }
    block.insts.extend(copied);
    block.exits = true;
}

fn simplify(graph: &mut Graph, id: BlockId, consts: &mut Vec<Const>) {
    let mut i = 0;
    while i < graph.get(id).insts.len() {
        if let Some(target) = graph.get(id).insts[i].target {
            let target = graph.skip_empty(target);
            graph.get_mut(id).insts[i].target = Some(target);
        }
        let inst = graph.get(id).insts[i];
        let again = match inst.what {
            What::Op(Op::Const) => {
                constant_test(graph, id, i, consts);
                false
            }
            What::Op(Op::BuildTuple) => {
                tuple(graph, id, i, consts);
                false
            }
            What::Op(Op::Swap) => {
                i = swaps::simplify(&mut graph.get_mut(id).insts, i);
                false
            }
            What::Op(
                op @ (Op::JumpIfFalseOrPop
                | Op::JumpIfTrueOrPop
                | Op::PopJumpIfFalse
                | Op::PopJumpIfTrue
                | Op::PopJumpIfNone
                | Op::PopJumpIfNotNone
                | Op::Jump),
            ) => thread(graph, id, i, op),
            _ => false,
        };
        if !again {
            i += 1;
        }
    }
}

/// A constant that is only tested: the outcome is known.
fn constant_test(graph: &mut Graph, id: BlockId, i: usize, consts: &[Const]) {
    let value = &consts[graph.get(id).insts[i].arg as usize];
    let block = graph.get_mut(id);
    let Some(&next) = block.insts.get(i + 1) else {
        return;
    };
    let What::Op(op) = next.what else { return };
    match op {
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
            let jumps = truth(value) == (op == Op::PopJumpIfTrue);
            block.insts[i].set(Op::Nop);
            decide(&mut block.insts[i + 1], jumps);
            block.closed |= jumps;
        }
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
            let jumps = truth(value) == (op == Op::JumpIfTrueOrPop);
            if !jumps {
                block.insts[i].set(Op::Nop);
            }
            decide(&mut block.insts[i + 1], jumps);
            block.closed |= jumps;
        }
        Op::Is if *value == Const::None => {
            let Some(test) = block.insts.get_mut(i + 2) else {
                return;
            };
            let when_none = match test.what {
                What::Op(Op::PopJumpIfTrue) => next.arg == 0,
                What::Op(Op::PopJumpIfFalse) => next.arg == 1,
                _ => return,
            };
            test.set(if when_none {
                Op::PopJumpIfNone
            } else {
                Op::PopJumpIfNotNone
            });
            block.insts[i].set(Op::Nop);
            block.insts[i + 1].set(Op::Nop);
        }
        _ => {}
    }
}

fn decide(test: &mut Inst, jumps: bool) {
    if jumps {
        test.set(Op::Jump);
    } else {
        test.set(Op::Nop);
        test.target = None;
    }
}

pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis | Const::BigInt(_) | Const::Code(_) => true,
        Const::Int(n) => *n != 0,
        Const::Float(f) | Const::Complex(f) => *f != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}

/// `a, b = c, d` needs no tuple; a tuple of constants is a constant.
fn tuple(graph: &mut Graph, id: BlockId, i: usize, consts: &mut Vec<Const>) {
    let insts = &mut graph.get_mut(id).insts;
    let count = insts[i].arg;
    if insts
        .get(i + 1)
        .is_some_and(|next| next.is(Op::UnpackSequence) && next.arg == count)
    {
        match count {
            1 => {
                insts[i].set(Op::Nop);
                insts[i + 1].set(Op::Nop);
                return;
            }
            2 | 3 => {
                insts[i].set(Op::Nop);
                insts[i + 1].set(Op::Swap);
                return;
            }
            _ => {}
        }
    }
    let n = count as usize;
    if n > i || !insts[i - n..i].iter().all(|inst| inst.is(Op::Const)) {
        return;
    }
    let items: Vec<Const> = insts[i - n..i]
        .iter()
        .map(|inst| consts[inst.arg as usize].clone())
        .collect();
    let value = Const::Tuple(items);
    let key = crate::generate::const_key(&value);
    let index = consts
        .iter()
        .position(|known| crate::generate::const_key(known) == key)
        .unwrap_or_else(|| {
            consts.push(value);
            consts.len() - 1
        });
    for inst in &mut insts[i - n..i] {
        inst.set(Op::Nop);
    }
    insts[i].set(Op::Const);
    insts[i].arg = index as u32;
}

/// Sends a jump to a jump on to the final target. True when the instruction has to be looked at again.
fn thread(graph: &mut Graph, id: BlockId, i: usize, op: Op) -> bool {
    let inst = graph.get(id).insts[i];
    let Some(target) = inst.target else { return false };
    let Some(&first) = graph.get(target).insts.first() else {
        return false;
    };
    let What::Op(found) = first.what else { return false };
    let same_line = inst.at.line == first.at.line;
    let becomes = match (op, found) {
        (Op::JumpIfFalseOrPop, Op::PopJumpIfFalse) | (Op::JumpIfTrueOrPop, Op::PopJumpIfTrue) => found,
        (Op::JumpIfFalseOrPop, Op::Jump | Op::JumpIfFalseOrPop)
        | (Op::JumpIfTrueOrPop, Op::Jump | Op::JumpIfTrueOrPop) => op,
        (Op::JumpIfFalseOrPop, Op::JumpIfTrueOrPop | Op::PopJumpIfTrue)
        | (Op::JumpIfTrueOrPop, Op::JumpIfFalseOrPop | Op::PopJumpIfFalse) => {
            let (true, Some(next)) = (same_line, graph.get(target).next) else {
                return false;
            };
            let inst = &mut graph.get_mut(id).insts[i];
            inst.set(if op == Op::JumpIfFalseOrPop {
                Op::PopJumpIfFalse
            } else {
                Op::PopJumpIfTrue
            });
            inst.target = Some(next);
            return true;
        }
        (_, Op::Jump) if !matches!(op, Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop) => op,
        _ => return false,
    };
    if !same_line || inst.target == first.target {
        return false;
    }
    let inst = &mut graph.get_mut(id).insts[i];
    inst.set(becomes);
    inst.target = first.target;
    true
}

/// Removes `Nop`s that keep no line of their own. `line` is the line of the instruction before the block, or 0.
pub(super) fn clean(graph: &mut Graph, id: BlockId, mut line: u32) {
    let insts = std::mem::take(&mut graph.get_mut(id).insts);
    let next_line = {
        let mut next = graph.get(id).next;
        while let Some(n) = next {
            if !graph.get(n).insts.is_empty() {
                break;
            }
            next = graph.get(n).next;
        }
        next.map(|n| graph.get(n).insts[0].at.line)
    };
    let mut kept: Vec<Inst> = Vec::with_capacity(insts.len());
    let mut moved = None;
    for (i, inst) in insts.iter().enumerate() {
        let mut inst = *inst;
        if let Some(at) = moved.take() {
            inst.at = at;
        }
        if inst.is(Op::Nop) {
            if !inst.has_line() || line == inst.at.line {
                continue;
            }
            if let Some(following) = insts.get(i + 1) {
                if !following.has_line() {
                    moved = Some(inst.at);
                    continue;
                }
                if following.at.line == inst.at.line {
                    continue;
                }
            } else if next_line == Some(inst.at.line) {
                continue;
            }
        }
        line = inst.at.line;
        kept.push(inst);
    }
    graph.get_mut(id).insts = kept;
}

fn count_predecessors(graph: &mut Graph) {
    for block in &mut graph.blocks {
        block.predecessors = 0;
    }
    let mut work = vec![BlockId(0)];
    graph.get_mut(BlockId(0)).predecessors = 1;
    while let Some(id) = work.pop() {
        let block = graph.get(id);
        let mut goals: Vec<BlockId> = block.insts.iter().filter_map(|inst| inst.target).collect();
        goals.extend(block.next.filter(|_| !block.closed));
        for goal in goals {
            let block = graph.get_mut(goal);
            if block.predecessors == 0 {
                work.push(goal);
            }
            block.predecessors += 1;
        }
    }
}

/// Takes empty blocks out of the layout and out of jump targets.
pub(super) fn drop_empty(graph: &mut Graph) {
    for id in graph.order() {
        let mut next = graph.get(id).next;
        while let Some(n) = next {
            if !graph.get(n).insts.is_empty() {
                break;
            }
            next = graph.get(n).next;
        }
        graph.get_mut(id).next = next;
    }
    for id in graph.order() {
        for i in 0..graph.get(id).insts.len() {
            if let Some(target) = graph.get(id).insts[i].target {
                let target = graph.skip_empty(target);
                graph.get_mut(id).insts[i].target = Some(target);
            }
        }
    }
}

fn drop_jumps_to_next(graph: &mut Graph) {
    let mut dropped = false;
    for id in graph.order() {
        let block = graph.get_mut(id);
        let next = block.next;
        let Some(last) = block.insts.last_mut() else {
            continue;
        };
        if last.what.is_unconditional() && last.target == next {
            last.set(Op::Nop);
            last.target = None;
            block.closed = false;
            clean(graph, id, 0);
            dropped = true;
        }
    }
    if dropped {
        drop_empty(graph);
    }
}
