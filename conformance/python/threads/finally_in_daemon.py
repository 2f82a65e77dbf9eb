"""A daemon's finally does not run when the program ends."""
import threading
import time


def daemon():
    try:
        print('daemon starts')
        time.sleep(5)
    finally:
        print('never printed')


threading.Thread(target=daemon, daemon=True).start()
time.sleep(0.05)
print('main ends')
