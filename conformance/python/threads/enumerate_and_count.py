"""Who is alive: enumerate, active_count, in order of their start."""
import threading

gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f't{i}') for i in range(3)]
print(threading.active_count(), [t.name for t in threading.enumerate()])
for t in threads:
    t.start()
print(threading.active_count(), [t.name for t in threading.enumerate()])
gate.set()
for t in threads:
    t.join()
print(threading.active_count(), [t.name for t in threading.enumerate()])
print(threading.current_thread() is threading.main_thread(), threading.get_ident() == threading.main_thread().ident)
print(threading.main_thread().is_alive(), threading.main_thread().daemon)
