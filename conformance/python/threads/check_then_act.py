"""Check, then act, with a pause in between: both threads take the last ticket; with a lock one does."""
import threading
import time


def run(lock):
    tickets = [1]
    sold = []

    def buyer(name):
        with lock:
            if tickets:
                time.sleep(0.2)
                sold.append(name)
                if tickets:
                    tickets.pop()

    threads = [threading.Thread(target=buyer, args=(name,)) for name in ('Ann', 'Bob')]
    for t in threads:
        t.start()
        time.sleep(0.01)
    for t in threads:
        t.join()
    return len(sold)


class Nothing:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


print('without a lock:', run(Nothing()), 'sold')
print('with a lock:', run(threading.Lock()), 'sold')
