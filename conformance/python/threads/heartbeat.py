"""A daemon that beats while the main thread works."""
import threading
import time

beats = []
stop = threading.Event()


def heart():
    while not stop.wait(0.15):
        beats.append('beat')


t = threading.Thread(target=heart, daemon=True)
t.start()
time.sleep(0.375)
stop.set()
t.join()
print(len(beats), t.is_alive())
