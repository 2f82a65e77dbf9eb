# A signal's default ends the process at once: no finally, no atexit, no output after it.
import atexit
import os
import signal

atexit.register(print, 'atexit')
try:
    print('before', flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
    print('after', flush=True)
finally:
    print('finally', flush=True)
