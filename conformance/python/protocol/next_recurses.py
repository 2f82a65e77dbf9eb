class Self:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


class ViaList:
    def __iter__(self):
        return self

    def __next__(self):
        return list(self)


class ViaFor:
    def __iter__(self):
        for x in self:
            yield x


class ViaMap:
    def __iter__(self):
        return map(str, iter(self))


for cls in (Self, ViaList, ViaFor, ViaMap):
    for name, operation in (("list", list), ("sum", lambda x: sum(1 for _ in x)), ("in", lambda x: 1 in x), ("unpack", lambda x: [*x])):
        try:
            operation(cls())
            print(cls.__name__, name, "ended")
        except RecursionError as e:
            print(cls.__name__, name, type(e).__name__)

chain = iter([1, 2, 3])
for _ in range(100):
    chain = map(lambda x: x + 1, chain)
print(list(chain))
deep = iter("ab")
for _ in range(200):
    deep = (x for x in deep)
print(list(deep))
