"""asyncio.run in two threads at a time: each has its loop."""
import asyncio
import threading
import time

results = {}


async def main(name, delay):
    loop = asyncio.get_running_loop()
    for i in range(3):
        await asyncio.sleep(delay)
        results.setdefault(name, []).append(i)
    return id(loop)


loops = []
threads = [threading.Thread(target=lambda n=n, d=d: loops.append(asyncio.run(main(n, d)))) for n, d in (('a', 0.06), ('b', 0.11))]
for t in threads:
    t.start()
    time.sleep(0.03)
for t in threads:
    t.join()
print(sorted(results.items()), len(loops))
