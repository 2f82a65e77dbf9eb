import asyncio


class Server:
    def __init__(self):
        self.stopping = asyncio.Event()
        self.requests = set()
        self.served = 0

    async def handle(self, n, duration):
        try:
            await asyncio.sleep(duration)
            self.served += 1
            print(f"request {n} served")
        except asyncio.CancelledError:
            print(f"request {n} aborted")
            raise

    async def accept(self):
        n = 0
        while not self.stopping.is_set():
            n += 1
            task = asyncio.create_task(self.handle(n, 0.05 * n + 0.011), name=f"request-{n}")
            self.requests.add(task)
            task.add_done_callback(self.requests.discard)
            try:
                await asyncio.wait_for(self.stopping.wait(), 0.1)
            except asyncio.TimeoutError:
                continue
        print("no longer accepting")

    async def stop(self, grace):
        print("stopping,", len(self.requests), "in flight")
        self.stopping.set()
        if self.requests:
            done, pending = await asyncio.wait(set(self.requests), timeout=grace)
            print("finished in time", len(done), "too slow", len(pending))
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)


async def main():
    server = Server()
    acceptor = asyncio.create_task(server.accept())
    await asyncio.sleep(0.55)
    await server.stop(0.2)
    await acceptor
    print("served", server.served, "left", len(server.requests))


asyncio.run(main())
