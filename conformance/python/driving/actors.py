"""Actors as generators with mailboxes, run by a dispatcher."""
from collections import deque, namedtuple

Message = namedtuple("Message", "to body sender")


class System:
    def __init__(self):
        self.actors, self.mail, self.log = {}, deque(), []

    def spawn(self, name, behaviour, *args):
        actor = behaviour(name, *args)
        self.actors[name] = actor
        for message in self.collect(actor.send, None):
            self.mail.append(message)

    def collect(self, resume, value):
        """Resumes an actor until it asks for its next message; what it yields before that it wants sent."""
        out = []
        try:
            item = resume(value)
            actor = resume.__self__
            while item is not receive:
                out.append(item)
                item = next(actor)
        except StopIteration:
            name = next(n for n, a in self.actors.items() if a is resume.__self__)
            del self.actors[name]
            self.log.append(f"{name} ended")
        return out

    def run(self):
        while self.mail:
            message = self.mail.popleft()
            actor = self.actors.get(message.to)
            if actor is None:
                self.log.append(f"dead letter {message.body!r} to {message.to}")
                continue
            self.mail.extend(self.collect(actor.send, message))


receive = object()


def counter(name, limit):
    count = 0
    while count < limit:
        message = yield receive
        count += message.body
        print(name, "counts", count, "from", message.sender)
        yield Message(message.sender, count, name)


def pinger(name, target, n):
    for i in range(1, n + 1):
        yield Message(target, i, name)
        reply = yield receive
        print(name, "hears", reply.body)


system = System()
system.spawn("counter", counter, 8)
system.spawn("ann", pinger, "counter", 3)
system.spawn("bob", pinger, "counter", 4)
system.run()
print(system.log, sorted(system.actors))
