"""set_default_executor, and what is refused after its shutdown."""
import asyncio
import threading
from concurrent.futures import Executor, ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.set_default_executor(Executor())
    except TypeError as e:
        print(e)
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix='mine'))
    print(await loop.run_in_executor(None, lambda: threading.current_thread().name))
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, print)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
