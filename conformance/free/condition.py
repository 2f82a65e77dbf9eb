import threading

def step():
    return sum(range(3000))

cond = threading.Condition()
items, out = [], []
def work(name):
    with cond:
        while not items:
            cond.wait()
        out.append(name + items.pop())
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for item in '12':
    with cond:
        step()
        items.append(item)
        cond.notify()
for t in ts: t.join()
print(*out)
