import threading

def step():
    return sum(range(3000))

data, ready = None, False
def work(name):
    global data, ready
    step()
    data = name.upper()
    step()
    ready = bool(data)
seen = []
t = threading.Thread(target=work, args=('a',))
t.start()
seen.append(ready)
seen.append(data)
t.join()
print(*seen, data)
