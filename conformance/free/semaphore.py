import threading

def step():
    return sum(range(3000))

gate = threading.Semaphore(2)
inside, most = 0, 0
def note(n):
    step()
    return n
def work(name):
    global inside, most
    with gate:
        inside += 1
        most = max(most, note(inside))
        inside -= 1
ts = [threading.Thread(target=work, args=(i,)) for i in 'abc']
for t in ts: t.start()
for t in ts: t.join()
print(most)
