"""A decorator that makes methods take the object's lock."""
import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    return wrapper


class Stack:
    def __init__(self):
        self._lock = threading.RLock()
        self._items = []

    @synchronized
    def push(self, x):
        self._items.append(x)

    @synchronized
    def push_all(self, xs):
        for x in xs:
            self.push(x)

    @synchronized
    def pop(self):
        return self._items.pop()


s = Stack()
threads = [threading.Thread(target=s.push_all, args=([n] * 3,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(s._items), sorted(s._items), s.push.__name__)
