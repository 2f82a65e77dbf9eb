"""What a thread's repr says before, while and after it runs."""
import re
import threading


def shown(thread):
    return re.sub(r'\d{5,}', 'ID', repr(thread))


gate = threading.Event()
t = threading.Thread(target=gate.wait, name='waiter')
print(shown(t))
t.start()
print(shown(t))
gate.set()
t.join()
print(shown(t))
d = threading.Thread(target=gate.wait, daemon=True, name='ghost')
print(shown(d))
d.start()
d.join()
print(shown(d))
print(shown(threading.main_thread()))
timer = threading.Timer(5, print)
print(shown(timer))
