//! The rest: the functions that moved, put into the first module's tables when it is instantiated.

use crate::{
    Error, data,
    first::{LOADED, Numbers, SLOTS, global_name, loaded_type, memory_name, slots_type, table_name, types},
    module::Parsed,
    plan::Plan,
};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, Function, FunctionSection, ImportSection,
    Module, StartSection, reencode::Reencode,
};

/// The name of the first module in the rest's imports.
pub const FIRST: &str = "first";

/// Writes it.
pub(crate) fn write(module: &Parsed<'_>, plan: &Plan) -> Result<Vec<u8>, Error> {
    let mut numbers = Numbers(&plan.in_rest);
    let mut out = Module::new();
    let types = types(module)?;
    let nothing = types.len() - 2;
    out.section(&types);

    let mut imports = ImportSection::new();
    for (index, memory) in module.memories.iter().enumerate() {
        imports.import(FIRST, &memory_name(index as u32), numbers.memory_type(*memory)?);
    }
    for (index, table) in module.tables.iter().enumerate() {
        imports.import(FIRST, &table_name(index as u32), numbers.table_type(*table)?);
    }
    for (index, (kind, _)) in module.globals.iter().enumerate() {
        imports.import(FIRST, &global_name(index as u32), numbers.global_type(*kind)?);
    }
    let (slots, loaded) = (module.tables.len() as u32, module.globals.len() as u32);
    imports.import(FIRST, SLOTS, slots_type(plan));
    imports.import(FIRST, LOADED, loaded_type());
    for (function, name) in &plan.shared {
        let kind = module.functions[*function as usize];
        imports.import(FIRST, name, EntityType::Function(kind));
    }
    out.section(&imports);

    let moved = || {
        module
            .defined()
            .filter(|function| !plan.stays[*function as usize])
    };
    let mut functions = FunctionSection::new();
    for function in moved() {
        functions.function(module.functions[function as usize]);
    }
    functions.function(nothing);
    out.section(&functions);
    out.section(&StartSection {
        function_index: plan.shared.len() as u32 + functions.len() - 1,
    });

    let mut elements = ElementSection::new();
    let mut in_slots: Vec<u32> = plan.slots.keys().copied().collect();
    in_slots.sort_by_key(|function| plan.slots[function]);
    put(&mut elements, &mut numbers, slots, 1, &in_slots)?;
    for segment in &module.elements {
        let mut at = 0;
        for run in segment
            .functions
            .chunk_by(|a, b| plan.stays[*a as usize] == plan.stays[*b as usize])
        {
            if !plan.stays[run[0] as usize] {
                put(
                    &mut elements,
                    &mut numbers,
                    segment.table,
                    segment.offset + at,
                    run,
                )?;
            }
            at += run.len() as i32;
        }
    }
    out.section(&elements);

    let mut code = CodeSection::new();
    for function in moved() {
        let body = module.body(function).expect("it is defined");
        numbers.parse_function_body(&mut code, body.clone())?;
    }
    let mut here = Function::new([]);
    here.instructions().i32_const(1).global_set(loaded).end();
    code.function(&here);
    out.section(&code);
    out.section(&data::section(&data::cut(module, &plan.moved, true)));
    Ok(out.finish())
}

fn put(
    elements: &mut ElementSection,
    numbers: &mut Numbers<'_>,
    table: u32,
    at: i32,
    functions: &[u32],
) -> Result<(), Error> {
    let functions: Vec<u32> = functions
        .iter()
        .map(|function| numbers.function_index(*function))
        .collect::<Result<_, _>>()?;
    elements.active(
        (table != 0).then_some(table),
        &ConstExpr::i32_const(at),
        Elements::Functions(functions.into()),
    );
    Ok(())
}
