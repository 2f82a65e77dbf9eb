"""Read, pause, write: an update gets lost, always the same one."""
import threading
import time

balance = 100


def withdraw(amount, pause):
    global balance
    current = balance
    time.sleep(pause)
    balance = current - amount


a = threading.Thread(target=withdraw, args=(30, 0.08))
b = threading.Thread(target=withdraw, args=(50, 0.2))
a.start()
b.start()
a.join()
print('after the first', balance)
b.join()
print('after the second', balance)
