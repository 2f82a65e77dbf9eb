"""Classes made of annotated fields."""

import sys
import types
from _binding import annotation_text, bind

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was assigned or deleted."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'

_PLAIN, _CLASSVAR, _INITVAR = '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'


class InitVar:
    """A parameter of __init__ that is handed to __post_init__ and is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """A field's description."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only

    def __repr__(self):
        return ('Field(' + ','.join([f'{name}={getattr(self, name)!r}' for name in (
            'name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')])
            + f',_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method is not None:
            method(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Describes a field: its default, and where it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods to a class according to its annotated fields."""
    params = _Params(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    if cls is None:
        return lambda cls: _process(cls, params)
    return _process(cls, params)


class _Params:

    def __init__(self, *values):
        (self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen, self.match_args, self.kw_only,
         self.slots, self.weakref_slot) = values

    def __repr__(self):
        names = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')
        return f'_DataclassParams({",".join([f"{name}={getattr(self, name)!r}" for name in names])})'


def _named(annotation, *names):
    # An annotation given as text: `ClassVar[int]`, `typing.ClassVar`, `InitVar[int]`.
    head = annotation.partition('[')[0].strip()
    return head.rpartition('.')[2] in names


def _kind(annotation):
    if isinstance(annotation, str):
        if _named(annotation, 'ClassVar'):
            return _CLASSVAR
        return _INITVAR if _named(annotation, 'InitVar') else _PLAIN
    typing = sys.modules.get('typing')
    if typing is not None and (annotation is typing.ClassVar
                               or getattr(annotation, '__origin__', None) is typing.ClassVar):
        return _CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _INITVAR
    return _PLAIN


def _made_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default) is types.MemberDescriptorType:
            # A slot, not a default.
            default = MISSING
        made = field(default=default)
    made.name, made.type = name, annotation
    made._field_type = _kind(annotation)
    if made._field_type is not _PLAIN and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type is _CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _PLAIN and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


def _collect(cls, params):
    fields, any_frozen, has_bases = {}, False, False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            has_bases = True
            fields.update(inherited)
            any_frozen = any_frozen or getattr(base, _PARAMS).frozen
            if params.frozen and not getattr(base, _PARAMS).frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if has_bases and any_frozen and not params.frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    kw_only, seen_marker = params.kw_only, False
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _named(annotation, 'KW_ONLY'):
            if seen_marker:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only = seen_marker = True
            continue
        made = _made_field(cls, name, annotation, kw_only)
        fields[name] = made
        if isinstance(getattr(cls, name, None), Field):
            # The class attribute is the default, or nothing.
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return fields


def _process(cls, params):
    fields = _collect(cls, params)
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, params)
    # An __eq__ without a __hash__ sets the latter to None; that does not count as one written by the programmer.
    own_hash = cls.__dict__.get('__hash__', MISSING)
    has_hash = own_hash is not MISSING and not (own_hash is None and '__eq__' in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    stored = [each for each in fields.values() if each._field_type is _PLAIN]
    compared = tuple([each.name for each in stored if each.compare])

    if params.init:
        _set(cls, '__init__', _init(cls, fields, params.frozen))
    if params.repr:
        _set_if_missing(cls, '__repr__', _repr(tuple([each.name for each in stored if each.repr])))
    if params.eq:
        _set_if_missing(cls, '__eq__', _comparison('__eq__', compared))
    if params.order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
            _set(cls, name, _comparison(name, compared))
    if params.frozen:
        names = frozenset([each.name for each in stored])
        for name, method in (('__setattr__', _frozen_setattr(cls, names)), ('__delattr__', _frozen_delattr(cls, names))):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
            _set(cls, name, method)
    _decide_hash(cls, params, has_hash, stored)
    if not cls.__doc__:
        cls.__doc__ = _doc(cls, fields)
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in fields.values()
                                    if each.init and not each.kw_only and each._field_type is not _CLASSVAR])
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if params.slots:
        cls = _with_slots(cls, params, stored)
    _update_abstract(cls)
    return cls


def _update_abstract(cls):
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)


def _doc(cls, fields):
    parts, starred = [], False
    taken = [each for each in fields.values() if each.init and each._field_type is not _CLASSVAR]
    for each in sorted(taken, key=lambda each: each.kw_only):
        if each.kw_only and not starred:
            parts.append('*')
            starred = True
        default = '' if each.default is MISSING else f' = {each.default!r}'
        if each.default_factory is not MISSING:
            default = ' = <factory>'
        parts.append(f'{each.name}: {annotation_text(each.type)}{default}')
    return f'{cls.__name__}({", ".join(parts)})'


def _set(cls, name, method):
    method.__name__ = name
    method.__qualname__ = f'{cls.__qualname__}.{name}'
    method.__module__ = cls.__module__
    setattr(cls, name, method)


def _set_if_missing(cls, name, method):
    if name not in cls.__dict__:
        _set(cls, name, method)


def _decide_hash(cls, params, has_hash, stored):
    if params.unsafe_hash:
        if has_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif has_hash or not params.eq:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    names = tuple([each.name for each in stored if (each.compare if each.hash is None else each.hash)])
    _set(cls, '__hash__', lambda self: hash(_values(self, names)))


def _init(cls, fields, frozen):
    taken = [each for each in fields.values() if each._field_type is not _CLASSVAR]
    positional = [each for each in taken if each.init and not each.kw_only]
    keyword = [each for each in taken if each.init and each.kw_only]
    defaults, before = {}, None
    for each in positional + keyword:
        if each.default is not MISSING:
            defaults[each.name] = each.default
        elif each.default_factory is not MISSING:
            defaults[each.name] = _FACTORY
        elif before is not None and not each.kw_only:
            raise TypeError(f'non-default argument {each.name!r} follows default argument')
        if each.name in defaults and not each.kw_only:
            before = each
    parameters = ('self', *[each.name for each in positional])
    keyword_only = tuple([each.name for each in keyword])
    names = [each.name for each in positional + keyword]
    name = f'{cls.__qualname__}.__init__'
    assign = object.__setattr__ if frozen else setattr
    post_init = hasattr(cls, _POST_INIT)

    def __init__(self, /, *args, **kwargs):
        given = dict(zip(names, bind(name, parameters, defaults, keyword_only, (self, *args), kwargs)[1:]))
        extra = []
        for each in taken:
            value = given.get(each.name, MISSING)
            if value is _FACTORY or value is MISSING and each.default_factory is not MISSING:
                value = each.default_factory()
            if each._field_type is _INITVAR:
                extra.append(value)
            elif value is not MISSING:
                assign(self, each.name, value)
            elif each.default is not MISSING and slotted:
                assign(self, each.name, each.default)
        if post_init:
            self.__post_init__(*extra)

    slotted = '__slots__' in cls.__dict__ or getattr(cls, _PARAMS).slots
    __init__.__annotations__ = {each.name: each.type for each in positional + keyword} | {'return': None}
    # What inspect.signature shows is made of these when it is asked for.
    __init__.__dataclass_parameters__ = (positional, keyword)
    return __init__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


# Instances whose text is being made: one that contains itself shows as "...".
_shown = set()


def _repr(names):
    def __repr__(self):
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            parts = [f'{name}={getattr(self, name)!r}' for name in names]
            return f'{type(self).__qualname__}({", ".join(parts)})'
        finally:
            _shown.discard(id(self))
    return __repr__


_OPERATIONS = {
    '__eq__': lambda a, b: a == b,
    '__lt__': lambda a, b: a < b,
    '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b,
    '__ge__': lambda a, b: a >= b,
}


def _comparison(name, names):
    operation = _OPERATIONS[name]

    def compare(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return operation(_values(self, names), _values(other, names))
    return compare


def _frozen_setattr(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)
    return __setattr__


def _frozen_delattr(cls, names):
    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)
    return __delattr__


def _with_slots(cls, params, stored):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace = dict(cls.__dict__.items())
    names = [each.name for each in stored]
    namespace['__slots__'] = tuple([name for name in names if name not in inherited] + (
        ['__weakref__'] if params.weakref_slot and '__weakref__' not in inherited else []))
    for name in names:
        # The default stands in the field; a class attribute would hide the slot.
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if params.frozen:
        # These know their class.
        frozen = frozenset(names)
        _set(made, '__setattr__', _frozen_setattr(made, frozen))
        _set(made, '__delattr__', _frozen_delattr(made, frozen))
    return made


def fields(class_or_instance):
    """The fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([each for each in found.values() if each._field_type is _PLAIN])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """A dataclass, or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dictionary, dataclasses inside likewise."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(obj, lambda names, values: dict_factory(list(zip(names, values))))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, dataclasses inside likewise."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(obj, lambda names, values: tuple_factory(values))


def _converted(obj, make):
    if _is_instance(obj):
        names = [each.name for each in fields(obj)]
        return make(names, [_converted(getattr(obj, name), make) for name in names])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_converted(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(item, make) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_converted(key, make), _converted(value, make)) for key, value in obj.items()]
        if hasattr(type(obj), 'default_factory'):
            result = type(obj)(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A dataclass from names, types and defaults."""
    import keyword
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, namespace[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    namespace['__annotations__'] = annotations
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for each in getattr(obj, _FIELDS).values():
        if each._field_type is _CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise ValueError(f'field {each.name} is declared with init=False, it cannot be specified with replace()')
        elif each.name not in changes:
            if each._field_type is _INITVAR and each.default is MISSING:
                raise ValueError(f'InitVar {each.name!r} must be specified with replace()')
            if each._field_type is not _INITVAR:
                changes[each.name] = getattr(obj, each.name)
    return type(obj)(**changes)
