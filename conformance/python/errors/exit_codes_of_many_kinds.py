"""sys.exit in places: in try with finally, in a with, in a generator, caught and raised again, with a text at the end."""
import sys
from contextlib import contextmanager


@contextmanager
def managed():
    print("enter")
    try:
        yield
    finally:
        print("leave")


def gen():
    try:
        yield 1
        sys.exit(5)
    finally:
        print("generator cleaned up")


for value in (0, 3, None, "text", (1, 2)):
    try:
        sys.exit(value)
    except SystemExit as e:
        print(repr(e), repr(e.code), e.args)
try:
    with managed():
        sys.exit(1)
except SystemExit as e:
    print("through a with", e.code)
try:
    list(gen())
except SystemExit as e:
    print("from a generator", e.code)
try:
    try:
        sys.exit(7)
    except Exception:
        print("not an Exception")
    finally:
        print("finally")
except BaseException as e:
    print(type(e).__name__)
try:
    raise SystemExit
except SystemExit as e:
    print(e.code)
try:
    sys.exit("leaving with a message")
finally:
    print("last words")
