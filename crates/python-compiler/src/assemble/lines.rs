//! Lines for artificial instructions: each takes the place of what runs before it, so that the line of a frame
//! is always known.

use super::optimize::{created, drop_empty};
use super::{BlockId, Graph};
use switchboard_python_code::{Op, Position};

/// Gives every instruction that can be reached a line.
pub(super) fn assign(graph: &mut Graph, first_line: u32) {
    duplicate_exits(graph);
    propagate(graph);
    guarantee_for_returns(graph, first_line);
}

fn is_exit_without_line(graph: &Graph, id: BlockId) -> bool {
    let block = graph.get(id);
    block.exits && block.insts.iter().all(|inst| !inst.has_line())
}

/// An exit without a line that several places jump to is copied, so that each copy has one predecessor.
fn duplicate_exits(graph: &mut Graph) {
    for id in created(graph) {
        let Some(target) = graph.jump_of(id) else { continue };
        if !is_exit_without_line(graph, target) || graph.get(target).predecessors <= 1 {
            continue;
        }
        let place = graph.get(id).insts.last().map(|last| last.at).unwrap_or_default();
        let mut copy = graph.get(target).clone();
        copy.predecessors = 1;
        if let Some(first) = copy.insts.first_mut() {
            first.at = place;
        }
        graph.blocks.push(copy);
        let copy = BlockId(graph.blocks.len() as u32 - 1);
        graph.get_mut(target).predecessors -= 1;
        graph.get_mut(target).next = Some(copy);
        if let Some(last) = graph.get_mut(id).insts.last_mut() {
            last.target = Some(copy);
        }
    }
    drop_empty(graph);
    for id in created(graph) {
        let block = graph.get(id);
        let (false, Some(next), Some(last)) = (block.closed, block.next, block.insts.last()) else {
            continue;
        };
        let place = last.at;
        if is_exit_without_line(graph, next)
            && let Some(first) = graph.get_mut(next).insts.first_mut()
        {
            first.at = place;
        }
    }
}

fn inherit(graph: &mut Graph, id: BlockId, place: Position) {
    if graph.get(id).predecessors == 1
        && let Some(first) = graph.get_mut(id).insts.first_mut()
        && !first.has_line()
    {
        first.at = place;
    }
}

fn propagate(graph: &mut Graph) {
    for id in graph.order() {
        let mut place = Position::default();
        for inst in &mut graph.get_mut(id).insts {
            if inst.has_line() {
                place = inst.at;
            } else {
                inst.at = place;
            }
        }
        if graph.get(id).insts.is_empty() {
            continue;
        }
        if let (false, Some(next)) = (graph.get(id).closed, graph.get(id).next) {
            inherit(graph, next, place);
        }
        if let Some(target) = graph.jump_of(id) {
            inherit(graph, target, place);
        }
    }
}

fn guarantee_for_returns(graph: &mut Graph, first_line: u32) {
    let mut line = first_line;
    for id in graph.order() {
        let insts = &mut graph.get_mut(id).insts;
        let Some(last) = insts.last() else { continue };
        if last.has_line() {
            line = last.at.line;
        } else if last.is(Op::Return) {
            for inst in insts {
                inst.at = Position {
                    line,
                    column: 0,
                    end_line: line,
                    end_column: 0,
                };
            }
        }
    }
}
