"""Futures by hand: states, reprs, what cannot be done twice."""
import re
from concurrent.futures import Future, InvalidStateError


def shown(f):
    return re.sub('0x[0-9a-f]+', 'ADDR', repr(f))


f = Future()
print(shown(f), f._state)
print(f.set_running_or_notify_cancel(), shown(f))
f.set_result(42)
print(shown(f), f.result())
for act in (lambda: f.set_result(1), lambda: f.set_exception(ValueError())):
    try:
        act()
    except InvalidStateError as e:
        print(re.sub('0x[0-9a-f]+', 'ADDR', str(e)))
g = Future()
g.set_exception(KeyError('k'))
print(shown(g), repr(g.exception()))
h = Future()
print(h.cancel(), shown(h), h.set_running_or_notify_cancel(), shown(h))
try:
    h.set_result(1)
except InvalidStateError as e:
    print(re.sub('0x[0-9a-f]+', 'ADDR', str(e)))
i = Future()
try:
    i.result(timeout=0.02)
except TimeoutError as e:
    print(repr(e))
try:
    i.exception(0)
except TimeoutError as e:
    print(repr(e))
