import threading

def step():
    return sum(range(3000))

class Counter:
    def __init__(self):
        self.n = 0
    def value(self):
        n = self.n
        step()
        return n
    def add(self):
        self.n = self.value() + 1
c = Counter()
def work(n):
    for _ in range(n):
        c.add()
ts = [threading.Thread(target=work, args=(i,)) for i in (2, 2)]
for t in ts: t.start()
for t in ts: t.join()
print(c.n)
