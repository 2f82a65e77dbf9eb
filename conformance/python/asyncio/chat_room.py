"""A chat room of tasks: joins, messages to all, leaving, a moderator that cancels one."""
import asyncio


class Room:
    def __init__(self):
        self.members = {}

    async def member(self, name, says):
        inbox = self.members[name] = asyncio.Queue()
        self.tell(f"{name} joins", name)
        reader = asyncio.create_task(self.read(name, inbox))
        try:
            for delay, text in says:
                await asyncio.sleep(delay)
                self.tell(f"{name}: {text}", name)
        except asyncio.CancelledError:
            self.tell(f"{name} was thrown out", name)
            raise
        finally:
            del self.members[name]
            reader.cancel()

    async def read(self, name, inbox):
        while True:
            print(f"  [{name}] {await inbox.get()}")

    def tell(self, text, sender):
        print(text)
        for name, inbox in self.members.items():
            if name != sender:
                inbox.put_nowait(text)


async def main():
    room = Room()
    tasks = [asyncio.create_task(room.member(*m)) for m in (
        ("ann", [(0.1, "hi"), (0.3, "bye")]), ("bob", [(0.2, "hello")]), ("eve", [(0.15, "spam"), (1, "never")]))]
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)], room.members)


asyncio.run(main())
