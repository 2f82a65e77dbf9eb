import threading

def step():
    return sum(range(3000))

x = 0
def one():
    return step() and 1
def work(n):
    global x
    for _ in range(n):
        x += one()
ts = [threading.Thread(target=work, args=(i,)) for i in (3, 3)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
