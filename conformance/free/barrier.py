import threading

def step():
    return sum(range(3000))

barrier = threading.Barrier(2)
out = []
def work(name):
    step()
    out.append(name)
    barrier.wait()
    out.append(name.upper())
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
