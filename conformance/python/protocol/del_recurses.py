class Chain:
    count = 0

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Chain.count += 1


chain = None
for _ in range(20000):
    chain = Chain(chain)
chain = None
print("a long chain dies without recursion:", Chain.count)

nested = []
for _ in range(50000):
    nested = [nested]
nested = None
print("a deep list as well")


class Reborn:
    deaths = 0

    def __del__(self):
        Reborn.deaths += 1
        if Reborn.deaths < 100:
            Reborn()


Reborn()
print("made inside __del__:", Reborn.deaths)


def down(n):
    return down(n + 1)


class Deep:
    def __del__(self):
        try:
            down(0)
        except RecursionError as e:
            print("inside __del__:", type(e).__name__)


Deep()


class Spawning:
    alive = 0

    def __init__(self, depth):
        self.children = [Spawning(depth - 1) for _ in range(2)] if depth else []
        Spawning.alive += 1

    def __del__(self):
        Spawning.alive -= 1


tree = Spawning(8)
print(Spawning.alive)
tree = None
print(Spawning.alive)
