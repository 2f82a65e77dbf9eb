"""Two threads print even and odd numbers in turn."""
import threading

cond = threading.Condition()
number = 1


def printer(odd):
    global number
    while True:
        with cond:
            while number <= 10 and (number % 2 == 1) != odd:
                cond.wait()
            if number > 10:
                cond.notify_all()
                return
            print('odd ' if odd else 'even', number)
            number += 1
            cond.notify_all()


a = threading.Thread(target=printer, args=(True,))
b = threading.Thread(target=printer, args=(False,))
a.start()
b.start()
a.join()
b.join()
