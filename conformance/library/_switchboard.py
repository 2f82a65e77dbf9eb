"""The native module `_switchboard` in plain Python; see crates/python/lib/NATIVE.md."""


def mark_coroutine(function):
    function.__code__ = function.__code__.replace(co_flags=function.__code__.co_flags | 0x100)
    return function
