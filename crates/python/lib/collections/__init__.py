"""Containers beyond the built-in ones, each in a file of its own."""

from _collections import deque

from collections._chain import ChainMap
from collections._counter import Counter
from collections._default import defaultdict
from collections._named import namedtuple
from collections._ordered import OrderedDict
from collections._user import UserDict, UserList, UserString

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']
