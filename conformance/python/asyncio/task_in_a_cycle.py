"""Tasks and futures that nobody but a cycle keeps: loops keep no task that waits."""
import asyncio
import gc
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


async def waits_for_ever(name):
    loud = Loud(name)
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print('finally', loud.name)


async def main():
    task = asyncio.create_task(waits_for_ever('forgotten'), name='forgotten')
    seen = weakref.ref(task)
    await asyncio.sleep(0)
    del task
    print('it waits in a cycle of its own:', seen() is not None, len(asyncio.all_tasks()))
    gc.collect()
    print('gone:', seen(), len(asyncio.all_tasks()))

    kept = asyncio.create_task(waits_for_ever('kept'), name='kept')
    await asyncio.sleep(0)
    gc.collect()
    print('kept:', not kept.done())
    kept.cancel()
    await asyncio.wait([kept])

    lost = asyncio.get_running_loop().create_future()
    lost.set_exception(ValueError('nobody asked'))
    circle = [lost]
    circle.append(circle)
    del lost, circle
    gc.collect()

    async def fails():
        raise KeyError('from a task')

    failed = asyncio.create_task(fails(), name='failed')
    await asyncio.sleep(0)
    failed.me = failed
    del failed
    gc.collect()

    quiet = asyncio.create_task(waits_for_ever('quiet'), name='quiet')
    quiet._log_destroy_pending = False
    await asyncio.sleep(0)
    del quiet
    gc.collect()
    print('end of main')


asyncio.run(main())


async def unfinished():
    asyncio.create_task(waits_for_ever('left behind'), name='left behind')
    await asyncio.sleep(0)
    return 'done'


def no_run():
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(unfinished()))


no_run()
print('end of the program')
