//! From syntax to instructions, statement by statement, in the order and on the lines of CPython 3.11.
//!
//! Each code object is a [`Unit`]; the position given to an instruction is the unit's current one, which
//! statements set and expressions set for their own extent. An unset position makes an instruction artificial:
//! it then takes the line of what runs before it.

mod assign;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod expressions;
mod fold;
mod functions;
mod imports;
mod loops;
mod names;
mod operators;
mod patterns;
mod percent;
mod sequences;
mod statements;
mod strings;
mod tries;
mod unit;
mod unparse;
mod unwind;
mod warnings;
mod withs;

pub(crate) use unit::const_key;

use crate::assemble::{BlockId, Inst, What};
use crate::diagnostic::{Diagnostic, Warning};
use crate::lines::Lines;
use crate::scope::Table;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;
use switchboard_python_code::{Code, Const, Op, Position};
use unit::{Unit, UnitKind};

type Done = Result<(), Diagnostic>;

/// The position of artificial instructions.
const NOWHERE: Position = Position {
    line: 0,
    column: 0,
    end_line: 0,
    end_column: 0,
};

/// Compiles the statements of a module.
pub(crate) fn module(
    body: &[Stmt],
    lines: &Lines<'_>,
    table: &Table,
    filename: &str,
    future_annotations: bool,
    future_end: u32,
) -> Result<(Code, Vec<Warning>), Diagnostic> {
    let unit = Unit::new(UnitKind::Module, table, table.module(), "<module>", None, 0);
    let mut generator = Generator {
        lines,
        table,
        filename,
        future_annotations,
        future_end,
        units: vec![unit],
        count: 0,
        warnings: Vec::new(),
    };
    generator.unit().at = NOWHERE;
    generator.body(body)?;
    let code = generator.finish(true)?;
    Ok((code, generator.warnings))
}

struct Generator<'a> {
    lines: &'a Lines<'a>,
    table: &'a Table,
    filename: &'a str,
    future_annotations: bool,
    /// The last line on which `from __future__` may stand.
    future_end: u32,
    /// The innermost is last; there is always one.
    units: Vec<Unit<'a>>,
    /// Instructions made so far, in all code objects.
    count: usize,
    warnings: Vec<Warning>,
}

/// More instructions than this are refused: nested `finally` blocks double what they hold.
const MAX_INSTRUCTIONS: usize = 500_000;

impl<'a> Generator<'a> {
    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn here(&self) -> &Unit<'a> {
        &self.units[self.units.len() - 1]
    }

    /// Instructions from now on belong to `node`.
    fn at(&mut self, node: impl Ranged) {
        self.unit().at = self.lines.position(node);
    }

    /// Instructions from now on are artificial.
    fn nowhere(&mut self) {
        self.unit().at = NOWHERE;
    }

    /// Refuses the source at the current position.
    fn fail<T>(&self, message: impl Into<String>) -> Result<T, Diagnostic> {
        Err(Diagnostic::syntax(self.lines.span_of(self.here().at), message))
    }

    fn fail_at<T>(&self, node: impl Ranged, message: impl Into<String>) -> Result<T, Diagnostic> {
        Err(Diagnostic::syntax(self.lines.span(node), message))
    }

    fn push(&mut self, what: What, arg: u32, target: Option<BlockId>, at: Position) {
        self.count += 1;
        self.unit().graph.push(Inst::new(what, arg, target, at));
    }

    fn op(&mut self, op: Op) {
        self.op_arg(op, 0);
    }

    fn op_arg(&mut self, op: Op, arg: u32) {
        let at = self.unit().at;
        self.push(What::Op(op), arg, None, at);
    }

    /// An instruction outside of real operations (setups, ends of blocks).
    fn what(&mut self, what: What, target: Option<BlockId>) {
        let at = self.unit().at;
        self.push(what, 0, target, at);
    }

    fn pop_block(&mut self) {
        self.what(What::PopBlock, None);
    }

    fn pop_block_nowhere(&mut self) {
        self.push(What::PopBlock, 0, None, NOWHERE);
    }

    fn jump(&mut self, op: Op, target: BlockId) {
        self.what(What::Op(op), Some(target));
    }

    fn jump_nowhere(&mut self, target: BlockId) {
        self.push(What::Op(Op::Jump), 0, Some(target), NOWHERE);
    }

    fn block(&mut self) -> BlockId {
        self.unit().graph.block()
    }

    fn start(&mut self, block: BlockId) {
        self.unit().graph.start(block);
    }

    fn constant(&mut self, value: Const) {
        let index = self.unit().constant(value);
        self.op_arg(Op::Const, index);
    }

    fn none(&mut self) {
        self.constant(Const::None);
    }

    fn string(&mut self, text: &str) {
        self.constant(Const::Str(text.to_owned()));
    }

    /// `<delegate>` to the receiver below the value on the stack until it ends.
    fn delegate(&mut self) {
        let (start, resume, exit) = (self.block(), self.block(), self.block());
        self.start(start);
        self.jump(Op::Send, exit);
        self.start(resume);
        self.op(Op::YieldDelegate);
        self.what(What::JumpQuietly, Some(start));
        self.start(exit);
    }

    /// Awaits what is on the stack; `after` as in [`Op::GetAwaitable`].
    fn await_top(&mut self, after: u32) {
        self.op_arg(Op::GetAwaitable, after);
        self.none();
        self.delegate();
    }

    fn optional(&mut self, expr: Option<&'a Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    fn exprs(&mut self, exprs: &'a [Expr]) -> Done {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }
}
