# Ctrl-C while the main thread waits for a pool's result.
import concurrent.futures
import os
import signal
import threading
import time

threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(time.sleep, 0.15) for _ in range(3)]
        try:
            futures[0].result()
        except KeyboardInterrupt:
            print('interrupted', [f.cancel() for f in futures])
            raise
except KeyboardInterrupt:
    print('the pool has ended', [f.done() for f in futures])
