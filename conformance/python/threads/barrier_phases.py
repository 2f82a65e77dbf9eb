"""A barrier keeps the phases of several workers apart."""
import threading

barrier = threading.Barrier(3)
log = []
lock = threading.Lock()


def worker(n):
    for phase in range(3):
        with lock:
            log.append((phase, n))
        barrier.wait()


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for phase in range(3):
    print(sorted(log[3 * phase:3 * phase + 3]))
print(barrier.n_waiting, barrier.parties, barrier.broken)
