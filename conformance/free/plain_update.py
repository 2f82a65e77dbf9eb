import threading

def step():
    return sum(range(3000))

x = 0
def work(n):
    global x
    for _ in range(n):
        x += 1
        step()
ts = [threading.Thread(target=work, args=(i,)) for i in (8, 8)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
