//! A module as read: its sections, and each function's type, name and body.

use crate::{Error, data::Bytes};
use std::ops::Range;
use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, Export, FunctionBody, GlobalType, ImportSectionReader,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef, TypeSectionReader,
};

/// What the compiler, wasm-bindgen and wasm-opt wrote.
#[derive(Default)]
pub struct Parsed<'a> {
    pub types: Option<TypeSectionReader<'a>>,
    pub imports: Option<ImportSectionReader<'a>>,
    /// How many of the functions are imported; those are first.
    pub imported: u32,
    /// The type of each function.
    pub functions: Vec<u32>,
    pub tables: Vec<TableType>,
    pub memories: Vec<MemoryType>,
    pub globals: Vec<(GlobalType, ConstExpr<'a>)>,
    pub exports: Vec<Export<'a>>,
    pub start: Option<u32>,
    pub elements: Vec<Elements>,
    /// The bodies of the functions that are not imported.
    pub bodies: Vec<FunctionBody<'a>>,
    pub data: Vec<Bytes<'a>>,
    /// The linker's name of each function; empty if it has none.
    pub names: Vec<String>,
}

/// An active segment: functions put into a table when the module starts.
pub struct Elements {
    pub table: u32,
    pub offset: i32,
    pub functions: Vec<u32>,
}

impl<'a> Parsed<'a> {
    /// Reads a module.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            module.section(payload?)?;
        }
        let count = module.functions.len();
        module.names.resize(count, String::new());
        if count != module.imported as usize + module.bodies.len() {
            return Err(Error("a function has no body".to_owned()));
        }
        Ok(module)
    }

    fn section(&mut self, payload: Payload<'a>) -> Result<(), Error> {
        match payload {
            Payload::TypeSection(section) => self.types = Some(section),
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    let import = import?;
                    let TypeRef::Func(kind) = import.ty else {
                        return Err(Error(format!("imports {}, which is no function", import.name)));
                    };
                    self.functions.push(kind);
                    self.imported += 1;
                }
                self.imports = Some(section);
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    self.globals.push((global.ty, global.init_expr));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export?);
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    let (
                        ElementKind::Active {
                            table_index,
                            offset_expr,
                        },
                        ElementItems::Functions(items),
                    ) = (element.kind, element.items)
                    else {
                        return Err(Error(
                            "has elements that are not functions put into a table".to_owned(),
                        ));
                    };
                    self.elements.push(Elements {
                        table: table_index.unwrap_or(0),
                        offset: constant(&offset_expr)?,
                        functions: items.into_iter().collect::<Result<_, _>>()?,
                    });
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    let DataKind::Active {
                        memory_index: 0,
                        offset_expr,
                    } = segment.kind
                    else {
                        return Err(Error("has data that is not put into its memory".to_owned()));
                    };
                    let address = constant(&offset_expr)? as u32;
                    self.data.push(Bytes {
                        address,
                        bytes: segment.data,
                    });
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                let index = naming.index as usize;
                                self.names.resize(self.names.len().max(index + 1), String::new());
                                naming.name.clone_into(&mut self.names[index]);
                            }
                        }
                    }
                }
            }
            Payload::Version { .. }
            | Payload::DataCountSection { .. }
            | Payload::CodeSectionStart { .. }
            | Payload::End(_) => {}
            other => return Err(Error(format!("has a section that is not expected: {other:?}"))),
        }
        Ok(())
    }

    /// The body of a function, unless it is imported.
    #[must_use]
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.imported)? as usize)
    }

    /// The functions that have bodies.
    pub fn defined(&self) -> std::ops::Range<u32> {
        self.imported..self.functions.len() as u32
    }

    /// Whether a body has a constant, or the place of a load, that is an address in these ranges. A constant that masks,
    /// shifts, scales or is compared with is a number and no address.
    pub(crate) fn names_address_in(&self, function: u32, ranges: &[Range<u32>]) -> Result<bool, Error> {
        let Some(body) = self.body(function) else {
            return Ok(false);
        };
        let operators = body.get_operators_reader()?.into_iter();
        let mut operators = operators.collect::<Result<Vec<_>, _>>()?.into_iter().peekable();
        while let Some(operator) = operators.next() {
            let address = match operator {
                Operator::I32Const { value } if !operators.peek().is_some_and(is_for_numbers) => value as u32,
                Operator::I32Load { memarg }
                | Operator::I32Load8S { memarg }
                | Operator::I32Load8U { memarg }
                | Operator::I32Load16S { memarg }
                | Operator::I32Load16U { memarg }
                | Operator::I64Load { memarg }
                | Operator::I64Load8S { memarg }
                | Operator::I64Load8U { memarg }
                | Operator::I64Load16S { memarg }
                | Operator::I64Load16U { memarg }
                | Operator::I64Load32S { memarg }
                | Operator::I64Load32U { memarg }
                | Operator::F32Load { memarg }
                | Operator::F64Load { memarg } => memarg.offset as u32,
                _ => continue,
            };
            if ranges.iter().any(|range| range.contains(&address)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The functions that a body calls by name, in order, some more than once.
    pub fn calls(&self, function: u32) -> Result<Vec<u32>, Error> {
        let mut found = Vec::new();
        let Some(body) = self.body(function) else {
            return Ok(found);
        };
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    found.push(function_index);
                }
                Operator::RefFunc { .. } => {
                    return Err(Error("refers to a function in code".to_owned()));
                }
                Operator::MemoryInit { .. } | Operator::DataDrop { .. } | Operator::TableInit { .. } => {
                    return Err(Error("has a passive segment".to_owned()));
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

/// Whether nobody does this to an address and a constant.
fn is_for_numbers(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::I32And
            | Operator::I32Xor
            | Operator::I32Mul
            | Operator::I32Shl
            | Operator::I32ShrS
            | Operator::I32ShrU
            | Operator::I32Eq
            | Operator::I32Ne
            | Operator::I32LtS
            | Operator::I32LtU
            | Operator::I32GtS
            | Operator::I32GtU
            | Operator::I32LeS
            | Operator::I32LeU
            | Operator::I32GeS
            | Operator::I32GeU
    )
}

/// The place of a segment.
fn constant(place: &ConstExpr<'_>) -> Result<i32, Error> {
    match place.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        _ => Err(Error("has a segment at a place that is not constant".to_owned())),
    }
}
