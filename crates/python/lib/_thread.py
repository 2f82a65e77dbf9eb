"""Threads, locks and thread-local objects, as the library's `threading` needs them."""

from _threads import (
    RLock, TIMEOUT_MAX, _count, _locals, _set_sentinel, _tell, allocate_lock, exit, get_ident, get_native_id, lock, stack_size, start_new_thread
)
from _weakref import ref as _ref

LockType = lock
error = RuntimeError
allocate = allocate_lock
start_new = start_new_thread
exit_thread = exit
del lock


def __getattr__(name):
    if name == 'interrupt_main':
        import _signal
        return _signal.interrupt_main
    raise AttributeError(f"module '_thread' has no attribute {name!r}")


class _ExceptHookArgs(tuple):
    """What threading.excepthook is called with: exc_type, exc_value, exc_traceback, thread."""

    __module__ = '_thread'

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        names = ('exc_type', 'exc_value', 'exc_traceback', 'thread')
        return '_thread._ExceptHookArgs(' + ', '.join(f'{name}={value!r}' for name, value in zip(names, self)) + ')'


def _excepthook(args, /):
    if not isinstance(args, _ExceptHookArgs):
        raise TypeError('_thread.excepthook argument type must be ExceptHookArgs')
    if args.exc_type is SystemExit:
        return
    import sys
    import traceback
    file = sys.stderr
    if file is None:
        # What the thread saw when it was made.
        file = None if args.thread is None else args.thread._stderr
        if file is None:
            return
    name = get_ident() if args.thread is None else args.thread.name
    lines = traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)
    print(f'Exception in thread {name}:\n' + ''.join(lines), end='', file=file)


class _Places:
    """The dictionaries of one thread-local object, by thread."""

    __slots__ = ('dicts', 'args', 'kwargs', '__weakref__')


def _forget_locals(places):
    """A thread ends: what it had in thread-local objects goes."""
    ident = get_ident()
    while places:
        place = places.pop()()
        if place is not None:
            place.dicts.pop(ident, None)


def _dict_of(local):
    place = object.__getattribute__(local, '_places')
    ident = get_ident()
    found = place.dicts.get(ident)
    if found is None:
        found = place.dicts[ident] = {}
        _locals().append(_ref(place))
        type(local).__init__(local, *place.args, **place.kwargs)
    return found


def _no_attribute(local, name):
    shown = '_thread._local' if type(local) is _local else type(local).__name__
    return f'{shown!r} object has no attribute {name!r}'


def _is_data(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base is not object and hasattr(type(base.__dict__[name]), '__set__')
    return False


class _local:
    """Attributes that each thread has for itself."""

    __module__ = '_thread'
    __slots__ = ('_places', '__weakref__')

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        place = _Places()
        place.dicts = {get_ident(): {}}
        place.args, place.kwargs = args, kwargs
        object.__setattr__(self, '_places', place)
        _locals().append(_ref(place))
        return self

    def __getattribute__(self, name):
        values = _dict_of(self)
        if name == '__dict__':
            return values
        if name in values and not _is_data(type(self), name):
            return values[name]
        if name == '_places' or type(self) is _local and not hasattr(_local, name):
            raise AttributeError(_no_attribute(self, name))
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        values = _dict_of(self)
        if name == '__dict__':
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if _is_data(type(self), name):
            object.__setattr__(self, name, value)
        else:
            values[name] = value

    def __delattr__(self, name):
        values = _dict_of(self)
        if name == '__dict__':
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if _is_data(type(self), name):
            object.__delattr__(self, name)
        elif name in values:
            del values[name]
        else:
            raise AttributeError(_no_attribute(self, name))
