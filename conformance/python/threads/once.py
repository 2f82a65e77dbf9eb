"""Something that several threads want is made only once: double-checked."""
import threading
import time

made = []
lock = threading.Lock()
instance = None


def get():
    global instance
    if instance is None:
        with lock:
            if instance is None:
                time.sleep(0.03)
                made.append(1)
                instance = object()
    return instance


results = []
threads = [threading.Thread(target=lambda: results.append(get())) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(made), len({id(r) for r in results}), len(results))
