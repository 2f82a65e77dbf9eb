"""wait leaves an RLock altogether, however often it was taken, and has it as often afterwards."""
import threading
import time

cond = threading.Condition()
done = []


def waiter():
    with cond:
        with cond:
            cond.wait()
            print('woken, and still inside twice')
        print('inside once')
    print('outside')


t = threading.Thread(target=waiter)
t.start()
time.sleep(0.04)
print(cond.acquire(blocking=False))
cond.notify()
time.sleep(0.03)
print('main lets go')
cond.release()
t.join()
