//! Scopes and what each name means in them: local, cell, free or global.
//!
//! Two passes, as in CPython: [`build`](build::build) notes every binding and use, then
//! [`resolve`](resolve::resolve) decides from the outside in and reports free variables from the inside out.

mod build;
mod expressions;
mod resolve;

pub(crate) use build::all_parameters;

use crate::diagnostic::{Diagnostic, Span};
use crate::lines::Lines;
use ruff_python_ast::Stmt;
use std::collections::BTreeMap;

/// A scope of a [`Table`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ScopeId(usize);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
}

/// Which comprehension a function scope stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comprehension {
    List,
    Set,
    Dict,
    Generator,
}

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Place {
    #[default]
    Unknown,
    Local,
    /// A local that inner functions use.
    Cell,
    /// Comes from an outer function.
    Free,
    /// By a `global` statement.
    GlobalExplicit,
    GlobalImplicit,
}

/// How a name is used in a scope: bits of [`Symbol::uses`].
pub(crate) mod uses {
    pub const GLOBAL: u16 = 1;
    pub const LOCAL: u16 = 2;
    pub const PARAMETER: u16 = 4;
    pub const NONLOCAL: u16 = 8;
    pub const USE: u16 = 16;
    pub const IMPORT: u16 = 32;
    pub const ANNOTATED: u16 = 64;
    pub const COMPREHENSION_TARGET: u16 = 128;
    /// Free in a method of the class that binds the same name.
    pub const FREE_IN_CLASS: u16 = 256;
    pub const BOUND: u16 = LOCAL | PARAMETER | IMPORT;
}

#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Symbol {
    pub(crate) uses: u16,
    pub(crate) place: Place,
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) comprehension: Option<Comprehension>,
    /// By mangled name.
    pub(crate) symbols: BTreeMap<String, Symbol>,
    /// Parameters in the order of their slots.
    pub(crate) parameters: Vec<String>,
    children: Vec<ScopeId>,
    /// Inside of a function, at any distance.
    pub(crate) nested: bool,
    pub(crate) generator: bool,
    pub(crate) coroutine: bool,
    pub(crate) var_args: bool,
    pub(crate) var_keywords: bool,
    /// A class of which a method uses `__class__` or `super`.
    pub(crate) needs_class_cell: bool,
    /// `global` and `nonlocal` statements, for messages.
    directives: Vec<(String, Span)>,
    iterating_target: bool,
    iterating_expression: u32,
}

impl Scope {
    pub(crate) fn place(&self, mangled: &str) -> Place {
        self.symbols
            .get(mangled)
            .map_or(Place::Unknown, |symbol| symbol.place)
    }

    pub(crate) fn is_imported(&self, name: &str) -> bool {
        self.uses(name) & uses::IMPORT != 0
    }

    fn uses(&self, mangled: &str) -> u16 {
        self.symbols.get(mangled).map_or(0, |symbol| symbol.uses)
    }

    /// Names of cells, sorted, as CPython numbers them.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        self.symbols
            .iter()
            .filter(|(_, symbol)| symbol.place == Place::Cell)
            .map(|(name, _)| name.as_str())
    }

    /// Names of free variables, sorted.
    pub(crate) fn frees(&self) -> impl Iterator<Item = &str> {
        let is_free = |symbol: &Symbol| symbol.place == Place::Free || symbol.uses & uses::FREE_IN_CLASS != 0;
        self.symbols
            .iter()
            .filter(move |(_, symbol)| is_free(symbol))
            .map(|(name, _)| name.as_str())
    }
}

/// All scopes of a module, found again by the address of the node that opens each.
pub(crate) struct Table {
    scopes: Vec<Scope>,
    by_node: BTreeMap<usize, ScopeId>,
}

impl Table {
    pub(crate) fn build(
        body: &[Stmt],
        lines: &Lines<'_>,
        future_annotations: bool,
    ) -> Result<Self, Diagnostic> {
        let mut table = build::build(body, lines, future_annotations)?;
        resolve::resolve(&mut table)?;
        Ok(table)
    }

    pub(crate) fn module(&self) -> ScopeId {
        ScopeId(0)
    }

    pub(crate) fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0]
    }

    /// The scope that `node` opens.
    pub(crate) fn of<T>(&self, node: &T) -> ScopeId {
        self.by_node[&address(node)]
    }
}

fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// `__name` in a class becomes `_Class__name`.
pub(crate) fn mangle<'n>(class: Option<&str>, name: &'n str) -> std::borrow::Cow<'n, str> {
    let Some(class) = class else { return name.into() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.into();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        name.into()
    } else {
        format!("_{class}{name}").into()
    }
}
