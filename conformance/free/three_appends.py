import threading

def step():
    return sum(range(3000))

out = []
def work(name):
    step()
    out.append(name)
    step()
ts = [threading.Thread(target=work, args=(i,)) for i in 'abc']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
