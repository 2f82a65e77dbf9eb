"""Tasks that wait for other tasks: a build graph, each target once, in parallel where it can be."""
import asyncio

GRAPH = {"app": ["lib", "ui"], "lib": ["core"], "ui": ["core", "icons"], "core": [], "icons": []}
COST = {"app": 0.1, "lib": 0.3, "ui": 0.2, "core": 0.4, "icons": 0.15}


class Builder:
    def __init__(self):
        self.tasks, self.order = {}, []

    def build(self, name):
        if name not in self.tasks:
            self.tasks[name] = asyncio.create_task(self._build(name), name=name)
        return self.tasks[name]

    async def _build(self, name):
        await asyncio.gather(*(self.build(d) for d in GRAPH[name]))
        print(f"{asyncio.get_running_loop().time():.2f} building {name}")
        await asyncio.sleep(COST[name])
        self.order.append(name)
        return f"{name}.o"


async def main():
    b = Builder()
    print(await b.build("app"), b.order, round(asyncio.get_running_loop().time(), 2))
    print({n: t.result() for n, t in sorted(b.tasks.items())})
    GRAPH["broken"] = ["icons", "missing"]
    try:
        await Builder().build("broken")
    except KeyError as e:
        print("no rule for", e)
    await asyncio.sleep(1)


asyncio.run(main())
