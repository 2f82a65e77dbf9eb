"""An error in __del__ and in a generator's clean-up is reported and swallowed; the program goes on."""


class Fragile:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        raise RuntimeError("del of " + self.name)


def gen():
    try:
        yield 1
    finally:
        raise ValueError("in finally")


f = Fragile("first")
del f
print("still here")
g = gen()
next(g)
g = None
print("and here")


def uses():
    local = Fragile("local")
    return 5


print(uses())
raise KeyError("the end")
