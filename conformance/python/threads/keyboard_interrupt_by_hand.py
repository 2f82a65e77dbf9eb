"""KeyboardInterrupt raised in a thread is an exception like any other."""
import threading


def work():
    raise KeyboardInterrupt('by hand')


t = threading.Thread(target=work, name='worker')
t.start()
t.join()
print('main goes on')
