"""Words counted by threads into one dictionary, under a lock."""
import threading
from collections import Counter

text = ['the quick brown fox', 'jumps over the lazy dog', 'the dog sleeps', 'quick quick fox']
total = Counter()
lock = threading.Lock()


def count(line):
    words = Counter(line.split())
    with lock:
        total.update(words)


threads = [threading.Thread(target=count, args=(line,)) for line in text]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(total.items(), key=lambda kv: (-kv[1], kv[0])))
