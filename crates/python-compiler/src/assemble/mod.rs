//! From instructions in blocks to code: a graph of basic blocks, cleaned up as CPython 3.11 does it.
//!
//! ```text
//! generate --> Graph --> optimize --> lines --> exceptions, depths --> flat instructions
//! ```
//!
//! The clean-up is no luxury: which `Nop` stays and which line an artificial instruction gets decides where a
//! step by lines stops and which line a traceback names.

mod emit;
mod exceptions;
mod lines;
mod optimize;
mod swaps;

pub(crate) use emit::flatten;
pub(crate) use optimize::truth;

use switchboard_python_code::{Op, Position};

/// A basic block of a [`Graph`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct BlockId(pub(crate) u32);

impl BlockId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an instruction does before blocks are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    Op(Op),
    /// A jump back that is no place to be interrupted (delegation).
    JumpQuietly,
    /// From here on exceptions go to the target, which finds the exception on the stack.
    SetupFinally,
    /// Likewise, with the index of the raising instruction below the exception.
    SetupCleanup,
    /// Likewise, for `with`: the result of `__enter__` is above what the handler keeps.
    SetupWith,
    /// Ends the range that the last setup began.
    PopBlock,
    /// Stands for the entry of the frame, on the line of the definition; it is not emitted.
    Entry,
}

impl What {
    fn is_jump(self) -> bool {
        match self {
            What::JumpQuietly => true,
            What::Op(op) => is_jump(op),
            _ => false,
        }
    }

    fn is_unconditional(self) -> bool {
        matches!(self, What::JumpQuietly | What::Op(Op::Jump))
    }

    fn is_exit(self) -> bool {
        matches!(self, What::Op(Op::Return | Op::Raise | Op::Reraise))
    }
}

fn is_jump(op: Op) -> bool {
    matches!(
        op,
        Op::Jump
            | Op::ForIter
            | Op::PopJumpIfTrue
            | Op::PopJumpIfFalse
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::JumpIfTrueOrPop
            | Op::JumpIfFalseOrPop
            | Op::Send
    )
}

/// One instruction in a block; a default position means that it is artificial and has none.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Inst {
    pub(crate) what: What,
    pub(crate) arg: u32,
    pub(crate) target: Option<BlockId>,
    pub(crate) at: Position,
    /// Found after the clean-up.
    handler: Option<Handler>,
}

/// Where the exceptions of an instruction go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Handler {
    block: BlockId,
    lasti: bool,
}

impl Inst {
    pub(crate) fn new(what: What, arg: u32, target: Option<BlockId>, at: Position) -> Self {
        Self {
            what,
            arg,
            target,
            at,
            handler: None,
        }
    }

    fn is(&self, op: Op) -> bool {
        self.what == What::Op(op)
    }

    fn set(&mut self, op: Op) {
        self.what = What::Op(op);
    }

    fn has_line(&self) -> bool {
        self.at.line != 0
    }
}

#[derive(Clone, Default, Debug)]
pub(crate) struct Block {
    insts: Vec<Inst>,
    /// The block that follows in the layout.
    next: Option<BlockId>,
    predecessors: u32,
    /// Control never goes on to `next`.
    closed: bool,
    /// Ends by leaving the frame or raising.
    exits: bool,
}

/// The blocks of one code object; block 0 is the entry. Layout order is the chain of `next`.
pub(crate) struct Graph {
    blocks: Vec<Block>,
    current: BlockId,
}

impl Graph {
    pub(crate) fn new() -> Self {
        Self {
            blocks: vec![Block::default()],
            current: BlockId(0),
        }
    }

    /// A block that is not laid out yet.
    pub(crate) fn block(&mut self) -> BlockId {
        self.blocks.push(Block::default());
        BlockId(self.blocks.len() as u32 - 1)
    }

    /// Lays out `block` after the current one and goes on there.
    pub(crate) fn start(&mut self, block: BlockId) {
        self.blocks[self.current.index()].next = Some(block);
        self.current = block;
    }

    pub(crate) fn push(&mut self, inst: Inst) {
        let ended = self.blocks[self.current.index()]
            .insts
            .last()
            .is_some_and(|last| last.what.is_jump() || last.what.is_exit());
        if ended {
            let block = self.block();
            self.start(block);
        }
        self.blocks[self.current.index()].insts.push(inst);
    }

    /// Does the current block end in `return`?
    pub(crate) fn returns(&self) -> bool {
        self.blocks[self.current.index()]
            .insts
            .last()
            .is_some_and(|last| last.is(Op::Return))
    }

    /// Block ids in layout order.
    fn order(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut at = Some(BlockId(0));
        while let Some(id) = at {
            order.push(id);
            at = self.blocks[id.index()].next;
        }
        order
    }

    fn get(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    fn get_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.index()]
    }

    /// The first block from `id` on in the layout that has instructions.
    fn skip_empty(&self, mut id: BlockId) -> BlockId {
        while self.get(id).insts.is_empty() {
            match self.get(id).next {
                Some(next) => id = next,
                None => break,
            }
        }
        id
    }

    /// The last instruction's jump target, if it is a jump.
    fn jump_of(&self, id: BlockId) -> Option<BlockId> {
        let last = self.get(id).insts.last()?;
        if last.what.is_jump() { last.target } else { None }
    }
}
