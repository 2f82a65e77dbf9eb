import threading

def step():
    return sum(range(3000))

balance = 100
def get():
    value = balance
    step()
    return value
def put(value):
    global balance
    balance = value
def work(amount):
    put(get() - amount)
ts = [threading.Thread(target=work, args=(i,)) for i in (10, 20, 30)]
for t in ts: t.start()
for t in ts: t.join()
print(balance)
