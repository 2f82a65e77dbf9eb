"""Readers together, writers alone."""
import threading
import time


class RWLock:
    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0
        self.writing = False

    def read_acquire(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing)
            self.readers += 1

    def read_release(self):
        with self.cond:
            self.readers -= 1
            if not self.readers:
                self.cond.notify_all()

    def write_acquire(self):
        with self.cond:
            self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True

    def write_release(self):
        with self.cond:
            self.writing = False
            self.cond.notify_all()


rw = RWLock()
log = []


def reader(name, delay):
    time.sleep(delay)
    rw.read_acquire()
    log.append(f'{name} reads beside {rw.readers - 1}')
    time.sleep(0.2)
    rw.read_release()


def writer(name, delay):
    time.sleep(delay)
    rw.write_acquire()
    log.append(f'{name} writes alone')
    time.sleep(0.05)
    rw.write_release()


threads = [threading.Thread(target=reader, args=('r1', 0)), threading.Thread(target=reader, args=('r2', 0.06)),
           threading.Thread(target=writer, args=('w1', 0.12)), threading.Thread(target=reader, args=('r3', 0.29))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('\n'.join(log))
