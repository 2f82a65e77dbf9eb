class Self:
    def __hash__(self):
        return hash(self)


class ViaTuple:
    def __hash__(self):
        return hash((1, self))


class ViaDict:
    def __hash__(self):
        return len({self: 1})


class ViaSet:
    def __hash__(self):
        return len({self})


for cls in (Self, ViaTuple, ViaDict, ViaSet):
    for name, operation in (("hash", hash), ("dict", lambda x: {x: 1}), ("set", lambda x: {x}), ("in", lambda x: x in {1: 1})):
        try:
            operation(cls())
            print(cls.__name__, name, "ended")
        except RecursionError as e:
            print(cls.__name__, name, type(e).__name__)


class Limited:
    depth = 0

    def __hash__(self):
        Limited.depth += 1
        if Limited.depth < 100:
            return len({Limited(): 1})
        return 5


print(len({Limited(), 1}), Limited.depth)
