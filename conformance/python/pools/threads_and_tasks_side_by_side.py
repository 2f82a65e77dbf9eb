"""The same job with threads and with asyncio: the same time."""
import asyncio
import threading
import time


def thread_job(n, out):
    time.sleep(0.15 * n)
    out.append(n)


async def task_job(n, out):
    await asyncio.sleep(0.15 * n)
    out.append(n)


async def main(out):
    await asyncio.gather(*[task_job(n, out) for n in (3, 1, 2)])


for run in ('threads', 'tasks'):
    out = []
    start = time.perf_counter()
    if run == 'threads':
        threads = [threading.Thread(target=thread_job, args=(n, out)) for n in (3, 1, 2)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    else:
        asyncio.run(main(out))
    print(run, out, round((time.perf_counter() - start) / 0.15))
