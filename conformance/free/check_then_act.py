import threading

def step():
    return sum(range(3000))

seats = 1
def left():
    step()
    return seats
sold = []
def work(name):
    global seats
    if left() > 0:
        sold.append(name)
        seats -= 1
ts = [threading.Thread(target=work, args=(i,)) for i in 'ab']
for t in ts: t.start()
for t in ts: t.join()
print(sorted(sold), seats)
