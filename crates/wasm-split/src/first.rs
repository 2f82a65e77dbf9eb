//! The first module: what stays, stubs for what moved, and what the rest needs of it.

use crate::{Error, data, module::Parsed, plan::Plan};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, Module, RefType, StartSection,
    TableSection, TableType, TypeSection, ValType,
    reencode::{self, Reencode},
};

/// The export of the table of slots.
pub const SLOTS: &str = "$slots";
/// The export of the global that says whether the rest is there.
pub const LOADED: &str = "$loaded";

/// Function numbers of the whole module to those of a part.
pub(crate) struct Numbers<'a>(pub &'a [Option<u32>]);

impl Reencode for Numbers<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.0[function as usize].expect("what is called has a place in each part"))
    }
}

/// Writes it.
pub(crate) fn write(module: &Parsed<'_>, plan: &Plan) -> Result<Vec<u8>, Error> {
    let mut numbers = Numbers(&plan.in_first);
    let mut out = Module::new();
    let types = types(module)?;
    let (nothing, number) = (types.len() - 2, types.len() - 1);
    out.section(&types);

    let mut imports = ImportSection::new();
    if let Some(section) = &module.imports {
        numbers.parse_import_section(&mut imports, section.clone())?;
    }
    out.section(&imports);

    let mut functions = FunctionSection::new();
    for function in module.defined() {
        if plan.in_first[function as usize].is_some() {
            functions.function(module.functions[function as usize]);
        }
    }
    let need = imports.len() + functions.len();
    functions.function(number);
    out.section(&functions);

    let mut tables = TableSection::new();
    for table in &module.tables {
        tables.table(numbers.table_type(*table)?);
    }
    let slots = tables.len();
    tables.table(slots_type(plan));
    out.section(&tables);

    let mut memories = MemorySection::new();
    for memory in &module.memories {
        memories.memory(numbers.memory_type(*memory)?);
    }
    out.section(&memories);

    let mut globals = GlobalSection::new();
    for (kind, init) in &module.globals {
        globals.global(numbers.global_type(*kind)?, &numbers.const_expr(init.clone())?);
    }
    let loaded = globals.len();
    globals.global(loaded_type(), &ConstExpr::i32_const(0));
    out.section(&globals);

    let mut exports = ExportSection::new();
    for export in &module.exports {
        numbers.parse_export(&mut exports, *export)?;
    }
    for index in 0..memories.len() {
        exports.export(&memory_name(index), ExportKind::Memory, index);
    }
    for index in 0..slots {
        exports.export(&table_name(index), ExportKind::Table, index);
    }
    for index in 0..loaded {
        exports.export(&global_name(index), ExportKind::Global, index);
    }
    exports.export(SLOTS, ExportKind::Table, slots);
    exports.export(LOADED, ExportKind::Global, loaded);
    for (function, name) in &plan.shared {
        exports.export(name, ExportKind::Func, numbers.function_index(*function)?);
    }
    out.section(&exports);

    if let Some(start) = module.start {
        out.section(&StartSection {
            function_index: numbers.function_index(start)?,
        });
    }

    let mut elements = ElementSection::new();
    for segment in &module.elements {
        let functions: Vec<u32> = segment
            .functions
            .iter()
            .map(|function| numbers.function_index(*function))
            .collect::<Result<_, _>>()?;
        elements.active(
            (segment.table != 0).then_some(segment.table),
            &ConstExpr::i32_const(segment.offset),
            Elements::Functions(functions.into()),
        );
    }
    out.section(&elements);

    let mut code = CodeSection::new();
    let parameters = parameters(module)?;
    for function in module.defined() {
        if plan.stays[function as usize] {
            let body = module.body(function).expect("it is defined");
            numbers.parse_function_body(&mut code, body.clone())?;
        } else if let Some(slot) = plan.slots.get(&function) {
            let kind = module.functions[function as usize];
            code.function(&stub(*slot, parameters[kind as usize], kind, need, slots));
        }
    }
    code.function(&needed(loaded, slots, nothing));
    out.section(&code);

    out.section(&data::section(&data::cut(module, &plan.moved, false)));
    Ok(out.finish())
}

/// The whole module's types, and after them `() -> ()` and `i32 -> i32`.
pub(crate) fn types(module: &Parsed<'_>) -> Result<TypeSection, Error> {
    let mut types = TypeSection::new();
    if let Some(section) = &module.types {
        Numbers(&[]).parse_type_section(&mut types, section.clone())?;
    }
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    Ok(types)
}

pub(crate) fn slots_type(plan: &Plan) -> TableType {
    TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: plan.slots.len() as u64 + 1,
        maximum: None,
        shared: false,
    }
}

pub(crate) fn loaded_type() -> GlobalType {
    GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    }
}

pub(crate) fn memory_name(index: u32) -> String {
    format!("$memory{index}")
}

pub(crate) fn table_name(index: u32) -> String {
    format!("$table{index}")
}

pub(crate) fn global_name(index: u32) -> String {
    format!("$global{index}")
}

/// How many parameters each type of function has.
fn parameters(module: &Parsed<'_>) -> Result<Vec<u32>, Error> {
    let mut counts = Vec::new();
    if let Some(section) = &module.types {
        for kind in section.clone().into_iter_err_on_gc_types() {
            counts.push(kind?.params().len() as u32);
        }
    }
    Ok(counts)
}

/// `f(...)`: `slots[need(slot)](...)`.
fn stub(slot: u32, parameters: u32, kind: u32, need: u32, slots: u32) -> Function {
    let mut body = Function::new([]);
    let mut code = body.instructions();
    for parameter in 0..parameters {
        code.local_get(parameter);
    }
    code.i32_const(slot as i32)
        .call(need)
        .call_indirect(slots, kind)
        .end();
    body
}

/// `need(slot)`: the slot, after calling the loader if the rest is not there.
fn needed(loaded: u32, slots: u32, nothing: u32) -> Function {
    let mut body = Function::new([]);
    body.instructions()
        .global_get(loaded)
        .i32_eqz()
        .if_(BlockType::Empty)
        .i32_const(0)
        .call_indirect(slots, nothing)
        .end()
        .local_get(0)
        .end();
    body
}
