"""Asynchronous generators that yield where they are asked to end, closed by hand and by their death."""
import asyncio
from contextlib import aclosing


async def stubborn(name):
    try:
        yield 1
    except GeneratorExit:
        print(name, 'is asked to end')
        yield 2
    print(name, 'goes on')


async def twice(name):
    try:
        yield 1
    finally:
        try:
            yield 2
        except BaseException as error:
            print(name, repr(error))


async def use(make):
    async with aclosing(make(make.__name__)) as values:
        print(await anext(values))


async def main():
    for make in (stubborn, twice):
        try:
            await use(make)
        except RuntimeError as error:
            print('RuntimeError:', error)
        print('---', flush=True)


asyncio.run(main())
print('end')
