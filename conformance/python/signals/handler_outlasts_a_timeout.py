"""A handler outlasts the timeout of the lock that its thread waits for: the lock is not taken."""
import signal, threading, time
l=threading.Lock(); l.acquire()
def h(s,f):
    time.sleep(0.3)
    l.release()
    print("h")
signal.signal(signal.SIGALRM,h)
signal.setitimer(signal.ITIMER_REAL,0.1)
print(l.acquire(timeout=0.2))
print(l.locked())
