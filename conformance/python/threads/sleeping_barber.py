"""A barber with three chairs: who finds no chair goes away."""
import queue
import threading
import time

chairs = queue.Queue(maxsize=3)
log = []


def barber():
    while (customer := chairs.get()) is not None:
        log.append(f'cutting {customer}')
        time.sleep(0.3)


t = threading.Thread(target=barber)
t.start()
for n in range(6):
    try:
        chairs.put_nowait(n)
    except queue.Full:
        log.append(f'{n} goes away')
    if n == 0:
        time.sleep(0.05)
time.sleep(0.05)
chairs.put(None)
t.join()
print('\n'.join(log))
