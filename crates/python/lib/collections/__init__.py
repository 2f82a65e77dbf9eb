"""Containers beyond the built-in ones. Each class lives in a file of its own and is loaded when it is first used."""

from _collections import deque

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

_HOMES = {
    'namedtuple': 'collections._named',
    'OrderedDict': 'collections._ordered',
    'defaultdict': 'collections._default',
    'Counter': 'collections._counter',
    'ChainMap': 'collections._chain',
    'UserDict': 'collections._user',
    'UserList': 'collections._user',
    'UserString': 'collections._user',
}


def __getattr__(name):
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    value = getattr(__import__(home, fromlist=[name]), name)
    globals()[name] = value
    return value
