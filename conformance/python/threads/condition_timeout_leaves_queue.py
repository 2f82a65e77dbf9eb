"""A waiter whose time is over is not woken by a later notify."""
import threading
import time

cond = threading.Condition()


def waiter(name, timeout):
    with cond:
        print(name, cond.wait(timeout))


a = threading.Thread(target=waiter, args=('short', 0.05))
a.start()
time.sleep(0.01)
b = threading.Thread(target=waiter, args=('long', 0.5))
b.start()
time.sleep(0.15)
print(len(cond._waiters), 'left')
with cond:
    cond.notify()
a.join()
b.join()
print(len(cond._waiters), 'left')
