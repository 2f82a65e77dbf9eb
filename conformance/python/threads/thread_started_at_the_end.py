"""A thread that starts another one while the main thread is at its end."""
import threading
import time


def second():
    time.sleep(0.05)
    print('second ends')


def first():
    time.sleep(0.05)
    print('first starts the second')
    threading.Thread(target=second).start()


threading.Thread(target=first).start()
print('main ends')
