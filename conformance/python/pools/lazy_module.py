"""What concurrent.futures exports, and how its pools are named."""
import concurrent.futures
from concurrent.futures import thread

print(sorted(concurrent.futures.__all__))
print(concurrent.futures.ThreadPoolExecutor is thread.ThreadPoolExecutor, concurrent.futures.ThreadPoolExecutor.__module__)
for cls in (concurrent.futures.Future, concurrent.futures.CancelledError, concurrent.futures.InvalidStateError,
            concurrent.futures.BrokenExecutor, concurrent.futures.TimeoutError, thread.BrokenThreadPool):
    print(cls.__module__, cls.__qualname__, [b.__name__ for b in cls.__mro__[1:3]])
try:
    concurrent.futures.nothing
except AttributeError as e:
    print(e)
