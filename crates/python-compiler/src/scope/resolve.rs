//! The second pass: where each name lives.

use super::{Place, ScopeId, ScopeKind, Table, uses};
use crate::diagnostic::{Diagnostic, Span};
use std::collections::BTreeSet;

type Names = BTreeSet<String>;

pub(super) fn resolve(table: &mut Table) -> Result<(), Diagnostic> {
    let module = table.module();
    block(table, module, None, &mut Names::new()).map(|_| ())
}

/// Resolves a scope and those inside; `bound` holds what outer functions bind (none: the module), `global`
/// what outer scopes declare global. Returns the names that are free here or further in.
fn block(
    table: &mut Table,
    id: ScopeId,
    bound: Option<&mut Names>,
    global: &mut Names,
) -> Result<Names, Diagnostic> {
    let kind = table.get(id).kind;
    let mut bound = bound;
    let mut inner_bound = Names::new();
    let mut inner_global = Names::new();
    if kind == ScopeKind::Class {
        inner_global.extend(global.iter().cloned());
        inner_bound.extend(bound.iter().flat_map(|names| names.iter().cloned()));
    }
    let mut local = Names::new();
    let mut free = Names::new();
    let names: Vec<(String, u16)> = table
        .get(id)
        .symbols
        .iter()
        .map(|(name, symbol)| (name.clone(), symbol.uses))
        .collect();
    for (name, flags) in &names {
        let place = if flags & uses::GLOBAL != 0 {
            if flags & uses::NONLOCAL != 0 {
                return Err(directive_error(
                    table,
                    id,
                    name,
                    format!("name '{name}' is nonlocal and global"),
                ));
            }
            global.insert(name.clone());
            if let Some(bound) = bound.as_deref_mut() {
                bound.remove(name);
            }
            Place::GlobalExplicit
        } else if flags & uses::NONLOCAL != 0 {
            let Some(bound) = bound.as_deref() else {
                let message = "nonlocal declaration not allowed at module level";
                return Err(directive_error(table, id, name, message.to_owned()));
            };
            if !bound.contains(name) {
                let message = format!("no binding for nonlocal '{name}' found");
                return Err(directive_error(table, id, name, message));
            }
            free.insert(name.clone());
            Place::Free
        } else if flags & uses::BOUND != 0 {
            local.insert(name.clone());
            global.remove(name);
            Place::Local
        } else if bound.as_deref().is_some_and(|bound| bound.contains(name)) {
            free.insert(name.clone());
            Place::Free
        } else {
            Place::GlobalImplicit
        };
        set_place(table, id, name, place);
    }
    if kind == ScopeKind::Class {
        inner_bound.insert("__class__".to_owned());
    } else {
        if kind == ScopeKind::Function {
            inner_bound.extend(local.iter().cloned());
        }
        inner_bound.extend(bound.iter().flat_map(|names| names.iter().cloned()));
        inner_global.extend(global.iter().cloned());
    }
    let mut below = Names::new();
    for child in table.get(id).children.clone() {
        below.extend(block(
            table,
            child,
            Some(&mut inner_bound.clone()),
            &mut inner_global.clone(),
        )?);
    }
    match kind {
        ScopeKind::Function => {
            for name in &local {
                if below.remove(name) {
                    set_place(table, id, name, Place::Cell);
                }
            }
        }
        ScopeKind::Class => {
            if below.remove("__class__") {
                table.scopes[id.0].needs_class_cell = true;
            }
        }
        ScopeKind::Module => {}
    }
    for name in &below {
        let symbols = &mut table.scopes[id.0].symbols;
        if let Some(symbol) = symbols.get_mut(name) {
            if kind == ScopeKind::Class && symbol.uses & (uses::BOUND | uses::GLOBAL) != 0 {
                symbol.uses |= uses::FREE_IN_CLASS;
            }
        } else if bound.as_deref().is_none_or(|bound| bound.contains(name)) {
            symbols.entry(name.clone()).or_default().place = Place::Free;
        }
    }
    free.extend(below);
    Ok(free)
}

fn set_place(table: &mut Table, id: ScopeId, name: &str, place: Place) {
    if let Some(symbol) = table.scopes[id.0].symbols.get_mut(name) {
        symbol.place = place;
    }
}

fn directive_error(table: &Table, id: ScopeId, name: &str, message: String) -> Diagnostic {
    let directives = &table.get(id).directives;
    let span = directives
        .iter()
        .find(|(n, _)| n == name)
        .map_or(Span::default(), |(_, span)| *span);
    Diagnostic::syntax(span, message)
}
