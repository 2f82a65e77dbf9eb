import threading

def step():
    return sum(range(3000))

ready = threading.Event()
out = []
def work(name):
    ready.wait()
    out.append(name)
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
ready.set()
step()
out.append('set')
for t in ts: t.join()
print(*out)
