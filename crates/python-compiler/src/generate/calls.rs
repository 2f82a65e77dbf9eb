//! Calls: of methods, plain, and with `*` and `**`.

use super::sequences::{Display, STACK_USE};
use super::{Done, Generator};
use crate::scope::Comprehension;
use ruff_python_ast::{Arguments, Expr, ExprCall, Keyword};
use std::collections::BTreeSet;
use switchboard_python_code::{Const, Op};

impl<'a> Generator<'a> {
    pub(super) fn call(&mut self, node: &'a ExprCall) -> Done {
        let arguments = &node.arguments;
        self.check_keywords(&arguments.keywords)?;
        if let Expr::Attribute(method) = &*node.func
            && !self.is_imported(&method.value)
            && is_plain(arguments)
            && arguments.args.len() + arguments.keywords.len() + usize::from(!arguments.keywords.is_empty())
                < STACK_USE
        {
            self.expr(&method.value)?;
            self.at(method);
            self.start_at_attribute(method);
            self.attribute_op(Op::LoadMethod, method.attr.as_str());
            let count = self.plain_arguments(arguments)?;
            self.at(node);
            self.start_at_attribute(method);
            self.op_arg(Op::CallMethod, count);
            return Ok(());
        }
        self.warn_of_callee(&node.func);
        self.expr(&node.func)?;
        self.call_with(0, Some(arguments))
    }

    /// Is this a name that the module imports? Its attributes are functions rather than methods.
    fn is_imported(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(node) => self.table.get(self.table.module()).is_imported(node.id.as_str()),
            _ => false,
        }
    }

    /// Calls the callable on the stack with `pushed` arguments that lie above it and those given.
    pub(super) fn call_with(&mut self, pushed: u32, arguments: Option<&'a Arguments>) -> Done {
        let Some(arguments) = arguments else {
            self.op_arg(Op::Call, pushed);
            return Ok(());
        };
        if is_plain(arguments) && arguments.args.len() + arguments.keywords.len() * 2 <= STACK_USE {
            let count = self.plain_arguments(arguments)?;
            self.op_arg(Op::Call, pushed + count);
            return Ok(());
        }
        match &*arguments.args {
            [Expr::Starred(only)] if pushed == 0 => self.expr(&only.value)?,
            args => self.elements(args, pushed, Display::Tuple)?,
        }
        if !arguments.keywords.is_empty() {
            self.keyword_dict(&arguments.keywords)?;
        }
        self.op_arg(Op::CallEx, u32::from(!arguments.keywords.is_empty()));
        Ok(())
    }

    fn plain_arguments(&mut self, arguments: &'a Arguments) -> Result<u32, crate::Diagnostic> {
        for arg in &arguments.args {
            match arg {
                // Without parentheses of its own a generator extends over those of the call.
                Expr::Generator(node) if !node.parenthesized => {
                    let outer = self.unit().at;
                    self.at(arguments);
                    self.comprehension(node, Comprehension::Generator, &node.generators, &node.elt, None)?;
                    self.unit().at = outer;
                }
                _ => self.expr(arg)?,
            }
        }
        for keyword in &arguments.keywords {
            self.expr(&keyword.value)?;
        }
        if !arguments.keywords.is_empty() {
            let names = arguments
                .keywords
                .iter()
                .filter_map(|keyword| keyword.arg.as_ref());
            let names = names.map(|name| Const::Str(name.as_str().to_owned())).collect();
            let index = self.unit().constant(Const::Tuple(names));
            self.op_arg(Op::KwNames, index);
        }
        Ok((arguments.args.len() + arguments.keywords.len()) as u32)
    }

    pub(super) fn check_keywords(&self, keywords: &[Keyword]) -> Done {
        let mut seen = BTreeSet::new();
        for keyword in keywords {
            let Some(name) = &keyword.arg else { continue };
            if name.as_str() == "__debug__" {
                return self.fail("cannot assign to __debug__");
            }
            if !seen.insert(name.as_str()) {
                return self.fail_at(keyword, format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword]) -> Done {
        let mut have_dict = false;
        let mut pending = 0;
        for (i, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                pending += 1;
                continue;
            }
            if pending > 0 {
                self.named_arguments(&keywords[i - pending..i], &mut have_dict)?;
                pending = 0;
            }
            if !have_dict {
                self.op_arg(Op::BuildMap, 0);
                have_dict = true;
            }
            self.expr(&keyword.value)?;
            self.op_arg(Op::DictMerge, 1);
        }
        if pending > 0 {
            self.named_arguments(&keywords[keywords.len() - pending..], &mut have_dict)?;
        }
        Ok(())
    }

    /// Collects named arguments into a dict and merges that into one that is there already.
    fn named_arguments(&mut self, keywords: &'a [Keyword], have_dict: &mut bool) -> Done {
        let big = keywords.len() * 2 > STACK_USE;
        if big {
            self.op_arg(Op::BuildMap, 0);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.string(name.as_str());
            }
            self.expr(&keyword.value)?;
            if big {
                let outer = self.unit().at;
                self.at(&keyword.value);
                self.op_arg(Op::MapAdd, 1);
                self.unit().at = outer;
            }
        }
        if !big {
            self.op_arg(Op::BuildMap, keywords.len() as u32);
        }
        if *have_dict {
            self.op_arg(Op::DictMerge, 1);
        }
        *have_dict = true;
        Ok(())
    }
}

fn is_plain(arguments: &Arguments) -> bool {
    !arguments.args.iter().any(Expr::is_starred_expr)
        && arguments.keywords.iter().all(|keyword| keyword.arg.is_some())
}
