"""Several threads wait for the same one."""
import threading
import time

main_work = threading.Thread(target=time.sleep, args=(0.05,))
lock = threading.Lock()
done = []


def waiter(n):
    main_work.join()
    with lock:
        done.append(n)


main_work.start()
threads = [threading.Thread(target=waiter, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(done), main_work.is_alive())
