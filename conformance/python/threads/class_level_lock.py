"""Instances numbered by a class with a lock of its own."""
import threading


class Numbered:
    _lock = threading.Lock()
    _next = 0

    def __init__(self):
        with Numbered._lock:
            self.number = Numbered._next
            Numbered._next += 1


made = []
threads = [threading.Thread(target=lambda: made.append(Numbered())) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(m.number for m in made), Numbered._next)
