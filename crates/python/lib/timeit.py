"""How long does it take? In virtual time, in which code is free and waiting is not."""

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_timer = time.perf_counter


def _callable(stmt):
    if not callable(stmt):
        raise NotImplementedError('timeit of a string is not supported by Switchboard; give it a function')
    return stmt


class Timer:
    """A function to be called many times."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.inner = (lambda: None) if stmt == 'pass' else _callable(stmt)
        self.setup = (lambda: None) if setup == 'pass' else _callable(setup)
        self.timer = timer

    def timeit(self, number=1000000):
        self.setup()
        start = self.timer()
        for _ in range(number):
            self.inner()
        return self.timer() - start

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt='pass', setup='pass', timer=default_timer, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
