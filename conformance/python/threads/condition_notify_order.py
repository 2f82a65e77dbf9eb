"""notify wakes those who waited longest, n of them; notify_all the rest."""
import threading
import time

cond = threading.Condition(threading.Lock())
woken = []


def waiter(n):
    with cond:
        cond.wait()
        woken.append(n)


threads = []
for n in range(6):
    t = threading.Thread(target=waiter, args=(n,))
    t.start()
    threads.append(t)
    time.sleep(0.02)
for n in (1, 2):
    with cond:
        cond.notify(n)
    while len(woken) < 2 * n - 1:
        time.sleep(0.005)
    print('after notify', n, sorted(woken))
with cond:
    cond.notify_all()
for t in threads:
    t.join()
print(sorted(woken))
with cond:
    cond.notify(3)
    cond.notify_all()
