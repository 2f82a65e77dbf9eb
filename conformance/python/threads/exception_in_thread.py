"""An exception in a thread goes to standard error; the others go on, and so does the program."""
import threading


def fail(n):
    return 1 // n


t = threading.Thread(target=fail, args=(0,), name='failing')
t.start()
t.join()
print('main goes on', t.is_alive())
t = threading.Thread(target=fail, args=(0,))
t.start()
t.join()
