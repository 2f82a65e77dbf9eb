import threading

def step():
    return sum(range(3000))

numbers = iter(range(4))
out = []
def work(name):
    for n in numbers:
        step()
        out.append(f'{name}{n}')
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*out)
