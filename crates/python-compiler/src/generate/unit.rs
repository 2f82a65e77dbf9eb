//! One code object in the making: its tables and its graph.

use super::unwind::Frame;
use super::{Done, Generator, MAX_INSTRUCTIONS};
use crate::assemble::{Graph, Inst, What, flatten};
use crate::diagnostic::Diagnostic;
use crate::scope::{Place, ScopeId, ScopeKind, Table, mangle};
use std::collections::BTreeMap;
use switchboard_python_code::{Cell, Code, Const, Flags, Instr, Op, Position, stack};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
}

/// Texts by first use.
#[derive(Default)]
pub(super) struct Interner {
    list: Vec<String>,
    index: BTreeMap<String, u32>,
}

impl Interner {
    pub(super) fn intern(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.index.get(text) {
            return known;
        }
        let next = self.list.len() as u32;
        self.list.push(text.to_owned());
        self.index.insert(text.to_owned(), next);
        next
    }

    fn find(&self, text: &str) -> Option<u32> {
        self.index.get(text).copied()
    }
}

pub(super) struct Unit<'a> {
    pub(super) kind: UnitKind,
    pub(super) scope: ScopeId,
    name: String,
    pub(super) qualname: String,
    /// The class whose name mangles.
    pub(super) class: Option<String>,
    pub(super) graph: Graph,
    pub(super) at: Position,
    pub(super) names: Interner,
    pub(super) locals: Interner,
    cells: Vec<String>,
    frees: Vec<String>,
    consts: Vec<Const>,
    const_index: BTreeMap<Vec<u8>, u32>,
    pub(super) frames: Vec<Frame<'a>>,
    first_line: u32,
    pub(super) arg_count: u32,
    pub(super) positional_only: u32,
    pub(super) keyword_only: u32,
}

impl<'a> Unit<'a> {
    pub(super) fn new(
        kind: UnitKind,
        table: &Table,
        scope_id: ScopeId,
        name: &str,
        class: Option<String>,
        line: u32,
    ) -> Self {
        let scope = table.get(scope_id);
        let mut locals = Interner::default();
        for parameter in &scope.parameters {
            locals.intern(parameter);
        }
        // Parameters that are cells come first, in their own order.
        let parameters = scope
            .parameters
            .iter()
            .filter(|name| scope.place(name) == Place::Cell);
        let mut cells: Vec<String> = parameters.cloned().collect();
        let others = scope.cells().filter(|name| locals.find(name).is_none());
        cells.extend(others.map(str::to_owned));
        if scope.needs_class_cell {
            cells.insert(0, "__class__".to_owned());
        }
        let at = Position {
            line,
            column: 0,
            end_line: line,
            end_column: 0,
        };
        let mut graph = Graph::new();
        graph.push(Inst::new(What::Entry, 0, None, at));
        Self {
            kind,
            scope: scope_id,
            name: name.to_owned(),
            qualname: name.to_owned(),
            class,
            graph,
            at,
            names: Interner::default(),
            locals,
            cells,
            frees: scope.frees().map(str::to_owned).collect(),
            consts: Vec::new(),
            const_index: BTreeMap::new(),
            frames: Vec::new(),
            first_line: line.max(1),
            arg_count: 0,
            positional_only: 0,
            keyword_only: 0,
        }
    }

    pub(super) fn constant(&mut self, value: Const) -> u32 {
        let next = self.consts.len() as u32;
        if let Const::Code(_) = value {
            self.consts.push(value);
            return next;
        }
        let index = *self.const_index.entry(const_key(&value)).or_insert(next);
        if index == next {
            self.consts.push(value);
        }
        index
    }

    pub(super) fn mangled<'n>(&self, name: &'n str) -> std::borrow::Cow<'n, str> {
        mangle(self.class.as_deref(), name)
    }

    /// The index of a variable among cells, then free variables.
    pub(super) fn cell(&self, mangled: &str, is_cell: bool) -> u32 {
        let index = if is_cell {
            self.cells.iter().position(|name| name == mangled)
        } else {
            self.frees
                .iter()
                .position(|name| name == mangled)
                .map(|i| i + self.cells.len())
        };
        let Some(index) = index else {
            unreachable!("{mangled} has neither cell nor free variable")
        };
        index as u32
    }

    /// Is this the body of a function (comprehensions included)?
    pub(super) fn is_function(&self) -> bool {
        !matches!(self.kind, UnitKind::Module | UnitKind::Class)
    }
}

/// Tells constants apart as CPython does: by type and value, `0.0` from `-0.0`.
pub(crate) fn const_key(value: &Const) -> Vec<u8> {
    let mut key = Vec::new();
    write_key(value, &mut key);
    key
}

fn write_key(value: &Const, key: &mut Vec<u8>) {
    let mut sized = |tag: u8, bytes: &[u8]| {
        key.push(tag);
        key.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        key.extend_from_slice(bytes);
    };
    match value {
        Const::None => key.push(0),
        Const::True => key.push(1),
        Const::False => key.push(2),
        Const::Ellipsis => key.push(3),
        Const::Int(n) => sized(4, &n.to_le_bytes()),
        Const::BigInt(digits) => sized(5, digits.as_bytes()),
        Const::Float(f) => sized(6, &f.to_bits().to_le_bytes()),
        Const::Complex(f) => sized(7, &f.to_bits().to_le_bytes()),
        Const::Str(text) => sized(8, text.as_bytes()),
        Const::Bytes(bytes) => sized(9, bytes),
        Const::Tuple(items) | Const::FrozenSet(items) => {
            let tag = if matches!(value, Const::Tuple(_)) { 10 } else { 11 };
            sized(tag, &(items.len() as u64).to_le_bytes());
            for item in items {
                write_key(item, key);
            }
        }
        // By identity: two functions are never one constant.
        Const::Code(code) => sized(12, &std::sync::Arc::as_ptr(code).addr().to_le_bytes()),
    }
}

impl<'a> Generator<'a> {
    /// Begins the code object of an inner scope, at the start of `line`.
    pub(super) fn open(&mut self, kind: UnitKind, scope: ScopeId, name: &str, line: u32) {
        let class = self.here().class.clone();
        let mut unit = Unit::new(kind, self.table, scope, name, class, line);
        unit.qualname = self.qualname(kind, name);
        self.units.push(unit);
    }

    fn qualname(&self, kind: UnitKind, name: &str) -> String {
        let outer = self.here();
        if outer.kind == UnitKind::Module {
            return name.to_owned();
        }
        let named = matches!(
            kind,
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class
        );
        let place = self.table.get(outer.scope).place(&outer.mangled(name));
        if named && place == Place::GlobalExplicit {
            return name.to_owned();
        }
        match outer.kind {
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda => {
                format!("{}.<locals>.{name}", outer.qualname)
            }
            _ => format!("{}.{name}", outer.qualname),
        }
    }

    /// Ends the innermost code object; it returns None where control runs off its end.
    pub(super) fn finish(&mut self, returns_none: bool) -> Result<Code, Diagnostic> {
        if !self.unit().graph.returns() {
            self.nowhere();
            if returns_none {
                self.none();
            }
            self.op(Op::Return);
        }
        self.check_size()?;
        let Some(mut unit) = self.units.pop() else {
            unreachable!("a unit is always open")
        };
        let first_line = unit.first_line;
        let flat = flatten(unit.graph, &mut unit.consts, first_line);
        let locals = unit.locals.list.len() as u32;
        let instrs = flat
            .instrs
            .into_iter()
            .map(|instr| with_slot(instr, locals))
            .collect();
        let cells = unit
            .cells
            .iter()
            .map(|name| Cell {
                name: name.clone(),
                local: unit
                    .locals
                    .find(name)
                    .filter(|_| is_parameter(self.table, unit.scope, name)),
            })
            .collect();
        let mut code = Code {
            name: unit.name,
            qualname: unit.qualname,
            filename: self.filename.to_owned(),
            first_line,
            flags: flags(self.table, unit.scope),
            arg_count: unit.arg_count,
            positional_only: unit.positional_only,
            keyword_only: unit.keyword_only,
            stack_size: 0,
            local_names: unit.locals.list,
            cells,
            free_names: unit.frees,
            names: unit.names.list,
            consts: unit.consts,
            instrs,
            positions: flat.positions,
            exceptions: flat.exceptions,
        };
        code.stack_size = match stack::check(&code) {
            Ok(depth) => depth,
            Err(problem) => unreachable!("{}: {problem}", code.qualname),
        };
        Ok(code)
    }

    pub(super) fn check_size(&self) -> Done {
        if self.count > MAX_INSTRUCTIONS {
            return Err(Diagnostic::syntax(
                self.lines.span_of(self.here().at),
                "the compiled program is too large (nested finally blocks double what they hold)",
            )
            .with_feature("very large code", None));
        }
        Ok(())
    }
}

/// Variables of cells are numbered behind the locals, whose number is known only at the end.
fn with_slot(instr: Instr, locals: u32) -> Instr {
    match instr.op() {
        op @ (Op::LoadDeref | Op::StoreDeref | Op::DeleteDeref | Op::LoadClosure | Op::LoadClassDeref) => {
            Instr::new(op, instr.arg() + locals)
        }
        _ => instr,
    }
}

fn is_parameter(table: &Table, scope: ScopeId, name: &str) -> bool {
    table
        .get(scope)
        .parameters
        .iter()
        .any(|parameter| parameter == name)
}

fn flags(table: &Table, scope: ScopeId) -> Flags {
    let scope = table.get(scope);
    if scope.kind != ScopeKind::Function {
        return Flags(0);
    }
    let kind = match (scope.generator, scope.coroutine) {
        (false, false) => 0,
        (true, false) => Flags::GENERATOR,
        (false, true) => Flags::COROUTINE,
        (true, true) => Flags::ASYNC_GENERATOR,
    };
    let bit = |set: bool, bit: u32| if set { bit } else { 0 };
    Flags(
        Flags::OPTIMIZED
            | Flags::NEWLOCALS
            | kind
            | bit(scope.nested, Flags::NESTED)
            | bit(scope.var_args, Flags::VARARGS)
            | bit(scope.var_keywords, Flags::VARKEYWORDS),
    )
}
