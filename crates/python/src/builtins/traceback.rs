//! Exceptions as text: CPython 3.11's tracebacks, with carets, chains and groups.
//!
//! ```text
//! report(exc)   collect every exception in the chain -> str() of each, resumable [ReportFrame] -> the text
//! ```
//! Layout: Python/traceback.c and Python/pythonrun.c of 3.11 (`tb_displayline`, `print_exception_group`).

use crate::object::{Payload, Value};
use crate::vm::native::{Input, Step};
use crate::vm::{R, Vm};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use switchboard_python_code::{BinaryKind, Op};
use switchboard_trace::Origin;

/// Makes the text of an exception.
#[derive(Clone, Debug)]
pub struct ReportFrame {
    exc: Value,
    /// Exceptions whose `str()` is still to be made, next last.
    todo: Vec<Value>,
    /// By creation serial.
    texts: BTreeMap<u32, String>,
    current: u32,
    /// Causes and contexts are shown too.
    chain: bool,
}

impl Vm {
    /// The whole report of an uncaught exception (owned), as the interpreter itself prints it: a `str`.
    pub fn report(&mut self, exc: Value) -> R {
        self.report_with(exc, true)
    }

    /// The same without the exceptions that it was raised from, as for one that goes nowhere.
    pub fn report_alone(&mut self, exc: Value) -> R {
        self.report_with(exc, false)
    }

    fn report_with(&mut self, exc: Value, chain: bool) -> R {
        let mut todo = Vec::new();
        let mut seen = vec![exc];
        let mut at = 0;
        while at < seen.len() {
            let e = seen[at];
            at += 1;
            todo.push(e);
            let Some(data) = self.exception(e) else { continue };
            let mut next = if chain {
                vec![data.cause, data.context]
            } else {
                vec![]
            };
            if self.is_instance_of(e, self.types.base_exception_group) {
                next.extend(self.group_parts(e).1);
            }
            for e in next {
                if !e.is_null() && !seen.iter().any(|s| s.is(e)) {
                    seen.push(e);
                }
            }
        }
        for &e in &todo {
            self.heap.retain(e);
        }
        ReportFrame {
            exc,
            todo,
            texts: BTreeMap::new(),
            current: 0,
            chain,
        }
        .step(self, Input::Start)
    }
}

impl Step for ReportFrame {
    fn step(mut self, vm: &mut Vm, input: Input) -> R {
        let mut input = input;
        loop {
            match input {
                Input::Value(v) => {
                    self.texts.insert(self.current, vm.text_of(v).to_string());
                    vm.heap.release(v);
                }
                Input::Raised | Input::Return(_) => {
                    vm.drop_raised();
                    self.texts.insert(self.current, "<exception str() failed>".into());
                }
                Input::Start => {}
            }
            let Some(next) = self.todo.pop() else { break };
            self.current = vm.serial(next);
            match vm.turn(self, |vm| vm.str_owned(next)) {
                Ok((frame, next)) => {
                    self = frame;
                    input = next;
                }
                Err(result) => return result,
            }
        }
        let mut out = Report {
            vm,
            texts: &self.texts,
            text: String::new(),
            depth: 0,
            need_close: false,
            chain: self.chain,
        };
        out.recursive(self.exc, &mut Vec::new());
        let text = out.text;
        vm.heap.release(self.exc);
        Ok(vm.new_str(text))
    }

    fn visit(&self, f: &mut dyn FnMut(Value)) {
        f(self.exc);
        self.todo.iter().copied().for_each(f);
    }
}

struct Report<'a> {
    vm: &'a Vm,
    texts: &'a BTreeMap<u32, String>,
    text: String,
    /// Nesting of exception groups; 0 outside.
    depth: usize,
    need_close: bool,
    /// Causes and contexts are shown too.
    chain: bool,
}

/// Sub-exceptions shown of a group (as CPython's `max_group_width`).
const GROUP_WIDTH: usize = 15;
/// Groups nested deeper than this are cut (`max_group_depth`).
const GROUP_DEPTH: usize = 10;

impl Report<'_> {
    fn line(&mut self, text: &str) {
        let margin = if self.depth > 0 { "| " } else { "" };
        self.line_with(margin, text);
    }

    fn line_with(&mut self, margin: &str, text: &str) {
        let _ = writeln!(self.text, "{}{margin}{text}", " ".repeat(2 * self.depth));
    }

    fn recursive(&mut self, exc: Value, seen: &mut Vec<Value>) {
        if seen.len() > 500 {
            return;
        }
        seen.push(exc);
        let Some(data) = self.vm.exception(exc) else {
            return;
        };
        let (cause, context, suppress) = (data.cause, data.context, data.suppress_context);
        let before = if !cause.is_null() {
            (
                cause,
                "The above exception was the direct cause of the following exception:",
            )
        } else if !context.is_null() && !suppress {
            (
                context,
                "During handling of the above exception, another exception occurred:",
            )
        } else {
            (Value::Null, "")
        };
        if self.chain && !before.0.is_null() && !seen.iter().any(|s| s.is(before.0)) {
            self.recursive(before.0, seen);
            self.line("");
            self.line(before.1);
            self.line("");
        }
        // What is reported alone, of a finaliser, is not taken apart.
        if self.chain && self.vm.is_instance_of(exc, self.vm.types.base_exception_group) {
            self.group(exc, seen);
        } else {
            self.one(exc);
        }
    }

    fn group(&mut self, exc: Value, seen: &mut Vec<Value>) {
        if self.depth > GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {GROUP_DEPTH})"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.one(exc);
        let parts = self.vm.group_parts(exc).1;
        let shown = parts.len().min(GROUP_WIDTH + 1);
        self.need_close = false;
        for (at, &part) in parts.iter().enumerate().take(shown) {
            let last = at + 1 == shown;
            if last {
                self.need_close = true;
            }
            let truncated = at >= GROUP_WIDTH;
            let title = if truncated {
                "...".to_owned()
            } else {
                (at + 1).to_string()
            };
            let lead = if at == 0 { "+-" } else { "  " };
            let _ = writeln!(
                self.text,
                "{}{lead}+---------------- {title} ----------------",
                " ".repeat(2 * self.depth)
            );
            self.depth += 1;
            if truncated {
                let more = parts.len() - GROUP_WIDTH;
                self.line(&format!(
                    "and {more} more exception{}",
                    if more == 1 { "" } else { "s" }
                ));
            } else {
                self.recursive(part, seen);
            }
            if last && self.need_close {
                let _ = writeln!(
                    self.text,
                    "{}+------------------------------------",
                    " ".repeat(2 * self.depth)
                );
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }

    fn one(&mut self, exc: Value) {
        let Some(data) = self.vm.exception(exc) else {
            return;
        };
        if !data.traceback.is_null() {
            let group = self.chain && self.vm.is_instance_of(exc, self.vm.types.base_exception_group);
            let margin = match (group, self.depth) {
                (true, 1) => "+ ",
                (_, 0) => "",
                _ => "| ",
            };
            let header = if group {
                "Exception Group Traceback (most recent call last):"
            } else {
                "Traceback (most recent call last):"
            };
            self.line_with(margin, header);
            self.traceback(data.traceback);
        }
        let name = self.vm.class_full_name(Value::Obj(self.vm.class_of(exc)));
        let name = name.strip_prefix("__main__.").unwrap_or(&name).to_owned();
        let mut text = self.texts.get(&self.vm.serial(exc)).cloned().unwrap_or_default();
        if self.chain
            && let Some(hint) = self.vm.suggestion(exc)
        {
            text.push_str(&format!(". Did you mean: '{hint}'?"));
        }
        let whole = if text.is_empty() {
            name
        } else {
            format!("{name}: {text}")
        };
        // Of a message the interpreter sets only the first line beside a group's bar; of notes all.
        self.line(&whole);
        let notes = exc
            .id()
            .filter(|_| self.chain)
            .and_then(|id| self.vm.heap.get(id).dict)
            .and_then(|d| self.vm.dict_get_name(d, self.vm.names.notes));
        for note in notes.and_then(|n| self.vm.items_of(n)).unwrap_or_default() {
            for line in self.vm.text_of(note).split('\n') {
                self.line(line);
            }
        }
    }

    fn traceback(&mut self, mut at: Value) {
        let mut last: Option<(u32, u32)> = None;
        let mut repeats = 0;
        while let Some(Payload::Traceback(data)) = at.id().map(|id| self.vm.heap.payload(id)) {
            let (code, instr) = (data.code, data.instr);
            at = data.next;
            let run = &self.vm.codes[code as usize];
            if run.origin != Origin::Program {
                continue;
            }
            let line = self.vm.line_at(code, instr);
            if last == Some((code, line)) {
                repeats += 1;
                if repeats >= 3 {
                    continue;
                }
            } else {
                self.repeated(repeats);
                repeats = 0;
                last = Some((code, line));
            }
            let head = format!(
                "  File \"{}\", line {line}, in {}",
                run.code.filename, run.code.name
            );
            self.line(&head);
            self.source_line(code, instr, line);
        }
        self.repeated(repeats);
    }

    fn repeated(&mut self, repeats: usize) {
        if repeats >= 3 {
            let more = repeats - 2;
            let plural = if more == 1 { "" } else { "s" };
            self.line(&format!("  [Previous line repeated {more} more time{plural}]"));
        }
    }

    fn source_line(&mut self, code: u32, instr: u32, line: u32) {
        // The modules that read a source are gone by then.
        if self.vm.shared.finalizing {
            return;
        }
        let source = self.vm.shared.source.clone();
        let Some(full) = source.lines().nth(line as usize - 1) else {
            return;
        };
        let stripped = full.trim_matches([' ', '\t', '\x0c']);
        if stripped.is_empty() {
            return;
        }
        self.line(&format!("    {stripped}"));
        if let Some(carets) = self.vm.carets(code, instr, full) {
            self.line(&format!("    {carets}"));
        }
    }
}

impl Vm {
    /// The markers below a line of the program for what an instruction of it does; none where they would say nothing.
    #[must_use]
    pub fn carets(&self, code: u32, instr: u32, full: &str) -> Option<String> {
        let run = &self.codes[code as usize];
        let place = run.code.positions.get(instr as usize)?;
        if place.line == 0 {
            return None;
        }
        let trimmed_end = full.trim_end();
        let start = place.column as usize;
        let mut end = place.end_column as usize;
        if place.end_line != place.line {
            end = trimmed_end.len();
        }
        if start >= end || end > full.len() || !full.is_char_boundary(start) || !full.is_char_boundary(end) {
            return None;
        }
        let segment = &full[start..end];
        let op = run.instrs[instr as usize];
        // Python code finds the operator, with a module that cannot be imported any more at the process's end.
        let anchors = if place.end_line == place.line && !self.shared.finalizing {
            anchors(segment, op.op(), op.arg())
        } else {
            None
        };
        let indent = full.len() - full.trim_start_matches([' ', '\t', '\x0c']).len();
        let stripped = full.trim_matches([' ', '\t', '\x0c']);
        if anchors.is_none() && segment.chars().count() == stripped.chars().count() {
            return None;
        }
        let lead = full[indent..start].chars().count();
        let mut out = " ".repeat(lead);
        for (at, _) in segment.char_indices() {
            out.push(match anchors {
                Some((left, right)) if at < left || at >= right => '~',
                _ => '^',
            });
        }
        Some(out)
    }
}

/// Where the operator of a binary operation, or the subscript, stands in its text (bytes).
fn anchors(segment: &str, op: Op, arg: u32) -> Option<(usize, usize)> {
    match op {
        Op::BinaryOp => {
            let kind = BinaryKind::ALL.get(arg as usize)?.text();
            if kind.ends_with('=') {
                return None;
            }
            let at = top_level(segment, kind)?;
            Some((at, at + kind.len()))
        }
        Op::Subscr | Op::StoreSubscr | Op::DeleteSubscr if segment.ends_with(']') => {
            let open = matching_open(segment)?;
            (open > 0).then_some((open, segment.len()))
        }
        _ => None,
    }
}

/// Depth of brackets at each byte of the text, strings skipped; None inside of strings.
fn depths(text: &str) -> Vec<Option<i32>> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let (mut depth, mut quote) = (0, 0u8);
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        if quote != 0 {
            out.push(None);
            if b == b'\\' && at + 1 < bytes.len() {
                out.push(None);
                at += 1;
            } else if b == quote {
                quote = 0;
            }
        } else {
            match b {
                b'\'' | b'"' => {
                    quote = b;
                    out.push(None);
                }
                b'(' | b'[' | b'{' => {
                    out.push(Some(depth));
                    depth += 1;
                }
                b')' | b']' | b'}' => {
                    depth -= 1;
                    out.push(Some(depth));
                }
                _ => out.push(Some(depth)),
            }
        }
        at += 1;
    }
    out
}

/// The operator at the outermost level: the last one (the first of `**`, which associates to the right).
fn top_level(text: &str, operator: &str) -> Option<usize> {
    let depths = depths(text);
    let bytes = text.as_bytes();
    let symbol = |b: u8| b"+-*/%@<>&|^".contains(&b);
    let fits = |&at: &usize| {
        text.is_char_boundary(at)
            && text[at..].starts_with(operator)
            && depths[at] == Some(0)
            && text[..at]
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || "_)]}'\"".contains(c))
            && !(at > 0 && symbol(bytes[at - 1]))
            && !bytes
                .get(at + operator.len())
                .is_some_and(|&b| symbol(b) && b != b'-' && b != b'+')
    };
    if operator == "**" {
        (0..text.len()).find(fits)
    } else {
        (0..text.len()).rev().find(fits)
    }
}

fn matching_open(text: &str) -> Option<usize> {
    let depths = depths(text);
    let last = text.len() - 1;
    let depth = depths[last]?;
    (0..last)
        .rev()
        .find(|&at| text.as_bytes()[at] == b'[' && depths[at] == Some(depth))
}

impl Vm {
    /// Creation serial of an object; 0 for immediates.
    #[must_use]
    pub fn serial(&self, v: Value) -> u32 {
        v.id().map_or(0, |id| self.heap.get(id).serial)
    }

    /// The name that CPython would suggest for a NameError or AttributeError.
    #[must_use]
    pub fn suggestion(&self, exc: Value) -> Option<String> {
        let data = self.exception(exc)?;
        let name = self.str_of(data.fields[0])?.text.clone();
        let candidates: Vec<String> = if self.is_instance_of(exc, self.types.attribute_error) {
            let object = data.fields[1];
            if object.is_null() {
                return None;
            }
            self.attribute_names(object)
        } else if self.is_instance_of(exc, self.types.name_error) {
            // The builtins are looked at only if nothing nearer fits.
            let near = self.names_at(data.traceback);
            return best_match(&name, &near).or_else(|| best_match(&name, &self.builtin_names()));
        } else {
            return None;
        };
        best_match(&name, &candidates)
    }

    fn attribute_names(&self, object: Value) -> Vec<String> {
        let mut out = Vec::new();
        let is_class = matches!(
            object.id().map(|id| self.heap.payload(id)),
            Some(Payload::Class(_))
        );
        let class = if is_class {
            object.id()
        } else {
            Some(self.class_of(object))
        };
        let dicts: Vec<_> = class
            .map(|c| {
                self.class(c)
                    .mro
                    .iter()
                    .map(|&c| self.class(c).namespace)
                    .collect()
            })
            .unwrap_or_default();
        for dict in dicts {
            out.extend(
                self.pairs_of(dict)
                    .into_iter()
                    .map(|(k, _)| self.text_of(k).to_string()),
            );
        }
        if let Some(id) = object.id().filter(|_| !is_class) {
            let own = self.own_names(id).into_iter();
            out.extend(own.map(|name| self.text_of(name).to_string()));
        }
        out.sort();
        out.dedup();
        out
    }

    fn builtin_names(&self) -> Vec<String> {
        let pairs = self.pairs_of(self.builtins).into_iter();
        pairs.map(|(k, _)| self.text_of(k).to_string()).collect()
    }

    /// Local and global names where an exception was raised.
    fn names_at(&self, traceback: Value) -> Vec<String> {
        let mut at = traceback;
        let mut innermost = None;
        while let Some(Payload::Traceback(data)) = at.id().map(|id| self.heap.payload(id)) {
            innermost = Some((data.code, data.frame));
            at = data.next;
        }
        let mut out = Vec::new();
        if let Some((code, frame)) = innermost {
            let code = &self.codes[code as usize];
            if let Some(Payload::Frame(object)) = frame.id().map(|id| self.heap.payload(id))
                && let Some(frame) = &object.frame
            {
                for slot in 0..code.slots {
                    if !frame.stack.get(slot).copied().unwrap_or_default().is_null() {
                        out.push(code.code.slot_name(slot).to_owned());
                    }
                }
                out.extend(
                    self.pairs_of(frame.globals)
                        .into_iter()
                        .map(|(k, _)| self.text_of(k).to_string()),
                );
            }
        }
        out
    }
}

/// CPython's suggestion rule (Python/suggestions.c): the closest within a third of the lengths, moves costing 2, case 1.
fn best_match(name: &str, candidates: &[String]) -> Option<String> {
    if candidates.len() > 750 {
        return None;
    }
    let mut best: Option<(usize, &String)> = None;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        let most = (name.len() + candidate.len() + 3) * 2 / 6;
        let most = best.map_or(most, |(d, _)| most.min(d.saturating_sub(1)));
        let distance = distance(name.as_bytes(), candidate.as_bytes());
        if distance <= most && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, c)| c.clone())
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    if a.len() > 40 || b.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|i| i * 2).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut previous = row[0];
        row[0] = (i + 1) * 2;
        for (j, &y) in b.iter().enumerate() {
            let change = match (x == y, x.eq_ignore_ascii_case(&y)) {
                (true, _) => 0,
                (_, true) => 1,
                _ => 2,
            };
            let next = (previous + change).min(row[j] + 2).min(row[j + 1] + 2);
            previous = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}
