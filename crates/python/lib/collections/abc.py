"""Abstract base classes of containers and of what the language calls."""

from collections import _containers, _protocols
from collections._containers import *
from collections._protocols import *

__all__ = _protocols.__all__ + _containers.__all__


def _register_deque():
    from _collections import deque
    _containers.MutableSequence.register(deque)


_register_deque()
del _register_deque
