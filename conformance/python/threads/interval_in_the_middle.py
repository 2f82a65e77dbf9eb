"""The switch interval is set while other threads wait; each thread does its work."""
import sys
import threading

done = []


def work(n):
    for i in range(2000):
        if i % 500 == 0:
            sys.setswitchinterval(1e-4 if i % 1000 else 1e-5)
    done.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(done), sys.getswitchinterval())
