"""A submit starts a thread only if no permit of an idle one is there and there are fewer than max_workers."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

ex = ThreadPoolExecutor(4)


def state(tag):
    print('%-24s threads %d  idle permits %d  queued %d'
          % (tag, len(ex._threads), ex._idle_semaphore._value, ex._work_queue.qsize()))


state('new')
ex.submit(time.sleep, 0).result()
time.sleep(0.03)
state('1 job done')
for _ in range(3):
    ex.submit(time.sleep, 0).result()
    time.sleep(0.03)
state('3 more, one at a time')
gates = [threading.Event() for _ in range(6)]
for g in gates[:2]:
    ex.submit(g.wait)
time.sleep(0.03)
state('2 blocking jobs')
for g in gates[2:]:
    ex.submit(g.wait)
time.sleep(0.03)
state('4 more')
for g in gates:
    g.set()
time.sleep(0.06)
state('all released')
again = [threading.Event() for _ in range(6)]
for g in again:
    ex.submit(g.wait)
time.sleep(0.03)
state('6 new ones')
for g in again:
    g.set()
time.sleep(0.06)
state('released')
ex.shutdown()
state('shut down')
