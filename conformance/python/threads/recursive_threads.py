"""Threads that start threads: a sum by halves."""
import threading


def total(items, out, at, depth):
    if depth == 0 or len(items) < 2:
        out[at] = sum(items)
        return
    half = len(items) // 2
    parts = [0, 0]
    threads = [threading.Thread(target=total, args=(piece, parts, i, depth - 1))
               for i, piece in enumerate((items[:half], items[half:]))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    out[at] = sum(parts)


result = [0]
total(list(range(1000)), result, 0, 3)
print(result[0])
