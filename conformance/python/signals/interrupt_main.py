# _thread.interrupt_main: as if Ctrl-C came; the main thread sees it when it runs Python code.
import _thread
import signal
import threading
import time


def watchdog():
    time.sleep(0.05)
    _thread.interrupt_main()


threading.Thread(target=watchdog).start()
try:
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    print('interrupted')

signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
print('ignored')
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    _thread.interrupt_main()
    print('not reached')
except KeyboardInterrupt:
    print('at once')
signal.signal(signal.SIGUSR1, lambda s, f: print('handler', s))
_thread.interrupt_main(signal.SIGUSR1)
