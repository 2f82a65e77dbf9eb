//! What each instruction needs on the operand stack and leaves there, and where control can go next.
//!
//! The compiler sizes frames with [`check`]; the decoder refuses bytes whose stack does not add up, so that the
//! VM may pop without looking.

use crate::code::{Code, ExceptionEntry};
use crate::op::{Instr, Op};

/// The effect of one instruction on the depth of the operand stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effect {
    /// Entries that must be there before.
    pub needs: u32,
    /// Change of depth.
    pub delta: i32,
}

const fn effect_of(needs: u32, delta: i32) -> Effect {
    Effect { needs, delta }
}

/// Takes `pops` entries away and puts `pushes` there.
const fn moves(pops: u32, pushes: u32) -> Effect {
    Effect {
        needs: pops,
        delta: pushes as i32 - pops as i32,
    }
}

/// The effect of `instr`; `jump` asks for the effect when it jumps.
#[must_use]
pub fn effect(instr: Instr, jump: bool) -> Effect {
    let arg = instr.arg();
    match instr.op() {
        Op::Nop
        | Op::DeleteFast
        | Op::DeleteDeref
        | Op::DeleteName
        | Op::DeleteGlobal
        | Op::Jump
        | Op::JumpBackward
        | Op::KwNames
        | Op::SetupAnnotations => moves(0, 0),
        Op::Const
        | Op::LoadFast
        | Op::LoadDeref
        | Op::LoadClosure
        | Op::LoadClassDeref
        | Op::LoadName
        | Op::LoadGlobal
        | Op::LoadBuildClass
        | Op::LoadAssertionError => moves(0, 1),
        Op::Pop
        | Op::StoreFast
        | Op::StoreDeref
        | Op::StoreName
        | Op::StoreGlobal
        | Op::DeleteAttr
        | Op::PopJumpIfTrue
        | Op::PopJumpIfFalse
        | Op::PopJumpIfNone
        | Op::PopJumpIfNotNone
        | Op::Return
        | Op::PopExcept
        | Op::ImportStar => moves(1, 0),
        Op::Dup
        | Op::LoadMethod
        | Op::GetANext
        | Op::BeforeWith
        | Op::BeforeAsyncWith
        | Op::PushExcInfo
        | Op::ImportFrom
        | Op::GetLen
        | Op::MatchMapping
        | Op::MatchSequence => moves(1, 2),
        Op::LoadAttr
        | Op::UnaryNegative
        | Op::UnaryPositive
        | Op::UnaryInvert
        | Op::UnaryNot
        | Op::ListToTuple
        | Op::GetIter
        | Op::Yield
        | Op::GetYieldFromIter
        | Op::GetAwaitable
        | Op::GetAIter => moves(1, 1),
        Op::Copy => effect_of(arg.max(1), 1),
        Op::Swap => effect_of(arg.max(2), 0),
        Op::StoreAttr | Op::DeleteSubscr | Op::EndAsyncFor => moves(2, 0),
        Op::Subscr
        | Op::BinaryOp
        | Op::Compare
        | Op::Is
        | Op::Contains
        | Op::ImportName
        | Op::PrepReraiseStar => moves(2, 1),
        Op::StoreSubscr => moves(3, 0),
        Op::BuildSlice | Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => moves(arg, 1),
        Op::BuildMap => moves(arg.saturating_mul(2), 1),
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => {
            effect_of(arg.saturating_add(1), -1)
        }
        Op::MapAdd => effect_of(arg.saturating_add(2), -2),
        // The mapping, the dict, and the callable two below it.
        Op::DictMerge => effect_of(arg.saturating_add(3), -1),
        Op::UnpackSequence => moves(1, arg),
        Op::UnpackEx => moves(1, (arg & 0xff) + (arg >> 8) + 1),
        Op::FormatValue => moves(if arg & 4 == 0 { 1 } else { 2 }, 1),
        Op::ForIter => effect_of(1, if jump { -1 } else { 1 }),
        Op::JumpIfTrueOrPop | Op::JumpIfFalseOrPop => effect_of(1, if jump { 0 } else { -1 }),
        Op::Call => moves(arg.saturating_add(1), 1),
        Op::CallMethod => moves(arg.saturating_add(2), 1),
        Op::CallEx => moves(2 + (arg & 1), 1),
        Op::MakeFunction => moves(1 + (arg & 0xf).count_ones(), 1),
        Op::YieldDelegate => moves(2, 2),
        Op::Send => effect_of(2, if jump { -1 } else { 0 }),
        Op::WithExceptStart => effect_of(4, 1),
        Op::CheckExcMatch | Op::CheckEgMatch => moves(2, 2),
        Op::Reraise => effect_of(arg.saturating_add(1), -1),
        Op::Raise => moves(arg, 0),
        Op::MatchKeys => moves(2, 3),
        Op::MatchClass => effect_of(3, -2),
    }
}

/// Where an instruction may jump to, if it can jump.
#[must_use]
pub fn jump_target(instr: Instr) -> Option<u32> {
    match instr.op() {
        Op::Jump
        | Op::JumpBackward
        | Op::ForIter
        | Op::PopJumpIfTrue
        | Op::PopJumpIfFalse
        | Op::PopJumpIfNone
        | Op::PopJumpIfNotNone
        | Op::JumpIfTrueOrPop
        | Op::JumpIfFalseOrPop
        | Op::Send => Some(instr.arg()),
        _ => None,
    }
}

/// Does control never go on to the next instruction?
#[must_use]
pub fn is_terminal(op: Op) -> bool {
    matches!(
        op,
        Op::Jump | Op::JumpBackward | Op::Return | Op::Raise | Op::Reraise
    )
}

/// The deepest operand stack that the code can have. Errors name the first instruction that takes what is not
/// there, is reached with two different depths, or lets control run off the end.
///
/// Jump targets and the exception table must be within the code.
pub fn check(code: &Code) -> Result<u32, String> {
    let count = code.instrs.len();
    let mut depths: Vec<Option<u32>> = vec![None; count];
    let mut work: Vec<(u32, u32)> = vec![(0, 0)];
    let mut deepest = 0;
    while let Some((mut at, mut depth)) = work.pop() {
        loop {
            let Some(known) = depths.get_mut(at as usize) else {
                return Err("control runs off the end of the code".to_owned());
            };
            match *known {
                Some(before) if before == depth => break,
                Some(before) => {
                    return Err(format!(
                        "instruction {at} is reached with {before} and {depth} stack entries"
                    ));
                }
                None => *known = Some(depth),
            }
            deepest = deepest.max(depth);
            if deepest > MAX_DEPTH {
                return Err(format!("instruction {at} needs too deep a stack"));
            }
            if let Some(entry) = handler(&code.exceptions, at) {
                if depth < entry.depth {
                    return Err(format!(
                        "instruction {at} has fewer stack entries than its handler keeps"
                    ));
                }
                let pushed = entry.depth + 1 + u32::from(entry.lasti);
                deepest = deepest.max(pushed);
                work.push((entry.target, pushed));
            }
            let instr = code.instrs[at as usize];
            if let Some(target) = jump_target(instr) {
                work.push((target, apply(depth, effect(instr, true), at)?));
            }
            depth = apply(depth, effect(instr, false), at)?;
            deepest = deepest.max(depth);
            if is_terminal(instr.op()) {
                break;
            }
            at += 1;
        }
    }
    Ok(deepest)
}

/// Far above what a source of bearable size makes; bounds what a frame may ask of the heap.
const MAX_DEPTH: u32 = 1 << 20;

fn apply(depth: u32, effect: Effect, at: u32) -> Result<u32, String> {
    if depth < effect.needs {
        return Err(format!(
            "instruction {at} takes {} stack entries of {depth}",
            effect.needs
        ));
    }
    Ok(depth.saturating_add_signed(effect.delta))
}

/// The handler of instruction `at`: inner entries come first.
fn handler(entries: &[ExceptionEntry], at: u32) -> Option<&ExceptionEntry> {
    entries.iter().find(|entry| entry.start <= at && at < entry.end)
}
