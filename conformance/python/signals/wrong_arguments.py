# What signal functions refuse, and how.
import _thread
import os
import signal
import threading


def handler(signum, frame):
    pass


def attempt(label, call):
    try:
        print(label, call())
    except (Exception, KeyboardInterrupt) as error:
        print(label, type(error).__name__, error, getattr(error, 'errno', '-'))


attempt('kill', lambda: signal.signal(signal.SIGKILL, handler))
attempt('stop', lambda: signal.signal(signal.SIGSTOP, handler))
attempt('zero', lambda: signal.signal(0, handler))
attempt('many', lambda: signal.signal(65, handler))
attempt('number', lambda: signal.signal(2, 5))
attempt('none', lambda: signal.signal(2, None))
attempt('text', lambda: signal.signal('x', handler))
attempt('get', lambda: signal.getsignal(99))
attempt('say', lambda: signal.strsignal(0))
attempt('raise', lambda: signal.raise_signal(99))
attempt('os.kill', lambda: os.kill(os.getpid(), 99))
attempt('interrupt', lambda: _thread.interrupt_main(99))
attempt('enum', lambda: signal.Signals(99))
attempt('default', lambda: signal.default_int_handler(2, None))
attempt('default()', lambda: signal.default_int_handler())
attempt('pthread', lambda: signal.pthread_kill(threading.get_ident(), 0))


def other():
    attempt('thread', lambda: signal.signal(signal.SIGINT, handler))
    attempt('asked', lambda: signal.getsignal(signal.SIGUSR1))


thread = threading.Thread(target=other)
thread.start()
thread.join()
