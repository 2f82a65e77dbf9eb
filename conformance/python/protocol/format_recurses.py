class Loop:
    def __format__(self, spec):
        return f"{self:{spec}}"


class ViaFormat:
    def __format__(self, spec):
        return "{:>5}".format(self)


class ViaStr:
    def __str__(self):
        return f"{self}"


for cls in (Loop, ViaFormat, ViaStr):
    for name, operation in (("format", format), ("f-string", lambda x: f"{x}"), ("str.format", "{}".format), ("spec", lambda x: f"{x:>3}")):
        try:
            operation(cls())
            print(cls.__name__, name, "ended")
        except RecursionError as e:
            print(cls.__name__, name, type(e).__name__)
        except TypeError as e:
            print(cls.__name__, name, e)


class Tree:
    def __init__(self, *children):
        self.children = children

    def __format__(self, spec):
        n = int(spec or 0)
        return "." * n + "t" + "".join(f"{c:{n + 1}}" for c in self.children)


print(f"{Tree(Tree(), Tree(Tree(), Tree()))}")
