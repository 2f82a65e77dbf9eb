//! Names that the interpreter itself looks up, interned once.

use crate::object::Id;

macro_rules! names {
    ($($field:ident = $text:literal,)*) => {
        /// Interned strings, by what they say.
        #[derive(Clone, Copy, Debug)]
        pub struct Names { $(pub $field: Id,)* }

        impl Names {
            /// Interns them all.
            pub fn intern(mut intern: impl FnMut(&str) -> Id) -> Self {
                Self { $($field: intern($text),)* }
            }
        }
    };
}

names! {
    abc_tpflags = "__abc_tpflags__", abs = "__abs__", add = "__add__", aenter = "__aenter__", aexit = "__aexit__", aiter = "__aiter__",
    and = "__and__", anext = "__anext__", annotations = "__annotations__", await_ = "__await__", bool_ = "__bool__",
    build_class = "__build_class__", builtins = "__builtins__", bytes = "__bytes__", call = "__call__",
    cause = "__cause__", class = "__class__", class_getitem = "__class_getitem__", classcell = "__classcell__",
    close = "close", complex = "__complex__", contains = "__contains__", context = "__context__", copy = "__copy__",
    del = "__del__", delattr = "__delattr__", delete = "__delete__", delitem = "__delitem__", dict = "__dict__",
    dir = "__dir__", divmod = "__divmod__", doc = "__doc__", enter = "__enter__", eq = "__eq__", exit = "__exit__",
    file = "__file__", float = "__float__", floordiv = "__floordiv__", format = "__format__", ge = "__ge__",
    get = "__get__", getattr = "__getattr__", getattribute = "__getattribute__", getitem = "__getitem__",
    gt = "__gt__", hash = "__hash__", iadd = "__iadd__", iand = "__iand__", ifloordiv = "__ifloordiv__",
    ilshift = "__ilshift__", imatmul = "__imatmul__", imod = "__imod__", imul = "__imul__", index = "__index__",
    init = "__init__", init_subclass = "__init_subclass__", instancecheck = "__instancecheck__", int = "__int__",
    invert = "__invert__", ior = "__ior__", ipow = "__ipow__", irshift = "__irshift__", isub = "__isub__",
    iter = "__iter__", itruediv = "__itruediv__", ixor = "__ixor__", keys = "keys", le = "__le__", len = "__len__",
    length_hint = "__length_hint__", lshift = "__lshift__", lt = "__lt__", main = "__main__",
    match_args = "__match_args__", matmul = "__matmul__", metaclass = "metaclass", missing = "__missing__",
    mod_ = "__mod__", module = "__module__", mro_entries = "__mro_entries__", mul = "__mul__", name = "__name__",
    ne = "__ne__", neg = "__neg__", new = "__new__", next = "__next__", notes = "__notes__", or = "__or__",
    orig_bases = "__orig_bases__", path = "__path__", pos = "__pos__", pow = "__pow__", prepare = "__prepare__",
    qualname = "__qualname__", radd = "__radd__", rand = "__rand__", rdivmod = "__rdivmod__", repr = "__repr__",
    reversed = "__reversed__", rfloordiv = "__rfloordiv__", rlshift = "__rlshift__", rmatmul = "__rmatmul__",
    rmod = "__rmod__", rmul = "__rmul__", ror = "__ror__", round = "__round__", rpow = "__rpow__",
    rrshift = "__rrshift__", rshift = "__rshift__", rsub = "__rsub__", rtruediv = "__rtruediv__", rxor = "__rxor__",
    self_ = "self", send = "send", set = "__set__", set_name = "__set_name__", setattr = "__setattr__",
    setitem = "__setitem__", slots = "__slots__", spec = "__spec__", str = "__str__", sub = "__sub__",
    subclasscheck = "__subclasscheck__", subclasshook = "__subclasshook__", throw = "throw", truediv = "__truediv__",
    trunc = "__trunc__", value = "value", weakref = "__weakref__", xor = "__xor__", all = "__all__", empty = "",
    abstractmethods = "__abstractmethods__", isabstractmethod = "__isabstractmethod__", wrapped = "__wrapped__",
    defaults = "__defaults__", kwdefaults = "__kwdefaults__", code = "__code__", closure = "__closure__",
    globals = "__globals__", mro = "__mro__", bases = "__bases__", args = "args", write = "write", flush = "flush",
    annotations_func = "__annotate__", import_ = "__import__", future_blocking = "_asyncio_future_blocking",
    getstate = "__getstate__", reduce = "__reduce__", fspath = "__fspath__", sizeof = "__sizeof__",
    loop_ = "_loop", step = "__step", wakeup = "__wakeup", result = "result", adder = "add_done_callback",
}
