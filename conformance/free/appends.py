import threading

def step():
    return sum(range(3000))

out = []
def work(name):
    for i in range(2):
        step()
        out.append(f'{name}{i}')
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
