"""Semaphores that make three threads print in turn."""
import threading

gates = [threading.Semaphore(1), threading.Semaphore(0), threading.Semaphore(0)]


def printer(i, letter):
    for _ in range(4):
        gates[i].acquire()
        print(letter, end='' if letter != 'C' else '\n')
        gates[(i + 1) % 3].release()


threads = [threading.Thread(target=printer, args=(i, c)) for i, c in enumerate('ABC')]
for t in threads:
    t.start()
for t in threads:
    t.join()
