"""An exception in a thread while there is no sys.stderr: it goes to the one that was there when the thread was made."""
import sys
import threading


def fail(n):
    print('failing', n)
    1 / 0


thread = threading.Thread(target=fail, args=(1,), name='one')
stderr, sys.stderr = sys.stderr, None
thread.start()
thread.join()
thread = threading.Thread(target=fail, args=(2,), name='two')
thread.start()
thread.join()
sys.stderr = stderr
print('done')
