"""Binds arguments to parameters for functions that are put together at run time, with the language's own messages; and
how annotations look in signatures."""

_MISSING = object()


def bind(name, parameters, defaults, keyword_only, args, kwargs):
    """The values of `parameters` and then `keyword_only`, in order.

    `parameters` are names, the first ones (such as self) among them; `defaults` maps those of both kinds that have one to
    it. `name` is the function's qualified name.
    """
    if not kwargs and not keyword_only and len(args) == len(parameters):
        return list(args)
    if len(args) > len(parameters):
        _too_many(name, parameters, defaults, keyword_only, args, kwargs)
    values = dict(zip(parameters, args))
    for key, value in kwargs.items():
        if key in values:
            raise TypeError(f'{name}() got multiple values for argument {key!r}')
        if key not in parameters and key not in keyword_only:
            raise TypeError(f'{name}() got an unexpected keyword argument {key!r}')
        values[key] = value
    for kind, names in (('positional', parameters), ('keyword-only', keyword_only)):
        missing = [each for each in names if each not in values and each not in defaults]
        if missing:
            plural = '' if len(missing) == 1 else 's'
            raise TypeError(f'{name}() missing {len(missing)} required {kind} argument{plural}: {_listed(missing)}')
    return [values[each] if each in values else defaults[each] for each in (*parameters, *keyword_only)]


def _listed(names):
    names = [repr(name) for name in names]
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f'{names[0]} and {names[1]}'
    return ', '.join(names[:-1]) + f', and {names[-1]}'


def _too_many(name, parameters, defaults, keyword_only, args, kwargs):
    most = len(parameters)
    least = sum(1 for each in parameters if each not in defaults)
    takes = f'{most}' if least == most else f'from {least} to {most}'
    plural = '' if takes == '1' else 's'
    given = len(args)
    extra = sum(1 for key in kwargs if key in keyword_only)
    if extra:
        were = (f'{given} positional argument{"" if given == 1 else "s"} '
                f'(and {extra} keyword-only argument{"" if extra == 1 else "s"}) were')
    else:
        were = f'{given} was' if given == 1 else f'{given} were'
    raise TypeError(f'{name}() takes {takes} positional argument{plural} but {were} given')


def annotation_text(annotation):
    """`int`, `Optional[int]`, `package.Class`"""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not hasattr(annotation, '__origin__'):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)
