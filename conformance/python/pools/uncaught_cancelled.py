"""A cancelled future's result, not caught: the error's full name."""
from concurrent.futures import Future

f = Future()
f.cancel()
f.result()
