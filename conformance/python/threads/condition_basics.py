"""Condition: wait and notify need the lock; wait_for looks again."""
import threading
import time

cond = threading.Condition()
for f in (cond.wait, cond.notify, cond.notify_all):
    try:
        f()
    except RuntimeError as e:
        print(f.__name__, '->', e)
items = []


def consumer():
    with cond:
        print('consumer waits')
        got = cond.wait_for(lambda: len(items) >= 2)
        print('consumer has', got, items)


t = threading.Thread(target=consumer)
t.start()
time.sleep(0.03)
for i in range(2):
    with cond:
        items.append(i)
        cond.notify()
    time.sleep(0.03)
t.join()
with cond:
    print(cond.wait(0.02), cond.wait_for(lambda: False, 0.05), cond.wait_for(lambda: 'yes', 0.05))
    print(cond.wait(timeout=0), cond.wait(-1))
