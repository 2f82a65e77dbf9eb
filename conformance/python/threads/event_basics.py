"""Event: waiting, setting, clearing, timeouts."""
import threading
import time

event = threading.Event()
print(event.is_set(), event.wait(0.02), event.wait(0), event.wait(timeout=-1))


def waiter(n):
    print(n, 'waits')
    print(n, 'woken', event.wait())


t = threading.Thread(target=waiter, args=(1,))
t.start()
time.sleep(0.04)
print('setting')
event.set()
t.join()
print(event.is_set(), event.wait(), event.wait(0.01))
event.clear()
print(event.is_set(), event.wait(0.01))
