import threading

def step():
    return sum(range(3000))

first, second = threading.Lock(), threading.Lock()
out = []
def work(name):
    with first:
        out.append(name)
        step()
    with second:
        out.append(name.upper())
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
