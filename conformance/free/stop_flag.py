import threading

def step():
    return sum(range(3000))

stop = False
count = 0
def running():
    step()
    return not stop
def work(name):
    global count
    while running() and count < 3:
        count += 1
t = threading.Thread(target=work, args=('a',))
t.start()
stop = True
t.join()
print(count)
