"""join gives up after a time; is_alive tells."""
import threading
import time

t = threading.Thread(target=time.sleep, args=(0.2,))
t.start()
print(t.join(0.05), t.is_alive())
print(t.join(timeout=0), t.is_alive())
print(t.join(-1), t.is_alive())
t.join()
print(t.is_alive())
print(t.join(5), t.join(0))
