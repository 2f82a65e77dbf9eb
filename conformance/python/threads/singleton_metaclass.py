"""A singleton by a metaclass with a lock."""
import threading


class Singleton(type):
    _instances = {}
    _lock = threading.Lock()

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


seen = []
threads = [threading.Thread(target=lambda v=v: seen.append(Config(v))) for v in ('first', 'second')]
for t in threads:
    t.start()
    t.join()
print({c.value for c in seen}, seen[0] is seen[1])
