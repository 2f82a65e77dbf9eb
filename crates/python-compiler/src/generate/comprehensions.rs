//! Comprehensions and generator expressions: each is a function of its outermost iterable.

use super::unit::UnitKind;
use super::unwind::Frame;
use super::{Done, Generator};
use crate::assemble::What;
use crate::scope::Comprehension as Kind;
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;
use switchboard_python_code::Op;

/// What is computed for each element.
#[derive(Clone, Copy)]
struct Element<'a> {
    kind: Kind,
    /// The element, or a dict's key.
    first: &'a Expr,
    value: Option<&'a Expr>,
}

impl<'a> Generator<'a> {
    /// The current position is that of the whole comprehension.
    pub(super) fn comprehension<T: Ranged>(
        &mut self,
        node: &'a T,
        kind: Kind,
        generators: &'a [Comprehension],
        first: &'a Expr,
        value: Option<&'a Expr>,
    ) -> Done {
        let Some(outermost) = generators.first() else {
            return self.fail("invalid syntax");
        };
        let name = match kind {
            Kind::List => "<listcomp>",
            Kind::Set => "<setcomp>",
            Kind::Dict => "<dictcomp>",
            Kind::Generator => "<genexpr>",
        };
        let at = self.here().at;
        let outer_kind = self.here().kind;
        let scope = self.table.of(node);
        let is_async = self.table.get(scope).coroutine;
        self.open(UnitKind::Comprehension, scope, name, at.line);
        self.unit().at = at;
        let allowed = matches!(outer_kind, UnitKind::AsyncFunction | UnitKind::Comprehension);
        if is_async && kind != Kind::Generator && !allowed {
            return self.fail("asynchronous comprehension outside of an asynchronous function");
        }
        match kind {
            Kind::List => self.op_arg(Op::BuildList, 0),
            Kind::Set => self.op_arg(Op::BuildSet, 0),
            Kind::Dict => self.op_arg(Op::BuildMap, 0),
            Kind::Generator => {}
        }
        self.unit().arg_count = 1;
        self.generators(generators, 0, 0, Element { kind, first, value })?;
        if kind != Kind::Generator {
            self.op(Op::Return);
        }
        let code = self.finish(true)?;
        self.make_function(code, 0);
        if outermost.is_async {
            self.expr(&outermost.iter)?;
            self.op(Op::GetAIter);
        } else {
            self.iterable(&outermost.iter)?;
            self.op(Op::GetIter);
        }
        self.op_arg(Op::Call, 1);
        if is_async && kind != Kind::Generator {
            self.await_top(0);
        }
        Ok(())
    }

    fn generators(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
    ) -> Done {
        match generators.get(index) {
            None => self.element(depth, element),
            Some(generator) if generator.is_async => self.async_loop(generators, index, depth, element),
            Some(_) => self.sync_loop(generators, index, depth, element),
        }
    }

    fn sync_loop(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        mut depth: u32,
        element: Element<'a>,
    ) -> Done {
        let generator = &generators[index];
        let (start, skip, anchor) = (self.block(), self.block(), self.block());
        let mut loops = true;
        if index == 0 {
            self.op_arg(Op::LoadFast, 0);
        } else if let Some(only) = only_element(&generator.iter) {
            // `for y in [f(x)]` is an assignment.
            self.expr(only)?;
            loops = false;
        } else {
            self.iterable(&generator.iter)?;
            self.op(Op::GetIter);
        }
        if loops {
            depth += 1;
            self.start(start);
            self.jump(Op::ForIter, anchor);
        }
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, skip, false)?;
        }
        self.generators(generators, index + 1, depth, element)?;
        self.start(skip);
        if loops {
            self.jump(Op::Jump, start);
            self.start(anchor);
        }
        Ok(())
    }

    fn async_loop(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
    ) -> Done {
        let generator = &generators[index];
        let (start, except, skip) = (self.block(), self.block(), self.block());
        if index == 0 {
            self.op_arg(Op::LoadFast, 0);
        } else {
            self.expr(&generator.iter)?;
            self.op(Op::GetAIter);
        }
        self.start(start);
        self.enter(Frame::AsyncComprehension)?;
        self.what(What::SetupFinally, Some(except));
        self.op(Op::GetANext);
        self.none();
        self.delegate();
        self.pop_block();
        self.expr(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, skip, false)?;
        }
        self.generators(generators, index + 1, depth + 1, element)?;
        self.start(skip);
        self.jump(Op::Jump, start);
        self.leave();
        self.start(except);
        self.op(Op::EndAsyncFor);
        Ok(())
    }

    fn element(&mut self, depth: u32, element: Element<'a>) -> Done {
        self.expr(element.first)?;
        if let Some(value) = element.value {
            self.expr(value)?;
        }
        match element.kind {
            Kind::Generator => {
                self.op(Op::Yield);
                self.op(Op::Pop);
            }
            Kind::List => self.op_arg(Op::ListAppend, depth + 1),
            Kind::Set => self.op_arg(Op::SetAdd, depth + 1),
            Kind::Dict => self.op_arg(Op::MapAdd, depth + 1),
        }
        Ok(())
    }
}

/// The element of a display of exactly one.
fn only_element(iter: &Expr) -> Option<&Expr> {
    let elements = match iter {
        Expr::List(list) => &list.elts,
        Expr::Tuple(tuple) => &tuple.elts,
        _ => return None,
    };
    match &elements[..] {
        [only] if !only.is_starred_expr() => Some(only),
        _ => None,
    }
}
