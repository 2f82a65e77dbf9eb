"""Errors of a stage travel through the pipeline as values."""
import queue
import threading

END = object()


def stage(fn, source, sink):
    while (item := source.get()) is not END:
        if not isinstance(item, Exception):
            try:
                item = fn(item)
            except Exception as e:
                item = e
        sink.put(item)
    sink.put(END)


a, b, c = (queue.Queue() for _ in range(3))
for t in (threading.Thread(target=stage, args=(int, a, b)), threading.Thread(target=stage, args=(lambda n: 100 // n, b, c))):
    t.start()
for text in ('5', 'x', '0', '20'):
    a.put(text)
a.put(END)
while (item := c.get()) is not END:
    print(repr(item))
