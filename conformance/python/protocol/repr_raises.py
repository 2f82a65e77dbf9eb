class Bad:
    def __init__(self, error=ValueError):
        self.error = error

    def __repr__(self):
        raise self.error("no repr")


class NotText:
    def __repr__(self):
        return 5


class StrOnly:
    def __str__(self):
        raise KeyError("no str")


for make in (Bad, NotText):
    for name, operation in (("repr", repr), ("str", str), ("list", lambda x: str([1, x])), ("dict", lambda x: repr({"k": x})),
                            ("tuple", lambda x: "%r" % ((x,),)), ("f-string", lambda x: f"{x!r}"), ("format", "{0!r}".format),
                            ("percent", lambda x: "%s" % x), ("print", print), ("set", lambda x: repr({x}))):
        try:
            operation(make())
            print(name, "worked")
        except (ValueError, TypeError) as e:
            print(name, type(e).__name__, e)
x = StrOnly()
print(repr(x).startswith("<__main__.StrOnly object at 0x"))
for operation in (str, print, lambda x: f"{x}", lambda x: "%s" % x, "{}".format, lambda x: f"{x!s:>5}"):
    try:
        operation(x)
    except KeyError as e:
        print("KeyError", e)
data = [1, Bad()]
try:
    print(data)
except ValueError:
    print("nothing was printed of the list")
print("a", end="")
try:
    print("b", Bad(), "c")
except ValueError:
    print("|")
