"""An actor: a thread with a mailbox that alone touches its state."""
import queue
import threading


class Actor(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.mailbox = queue.Queue()
        self.total = 0
        self.start()

    def run(self):
        while True:
            message, reply = self.mailbox.get()
            if message == 'stop':
                break
            self.total += message
            if reply is not None:
                reply.put(self.total)

    def ask(self, message):
        reply = queue.Queue(1)
        self.mailbox.put((message, reply))
        return reply.get()

    def tell(self, message):
        self.mailbox.put((message, None))


actor = Actor()
actor.tell(5)
print(actor.ask(1))
for i in range(10):
    actor.tell(i)
print(actor.ask(0))
actor.tell('stop')
actor.join()
print(actor.total, actor.is_alive())
