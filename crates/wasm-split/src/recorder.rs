//! A module that remembers which of its functions ran: one exported global a function, 0 until its first call.

use crate::{Error, first::Numbers, module::Parsed, names};
use wasm_encoder::{
    CodeSection, ConstExpr, ExportKind, ExportSection, GlobalSection, Instruction, Module, RawSection,
    reencode::Reencode,
};
use wasmparser::{Parser, Payload};

/// The exported global of the function with this number is called this.
#[must_use]
pub fn export(function: u32) -> String {
    format!("$f{function}")
}

/// The recording module, and a text with a line for each function: its export, the hash of its plain name, the name.
///
/// # Errors
/// A module that cannot be read.
pub fn record(bytes: &[u8]) -> Result<(Vec<u8>, String), Error> {
    let module = Parsed::read(bytes)?;
    let same: Vec<Option<u32>> = (0..module.functions.len() as u32).map(Some).collect();
    let mut numbers = Numbers(&same);
    let first = module.globals.len() as u32;
    let global = |function: u32| first + function - module.imported;

    let mut globals = GlobalSection::new();
    for (kind, init) in &module.globals {
        globals.global(numbers.global_type(*kind)?, &numbers.const_expr(init.clone())?);
    }
    let mut exports = ExportSection::new();
    for other in &module.exports {
        numbers.parse_export(&mut exports, *other)?;
    }
    let mut code = CodeSection::new();
    let mut listed = String::new();
    for function in module.defined() {
        globals.global(crate::first::loaded_type(), &ConstExpr::i32_const(0));
        exports.export(&export(function), ExportKind::Global, global(function));
        let name = names::plain(&module.names[function as usize]);
        listed += &format!("{} {} {name}\n", export(function), names::hash(&name));
        let body = module.body(function).expect("it is defined");
        let mut out = numbers.new_function_with_parsed_locals(body)?;
        out.instruction(&Instruction::I32Const(1));
        out.instruction(&Instruction::GlobalSet(global(function)));
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            out.instruction(&numbers.parse_instruction(&mut reader)?);
        }
        code.function(&out);
    }

    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::GlobalSection(_) => {
                out.section(&globals);
            }
            Payload::ExportSection(_) => {
                out.section(&exports);
            }
            Payload::CodeSectionStart { .. } => {
                out.section(&code);
            }
            Payload::CustomSection(_) | Payload::CodeSectionEntry(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    out.section(&RawSection {
                        id,
                        data: &bytes[range],
                    });
                }
            }
        }
    }
    Ok((out.finish(), listed))
}
