import threading

def step():
    return sum(range(3000))

import queue
q = queue.Queue()
out = []
def work(name):
    for _ in range(2):
        item = q.get()
        step()
        out.append(name + item)
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for item in '1234':
    q.put(item)
for t in ts: t.join()
print(*sorted(out))
