"""The old names still work."""
import threading
import warnings

warnings.filterwarnings('ignore', category=DeprecationWarning)
t = threading.Thread(target=print, args=('run',))
t.setName('old')
t.setDaemon(True)
print(t.getName(), t.isDaemon(), threading.currentThread().getName(), threading.activeCount())
t.start()
t.join()
e = threading.Event()
print(e.isSet())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    threading.currentThread()
    t.getName()
    e.isSet()
    c = threading.Condition()
    with c:
        c.notifyAll()
    for w in caught:
        print(w.category.__name__, w.message)
