import threading

def step():
    return sum(range(3000))

lock = threading.Lock()
x = 0
order = []
def one():
    return step() and 1
def work(name):
    global x
    for _ in range(2):
        with lock:
            x += one()
            order.append(name)
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(x, *order)
