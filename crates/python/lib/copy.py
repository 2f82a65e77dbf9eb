"""Shallow and deep copies."""

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """This object cannot be copied."""


error = Error


def _atomic():
    import types
    return {type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
            type(Ellipsis), type(NotImplemented), types.FunctionType, types.BuiltinFunctionType, types.CodeType}


_atomic_types = _atomic()


def copy(x):
    """A new object with the same content."""
    cls = type(x)
    if cls in _atomic_types:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if isinstance(x, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuilt(x, None)


def deepcopy(x, memo=None, _nil=None):
    """A new object with copies of everything in it; what occurs twice is copied once."""
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    cls = type(x)
    if cls in _deep:
        result = _deep[cls](x, memo)
    elif isinstance(x, type) or cls in _atomic_types:
        return x
    else:
        method = getattr(x, '__deepcopy__', None)
        result = method(memo) if method is not None else _rebuilt(x, memo)
    if result is not x:
        memo[id(x)] = result
        # The original must live as long as its identity stands in the memo.
        memo.setdefault(id(memo), []).append(x)
    return result


def _deep_list(x, memo):
    result = memo[id(x)] = []
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deep_dict(x, memo):
    result = memo[id(x)] = {}
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # The tuple may have contained itself, through something that is copied by now.
    if id(x) in memo:
        return memo[id(x)]
    if all(new is old for new, old in zip(items, x)):
        return x
    return tuple(items)


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Probe:
    def method(self):
        pass


def _deep_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _deep_slice(x, memo):
    return slice(*[deepcopy(part, memo) for part in (x.start, x.stop, x.step)])


_deep = {bytearray: lambda x, memo: x.copy(), slice: _deep_slice, set: _deep_set, frozenset: _deep_set, list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, type(_Probe().method): _deep_method}


def _rebuilt(x, memo):
    cls = type(x)
    reduce = getattr(x, '__reduce_ex__', None)
    own = getattr(cls, '__reduce__', None)
    recipe = reduce(4) if reduce is not None else own(x) if own is not None else _recipe(x, cls)
    if isinstance(recipe, str):
        return x
    make, args, state, items, pairs = (*recipe, None, None, None)[:5]
    deep = memo is not None
    if deep:
        args = [deepcopy(arg, memo) for arg in args]
    result = make(*args)
    if deep:
        memo[id(x)] = result
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(result, '__setstate__'):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            for key, value in (slots or {}).items():
                setattr(result, key, value)
    if items is not None:
        for item in items:
            result.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            result[key] = value
    return result


def _recipe(x, cls):
    # How an object is made again, for an interpreter whose objects do not say it themselves: its class, its attributes, its
    # items.
    own = getattr(cls, '__getnewargs__', None)
    getstate = getattr(cls, '__getstate__', None)
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                slots[name] = getattr(x, name)
    attributes = {name: value for name, value in (getattr(x, '__dict__', None) or {}).items() if name not in slots}
    state = (attributes or None, slots) if slots else attributes or None
    if getstate is not None:
        state = getstate(x)
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), state, None, None
    if hasattr(type(x), 'maxlen') and cls.__name__ == 'deque':
        return cls, ((), x.maxlen), None, iter(x), None
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(list(x.items())) if isinstance(x, dict) else None
    args = (cls, tuple(x)) if isinstance(x, tuple) else (cls,)
    if own is not None:
        args = (cls, *own(x))
    return cls.__new__, args, state, items, pairs
