"""A program's own excepthook, and one that fails itself."""
import sys


def hook(kind, value, tb):
    print("hook got", kind.__name__, value, tb.tb_lineno, file=sys.stderr)


sys.excepthook = hook
print(sys.excepthook is hook, sys.__excepthook__ is not hook)


def work():
    raise KeyError("for the hook")


work()
