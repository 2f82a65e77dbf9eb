# Ctrl-C while the interpreter waits for threads at its end.
import os
import signal
import threading
import time


def work():
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGUSR1)
    time.sleep(0.05)
    print('work done')


signal.signal(signal.SIGUSR1, lambda s, f: print('handler'))
threading.Thread(target=work).start()
print('end of the program')
