"""Type hints: names that can be written, subscripted and shown. Nothing is checked when the program runs."""

import sys
import types

__all__ = [
    'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaitable',
    'BinaryIO', 'ByteString', 'Callable', 'ChainMap', 'ClassVar', 'Collection', 'Concatenate', 'Container',
    'ContextManager', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict', 'Final', 'ForwardRef', 'FrozenSet',
    'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'List', 'Literal',
    'LiteralString', 'Mapping', 'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never', 'NewType',
    'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'Protocol', 'Required', 'Reversible', 'Self',
    'Sequence', 'Set', 'Sized', 'SupportsAbs', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'TYPE_CHECKING', 'Text',
    'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeGuard', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'Union', 'Unpack',
    'ValuesView', 'assert_never', 'assert_type', 'cast', 'final', 'get_args', 'get_origin', 'get_type_hints',
    'is_typeddict', 'no_type_check', 'overload', 'reveal_type', 'runtime_checkable',
]

TYPE_CHECKING = False
Text = str


def _shown(hint):
    if isinstance(hint, types.GenericAlias):
        return repr(hint)
    if isinstance(hint, type):
        return hint.__qualname__ if hint.__module__ == 'builtins' else f'{hint.__module__}.{hint.__qualname__}'
    if hint is ...:
        return '...'
    if isinstance(hint, types.FunctionType):
        return hint.__name__
    return repr(hint)


def _parameters(args):
    found = []
    for arg in args:
        for each in [arg] if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ()):
            if isinstance(each, TypeVar) and each not in found:
                found.append(each)
    return tuple(found)


def _hint(arg):
    # None stands for its type; text for a name to be resolved later.
    if arg is None:
        return type(None)
    return ForwardRef(arg) if isinstance(arg, str) else arg


class _Hint:
    """Something that stands in annotations: can be joined by |, has no value."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Hint):
    """A hint given as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class TypeVar(_Hint):
    """A type to be filled in."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__, self.__bound__ = constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__module__ = sys._getframe(1).f_globals.get('__name__')

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpec(TypeVar):
    """Parameters to be filled in."""

    @property
    def args(self):
        return _Name(f'{self.__name__}.args', None)

    @property
    def kwargs(self):
        return _Name(f'{self.__name__}.kwargs', None)


class TypeVarTuple(TypeVar):
    """Types to be filled in."""

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


class _Alias(_Hint):
    """A subscripted hint: `List[int]`."""

    def __init__(self, origin, args, name):
        self.__origin__, self.__args__, self._name = origin, args, name
        self.__parameters__ = _parameters(args)
        self.__module__ = 'typing'

    def __repr__(self):
        return f'{self._name}[{", ".join([_shown(arg) for arg in self.__args__]) or "()"}]'

    def __call__(self, *args, **kwargs):
        if not callable(self.__origin__) or self.__origin__ is Union:
            raise TypeError(f'Cannot instantiate {self!r}')
        if self._name.startswith('typing.') and self.__origin__.__module__ == 'builtins':
            _refuse_instance(self._name.removeprefix('typing.'), self.__origin__)
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        args = args if isinstance(args, tuple) else (args,)
        if len(args) != len(self.__parameters__) and not any(isinstance(p, TypeVarTuple) for p in self.__parameters__):
            many = 'many' if len(args) > len(self.__parameters__) else 'few'
            raise TypeError(f'Too {many} arguments for {self!r}; actual {len(args)}, '
                            f'expected {len(self.__parameters__)}')
        values = dict(zip(self.__parameters__, [_hint(arg) for arg in args]))
        return self._copy(tuple([_filled(arg, values) for arg in self.__args__]))

    def _copy(self, args):
        return type(self)(self.__origin__, args, self._name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__


def _refuse_instance(name, origin):
    raise TypeError(f'Type {name} cannot be instantiated; use {origin.__name__}() instead')


def _filled(arg, values):
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    parameters = getattr(arg, '__parameters__', ())
    return arg[tuple([values.get(each, each) for each in parameters])] if parameters else arg


class _UnionAlias(_Alias):

    def __repr__(self):
        args = self.__args__
        none = type(None)
        if len(args) == 2 and none in args:
            return f'typing.Optional[{_shown(args[0] if args[1] is none else args[1])}]'
        return super().__repr__()

    def _copy(self, args):
        return Union[args]

    def __eq__(self, other):
        if isinstance(other, (_UnionAlias, types.UnionType)):
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


class _CallableAlias(_Alias):

    def __repr__(self):
        *args, result = self.__args__
        if len(args) == 1 and (args[0] is ... or isinstance(args[0], ParamSpec)):
            return f'typing.Callable[{_shown(args[0])}, {_shown(result)}]'
        return f'typing.Callable[[{", ".join([_shown(arg) for arg in args])}], {_shown(result)}]'


class _LiteralAlias(_Alias):

    def __repr__(self):
        return f'typing.Literal[{", ".join([repr(arg) for arg in self.__args__])}]'


class _AnnotatedAlias(_Alias):

    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), 'Annotated')
        self.__metadata__ = metadata

    def __repr__(self):
        return f'typing.Annotated[{_shown(self.__origin__)}, {", ".join([repr(each) for each in self.__metadata__])}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _Name(_Hint):
    """A special form: `Any`, `Union`."""

    def __init__(self, name, subscript):
        self._name, self._subscript = name, subscript
        self.__module__ = 'typing'

    def __repr__(self):
        return f'typing.{self._name}'

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __getitem__(self, args):
        if self._subscript is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._subscript(args)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')


def _union(args):
    if args == ():
        raise TypeError('Cannot take a Union of no types.')
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        arg = _hint(arg)
        for each in arg.__args__ if isinstance(arg, (_UnionAlias, types.UnionType)) else (arg,):
            if each not in flat:
                flat.append(each)
    return flat[0] if len(flat) == 1 else _UnionAlias(Union, tuple(flat), 'typing.Union')


def _optional(arg):
    return _union((arg, None))


def _one(name):
    def subscript(arg):
        if isinstance(arg, tuple):
            raise TypeError(f'typing.{name} accepts only single type. Got {arg!r}.')
        return _Alias(globals()[name], (_hint(arg),), f'typing.{name}')
    return subscript


def _literal(args):
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        for each in arg.__args__ if isinstance(arg, _LiteralAlias) else (arg,):
            if not any(type(each) is type(other) and each == other for other in flat):
                flat.append(each)
    return _LiteralAlias(Literal, tuple(flat), 'typing.Literal')


def _concatenate(args):
    return _Alias(Concatenate, tuple([_hint(arg) for arg in args]), 'typing.Concatenate')


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        raise TypeError('typing.Any cannot be used with isinstance()')

    def __repr__(cls):
        return 'typing.Any' if cls is Any else super().__repr__()

    def __or__(cls, other):
        return Union[cls, other]

    def __ror__(cls, other):
        return Union[other, cls]


class Any(metaclass=_AnyMeta):
    """Every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


NoReturn = _Name('NoReturn', None)
Never = _Name('Never', None)
Self = _Name('Self', None)
LiteralString = _Name('LiteralString', None)
TypeAlias = _Name('TypeAlias', None)
Union = _Name('Union', _union)
Optional = _Name('Optional', _optional)
ClassVar = _Name('ClassVar', _one('ClassVar'))
Final = _Name('Final', _one('Final'))
Required = _Name('Required', _one('Required'))
NotRequired = _Name('NotRequired', _one('NotRequired'))
TypeGuard = _Name('TypeGuard', _one('TypeGuard'))
Unpack = _Name('Unpack', _one('Unpack'))
Literal = _Name('Literal', _literal)
Concatenate = _Name('Concatenate', _concatenate)

AnyStr = TypeVar('AnyStr', bytes, str)


class Annotated:
    """A hint with more to it."""

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        origin, *metadata = args
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, [*origin.__metadata__, *metadata]
        return _AnnotatedAlias(_hint(origin), tuple(metadata))


class _Container(_Hint):
    """`List`, `Mapping` ...: stands for a class, can be subscripted and derived from."""

    def __init__(self, name, module, target, count):
        self._name, self._home, self._count = name, (module, target), count
        self.__module__ = 'typing'

    @property
    def __origin__(self):
        module, target = self._home
        if module == 'builtins':
            import builtins as home
        elif module == 'collections':
            import collections as home
        elif module == 'contextlib':
            import contextlib as home
        else:
            import collections.abc as home
        return getattr(home, target)

    def __repr__(self):
        return f'typing.{self._name}'

    def __call__(self, *args, **kwargs):
        if self._home[0] == 'builtins':
            _refuse_instance(self._name, self.__origin__)
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._count is not None and len(args) != self._count:
            many = 'many' if len(args) > self._count else 'few'
            raise TypeError(f'Too {many} arguments for {self!r}; actual {len(args)}, expected {self._count}')
        return _Alias(self.__origin__, tuple([_hint(arg) for arg in args]), repr(self))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _Callable(_Container):

    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        parameters, result = args
        parameters = tuple([_hint(arg) for arg in parameters]) if isinstance(parameters, list) else (parameters,)
        return _CallableAlias(self.__origin__, (*parameters, _hint(result)), 'typing.Callable')


for _module, _names in (
    ('builtins', 'List:list:1 Dict:dict:2 Set:set:1 FrozenSet:frozenset:1 Tuple:tuple: Type:type:1'),
    ('collections', 'DefaultDict:defaultdict:2 OrderedDict::2 Counter::1 ChainMap::2 Deque:deque:1'),
    ('contextlib', 'ContextManager:AbstractContextManager:1 AsyncContextManager:AbstractAsyncContextManager:1'),
    ('collections.abc',
     'Iterable::1 Iterator::1 Reversible::1 Container::1 Collection::1 Sequence::1 MutableSequence::1 '
     'AbstractSet:Set:1 MutableSet::1 Mapping::2 MutableMapping::2 KeysView::1 ValuesView::1 ItemsView::2 MappingView::1 '
     'Awaitable::1 Coroutine::3 AsyncIterable::1 AsyncIterator::1 AsyncGenerator::2 Generator::3 Hashable::0 Sized::0 '
     'ByteString::0'),
):
    for _entry in _names.split():
        _name, _target, _count = _entry.split(':')
        globals()[_name] = _Container(_name, _module, _target or _name, int(_count) if _count else None)
Callable = _Callable('Callable', 'collections.abc', 'Callable', None)
del _module, _names, _entry, _name, _target, _count


class Generic:
    """Base of generic classes."""

    __slots__ = ()

    def __class_getitem__(cls, args):
        args = tuple([_hint(arg) for arg in (args if isinstance(args, tuple) else (args,))])
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(isinstance(arg, TypeVar) or getattr(arg, '__origin__', None) is Unpack for arg in args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification '
                                'variables.')
            return _Alias(cls, args, f'typing.{cls.__name__}')
        parameters = getattr(cls, '__parameters__', ())
        if not parameters:
            raise TypeError(f'{cls!r} is not a generic class')
        if len(parameters) != len(args) and not any(isinstance(each, (ParamSpec, TypeVarTuple)) for each in parameters):
            many = 'many' if len(args) > len(parameters) else 'few'
            raise TypeError(f'Too {many} arguments for {cls!r}; actual {len(args)}, expected {len(parameters)}')
        return _Alias(cls, args, f'{cls.__module__}.{cls.__qualname__}')

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls.__parameters__ = _parameters(cls.__dict__.get('__orig_bases__', ()))


class _ProtocolMeta(type):

    def __instancecheck__(cls, obj):
        if cls is not Protocol and getattr(cls, '_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if super().__instancecheck__(obj):
                return True
            return all(hasattr(obj, name) for name in _members(cls))
        return super().__instancecheck__(obj)

    def __subclasscheck__(cls, other):
        if cls is not Protocol and getattr(cls, '_is_protocol', False) and isinstance(other, type):
            if super().__subclasscheck__(other):
                return True
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            return all(hasattr(other, name) for name in _members(cls))
        return super().__subclasscheck__(other)


def _members(cls):
    names = []
    for base in cls.__mro__:
        if base in (object, Generic, Protocol):
            continue
        for name in [*base.__dict__, *base.__dict__.get('__annotations__', {})]:
            if not name.startswith('_abc_') and name not in (
                    '__module__', '__doc__', '__dict__', '__weakref__', '__slots__', '__annotations__', '__parameters__',
                    '__orig_bases__', '_is_protocol', '_is_runtime_protocol', '__init__', '__qualname__',
                    '__abstractmethods__', '__class_getitem__', '__new__', '__subclasshook__', '__hash__'):
                names.append(name)
    return names


def _protocol_meta():
    from abc import ABCMeta
    return type('_ProtocolMeta', (_ProtocolMeta, ABCMeta), {})


class Protocol(Generic, metaclass=_protocol_meta()):
    """Base of protocols: classes that others belong to by what they have."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_instances


def _no_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    for base in type(self).__mro__:
        init = base.__dict__.get('__init__')
        if init is not None and init is not _no_instances:
            return init(self, *args, **kwargs)


def runtime_checkable(cls):
    """Allows isinstance() with a protocol."""
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    return runtime_checkable(types.new_class(name, (Protocol,), {}, lambda namespace: namespace.update(
        {method: lambda self: None, '__module__': 'typing'})))


SupportsAbs = _supports('SupportsAbs', '__abs__')
SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsRound = _supports('SupportsRound', '__round__')


class IO(Generic[AnyStr]):
    """An open file."""


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass


class NewType(_Hint):
    """A name for a type that checkers keep apart."""

    def __init__(self, name, tp):
        self.__qualname__ = self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get('__name__')

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


class _NamedTupleMeta(type):

    def __init__(cls, *args):
        pass

    def __call__(cls, typename, fields=None, /, **kwargs):
        from collections import namedtuple
        fields = list(kwargs.items()) if fields is None else list(fields)
        made = namedtuple(typename, [name for name, _ in fields],
                          module=sys._getframe(1).f_globals.get('__name__', '__main__'))
        made.__annotations__ = dict(fields)
        return made

    def __new__(cls, name, bases, namespace):
        from collections import namedtuple
        annotations = namespace.get('__annotations__', {})
        defaults, seen = [], None
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
                seen = field
            elif seen is not None:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field {seen}')
        made = namedtuple(name, annotations, defaults=defaults, module=namespace.get('__module__'))
        made.__annotations__ = made.__new__.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in annotations and key not in ('__annotations__', '__module__', '__orig_bases__'):
                setattr(made, key, value)
                setter = getattr(type(value), '__set_name__', None)
                if setter is not None:
                    setter(value, made, key)
        return made


# A namedtuple class with annotated fields: derived from, or called with a name and fields.
NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {'__module__': 'typing'})


class _TypedDictMeta(type):

    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), {
            key: value for key, value in namespace.items() if key not in ('__orig_bases__',)})
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', frozenset())
            optional |= getattr(base, '__optional_keys__', frozenset())
        for key, hint in namespace.get('__annotations__', {}).items():
            annotations[key] = _hint(hint)
            origin = getattr(hint, '__origin__', None)
            needed = total if origin not in (Required, NotRequired) else origin is Required
            (required if needed else optional).add(key)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, *args, total=True, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return _TypedDictMeta(name, (), {
                '__annotations__': dict(fields), '__module__': sys._getframe(1).f_globals.get('__name__')}, total=total)
        # Instances are plain dictionaries.
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')


# A dictionary type with known keys: derived from, or called with a name and fields.
TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': 'typing'})


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def get_origin(tp):
    """`list` of `List[int]`."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, types.UnionType):
        return types.UnionType
    if isinstance(tp, (_Alias, _Container, types.GenericAlias)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    """`(int,)` of `List[int]`."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _CallableAlias):
        *args, result = tp.__args__
        return (args[0], result) if len(args) == 1 and args[0] is ... else (args, result)
    if isinstance(tp, (_Alias, types.GenericAlias, types.UnionType)):
        return tp.__args__
    return ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations; names given as text are looked up."""
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            namespace = sys.modules[base.__module__].__dict__ if base.__module__ in sys.modules else {}
            for name, hint in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolved(hint, namespace, localns)
    else:
        namespace = globalns if globalns is not None else getattr(obj, '__globals__', getattr(obj, '__dict__', {}))
        hints = {name: _resolved(hint, namespace, localns)
                 for name, hint in getattr(obj, '__annotations__', {}).items()}
    if not include_extras:
        hints = {name: hint.__origin__ if isinstance(hint, _AnnotatedAlias) else hint for name, hint in hints.items()}
    return hints


def _resolved(hint, namespace, local):
    if hint is None:
        return type(None)
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if not isinstance(hint, str):
        return hint
    for scope in (local or {}, namespace, sys.modules['builtins'].__dict__):
        if hint in scope:
            return scope[hint]
    raise NameError(f'name {hint!r} is not defined')


def cast(typ, val):
    return val


def final(f):
    """Marks what is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def overload(func):
    return _overloaded


def _overloaded(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def get_overloads(func):
    return []


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def dataclass_transform(**kwargs):
    return lambda cls_or_fn: cls_or_fn
