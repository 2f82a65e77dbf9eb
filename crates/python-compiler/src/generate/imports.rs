//! `import` and `from ... import`.

use super::names::Access;
use super::{Done, Generator};
use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;
use switchboard_python_code::{Const, Op};

impl<'a> Generator<'a> {
    pub(super) fn import(&mut self, node: &'a StmtImport) -> Done {
        for alias in &node.names {
            let name = alias.name.as_str();
            self.constant(Const::Int(0));
            self.none();
            self.attribute_op(Op::ImportName, name);
            let mut parts = name.split('.');
            let first = parts.next().unwrap_or(name);
            let Some(stored) = &alias.asname else {
                self.name(first, Access::Store)?;
                continue;
            };
            // `import a.b.c as d` walks down from the module that the import gives.
            let mut walked = false;
            for part in parts {
                if walked {
                    self.op_arg(Op::Swap, 2);
                    self.op(Op::Pop);
                }
                self.named_op(Op::ImportFrom, part);
                walked = true;
            }
            self.name(stored.as_str(), Access::Store)?;
            if walked {
                self.op(Op::Pop);
            }
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, node: &'a StmtImportFrom) -> Done {
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        if module == "__future__" && node.level == 0 && self.lines.line(node.start()) > self.future_end {
            return self.fail("from __future__ imports must occur at the beginning of the file");
        }
        self.constant(Const::Int(i64::from(node.level)));
        let names = node
            .names
            .iter()
            .map(|alias| Const::Str(alias.name.as_str().to_owned()))
            .collect();
        self.constant(Const::Tuple(names));
        self.attribute_op(Op::ImportName, module);
        for alias in &node.names {
            if alias.name.as_str() == "*" {
                self.op(Op::ImportStar);
                return Ok(());
            }
            self.attribute_op(Op::ImportFrom, alias.name.as_str());
            self.name(
                alias.asname.as_ref().unwrap_or(&alias.name).as_str(),
                Access::Store,
            )?;
        }
        self.op(Op::Pop);
        Ok(())
    }
}
