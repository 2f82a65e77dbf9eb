//! Which handler guards each instruction, and how much of the stack it keeps.

use super::{BlockId, Graph, Handler, What};
use std::collections::BTreeMap;
use switchboard_python_code::stack::effect;
use switchboard_python_code::{Instr, Op};

/// What holds at the start of a block.
#[derive(Clone)]
struct Start {
    handlers: Vec<Handler>,
    depth: u32,
}

/// Sets the handler of every instruction, turns setups and their ends into `Nop`s, and returns how many stack
/// entries each handler keeps.
pub(super) fn label(graph: &mut Graph) -> BTreeMap<BlockId, u32> {
    let mut kept: BTreeMap<BlockId, u32> = BTreeMap::new();
    let mut starts: BTreeMap<BlockId, Start> = BTreeMap::new();
    starts.insert(
        BlockId(0),
        Start {
            handlers: Vec::new(),
            depth: 0,
        },
    );
    let mut work = vec![BlockId(0)];
    while let Some(id) = work.pop() {
        let mut state = starts[&id].clone();
        let mut reached: Vec<(BlockId, Start)> = Vec::new();
        let block = graph.get_mut(id);
        for inst in &mut block.insts {
            match inst.what {
                What::SetupFinally | What::SetupCleanup | What::SetupWith => {
                    let Some(target) = inst.target.take() else {
                        continue;
                    };
                    let lasti = inst.what != What::SetupFinally;
                    // The result of `__enter__` is above what the handler of a `with` keeps.
                    let keeps = state.depth - u32::from(inst.what == What::SetupWith);
                    let depth = keeps + 1 + u32::from(lasti);
                    kept.insert(target, keeps);
                    reached.push((
                        target,
                        Start {
                            handlers: state.handlers.clone(),
                            depth,
                        },
                    ));
                    state.handlers.push(Handler { block: target, lasti });
                    inst.set(Op::Nop);
                }
                What::PopBlock => {
                    state.handlers.pop();
                    inst.set(Op::Nop);
                }
                What::JumpQuietly => {
                    inst.handler = state.handlers.last().copied();
                    reached.extend(inst.target.map(|target| (target, state.clone())));
                }
                What::Op(op) => {
                    inst.handler = state.handlers.last().copied();
                    let instr = Instr::new(op, inst.arg);
                    if let Some(target) = inst.target {
                        let depth = state.depth.saturating_add_signed(effect(instr, true).delta);
                        reached.push((
                            target,
                            Start {
                                handlers: state.handlers.clone(),
                                depth,
                            },
                        ));
                    }
                    state.depth = state.depth.saturating_add_signed(effect(instr, false).delta);
                }
                What::Entry => {}
            }
        }
        if let (false, Some(next)) = (block.closed, block.next) {
            reached.push((next, state));
        }
        for (target, start) in reached {
            starts.entry(target).or_insert_with(|| {
                work.push(target);
                start
            });
        }
    }
    kept
}
