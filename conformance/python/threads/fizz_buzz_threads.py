"""Fizz buzz by four threads and a barrier for each number."""
import threading

n = 0
out = {}
barrier = threading.Barrier(4)
lock = threading.Lock()


def worker(test, say):
    for i in range(1, 16):
        if test(i):
            with lock:
                out.setdefault(i, []).append(say(i))
        barrier.wait()


tests = [(lambda i: i % 15 == 0, lambda i: 'FizzBuzz'), (lambda i: i % 3 == 0 and i % 5, lambda i: 'Fizz'),
         (lambda i: i % 5 == 0 and i % 3, lambda i: 'Buzz'), (lambda i: i % 3 and i % 5, str)]
threads = [threading.Thread(target=worker, args=t) for t in tests]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(' '.join(out[i][0] for i in range(1, 16)))
