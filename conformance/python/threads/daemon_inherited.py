"""Whether a thread is a daemon comes from who starts it, if it is not said."""
import threading

flags = []


def child():
    flags.append(threading.current_thread().daemon)


def parent():
    t = threading.Thread(target=child)
    t.start()
    t.join()
    t = threading.Thread(target=child, daemon=False)
    t.start()
    t.join()


for daemon in (True, False):
    t = threading.Thread(target=parent, daemon=daemon)
    t.start()
    t.join()
print(flags)
t = threading.Thread(target=child)
print(t.daemon)
t.daemon = True
print(t.daemon)
t.start()
t.join()
print(flags)
