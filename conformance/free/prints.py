import threading

def step():
    return sum(range(3000))

def work(name):
    step()
    print(name, 1)
    step()
    print(name, 2)
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
