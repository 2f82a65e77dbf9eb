"""A barrier that nobody else comes to: broken by a timeout, by abort; reset."""
import threading
import time

barrier = threading.Barrier(2)
try:
    barrier.wait(0.03)
except threading.BrokenBarrierError as e:
    print('timed out', repr(e))
print(barrier.broken)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print('still broken')
barrier.reset()
print(barrier.broken, barrier.n_waiting)


def waiter(name):
    try:
        print(name, barrier.wait())
    except threading.BrokenBarrierError:
        print(name, 'broken')


for act in (barrier.abort, barrier.reset):
    t = threading.Thread(target=waiter, args=(act.__name__,))
    t.start()
    time.sleep(0.03)
    print(barrier.n_waiting, 'waits')
    act()
    t.join()
    print(barrier.broken)
    barrier.reset()


def failing():
    raise ValueError('action')


bad = threading.Barrier(1, action=failing)
try:
    bad.wait()
except ValueError as e:
    print('action failed:', e, bad.broken)
