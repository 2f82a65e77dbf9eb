"""The size of a thread's stack can be asked for and set."""
import threading

print(threading.stack_size())
for size in (-5, 5):
    try:
        threading.stack_size(size)
    except ValueError as e:
        print(e)
print(threading.TIMEOUT_MAX > 1e9)
print(threading.stack_size(65536), threading.stack_size(), threading.stack_size(0), threading.stack_size())
