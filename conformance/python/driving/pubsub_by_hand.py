"""Publishers and subscribers as generators: a broker routes, slow ones are skipped, unsubscribing is closing."""
from collections import defaultdict, deque


def subscriber(name, log, limit):
    try:
        for count in range(limit):
            topic, message = yield
            log.append(f"{name} <- {topic}: {message}")
        log.append(f"{name} has enough")
    finally:
        log.append(f"{name} leaves")


class Broker:
    def __init__(self):
        self.topics = defaultdict(list)
        self.backlog = deque()

    def subscribe(self, generator, *topics):
        next(generator)
        for topic in topics:
            self.topics[topic].append(generator)
        return generator

    def publish(self, topic, message):
        self.backlog.append((topic, message))

    def pump(self):
        while self.backlog:
            topic, message = self.backlog.popleft()
            for generator in list(self.topics[topic]):
                try:
                    generator.send((topic, message))
                except StopIteration:
                    for group in self.topics.values():
                        if generator in group:
                            group.remove(generator)


def relay(broker, source, target):
    while True:
        topic, message = yield
        broker.publish(target, f"({message})")


log = []
broker = Broker()
broker.subscribe(subscriber("alice", log, 3), "news", "weather")
bob = broker.subscribe(subscriber("bob", log, 10), "news", "copies")
broker.subscribe(relay(broker, "news", "copies"), "news")
for topic, message in (("news", "one"), ("weather", "rain"), ("news", "two"), ("weather", "sun")):
    broker.publish(topic, message)
broker.pump()
print("\n".join(log))
log.clear()
broker.topics["news"].remove(bob)
broker.topics["copies"].clear()
bob.close()
broker.publish("news", "three")
broker.pump()
print(log, {topic: len(group) for topic, group in broker.topics.items()})
try:
    bob.send(("news", "too late"))
except StopIteration as stop:
    print("closed", stop.value)
