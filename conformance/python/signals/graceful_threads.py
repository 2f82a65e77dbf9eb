# Workers that finish what they are at when SIGTERM comes.
import os
import queue
import signal
import threading
import time

stop = threading.Event()
jobs = queue.Queue()
for n in range(10):
    jobs.put(n)


def worker(name, done):
    while not stop.is_set():
        try:
            n = jobs.get_nowait()
        except queue.Empty:
            return
        time.sleep(0.06)
        done.append(n)


def terminate(signum, frame):
    print('got', signal.Signals(signum).name)
    stop.set()


signal.signal(signal.SIGTERM, terminate)
results = [[], []]
threads = [threading.Thread(target=worker, args=(n, results[n])) for n in range(2)]
for thread in threads:
    thread.start()
threading.Timer(0.15, os.kill, (os.getpid(), signal.SIGTERM)).start()
for thread in threads:
    thread.join()
print(sorted(results[0] + results[1]), 'left', jobs.qsize())
