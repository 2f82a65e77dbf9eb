"""A little message bus: each subscriber has a thread and a queue."""
import queue
import threading


class Bus:
    def __init__(self):
        self.topics = {}
        self.lock = threading.Lock()

    def subscribe(self, topic):
        q = queue.Queue()
        with self.lock:
            self.topics.setdefault(topic, []).append(q)
        return q

    def publish(self, topic, message):
        with self.lock:
            for q in self.topics.get(topic, ()):
                q.put(message)


bus = Bus()
seen = {}


def subscriber(name, q):
    seen[name] = list(iter(q.get, None))


threads = [threading.Thread(target=subscriber, args=(name, bus.subscribe(topic)))
           for name, topic in (('a', 'news'), ('b', 'news'), ('c', 'sport'))]
for t in threads:
    t.start()
for i in range(3):
    bus.publish('news', i)
bus.publish('sport', 'goal')
for topic in ('news', 'sport'):
    bus.publish(topic, None)
for t in threads:
    t.join()
print(sorted(seen.items()))
