"""join waits until each item is reported done."""
import queue
import threading
import time

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        time.sleep(0.02)
        done.append(item)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for i in range(4):
    q.put(i)
print('all put', q.unfinished_tasks > 0)
q.join()
print('all done', done, q.unfinished_tasks)
try:
    q.task_done()
except ValueError as e:
    print(e)
q.join()
