//! Runs of swaps become as few as possible; a swap before plain stores becomes another order of the stores.

use super::{Inst, What};
use switchboard_python_code::Op;

/// Simplifies the run of swaps that starts at `i`; returns the index of its last instruction.
pub(super) fn simplify(insts: &mut [Inst], i: usize) -> usize {
    if insts[i].arg == 1 {
        insts[i].set(Op::Nop);
        return i;
    }
    let end = shorten(insts, i);
    reorder_stores(insts, end);
    end
}

fn shorten(insts: &mut [Inst], start: usize) -> usize {
    let mut end = start + 1;
    let mut depth = insts[start].arg as usize;
    let mut swaps = 1;
    while end < insts.len() {
        if insts[end].is(Op::Swap) {
            depth = depth.max(insts[end].arg as usize);
            swaps += 1;
        } else if !insts[end].is(Op::Nop) {
            break;
        }
        end += 1;
    }
    if swaps == 1 {
        return start;
    }
    let mut stack: Vec<Option<usize>> = (0..depth).map(Some).collect();
    for inst in insts[start..end].iter().filter(|inst| inst.is(Op::Swap)) {
        stack.swap(0, inst.arg as usize - 1);
    }
    // Each cycle of the permutation is undone through the top of the stack; written backwards, that makes it.
    let mut made: Vec<u32> = Vec::new();
    for i in 0..depth {
        if stack[i].is_none() || stack[i] == Some(i) {
            continue;
        }
        let mut j = i;
        loop {
            if j != 0 {
                made.push(j as u32 + 1);
            }
            let Some(next) = stack[j].take() else { break };
            j = next;
        }
    }
    let mut at = end;
    for depth in made {
        at -= 1;
        insts[at].set(Op::Swap);
        insts[at].arg = depth;
    }
    for inst in &mut insts[start..at] {
        inst.set(Op::Nop);
    }
    end - 1
}

fn is_store(inst: &Inst) -> bool {
    inst.is(Op::StoreFast) || inst.is(Op::Pop)
}

fn stored(inst: &Inst) -> Option<u32> {
    inst.is(Op::StoreFast).then_some(inst.arg)
}

/// The next store after `i`, over `Nop`s only, on `line` (0: on any).
fn next_store(insts: &[Inst], i: usize, line: u32) -> Option<usize> {
    for (at, inst) in insts.iter().enumerate().skip(i + 1) {
        if line != 0 && inst.at.line != line {
            return None;
        }
        if is_store(inst) {
            return Some(at);
        }
        if inst.what != What::Op(Op::Nop) {
            return None;
        }
    }
    None
}

fn reorder_stores(insts: &mut [Inst], from: usize) {
    for i in (0..=from).rev() {
        if !insts[i].is(Op::Swap) {
            if insts[i].is(Op::Nop) || is_store(&insts[i]) {
                continue;
            }
            return;
        }
        let Some(first) = next_store(insts, i, 0) else {
            return;
        };
        let line = insts[first].at.line;
        let mut last = first;
        for _ in 1..insts[i].arg {
            let Some(next) = next_store(insts, last, line) else {
                return;
            };
            last = next;
        }
        let (a, b) = (stored(&insts[first]), stored(&insts[last]));
        if a.is_some() && a == b {
            return;
        }
        let between = insts[first + 1..last].iter().filter_map(stored);
        if between.into_iter().any(|slot| Some(slot) == a || Some(slot) == b) {
            return;
        }
        insts[i].set(Op::Nop);
        insts.swap(first, last);
    }
}
