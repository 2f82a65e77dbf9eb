# Switches between threads: two that hand a turn to each other through semaphores.
import threading

SCALE = 20


def answer(mine, theirs, n):
    for _ in range(n):
        mine.acquire()
        theirs.release()


def main(n):
    left, right = threading.Lock(), threading.Lock()
    left.acquire()
    right.acquire()
    other = threading.Thread(target=answer, args=(left, right, n))
    other.start()
    for _ in range(n):
        left.release()
        right.acquire()
    other.join()
    print(n)


main(1_000 * SCALE)
