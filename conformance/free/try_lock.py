import threading

def step():
    return sum(range(3000))

lock = threading.Lock()
out = []
def work(name):
    if lock.acquire(blocking=False):
        out.append(name)
        step()
        lock.release()
    else:
        out.append('-')
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
