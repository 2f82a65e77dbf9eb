"""namedtuple."""

import sys
from _binding import bind
from keyword import iskeyword


class _Field:
    # A tuple's item as an attribute.
    __slots__ = ('_index', '__doc__')

    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return tuple.__getitem__(obj, self._index)

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        _rename(fields)
    _check(typename, fields, rename)
    fields = tuple(fields)
    by_default = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        by_default = dict(zip(fields[len(fields) - len(defaults):], defaults))

    parameters = ('_cls', *fields)
    count = len(fields)
    call = f'{typename}.__new__'

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != count:
            args = bind(call, parameters, by_default, (), (_cls, *args), kwargs)[1:]
        return tuple.__new__(_cls, args)

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([f'{n}={v!r}' for n, v in zip(fields, self)]) + ')'

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    methods = (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__)
    for method in methods:
        method.__qualname__ = f'{typename}.{method.__name__}'
    __new__.__doc__ = f'Create new instance of {typename}({", ".join(fields)})'
    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': by_default,
        '__new__': __new__,
        '_make': _make,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _Field(index, f'Alias for field number {index}')
    result = type(typename, (tuple,), namespace)
    if module is None:
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    result.__module__ = module
    return result


def _rename(fields):
    seen = set()
    for index, name in enumerate(fields):
        if not name.isidentifier() or iskeyword(name) or name.startswith('_') or name in seen:
            fields[index] = f'_{index}'
        seen.add(name)


def _check(typename, fields, rename):
    for name in [typename, *fields]:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
