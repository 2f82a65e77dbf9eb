//! `class`: the body is a function that fills a namespace, handed to `__build_class__`.

use super::names::Access;
use super::unit::UnitKind;
use super::{Done, Generator};
use ruff_python_ast::StmtClassDef;
use ruff_text_size::Ranged;
use switchboard_python_code::Op;

impl<'a> Generator<'a> {
    pub(super) fn class(&mut self, node: &'a StmtClassDef) -> Done {
        let range = self.definition_range(node, &node.decorator_list);
        let at = self.lines.position(range);
        self.unit().at = at;
        self.decorators(&node.decorator_list)?;
        let first_line = node
            .decorator_list
            .first()
            .map_or(at.line, |d| self.lines.line(d.expression.start()));
        let scope = self.table.of(node);
        self.open(UnitKind::Class, scope, node.name.as_str(), first_line);
        self.unit().class = Some(node.name.as_str().to_owned());
        self.name("__name__", Access::Load)?;
        self.name("__module__", Access::Store)?;
        let qualname = self.here().qualname.clone();
        self.string(&qualname);
        self.name("__qualname__", Access::Store)?;
        self.body(&node.body)?;
        self.nowhere();
        if self.table.get(scope).needs_class_cell {
            let cell = self.here().cell("__class__", true);
            self.op_arg(Op::LoadClosure, cell);
            self.op(Op::Dup);
            self.name("__classcell__", Access::Store)?;
        } else {
            self.none();
        }
        self.op(Op::Return);
        let code = self.finish(true)?;
        self.op(Op::LoadBuildClass);
        self.make_function(code, 0);
        self.string(node.name.as_str());
        if let Some(arguments) = &node.arguments {
            self.check_keywords(&arguments.keywords)?;
        }
        self.call_with(2, node.arguments.as_deref())?;
        self.apply_decorators(&node.decorator_list);
        self.check_assignable(node.name.as_str(), Access::Store)?;
        self.name(node.name.as_str(), Access::Store)
    }
}
