"""One thread writes what all others send."""
import queue
import threading


def logger(q, lines):
    for record in iter(q.get, None):
        lines.append('%s: %s' % record)


q, lines = queue.Queue(), []
log = threading.Thread(target=logger, args=(q, lines))
log.start()


def worker(n):
    for i in range(3):
        q.put((f'worker {n}', i))


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
q.put(None)
log.join()
print(sorted(lines))
