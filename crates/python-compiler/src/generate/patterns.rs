//! `match`: patterns as tests that fall through to the next case.
//!
//! ```text
//! stack while a pattern is tried:   subject copies | captured values | what is still to be matched
//! ```
//!
//! A test that fails jumps to one of the `fail` blocks, which pop as many values as lie there: block n pops n.
//! Captured values are stored only when the whole pattern has matched.

use super::names::Access;
use super::{Done, Generator, fold};
use crate::assemble::BlockId;
use ruff_python_ast::{
    Expr, Pattern, PatternMatchAs, PatternMatchClass, PatternMatchMapping, PatternMatchOr, Singleton,
    StmtMatch,
};
use std::collections::BTreeSet;
use switchboard_python_code::{BinaryKind, CompareKind, Const, Op};

/// The state of one case.
#[derive(Default)]
struct Case<'a> {
    /// Names to store, in the order of the values on the stack.
    stores: Vec<&'a str>,
    allow_irrefutable: bool,
    /// Block n pops n values.
    fail: Vec<BlockId>,
    /// Values above the captured ones.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchAs(node) if node.name.is_none() && node.pattern.is_none())
}

impl<'a> Generator<'a> {
    pub(super) fn match_(&mut self, node: &'a StmtMatch) -> Done {
        self.expr(&node.subject)?;
        let end = self.block();
        let count = node.cases.len();
        let has_default = count > 1 && node.cases.last().is_some_and(|case| is_wildcard(&case.pattern));
        let tried = count - usize::from(has_default);
        for (i, case) in node.cases[..tried].iter().enumerate() {
            self.at(&case.pattern);
            let last = i + 1 == tried;
            if !last {
                self.op(Op::Dup);
            }
            let mut state = Case {
                allow_irrefutable: case.guard.is_some() || i + 1 == count,
                ..Case::default()
            };
            self.pattern(&case.pattern, &mut state)?;
            for name in std::mem::take(&mut state.stores) {
                self.name(name, Access::Store)?;
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_block(&mut state, 0);
                self.jump_if(guard, fail, false)?;
            }
            if !last {
                self.op(Op::Pop);
            }
            self.stmts(&case.body)?;
            self.jump_nowhere(end);
            // Cleaning up belongs to the pattern that failed.
            self.at(&case.pattern);
            self.end_failures(&mut state);
        }
        if has_default && let Some(case) = node.cases.last() {
            self.at(&case.pattern);
            self.op(Op::Nop);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.stmts(&case.body)?;
        }
        self.start(end);
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, case: &mut Case<'a>) -> Done {
        self.at(pattern);
        match pattern {
            Pattern::MatchValue(node) => {
                if !is_literal_or_attribute(&node.value) {
                    return self.fail("patterns may only match literals and attribute lookups");
                }
                self.expr(&node.value)?;
                self.op_arg(Op::Compare, CompareKind::Eq as u32);
                self.jump_to_fail(case, Op::PopJumpIfFalse);
                Ok(())
            }
            Pattern::MatchSingleton(node) => {
                self.constant(match node.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::True,
                    Singleton::False => Const::False,
                });
                self.op_arg(Op::Is, 0);
                self.jump_to_fail(case, Op::PopJumpIfFalse);
                Ok(())
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(&node.patterns, case),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, case),
            Pattern::MatchClass(node) => self.class_pattern(node, case),
            Pattern::MatchStar(node) => self.capture(node.name.as_ref().map(|name| name.as_str()), case),
            Pattern::MatchAs(node) => self.as_pattern(node, case),
            Pattern::MatchOr(node) => self.or_pattern(node, case),
        }
    }

    fn sub_pattern(&mut self, pattern: &'a Pattern, case: &mut Case<'a>) -> Done {
        let outer = std::mem::replace(&mut case.allow_irrefutable, true);
        self.pattern(pattern, case)?;
        case.allow_irrefutable = outer;
        Ok(())
    }

    fn fail_block(&mut self, case: &mut Case<'a>, pops: usize) -> BlockId {
        while case.fail.len() <= pops {
            let block = self.block();
            case.fail.push(block);
        }
        case.fail[pops]
    }

    fn jump_to_fail(&mut self, case: &mut Case<'a>, op: Op) {
        let pops = case.on_top + case.stores.len();
        let block = self.fail_block(case, pops);
        self.jump(op, block);
    }

    fn end_failures(&mut self, case: &mut Case<'a>) {
        while let Some(block) = case.fail.pop() {
            self.start(block);
            if !case.fail.is_empty() {
                self.op(Op::Pop);
            }
        }
    }

    /// Moves the top of the stack below `count - 1` others.
    fn rotate(&mut self, count: usize) {
        for depth in (2..=count).rev() {
            self.op_arg(Op::Swap, depth as u32);
        }
    }

    fn capture(&mut self, name: Option<&'a str>, case: &mut Case<'a>) -> Done {
        let Some(name) = name else {
            self.op(Op::Pop);
            return Ok(());
        };
        self.check_assignable(name, Access::Store)?;
        if case.stores.contains(&name) {
            return self.fail(format!("multiple assignments to name '{name}' in pattern"));
        }
        self.rotate(case.on_top + case.stores.len() + 1);
        case.stores.push(name);
        Ok(())
    }

    fn as_pattern(&mut self, node: &'a PatternMatchAs, case: &mut Case<'a>) -> Done {
        let name = node.name.as_ref().map(|name| name.as_str());
        let Some(inner) = &node.pattern else {
            if !case.allow_irrefutable {
                return match name {
                    Some(name) => self.fail(format!(
                        "name capture '{name}' makes remaining patterns unreachable"
                    )),
                    None => self.fail("wildcard makes remaining patterns unreachable"),
                };
            }
            return self.capture(name, case);
        };
        case.on_top += 1;
        self.op(Op::Dup);
        self.pattern(inner, case)?;
        case.on_top -= 1;
        self.capture(name, case)
    }

    fn length_test(&mut self, kind: CompareKind, length: usize, case: &mut Case<'a>) {
        self.op(Op::GetLen);
        self.constant(Const::Int(length as i64));
        self.op_arg(Op::Compare, kind as u32);
        self.jump_to_fail(case, Op::PopJumpIfFalse);
    }

    fn sequence_pattern(&mut self, patterns: &'a [Pattern], case: &mut Case<'a>) -> Done {
        let mut star = None;
        for (i, pattern) in patterns.iter().enumerate() {
            if let Pattern::MatchStar(node) = pattern {
                if star.is_some() {
                    return self.fail("multiple starred names in sequence pattern");
                }
                star = Some((i, node.name.is_none()));
            }
        }
        case.on_top += 1;
        self.op(Op::MatchSequence);
        self.jump_to_fail(case, Op::PopJumpIfFalse);
        match star {
            None => self.length_test(CompareKind::Eq, patterns.len(), case),
            Some(_) if patterns.len() > 1 => self.length_test(CompareKind::Ge, patterns.len() - 1, case),
            Some(_) => {}
        }
        case.on_top -= 1;
        let starless_wildcards = patterns.iter().filter(|pattern| is_wildcard(pattern)).count();
        match star {
            _ if starless_wildcards + usize::from(matches!(star, Some((_, true)))) == patterns.len() => {
                self.op(Op::Pop);
                Ok(())
            }
            Some((at, true)) => self.pick_items(patterns, at, case),
            _ => self.unpack_items(patterns, star.map(|(at, _)| at), case),
        }
    }

    fn unpack_items(&mut self, patterns: &'a [Pattern], star: Option<usize>, case: &mut Case<'a>) -> Done {
        match star {
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= 1 << 16 {
                    return self.fail("too many expressions in star-unpacking sequence pattern");
                }
                self.op_arg(Op::UnpackEx, before as u32 | (after as u32) << 8);
            }
            None => self.op_arg(Op::UnpackSequence, patterns.len() as u32),
        }
        case.on_top += patterns.len();
        for pattern in patterns {
            case.on_top -= 1;
            self.sub_pattern(pattern, case)?;
        }
        Ok(())
    }

    /// With `*_` only the items that are looked at are taken out.
    fn pick_items(&mut self, patterns: &'a [Pattern], star: usize, case: &mut Case<'a>) -> Done {
        case.on_top += 1;
        for (i, pattern) in patterns.iter().enumerate() {
            if i == star || is_wildcard(pattern) {
                continue;
            }
            self.op(Op::Dup);
            if i < star {
                self.constant(Const::Int(i as i64));
            } else {
                self.op(Op::GetLen);
                self.constant(Const::Int((patterns.len() - i) as i64));
                self.op_arg(Op::BinaryOp, BinaryKind::Sub as u32);
            }
            self.op(Op::Subscr);
            self.sub_pattern(pattern, case)?;
        }
        case.on_top -= 1;
        self.op(Op::Pop);
        Ok(())
    }

    fn not_none_test(&mut self, case: &mut Case<'a>) {
        self.op(Op::Dup);
        self.none();
        self.op_arg(Op::Is, 1);
        self.jump_to_fail(case, Op::PopJumpIfFalse);
    }

    fn class_pattern(&mut self, node: &'a PatternMatchClass, case: &mut Case<'a>) -> Done {
        let positional = &node.arguments.patterns;
        let keywords = &node.arguments.keywords;
        let mut seen = BTreeSet::new();
        for keyword in keywords {
            if !seen.insert(keyword.attr.as_str()) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return self.fail_at(&keyword.pattern, message);
            }
        }
        self.expr(&node.cls)?;
        let names = keywords
            .iter()
            .map(|keyword| Const::Str(keyword.attr.as_str().to_owned()))
            .collect();
        self.constant(Const::Tuple(names));
        self.op_arg(Op::MatchClass, positional.len() as u32);
        case.on_top += 1;
        self.not_none_test(case);
        let count = positional.len() + keywords.len();
        self.op_arg(Op::UnpackSequence, count as u32);
        case.on_top = case.on_top + count - 1;
        for pattern in positional
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.pattern))
        {
            case.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(Op::Pop);
            } else {
                self.sub_pattern(pattern, case)?;
            }
        }
        Ok(())
    }

    fn mapping_pattern(&mut self, node: &'a PatternMatchMapping, case: &mut Case<'a>) -> Done {
        let size = node.keys.len();
        case.on_top += 1;
        self.op(Op::MatchMapping);
        self.jump_to_fail(case, Op::PopJumpIfFalse);
        if size == 0 && node.rest.is_none() {
            case.on_top -= 1;
            self.op(Op::Pop);
            return Ok(());
        }
        if size > 0 {
            self.length_test(CompareKind::Ge, size, case);
        }
        let mut seen = BTreeSet::new();
        for key in &node.keys {
            if let Some(value) = fold::fold(key) {
                if !seen.insert(super::const_key(&value)) {
                    let shown = switchboard_python_code::disassemble::constant(&value).replace('"', "'");
                    return self.fail(format!("mapping pattern checks duplicate key ({shown})"));
                }
            } else if !is_literal_or_attribute(key) {
                return self.fail("mapping pattern keys may only match literals and attribute lookups");
            }
            self.expr(key)?;
        }
        self.op_arg(Op::BuildTuple, size as u32);
        self.op(Op::MatchKeys);
        case.on_top += 2;
        self.not_none_test(case);
        self.op_arg(Op::UnpackSequence, size as u32);
        case.on_top = case.on_top + size - 1;
        for pattern in &node.patterns {
            case.on_top -= 1;
            self.sub_pattern(pattern, case)?;
        }
        case.on_top -= 2;
        let Some(rest) = &node.rest else {
            self.op(Op::Pop);
            self.op(Op::Pop);
            return Ok(());
        };
        // A copy of the subject without the keys.
        self.op_arg(Op::BuildMap, 0);
        self.op_arg(Op::Swap, 3);
        self.op_arg(Op::DictUpdate, 2);
        self.op_arg(Op::UnpackSequence, size as u32);
        for left in (1..=size).rev() {
            self.op_arg(Op::Copy, 1 + left as u32);
            self.op_arg(Op::Swap, 2);
            self.op(Op::DeleteSubscr);
        }
        self.capture(Some(rest.as_str()), case)
    }

    fn or_pattern(&mut self, node: &'a PatternMatchOr, case: &mut Case<'a>) -> Done {
        let end = self.block();
        let mut control: Vec<&'a str> = Vec::new();
        for (i, alternative) in node.patterns.iter().enumerate() {
            let last = i + 1 == node.patterns.len();
            let mut inner = Case {
                allow_irrefutable: last && case.allow_irrefutable,
                ..Case::default()
            };
            self.at(alternative);
            self.op(Op::Dup);
            self.pattern(alternative, &mut inner)?;
            if i == 0 {
                control.clone_from(&inner.stores);
            } else {
                self.reorder_captures(&control, &mut inner.stores)?;
            }
            self.jump(Op::Jump, end);
            self.end_failures(&mut inner);
        }
        // No match: the copy of the subject goes, and the whole pattern fails.
        self.op(Op::Pop);
        self.jump_to_fail(case, Op::Jump);
        self.start(end);
        // The captures lie above the subject; they go below what the pattern has to keep.
        let rotations = control.len() + 1 + case.on_top + case.stores.len();
        for name in control {
            self.rotate(rotations);
            if case.stores.contains(&name) {
                return self.fail(format!("multiple assignments to name '{name}' in pattern"));
            }
            case.stores.push(name);
        }
        self.op(Op::Pop);
        Ok(())
    }

    /// Puts the captures of an alternative in the order of the first alternative's.
    fn reorder_captures(&mut self, control: &[&'a str], stores: &mut Vec<&'a str>) -> Done {
        let different = "alternative patterns bind different names";
        if stores.len() != control.len() {
            return self.fail(different);
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|name| *name == control[wanted]) else {
                return self.fail(different);
            };
            if found == wanted {
                continue;
            }
            let rotated: Vec<&'a str> = stores.drain(..=found).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..=found {
                self.rotate(wanted + 1);
            }
        }
        Ok(())
    }
}

fn is_literal_or_attribute(expr: &Expr) -> bool {
    matches!(expr, Expr::Attribute(_) | Expr::FString(_)) || is_literal(expr)
}

/// A literal, with a sign or as a sum with an imaginary part.
fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => is_literal(&node.operand),
        Expr::BinOp(node) => is_literal(&node.left) && is_literal(&node.right),
        _ => expr.is_literal_expr(),
    }
}
