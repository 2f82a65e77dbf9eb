import threading

def step():
    return sum(range(3000))

cache = {}
made = []
def make(name):
    step()
    made.append(name)
    return name
def work(name):
    if 'key' not in cache:
        cache['key'] = make(name)
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(*made, cache['key'])
