import threading

def step():
    return sum(range(3000))

import queue
q = queue.Queue(1)
out = []
def work(n):
    for i in range(n):
        step()
        q.put(i)
        out.append(f'put{i}')
t = threading.Thread(target=work, args=(2,))
t.start()
for i in range(2):
    out.append(f'got{q.get()}')
t.join()
print(*out)
