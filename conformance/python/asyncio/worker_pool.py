import asyncio
import time


async def worker(name, queue, timings):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()
        print(f"{name} has slept for {sleep_for:.2f} seconds")


async def main():
    queue = asyncio.Queue()
    total = 0
    for i in range(12):
        sleep_for = 0.05 + 0.0131 * ((i * 7) % 12)
        total += sleep_for
        queue.put_nowait(sleep_for)
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue, [])) for i in range(3)]
    started_at = time.monotonic()
    await queue.join()
    took = time.monotonic() - started_at
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print("====")
    print(f"3 workers slept in parallel for {took:.1f} seconds")
    print(f"total expected sleep time: {total:.1f} seconds")


asyncio.run(main())
