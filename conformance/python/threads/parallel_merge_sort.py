"""Merge sort with a thread for each half."""
import threading


def merge(a, b):
    out = []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b


def merge_sort(items, depth=2):
    if len(items) < 2:
        return items
    half = len(items) // 2
    if depth == 0:
        return merge(merge_sort(items[:half], 0), merge_sort(items[half:], 0))
    results = {}

    def run(side, part):
        results[side] = merge_sort(part, depth - 1)

    threads = [threading.Thread(target=run, args=('left', items[:half])),
               threading.Thread(target=run, args=('right', items[half:]))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return merge(results['left'], results['right'])


print(merge_sort([38, 27, 43, 3, 9, 82, 10, 1, 55, 7]))
