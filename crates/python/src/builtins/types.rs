//! The built-in classes: their fixed places on the heap, and their registration.
//!
//! Every class has a fixed [`Id`], so that `value -> class` needs no lookup for immediates.

use crate::object::Id;
use crate::object::class::{ClassFlags as F, Layout as L};

macro_rules! types {
    ($($field:ident = $name:literal, $base:ident, $layout:expr, $flags:expr;)*) => {
        /// The built-in classes, by name.
        #[derive(Clone, Copy, Debug)]
        pub struct Types { $(pub $field: Id,)* }

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Index { $($field,)* }

        impl Types {
            /// Their places: the first slots of every heap, in this order.
            pub const FIXED: Self = Self { $($field: Id::new(Index::$field as usize + 1),)* };
            /// Name, base, layout and flags of each, by place.
            pub const SPECS: &'static [Spec] = &[
                $(Spec { id: Id::new(Index::$field as usize + 1), name: $name, base: Id::new(Index::$base as usize + 1), layout: $layout, flags: $flags },)*
            ];
        }
    };
}

/// A built-in class, as it is registered. A dotted name gives the module; the others are in `builtins`.
pub struct Spec {
    pub id: Id,
    pub name: &'static str,
    /// `object` is its own base here.
    pub base: Id,
    pub layout: L,
    pub flags: u32,
}

types! {
    object = "object", object, L::Plain, 0;
    type_ = "type", object, L::Type, F::META;
    none = "NoneType", object, L::Sealed, 0;
    not_implemented = "NotImplementedType", object, L::Sealed, 0;
    ellipsis = "ellipsis", object, L::Sealed, 0;
    int = "int", object, L::Int, 0;
    bool_ = "bool", int, L::Sealed, 0;
    float = "float", object, L::Float, 0;
    complex = "complex", object, L::Complex, 0;
    str = "str", object, L::Str, 0;
    bytes = "bytes", object, L::Bytes, 0;
    bytearray = "bytearray", object, L::ByteArray, 0;
    tuple = "tuple", object, L::Tuple, F::SEQUENCE;
    list = "list", object, L::List, F::SEQUENCE;
    dict = "dict", object, L::Dict, F::MAPPING;
    set = "set", object, L::Set, 0;
    frozenset = "frozenset", object, L::FrozenSet, 0;
    range = "range", object, L::Sealed, F::SEQUENCE;
    slice = "slice", object, L::Sealed, 0;
    deque = "collections.deque", object, L::Deque, F::SEQUENCE;
    function = "function", object, L::Sealed, F::DICT;
    native = "builtin_function_or_method", object, L::Sealed, 0;
    method_descriptor = "method_descriptor", object, L::Sealed, 0;
    wrapper_descriptor = "wrapper_descriptor", object, L::Sealed, 0;
    method_wrapper = "method-wrapper", object, L::Sealed, 0;
    getset_descriptor = "getset_descriptor", object, L::Sealed, 0;
    member_descriptor = "member_descriptor", object, L::Sealed, 0;
    method = "method", object, L::Sealed, 0;
    cell = "cell", object, L::Sealed, 0;
    code = "code", object, L::Sealed, 0;
    module = "module", object, L::Module, F::DICT;
    property = "property", object, L::Property, 0;
    classmethod = "classmethod", object, L::Plain, F::DICT;
    staticmethod = "staticmethod", object, L::Plain, F::DICT;
    super_ = "super", object, L::Sealed, 0;
    mappingproxy = "mappingproxy", object, L::Sealed, F::MAPPING;
    generic_alias = "types.GenericAlias", object, L::Sealed, 0;
    union_type = "types.UnionType", object, L::Sealed, 0;
    weakref = "weakref.ReferenceType", object, L::WeakRef, 0;
    generator = "generator", object, L::Sealed, 0;
    coroutine = "coroutine", object, L::Sealed, 0;
    async_generator = "async_generator", object, L::Sealed, 0;
    async_step = "async_generator_asend", object, L::Sealed, 0;
    async_throw = "async_generator_athrow", object, L::Sealed, 0;
    coroutine_wrapper = "coroutine_wrapper", object, L::Sealed, 0;
    traceback = "traceback", object, L::Sealed, 0;
    frame = "frame", object, L::Sealed, 0;
    list_iterator = "list_iterator", object, L::Sealed, 0;
    list_reverseiterator = "list_reverseiterator", object, L::Sealed, 0;
    tuple_iterator = "tuple_iterator", object, L::Sealed, 0;
    str_iterator = "str_ascii_iterator", object, L::Sealed, 0;
    bytes_iterator = "bytes_iterator", object, L::Sealed, 0;
    range_iterator = "range_iterator", object, L::Sealed, 0;
    dict_keyiterator = "dict_keyiterator", object, L::Sealed, 0;
    dict_valueiterator = "dict_valueiterator", object, L::Sealed, 0;
    dict_itemiterator = "dict_itemiterator", object, L::Sealed, 0;
    dict_reversekeyiterator = "dict_reversekeyiterator", object, L::Sealed, 0;
    dict_reversevalueiterator = "dict_reversevalueiterator", object, L::Sealed, 0;
    dict_reverseitemiterator = "dict_reverseitemiterator", object, L::Sealed, 0;
    set_iterator = "set_iterator", object, L::Sealed, 0;
    deque_iterator = "_collections._deque_iterator", object, L::Sealed, 0;
    iterator = "iterator", object, L::Sealed, 0;
    callable_iterator = "callable_iterator", object, L::Sealed, 0;
    dict_keys = "dict_keys", object, L::Sealed, 0;
    dict_values = "dict_values", object, L::Sealed, 0;
    dict_items = "dict_items", object, L::Sealed, 0;
    random = "_random.Random", object, L::Plain, 0;
    context = "_contextvars.Context", object, L::Sealed, 0;
    context_var = "_contextvars.ContextVar", object, L::Sealed, 0;
    context_token = "_contextvars.Token", object, L::Sealed, 0;
    token_missing = "Token.MISSING", object, L::Sealed, 0;
    future = "_asyncio.Future", object, L::Future, F::DICT;
    task = "_asyncio.Task", future, L::Task, F::DICT;
    future_iter = "_asyncio.FutureIter", object, L::Sealed, 0;
    handle = "asyncio.events.Handle", object, L::Handle, 0;
    timer_handle = "asyncio.events.TimerHandle", handle, L::Handle, 0;
    event_loop = "_asyncio.Loop", object, L::Loop, F::DICT;
    stream = "_io.TextIOWrapper", object, L::Sealed, 0;
    task_step = "TaskStepMethWrapper", object, L::Sealed, 0;

    base_exception = "BaseException", object, L::Exception, F::DICT | F::EXCEPTION;
    exception = "Exception", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    base_exception_group = "BaseExceptionGroup", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    generator_exit = "GeneratorExit", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    keyboard_interrupt = "KeyboardInterrupt", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    system_exit = "SystemExit", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    cancelled_error = "asyncio.exceptions.CancelledError", base_exception, L::Exception, F::DICT | F::EXCEPTION;
    exception_group = "ExceptionGroup", base_exception_group, L::Exception, F::DICT | F::EXCEPTION;
    arithmetic_error = "ArithmeticError", exception, L::Exception, F::DICT | F::EXCEPTION;
    floating_point_error = "FloatingPointError", arithmetic_error, L::Exception, F::DICT | F::EXCEPTION;
    overflow_error = "OverflowError", arithmetic_error, L::Exception, F::DICT | F::EXCEPTION;
    zero_division_error = "ZeroDivisionError", arithmetic_error, L::Exception, F::DICT | F::EXCEPTION;
    assertion_error = "AssertionError", exception, L::Exception, F::DICT | F::EXCEPTION;
    attribute_error = "AttributeError", exception, L::Exception, F::DICT | F::EXCEPTION;
    buffer_error = "BufferError", exception, L::Exception, F::DICT | F::EXCEPTION;
    eof_error = "EOFError", exception, L::Exception, F::DICT | F::EXCEPTION;
    import_error = "ImportError", exception, L::Exception, F::DICT | F::EXCEPTION;
    module_not_found_error = "ModuleNotFoundError", import_error, L::Exception, F::DICT | F::EXCEPTION;
    lookup_error = "LookupError", exception, L::Exception, F::DICT | F::EXCEPTION;
    index_error = "IndexError", lookup_error, L::Exception, F::DICT | F::EXCEPTION;
    key_error = "KeyError", lookup_error, L::Exception, F::DICT | F::EXCEPTION;
    memory_error = "MemoryError", exception, L::Exception, F::DICT | F::EXCEPTION;
    name_error = "NameError", exception, L::Exception, F::DICT | F::EXCEPTION;
    unbound_local_error = "UnboundLocalError", name_error, L::Exception, F::DICT | F::EXCEPTION;
    os_error = "OSError", exception, L::Exception, F::DICT | F::EXCEPTION;
    blocking_io_error = "BlockingIOError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    connection_error = "ConnectionError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    broken_pipe_error = "BrokenPipeError", connection_error, L::Exception, F::DICT | F::EXCEPTION;
    connection_aborted_error = "ConnectionAbortedError", connection_error, L::Exception, F::DICT | F::EXCEPTION;
    connection_refused_error = "ConnectionRefusedError", connection_error, L::Exception, F::DICT | F::EXCEPTION;
    connection_reset_error = "ConnectionResetError", connection_error, L::Exception, F::DICT | F::EXCEPTION;
    file_exists_error = "FileExistsError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    file_not_found_error = "FileNotFoundError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    interrupted_error = "InterruptedError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    is_a_directory_error = "IsADirectoryError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    not_a_directory_error = "NotADirectoryError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    permission_error = "PermissionError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    process_lookup_error = "ProcessLookupError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    timeout_error = "TimeoutError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    child_process_error = "ChildProcessError", os_error, L::Exception, F::DICT | F::EXCEPTION;
    reference_error = "ReferenceError", exception, L::Exception, F::DICT | F::EXCEPTION;
    runtime_error = "RuntimeError", exception, L::Exception, F::DICT | F::EXCEPTION;
    not_implemented_error = "NotImplementedError", runtime_error, L::Exception, F::DICT | F::EXCEPTION;
    recursion_error = "RecursionError", runtime_error, L::Exception, F::DICT | F::EXCEPTION;
    stop_iteration = "StopIteration", exception, L::Exception, F::DICT | F::EXCEPTION;
    stop_async_iteration = "StopAsyncIteration", exception, L::Exception, F::DICT | F::EXCEPTION;
    syntax_error = "SyntaxError", exception, L::Exception, F::DICT | F::EXCEPTION;
    indentation_error = "IndentationError", syntax_error, L::Exception, F::DICT | F::EXCEPTION;
    tab_error = "TabError", indentation_error, L::Exception, F::DICT | F::EXCEPTION;
    system_error = "SystemError", exception, L::Exception, F::DICT | F::EXCEPTION;
    type_error = "TypeError", exception, L::Exception, F::DICT | F::EXCEPTION;
    value_error = "ValueError", exception, L::Exception, F::DICT | F::EXCEPTION;
    unicode_error = "UnicodeError", value_error, L::Exception, F::DICT | F::EXCEPTION;
    unicode_decode_error = "UnicodeDecodeError", unicode_error, L::Exception, F::DICT | F::EXCEPTION;
    unicode_encode_error = "UnicodeEncodeError", unicode_error, L::Exception, F::DICT | F::EXCEPTION;
    invalid_state_error = "asyncio.exceptions.InvalidStateError", exception, L::Exception, F::DICT | F::EXCEPTION;
    warning = "Warning", exception, L::Exception, F::DICT | F::EXCEPTION;
    bytes_warning = "BytesWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    deprecation_warning = "DeprecationWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    encoding_warning = "EncodingWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    future_warning = "FutureWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    import_warning = "ImportWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    pending_deprecation_warning = "PendingDeprecationWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    resource_warning = "ResourceWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    runtime_warning = "RuntimeWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    syntax_warning = "SyntaxWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    unicode_warning = "UnicodeWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
    user_warning = "UserWarning", warning, L::Exception, F::DICT | F::EXCEPTION;
}
