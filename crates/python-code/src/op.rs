//! The instruction set: a stack machine close to CPython 3.11's, without its caches and prefixes.
//!
//! An instruction is one `u32`: the operation in the low byte, the argument in the upper 24 bits. Jump
//! arguments are absolute instruction indices. In the stack comments the top of the stack is at the right;
//! `a b -> c` pops `a` and `b` and pushes `c`.
//!
//! Suspension points, evaluation order, `finally` duplication and line attribution follow CPython 3.11's
//! compiler (Python/compile.c), because tracebacks and stepping show them.

/// One instruction: operation and argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instr(pub u32);

impl Instr {
    /// The largest argument that fits.
    pub const MAX_ARG: u32 = (1 << 24) - 1;

    /// Packs an operation with its argument. Panics when the argument is over [`Instr::MAX_ARG`].
    #[must_use]
    pub fn new(op: Op, arg: u32) -> Self {
        assert!(
            arg <= Self::MAX_ARG,
            "instruction argument {arg} does not fit in 24 bits"
        );
        Self((op as u32) | (arg << 8))
    }

    /// The operation.
    #[inline(always)]
    #[must_use]
    pub fn op(self) -> Op {
        // `Op` is made only by `Instr::new` or checked by `bytes::decode`.
        Op::ALL[(self.0 & 0xff) as usize]
    }

    /// The argument.
    #[inline(always)]
    #[must_use]
    pub fn arg(self) -> u32 {
        self.0 >> 8
    }
}

macro_rules! ops {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// An operation. The documentation of each gives its argument and its effect on the stack.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Op { $($(#[doc = $doc])* $name,)* }

        impl Op {
            /// Every operation, by number.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];
            /// Its name, as disassembly shows it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }
        }
    };
}

ops! {
    /// Does nothing; keeps a source line that has no code of its own (`pass`).
    Nop,
    /// `-> consts[arg]`
    Const,
    /// `a ->`
    Pop,
    /// `a -> a a`
    Dup,
    /// `-> copy of the arg-th from the top` (1 is the top).
    Copy,
    /// Swaps the top with the arg-th from the top (2 is the one below the top).
    Swap,

    // Variables. "Slot" is an index into locals, then cells, then free variables: see `Code`.
    /// `-> locals[arg]`; UnboundLocalError when unset.
    LoadFast,
    /// `v ->` into locals[arg]
    StoreFast,
    /// Unsets locals[arg]; UnboundLocalError when unset.
    DeleteFast,
    /// `-> contents of the cell in slot arg`; NameError/UnboundLocalError when empty.
    LoadDeref,
    /// `v ->` into the cell in slot arg
    StoreDeref,
    /// Empties the cell in slot arg.
    DeleteDeref,
    /// `-> the cell itself` of slot arg (to build a closure tuple).
    LoadClosure,
    /// In a class body: the name (names index of the variable's name is found through the slot) in the class
    /// namespace first, then the cell of slot arg.
    LoadClassDeref,
    /// `-> v` names[arg] in locals, globals, builtins (module and class bodies).
    LoadName,
    /// `v ->` names[arg] in locals
    StoreName,
    /// Deletes names[arg] from locals.
    DeleteName,
    /// `-> v` names[arg] in globals, builtins
    LoadGlobal,
    /// `v ->` names[arg] in globals
    StoreGlobal,
    /// Deletes names[arg] from globals.
    DeleteGlobal,

    // Attributes and items
    /// `obj -> obj.names[arg]`
    LoadAttr,
    /// `value obj ->` obj.names[arg] = value
    StoreAttr,
    /// `obj ->` del obj.names[arg]
    DeleteAttr,
    /// `obj -> function obj` or `NULL bound`: looks names[arg] up for a call; followed by arguments and `CallMethod`.
    LoadMethod,
    /// `obj key -> obj[key]`
    Subscr,
    /// `value obj key ->` obj[key] = value
    StoreSubscr,
    /// `obj key ->` del obj[key]
    DeleteSubscr,
    /// `start stop -> slice` (arg 2) or `start stop step -> slice` (arg 3)
    BuildSlice,

    // Operators
    /// `a b -> a OP b`; arg is a [`BinaryKind`], in-place ones included.
    BinaryOp,
    /// `a -> -a`
    UnaryNegative,
    /// `a -> +a`
    UnaryPositive,
    /// `a -> ~a`
    UnaryInvert,
    /// `a -> not a`
    UnaryNot,
    /// `a b -> a OP b`; arg is a [`CompareKind`].
    Compare,
    /// `a b -> a is b` (arg 1: is not)
    Is,
    /// `a b -> a in b` (arg 1: not in)
    Contains,

    // Containers
    /// `v1 .. vn -> tuple`, n = arg
    BuildTuple,
    /// `v1 .. vn -> list`
    BuildList,
    /// `v1 .. vn -> set`
    BuildSet,
    /// `k1 v1 .. kn vn -> dict`, n = arg pairs
    BuildMap,
    /// `s1 .. sn -> str` (joined)
    BuildString,
    /// `.. v -> ..` appends v to the list that is the arg-th from the top after v is popped (1 is the top).
    ListAppend,
    /// `.. v -> ..` likewise adds to a set.
    SetAdd,
    /// `.. k v -> ..` likewise sets in a dict.
    MapAdd,
    /// `.. iterable -> ..` extends the list that is arg-th from the top after popping (for `[*a]`, call args).
    ListExtend,
    /// `.. iterable -> ..` likewise a set.
    SetUpdate,
    /// `.. mapping -> ..` likewise a dict (`{**m}`).
    DictUpdate,
    /// `.. mapping -> ..` like DictUpdate, but a repeated key is TypeError; for call keywords. The callable is
    /// below the dict: the function stands arg + 2 from the top after popping (for the message).
    DictMerge,
    /// `list -> tuple`
    ListToTuple,
    /// `seq -> vn .. v1` (first item on top), n = arg; ValueError on another length.
    UnpackSequence,
    /// `seq -> ...` with a starred target: arg = before | after << 8; items such that the first is on top.
    UnpackEx,
    /// `v -> str` or `v spec -> str`: bits 0-1: 0 none, 1 str, 2 repr, 3 ascii; bit 2: a format spec is on the stack.
    FormatValue,

    // Iteration and jumps
    /// `iterable -> iterator`
    GetIter,
    /// `it -> it v`, or `it ->` and jump to arg when exhausted.
    ForIter,
    /// Jumps to arg without a look at interrupts: forward, and back to the `Send` of a delegation.
    Jump,
    /// Jumps backward to arg: the place where loops can be interrupted (CPython checks its eval breaker here, and
    /// where a conditional jump below goes backward: the test at the end of a `while`).
    JumpBackward,
    /// `v ->` jump if true
    PopJumpIfTrue,
    /// `v ->` jump if false
    PopJumpIfFalse,
    /// `v ->` jump if None
    PopJumpIfNone,
    /// `v ->` jump if not None
    PopJumpIfNotNone,
    /// Jump and keep v if true, else pop.
    JumpIfTrueOrPop,
    /// Jump and keep v if false, else pop.
    JumpIfFalseOrPop,

    // Calls
    /// Sets the keyword names (consts[arg], a tuple) of the next `Call` or `CallMethod`.
    KwNames,
    /// `callable a1 .. an -> result`, n = arg; the last len(KwNames) are keyword arguments.
    Call,
    /// `method-or-NULL self-or-bound a1 .. an -> result`, n = arg without the two below.
    CallMethod,
    /// `callable args-tuple -> result` (arg 0) or `callable args-tuple kwargs-dict -> result` (arg 1)
    CallEx,
    /// `[defaults] [kwdefaults] [annotations] [closure] code -> function`; arg bits 1 defaults tuple, 2 kw-defaults
    /// dict, 4 annotations dict (a real dict), 8 closure tuple; present ones lie in this order.
    MakeFunction,
    /// `v ->` leaves the frame.
    Return,
    /// `-> __build_class__`
    LoadBuildClass,
    /// Makes `__annotations__` in the namespace when absent.
    SetupAnnotations,

    // Generators and coroutines. The VM makes the generator object when a function with the flag is called.
    /// `v -> sent` suspends the frame, handing v to the resumer. (In an async generator this is `yield v`.)
    Yield,
    /// `v -> sent`: like `Yield`, but passes on what the awaited thing yielded: the frame delegates to the receiver
    /// below v. arg is the index just past the delegation loop, where a throw that ends the receiver continues.
    YieldDelegate,
    /// `iterable -> iterator`: a generator or (in a coroutine) coroutine is itself, anything else `iter()`.
    GetYieldFromIter,
    /// `awaitable -> iterator` as `await` needs it; arg 1: after `__aenter__`, 2: after `__aexit__` (messages).
    GetAwaitable,
    /// `receiver v -> receiver yielded`, or when the receiver ends: `receiver v -> result` and jump to arg.
    Send,
    /// `aiterable -> aiterator`
    GetAIter,
    /// `aiterator -> aiterator awaitable`
    GetANext,
    /// `aiterator exc ->` on StopAsyncIteration; re-raises anything else.
    EndAsyncFor,

    // Context managers
    /// `cm -> exit enter_result`; __enter__ has been called.
    BeforeWith,
    /// `cm -> aexit awaitable`: __aenter__() has been called; await it next.
    BeforeAsyncWith,
    /// `exit lasti previous exc -> exit lasti previous exc result`: calls exit(type, exc, tb). `previous` is what
    /// PushExcInfo saved.
    WithExceptStart,

    // Exceptions. The table of `Code` says where a raise goes; the handler is entered with the stack cut to
    // its depth, then (if lasti) the instruction index as an int, then the exception on top.
    /// `exc -> previous exc`: exc becomes the handled exception.
    PushExcInfo,
    /// `previous ->` becomes the handled exception again.
    PopExcept,
    /// `exc type -> exc bool`: does exc match?  TypeError when type is no exception class.
    CheckExcMatch,
    /// `exc type -> rest match` for except*: match is None when nothing matched; rest None when all did.
    CheckEgMatch,
    /// `orig list -> exc-or-None` at the end of try/except*.
    PrepReraiseStar,
    /// `exc ->` raises it again without a new traceback entry. arg n > 0: a lasti int stands n below the top, as in 3.11.
    Reraise,
    /// arg 0: bare raise; 1: `exc ->`; 2: `exc cause ->`
    Raise,
    /// `-> AssertionError`
    LoadAssertionError,

    // Imports
    /// `level fromlist -> module` names[arg]
    ImportName,
    /// `module -> module attr` names[arg]
    ImportFrom,
    /// `module ->` all public names into locals
    ImportStar,

    // Match statement
    /// `subject -> subject len(subject)`
    GetLen,
    /// `subject -> subject bool`
    MatchMapping,
    /// `subject -> subject bool`
    MatchSequence,
    /// `subject keys -> subject keys values-tuple-or-None`
    MatchKeys,
    /// `subject class names-tuple -> attrs-tuple-or-None`, arg positional sub-patterns
    MatchClass,
}

macro_rules! kinds {
    ($(#[doc = $doc:literal])* $type:ident { $($name:ident = $text:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum $type { $($name,)* }
        impl $type {
            /// Every kind, by number.
            pub const ALL: &'static [$type] = &[$($type::$name,)*];
            /// As written in Python.
            #[must_use]
            pub fn text(self) -> &'static str { match self { $($type::$name => $text,)* } }
        }
    };
}

kinds! {
    /// The operators of [`Op::BinaryOp`].
    BinaryKind {
        Add = "+", Sub = "-", Mul = "*", TrueDiv = "/", FloorDiv = "//", Mod = "%", Pow = "**", MatMul = "@",
        LShift = "<<", RShift = ">>", And = "&", Or = "|", Xor = "^",
        IAdd = "+=", ISub = "-=", IMul = "*=", ITrueDiv = "/=", IFloorDiv = "//=", IMod = "%=", IPow = "**=", IMatMul = "@=",
        ILShift = "<<=", IRShift = ">>=", IAnd = "&=", IOr = "|=", IXor = "^=",
    }
}

kinds! {
    /// The operators of [`Op::Compare`].
    CompareKind { Lt = "<", Le = "<=", Eq = "==", Ne = "!=", Gt = ">", Ge = ">=", }
}
