"""A queue of one's own kind: each item only once."""
import queue
import threading


class SetQueue(queue.Queue):
    def _init(self, maxsize):
        self.queue = {}

    def _put(self, item):
        self.queue[item] = None

    def _get(self):
        item = next(iter(self.queue))
        del self.queue[item]
        return item


q = SetQueue()
for x in 'abracadabra':
    q.put(x)
print(q.qsize())
out = []
t = threading.Thread(target=lambda: [out.append(q.get()) for _ in range(5)])
t.start()
t.join()
print(out, q.empty())
