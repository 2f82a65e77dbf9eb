"""Signatures: the parameters of a callable, and binding arguments to them."""

import types
from _binding import annotation_text

CO_VARARGS, CO_VARKEYWORDS = 0x4, 0x8


class _empty:
    """No default, or no annotation."""


class _Kind:
    # One of the five kinds of parameter; they are ordered.

    def __init__(self, value, name, description):
        self.value, self.name, self.description = value, name, description

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {self.value}>'

    def __str__(self):
        return self.name

    def __lt__(self, other):
        return self.value < other.value

    def __gt__(self, other):
        return self.value > other.value


_POSITIONAL_ONLY = _Kind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _Kind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _Kind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _Kind(4, 'VAR_KEYWORD', 'variadic keyword')


class Parameter:
    """One parameter."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        values = {'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation}
        values.update(changes)
        return Parameter(values.pop('name'), values.pop('kind'), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f': {annotation_text(self.annotation)}'
        if self.default is not _empty:
            text += f'{" = " if self.annotation is not _empty else "="}{self.default!r}'
        if self.kind is _VAR_POSITIONAL:
            return '*' + text
        return '**' + text if self.kind is _VAR_KEYWORD else text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def _values(self):
        return self.name, self.kind, self.default, self.annotation

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash((self.name, self.kind.value))


class BoundArguments:
    """Arguments by the names of their parameters."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        args = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, skipped = {}, False
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                skipped = skipped or parameter.kind is not _VAR_POSITIONAL
                continue
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif parameter.kind is _KEYWORD_ONLY or skipped and parameter.kind is _POSITIONAL_OR_KEYWORD:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Fills in what was not given."""
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        return f'<BoundArguments ({", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])})>'


class Signature:
    """All parameters, and what is returned."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({each.name: each for each in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **_):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def __hash__(self):
        return hash(tuple(self.parameters))

    def __str__(self):
        parts, before, starred = [], None, False
        for parameter in self.parameters.values():
            if before is _POSITIONAL_ONLY and parameter.kind is not _POSITIONAL_ONLY:
                parts.append('/')
            if parameter.kind is _VAR_POSITIONAL:
                starred = True
            elif parameter.kind is _KEYWORD_ONLY and not starred:
                parts.append('*')
                starred = True
            parts.append(str(parameter))
            before = parameter.kind
        if before is _POSITIONAL_ONLY:
            parts.append('/')
        text = f'({", ".join(parts)})'
        if self.return_annotation is not _empty:
            text += f' -> {annotation_text(self.return_annotation)}'
        return text

    def __repr__(self):
        return f'<Signature {self}>'

    def bind(self, /, *args, **kwargs):
        """Binds as a call would; TypeError if it would fail."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Binds what is given; nothing need be complete."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        left, named, bound = list(args), dict(kwargs), {}
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind is _VAR_POSITIONAL:
                if left:
                    bound[name], left = tuple(left), []
            elif kind is _VAR_KEYWORD:
                if named:
                    bound[name], named = named, {}
            elif left and kind is not _KEYWORD_ONLY:
                if name in named and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                bound[name] = left.pop(0)
            elif name in named and kind is not _POSITIONAL_ONLY:
                bound[name] = named.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if left:
            raise TypeError('too many positional arguments')
        if named:
            raise TypeError(f'got an unexpected keyword argument {next(iter(named))!r}')
        return BoundArguments(self, bound)


def _of_dataclass(positional, keyword):
    import dataclasses
    parameters = [Parameter('self', _POSITIONAL_OR_KEYWORD)]
    for kind, fields in ((_POSITIONAL_OR_KEYWORD, positional), (_KEYWORD_ONLY, keyword)):
        for each in fields:
            default = dataclasses._FACTORY
            if each.default_factory is dataclasses.MISSING:
                default = _empty if each.default is dataclasses.MISSING else each.default
            parameters.append(Parameter(each.name, kind, default=default, annotation=each.type))
    return Signature(parameters, return_annotation=None)


def _of_function(func):
    fields = getattr(func, '__dataclass_parameters__', None)
    if fields is not None:
        return _of_dataclass(*fields)
    code = func.__code__
    names, count = code.co_varnames, code.co_argcount
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    annotations = getattr(func, '__annotations__', {})
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for at in range(count):
        at_default = at - (count - len(defaults))
        add(names[at], _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
            defaults[at_default] if at_default >= 0 else _empty)
    behind = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[behind], _VAR_POSITIONAL)
        behind += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[behind], _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(obj):
    inner = signature(obj.func)
    bound = inner.bind_partial(*obj.args, **obj.keywords).arguments
    parameters, keyword_only = [], False
    for name, parameter in inner.parameters.items():
        if name in obj.keywords:
            keyword_only = True
            parameter = parameter.replace(default=bound[name])
        elif name in bound and parameter.kind is not _VAR_POSITIONAL:
            continue
        if keyword_only and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return inner.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True):
    """The signature of a callable."""
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped and hasattr(obj, '__wrapped__'):
        return signature(obj.__wrapped__)
    given = getattr(obj, '__signature__', None)
    if given is not None:
        return given
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'keywords'):
        return _of_partial(obj)
    if isinstance(obj, type):
        for name in ('__new__', '__init__'):
            method = getattr(obj, name)
            if isinstance(method, types.FunctionType):
                return _without_first(_of_function(method))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
        raise ValueError(f'no signature found for builtin type {obj!r}')
    call = getattr(type(obj), '__call__', None)
    if isinstance(call, types.FunctionType):
        return _without_first(_of_function(call))
    raise ValueError(f'no signature found for builtin {obj!r}')


for _class in (Parameter, BoundArguments, Signature, _empty):
    _class.__module__ = 'inspect'
