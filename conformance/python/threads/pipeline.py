"""A pipeline of stages, each a thread between two queues."""
import queue
import threading

DONE = object()


def stage(fn, source, sink):
    while (item := source.get()) is not DONE:
        sink.put(fn(item))
    sink.put(DONE)


queues = [queue.Queue() for _ in range(4)]
stages = [lambda x: x + 1, lambda x: x * x, str]
threads = [threading.Thread(target=stage, args=(fn, queues[i], queues[i + 1])) for i, fn in enumerate(stages)]
for t in threads:
    t.start()
for n in range(6):
    queues[0].put(n)
queues[0].put(DONE)
out = []
while (item := queues[-1].get()) is not DONE:
    out.append(item)
print(out)
for t in threads:
    t.join()
