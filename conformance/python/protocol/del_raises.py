"""__del__ that raises: the error is reported on standard error and swallowed."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        raise ValueError(self.name)


n = Noisy("rebound")
n = None
print("1")
items = [Noisy("in list"), Noisy("second")]
items.clear()
print("2")
d = {"k": Noisy("in dict")}
d["k"] = 0
print("3")


def function():
    local = Noisy("local")
    return "returned"


print(function())


def raising():
    local = Noisy("while raising")
    raise KeyError("outer")


try:
    raising()
except KeyError as e:
    print("caught", e)
print("4")
Noisy("temporary")
print(len([Noisy("a"), Noisy("b")]))
x = [Noisy("replaced")]
x[0] = 1
del x
print("end")
