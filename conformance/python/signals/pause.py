# pause: until a handler has run.
import os
import signal
import threading
import time

signal.signal(signal.SIGUSR1, lambda s, f: print('handler', s))


def send(number):
    time.sleep(0.05)
    os.kill(os.getpid(), number)


threading.Thread(target=send, args=(signal.SIGUSR1,)).start()
signal.pause()
print('on')
threading.Thread(target=send, args=(signal.SIGINT,)).start()
try:
    signal.pause()
except KeyboardInterrupt:
    print('interrupted')
