"""Each thread tries again until its call comes through."""
import threading
import time


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    def __call__(self):
        if self.failures:
            self.failures -= 1
            raise ConnectionError('try again')
        return 'ok'


def retry(name, call, out):
    for attempt in range(1, 5):
        try:
            out[name] = (call(), attempt)
            return
        except ConnectionError as e:
            last = e
            time.sleep(0.01 * 2 ** attempt)
    out[name] = (repr(last), attempt)


out = {}
threads = [threading.Thread(target=retry, args=(f'job{n}', Flaky(n), out)) for n in (0, 2, 9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out.items()))
