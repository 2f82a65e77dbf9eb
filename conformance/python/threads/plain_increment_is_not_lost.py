"""Under CPython 3.11 a plain += between threads loses nothing: no switch can come in between."""
import threading

x = 0


def work():
    global x
    for _ in range(20000):
        x += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(x)
