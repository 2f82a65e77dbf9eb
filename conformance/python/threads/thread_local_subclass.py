"""A subclass of local: its __init__ runs once in each thread that looks."""
import threading


class Context(threading.local):
    kind = 'context'

    def __init__(self, start):
        print('init in', threading.current_thread().name)
        self.items = [start]

    def add(self, x):
        self.items.append(x)
        return self.items


ctx = Context(0)
print(ctx.add(1))


def work():
    print(ctx.add('a'), ctx.add('b'), ctx.kind)


for name in ('one', 'two'):
    t = threading.Thread(target=work, name=name)
    t.start()
    t.join()
print(ctx.add(2))
try:
    threading.local(5)
except TypeError as e:
    print(e)
