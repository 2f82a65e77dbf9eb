"""Two locks taken in different order: a timeout breaks the deadlock, and who gives up tries again."""
import threading
import time

a, b = threading.Lock(), threading.Lock()
log = []


def first():
    with a:
        time.sleep(0.12)
        with b:
            log.append('first has both')


def second():
    while True:
        with b:
            time.sleep(0.06)
            if a.acquire(timeout=0.16):
                log.append('second has both')
                a.release()
                return
            log.append('second gives up')
        time.sleep(0.3)


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
