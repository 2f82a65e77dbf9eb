//! The instruction loop.
//!
//! ```text
//!        +-------- run_py: instructions of the top frame --------+
//!        | call: push caller, callee runs        return / raise: |
//!        v                                                       v
//!   frames [ .. caller ] callee                      deliver: walk down the frames, giving each
//!                                                    the value, the generator's return, or the exception
//! ```
//! The running frame is held outside of `frames` while its instructions run, and put back before anything that may push
//! frames or look at the stack.

use super::call::Start;
use super::frame::{Expect, Frame, PyFrame};
use super::fused::{self, Fused};
pub use super::halt::{Halt, Outcome};
use super::iter::Next;
use super::load::RunCode;
use super::{Ctl, Vm};
use crate::object::Value;
use switchboard_python_code::{BinaryKind, CompareKind, Op};

impl Vm {
    /// Runs until something stops it.
    #[inline]
    pub fn run(&mut self) -> Halt {
        self.trace.moved = std::mem::take(&mut self.trace.owing);
        match self.switch() {
            Ok(frame) => self.run_py(frame),
            Err(halt) => halt,
        }
    }

    /// Runs instructions from `f` on until something stops the interpreter.
    #[inline]
    #[allow(clippy::too_many_lines)]
    fn run_py(&mut self, f: Box<PyFrame>) -> Halt {
        let mut f = f;
        // A hold on the table, so that entering a frame counts no reference to its code. The table only grows.
        let mut table = self.codes.clone();
        let mut code: &RunCode = &table[f.code as usize];
        let watch = self.trace.watch;

        macro_rules! enter {
            ($frame:expr) => {{
                f = $frame;
                if f.code as usize >= table.len() {
                    table = self.codes.clone();
                }
                code = &table[f.code as usize];
            }};
        }
        // Sends an outcome down, starting with the running frame.
        macro_rules! deliver {
            ($outcome:expr) => {{
                match self.deliver($outcome) {
                    Ok(frame) => enter!(frame),
                    Err(halt) => return halt,
                }
                continue;
            }};
        }
        macro_rules! raise {
            () => {{
                self.frames.push(Frame::Py(f));
                deliver!(Outcome::Raised)
            }};
        }
        // Evaluates something that may push frames; its value is treated as $expect says.
        macro_rules! slow {
            ($expect:expr, $call:expr) => {{
                f.expect = $expect;
                self.frames.push(Frame::Py(f));
                match $call {
                    Ok(v) => {
                        f = self.pop_py();
                        f.expect = Expect::Push;
                        v
                    }
                    Err(Ctl::Raised) => deliver!(Outcome::Raised),
                    Err(Ctl::Pushed) => deliver!(Outcome::Continue),
                    Err(Ctl::Limit) => return Halt::Limit,
                }
            }};
        }
        macro_rules! push_slow {
            ($call:expr) => {{
                let v = slow!(Expect::Push, $call);
                f.push(v);
            }};
        }
        macro_rules! drop_slow {
            ($call:expr) => {{
                let v = slow!(Expect::Drop, $call);
                self.heap.release(v);
            }};
        }
        // Sends what the running frame gave down: the common case, a caller that wants the value, without the walk.
        macro_rules! give {
            ($outcome:expr) => {{
                let outcome = $outcome;
                if let Outcome::Value(v) = outcome
                    && let Some(Frame::Py(caller)) = self.frames.last_mut()
                    && match caller.expect {
                        Expect::Push | Expect::ForIter | Expect::Send => {
                            caller.push(v);
                            true
                        }
                        Expect::Init => v.is_none(),
                        _ => false,
                    }
                {
                    caller.expect = Expect::Push;
                    let frame = self.pop_py();
                    enter!(frame);
                    continue;
                }
                deliver!(outcome);
            }};
        }
        // A leaf that can only raise.
        macro_rules! leaf {
            ($call:expr) => {
                match $call {
                    Ok(v) => v,
                    Err(Ctl::Limit) => {
                        self.frames.push(Frame::Py(f));
                        return Halt::Limit;
                    }
                    Err(_) => raise!(),
                }
            };
        }

        loop {
            if !self.heap.dead.is_empty() {
                self.frames.push(Frame::Py(f));
                if self.reap() {
                    deliver!(Outcome::Continue);
                }
                f = self.pop_py();
            }
            if watch && let Some(halt) = self.watched(&f, code) {
                self.frames.push(Frame::Py(f));
                return halt;
            }
            if self.fuel == 0 {
                self.frames.push(Frame::Py(f));
                return Halt::Fuel;
            }
            let instr = code.instrs[f.ip as usize];
            if instr.fused != Fused::Single && self.fuel >= fused::LONGEST && !self.trace.watch {
                if matches!(instr.fused, Fused::LoadReturn | Fused::LoadYield) {
                    let v = self.given(&mut f, code, instr);
                    if !v.is_null() {
                        self.fuel -= 2;
                        f.ip += 2;
                        if instr.fused == Fused::LoadYield {
                            give!(self.suspend(f, v));
                        }
                        give!(self.leave(f, v));
                    }
                } else if self.run_fused(&mut f, code, instr.fused) {
                    continue;
                }
            }
            self.fuel -= 1;
            f.ip += 1;
            let arg = instr.arg() as usize;
            match instr.op() {
                Op::Nop => {}
                Op::Const => {
                    let v = self.heap.retain(code.consts[arg]);
                    f.push(v);
                }
                Op::Pop => {
                    let v = f.pop();
                    self.heap.release(v);
                }
                Op::Dup => {
                    let v = self.heap.retain(f.peek(1));
                    f.push(v);
                }
                Op::Copy => {
                    let v = self.heap.retain(f.peek(arg));
                    f.push(v);
                }
                Op::Swap => {
                    let top = f.stack.len() - 1;
                    f.stack.swap(top, top + 1 - arg);
                }
                Op::LoadFast => {
                    let v = f.stack[arg];
                    if v.is_null() {
                        self.unbound_local(code, arg);
                        raise!();
                    }
                    self.heap.retain(v);
                    f.push(v);
                }
                Op::StoreFast => {
                    let v = f.pop();
                    let old = std::mem::replace(&mut f.stack[arg], v);
                    self.heap.release(old);
                }
                Op::LoadDeref => {
                    let v = leaf!(self.load_deref(&f, code, arg));
                    f.push(v);
                }
                Op::StoreDeref => {
                    let v = f.pop();
                    let old = self.cell_set(f.stack[arg], v);
                    self.heap.release(old);
                }
                Op::LoadGlobal => {
                    let v = leaf!(self.load_global(&f, code, arg));
                    f.push(v);
                }
                Op::StoreGlobal => {
                    let v = f.pop();
                    self.set_global_at(code.sites + f.ip, f.globals, code.names[arg], v);
                }
                Op::LoadName => {
                    if self.has_own_namespace(&f) {
                        let (namespace, globals) = (f.namespace.unwrap_or(f.globals), f.globals);
                        push_slow!(self.load_own_name(namespace, globals, code.names[arg]));
                    } else {
                        let v = leaf!(self.load_name(&f, code, arg));
                        f.push(v);
                    }
                }
                Op::DeleteFast
                | Op::DeleteDeref
                | Op::LoadClosure
                | Op::LoadClassDeref
                | Op::DeleteName
                | Op::DeleteGlobal
                | Op::LoadBuildClass
                | Op::SetupAnnotations => leaf!(self.variable(&mut f, code, instr)),
                Op::StoreName => {
                    let v = f.pop();
                    let namespace = f.namespace.unwrap_or(f.globals);
                    if !self.store_name(&f, code, arg, v) {
                        let name = self.heap.retain(Value::Obj(code.names[arg]));
                        drop_slow!(self.set_item_owned(Value::Obj(namespace), name, v));
                    }
                }
                Op::LoadAttr => {
                    let object = f.pop();
                    match self.attr_at(code.sites + f.ip, object, code.names[arg]) {
                        Some(v) => {
                            self.heap.retain(v);
                            self.heap.release(object);
                            f.push(v);
                        }
                        None => {
                            let v = slow!(Expect::Push, self.get_attr_owned(object, code.names[arg]));
                            f.push(v);
                        }
                    }
                }
                Op::StoreAttr => {
                    let object = f.pop();
                    let v = f.pop();
                    if !self.set_attr_at(code.sites + f.ip, object, code.names[arg], v) {
                        drop_slow!(self.set_attr_owned(object, code.names[arg], v));
                    }
                }
                Op::DeleteAttr => {
                    let object = f.pop();
                    drop_slow!(self.del_attr_owned(object, code.names[arg]));
                }
                Op::LoadMethod => {
                    let (site, object) = (code.sites + f.ip, f.pop());
                    match self.method_at(site, object, code.names[arg]) {
                        Some(function) => {
                            self.heap.retain(function);
                            f.push(function);
                            f.push(object);
                        }
                        None => {
                            f.push(Value::Null);
                            push_slow!(self.attr_owned_at(site, object, code.names[arg]));
                        }
                    }
                }
                Op::Subscr => {
                    let (key, object) = (f.pop(), f.pop());
                    match self.subscr_fast(object, key) {
                        Some(v) => {
                            self.heap.retain(v);
                            self.heap.release(object);
                            self.heap.release(key);
                            f.push(v);
                        }
                        None => push_slow!(self.get_item_owned(object, key)),
                    }
                }
                Op::StoreSubscr => {
                    let key = f.pop();
                    let object = f.pop();
                    let v = f.pop();
                    drop_slow!(self.set_item_of_owned(object, key, v));
                }
                Op::DeleteSubscr => {
                    let (key, object) = (f.pop(), f.pop());
                    drop_slow!(self.del_item_owned(object, key));
                }
                Op::BinaryOp => {
                    let b = f.pop();
                    let a = f.pop();
                    let kind = BinaryKind::ALL[arg];
                    match Self::binary_fast(kind, a, b) {
                        Some(v) => f.push(v),
                        None => push_slow!(self.binary_owned(kind, a, b)),
                    }
                }
                Op::UnaryNegative => {
                    let a = f.pop();
                    match a {
                        Value::Int(i) if i != i64::MIN => f.push(Value::Int(-i)),
                        Value::Float(x) => f.push(Value::float(-x.get())),
                        _ => push_slow!(self.unary_owned(Op::UnaryNegative, a)),
                    }
                }
                Op::UnaryPositive | Op::UnaryInvert => {
                    let a = f.pop();
                    push_slow!(self.unary_owned(instr.op(), a));
                }
                Op::UnaryNot => {
                    let a = f.pop();
                    match self.truth_fast(a) {
                        Some(t) => {
                            self.heap.release(a);
                            f.push(Value::bool(!t));
                        }
                        None => {
                            let v = slow!(Expect::PushNot, self.truth_owned(a));
                            f.push(Value::bool(v != Value::TRUE));
                        }
                    }
                }
                Op::Compare => {
                    let b = f.pop();
                    let a = f.pop();
                    let kind = CompareKind::ALL[arg];
                    match (a, b) {
                        (Value::Int(x), Value::Int(y)) => {
                            f.push(Value::bool(super::compare::ordered(kind, x.cmp(&y))))
                        }
                        _ => push_slow!(self.compare_owned(kind, a, b)),
                    }
                }
                Op::Is => {
                    let b = f.pop();
                    let a = f.pop();
                    f.push(Value::bool(a.is(b) != (arg == 1)));
                    self.heap.release(a);
                    self.heap.release(b);
                }
                Op::Contains => {
                    let container = f.pop();
                    let item = f.pop();
                    let expect = if arg == 1 { Expect::PushNot } else { Expect::Push };
                    let v = slow!(expect, self.contains_owned(container, item));
                    f.push(Value::bool((v == Value::TRUE) != (arg == 1)));
                }
                Op::BuildSlice | Op::BuildTuple | Op::BuildList | Op::BuildString | Op::ListToTuple => {
                    leaf!(self.build(&mut f, instr));
                }
                Op::ListAppend => {
                    let v = f.pop();
                    let list = f.peek(arg);
                    leaf!(self.list_push(list, v));
                }
                Op::BuildSet => {
                    let items: Vec<Value> = f.stack.drain(f.stack.len() - arg..).collect();
                    push_slow!(self.build_set(items));
                }
                Op::BuildMap => {
                    let items: Vec<Value> = f.stack.drain(f.stack.len() - 2 * arg..).collect();
                    push_slow!(self.build_map(items));
                }
                Op::SetAdd => {
                    let v = f.pop();
                    let set = f.peek(arg);
                    drop_slow!(self.set_add_owned(set, v));
                }
                Op::MapAdd => {
                    let v = f.pop();
                    let key = f.pop();
                    let dict = f.peek(arg);
                    drop_slow!(self.set_item_owned(dict, key, v));
                }
                Op::ListExtend => {
                    let iterable = f.pop();
                    let list = f.peek(arg);
                    drop_slow!(self.list_extend_owned(list, iterable));
                }
                Op::SetUpdate => {
                    let iterable = f.pop();
                    let set = f.peek(arg);
                    drop_slow!(self.set_update_owned(set, iterable));
                }
                Op::DictUpdate | Op::DictMerge => {
                    let mapping = f.pop();
                    let function = (instr.op() == Op::DictMerge).then(|| f.peek(arg + 2));
                    let dict = f.peek(arg);
                    drop_slow!(self.dict_update_owned(dict, mapping, function));
                }
                Op::UnpackSequence => {
                    let seq = f.pop();
                    match self.unpack_fast(seq, arg, &mut f.stack) {
                        Some(Ok(())) => {}
                        Some(Err(_)) => raise!(),
                        None => {
                            // A tuple of exactly as many items takes its place and is unpacked next.
                            let v = slow!(Expect::Again, self.take_exactly_owned(seq, arg));
                            f.push(v);
                            f.ip -= 1;
                        }
                    }
                }
                Op::UnpackEx => {
                    let seq = f.pop();
                    match self.unpack_starred(seq, arg & 0xff, arg >> 8, &mut f.stack) {
                        Some(Ok(())) => {}
                        Some(Err(_)) => raise!(),
                        None => {
                            // A list of its items takes its place and is unpacked next.
                            let v = slow!(Expect::Again, self.list_of_owned(seq));
                            f.push(v);
                            f.ip -= 1;
                        }
                    }
                }
                Op::FormatValue => {
                    let spec = if arg & 4 != 0 { f.pop() } else { Value::Null };
                    let v = f.pop();
                    push_slow!(self.format_value_owned(v, arg & 3, spec));
                }
                Op::GetIter => {
                    let v = f.pop();
                    push_slow!(self.get_iter_owned(v));
                }
                Op::ForIter => {
                    let iterator = f.peek(1);
                    let next = match self.generator_in(iterator) {
                        Some(id) => Next::Generator(id),
                        None => self.next_fast(iterator),
                    };
                    match next {
                        Next::Item(v) => f.push(v),
                        Next::Done => {
                            f.pop();
                            self.heap.release(iterator);
                            f.ip = arg as u32;
                        }
                        Next::Generator(id) => {
                            f.expect = Expect::ForIter;
                            self.frames.push(Frame::Py(f));
                            match self.resume_acting(id, Value::None) {
                                Ok(frame) => {
                                    enter!(frame);
                                    if watch {
                                        self.resumed_in(&f, code);
                                    }
                                }
                                Err(Ctl::Limit) => return Halt::Limit,
                                Err(_) => deliver!(Outcome::Raised),
                            }
                        }
                        Next::Slow => {
                            let v = slow!(Expect::ForIter, self.next_slow(iterator));
                            f.push(v);
                        }
                        Next::Raised => raise!(),
                    }
                }
                Op::Jump => f.ip = arg as u32,
                Op::JumpBackward => {
                    f.ip = arg as u32;
                    // Whoever makes objects without end does so in a loop.
                    if self.heap.live > self.limits.objects {
                        let most = self.limits.objects;
                        self.frames.push(Frame::Py(f));
                        self.over_limit(
                            "memory",
                            format!("the program has more than {most} objects alive"),
                        );
                        return Halt::Limit;
                    }
                }
                Op::PopJumpIfTrue | Op::PopJumpIfFalse => {
                    let v = f.peek(1);
                    match self.truth_fast(v) {
                        Some(t) => {
                            f.pop();
                            self.heap.release(v);
                            if t == (instr.op() == Op::PopJumpIfTrue) {
                                f.ip = arg as u32;
                            }
                        }
                        None => {
                            f.pop();
                            // The truth takes the value's place and this instruction is done again.
                            f.ip -= 1;
                            push_slow!(self.truth_owned(v));
                        }
                    }
                }
                Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                    let v = f.pop();
                    if v.is_none() == (instr.op() == Op::PopJumpIfNone) {
                        f.ip = arg as u32;
                    }
                    self.heap.release(v);
                }
                Op::JumpIfTrueOrPop | Op::JumpIfFalseOrPop => {
                    let v = f.peek(1);
                    match self.truth_fast(v) {
                        Some(t) => {
                            if t == (instr.op() == Op::JumpIfTrueOrPop) {
                                f.ip = arg as u32;
                            } else {
                                f.pop();
                                self.heap.release(v);
                            }
                        }
                        None => {
                            self.heap.retain(v);
                            let truth = slow!(Expect::JumpOrPop, self.truth_owned(v));
                            self.jump_or_pop(&mut f, truth);
                        }
                    }
                }
                Op::KwNames => f.kw_names = arg as u32 + 1,
                Op::Call | Op::CallMethod => {
                    let names = f.call_names(&code.consts);
                    match self.start_call(&mut f, code, instr, names) {
                        Start::Entered(frame) => {
                            self.depth += 1;
                            self.frames.push(Frame::Py(f));
                            enter!(frame);
                        }
                        Start::Generator(v) => {
                            if watch {
                                self.trace.checked = false;
                            }
                            f.push(v);
                        }
                        Start::Initialise(instance, init, args) => {
                            push_slow!(self.initialise(instance, init, args, names));
                        }
                        Start::Native(def, callee, args) => push_slow!(self.call_plain(def, callee, args)),
                        Start::General(callable, args) => push_slow!(self.call_owned(callable, args, names)),
                    }
                }
                Op::CallEx => {
                    let kwargs = if arg & 1 != 0 { f.pop() } else { Value::Null };
                    let args = f.pop();
                    let callable = f.pop();
                    push_slow!(self.call_ex_owned(callable, args, kwargs));
                }
                Op::MakeFunction => {
                    let v = self.make_function(&mut f, arg);
                    f.push(v);
                }
                Op::Return => {
                    let v = f.pop();
                    let outcome = self.leave(f, v);
                    give!(outcome);
                }
                Op::Yield => {
                    let v = f.pop();
                    let outcome = self.suspend(f, v);
                    give!(outcome);
                }
                Op::YieldDelegate => {
                    let v = f.pop();
                    let outcome = self.suspend_delegating(f, v, watch, &table);
                    give!(outcome);
                }
                Op::GetYieldFromIter => {
                    let v = f.pop();
                    let coroutine = code.flags.has(
                        switchboard_python_code::Flags::COROUTINE
                            | switchboard_python_code::Flags::ITERABLE_COROUTINE,
                    );
                    push_slow!(self.yield_from_iter_owned(v, coroutine));
                }
                Op::GetAwaitable => {
                    let v = f.pop();
                    push_slow!(self.get_awaitable_owned(v, arg));
                }
                Op::Send => {
                    let v = f.pop();
                    let receiver = f.peek(1);
                    match self.generator_to_resume(receiver) {
                        Some(id) => {
                            f.expect = Expect::Send;
                            self.frames.push(Frame::Py(f));
                            match self.resume_through(id, v, watch, &table) {
                                Ok(frame) => enter!(frame),
                                Err(Ctl::Limit) => return Halt::Limit,
                                Err(_) => deliver!(Outcome::Raised),
                            }
                        }
                        None => {
                            let v = slow!(Expect::Send, self.send_owned(receiver, v));
                            f.push(v);
                        }
                    }
                }
                Op::GetAIter => {
                    let v = f.pop();
                    push_slow!(self.get_aiter_owned(v));
                }
                Op::GetANext => {
                    let v = f.peek(1);
                    push_slow!(self.get_anext(v));
                }
                Op::BeforeWith | Op::BeforeAsyncWith => {
                    let manager = f.pop();
                    let asynchronous = instr.op() == Op::BeforeAsyncWith;
                    let (enter_method, exit) = leaf!(self.with_methods(manager, asynchronous));
                    f.push(exit);
                    push_slow!(self.enter_owned(enter_method, manager));
                }
                Op::WithExceptStart => {
                    let exc = f.peek(1);
                    let exit = f.peek(4);
                    push_slow!(self.call_exit(exit, exc));
                }
                Op::PushExcInfo
                | Op::PopExcept
                | Op::CheckExcMatch
                | Op::CheckEgMatch
                | Op::PrepReraiseStar
                | Op::Reraise
                | Op::EndAsyncFor
                | Op::LoadAssertionError => leaf!(self.handler_step(&mut f, instr.op())),
                Op::Raise => {
                    let cause = if arg == 2 { f.pop() } else { Value::Null };
                    let exc = if arg >= 1 { f.pop() } else { Value::Null };
                    drop_slow!(self.raise_statement(exc, cause, arg));
                }
                Op::ImportName => {
                    let fromlist = f.pop();
                    let level = f.pop();
                    let globals = f.globals;
                    push_slow!(self.import_owned(code.names[arg], level, fromlist, globals));
                }
                Op::ImportFrom => {
                    let module = f.peek(1);
                    push_slow!(self.import_from(module, code.names[arg]));
                }
                Op::ImportStar => {
                    let module = f.pop();
                    let namespace = f.namespace.unwrap_or(f.globals);
                    leaf!(self.import_star_owned(module, namespace));
                }
                Op::GetLen => {
                    let subject = self.heap.retain(f.peek(1));
                    push_slow!(self.len_owned(subject));
                }
                Op::MatchMapping => {
                    let is = self.matches_mapping(f.peek(1));
                    f.push(Value::bool(is));
                }
                Op::MatchSequence => {
                    let is = self.matches_sequence(f.peek(1));
                    f.push(Value::bool(is));
                }
                Op::MatchKeys => {
                    let (subject, keys) = (f.peek(2), f.peek(1));
                    push_slow!(self.match_keys(subject, keys));
                }
                Op::MatchClass => {
                    let names = f.pop();
                    let class = f.pop();
                    let subject = f.pop();
                    push_slow!(self.match_class_owned(subject, class, arg, names));
                }
            }
        }
    }
}
