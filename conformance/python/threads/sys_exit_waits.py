"""sys.exit in the main thread waits for the others; the status is what was asked for."""
import sys
import threading
import time


def worker():
    time.sleep(0.1)
    print('worker done')


threading.Thread(target=worker).start()
print('leaving')
sys.exit(4)
