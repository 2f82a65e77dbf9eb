class Touchy:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        if self.n == 2:
            raise ArithmeticError("two does not compare")
        return isinstance(other, Touchy) and self.n == other.n

    def __hash__(self):
        return 1


one, two, three = Touchy(1), Touchy(2), Touchy(3)
items = [one, two, three]
for name, operation in [("in", lambda: Touchy(3) in items), ("in again", lambda: 3 in items),
                        ("index", lambda: items.index(Touchy(1))), ("count", lambda: items.count(one)),
                        ("remove", lambda: items.remove(three)), ("same object first", lambda: two in [two]),
                        ("list ==", lambda: items == [one, two, three]), ("list == other", lambda: [two] == [three]),
                        ("tuple", lambda: (one, two) == (Touchy(1), 2)), ("!=", lambda: two != one),
                        ("dict", lambda: {one: 1, two: 2}), ("set", lambda: {two, three}),
                        ("dict get", lambda: {two: 2}.get(one)), ("dict ==", lambda: {"k": two} == {"k": one})]:
    try:
        print(name, "->", type(operation()).__name__)
    except ArithmeticError as e:
        print(name, "raised", e)
    except ValueError as e:
        print(name, "ValueError")
print(len(items))


class Reflected:
    def __eq__(self, other):
        print("reflected")
        return True


class NotMine:
    def __eq__(self, other):
        print("not mine")
        return NotImplemented


print(NotMine() == Reflected(), NotMine() == NotMine(), NotMine() != 5, 5 == Reflected(), None != Reflected())


class Child(Touchy):
    def __eq__(self, other):
        print("child is asked first")
        return True


print(one == Child(5), Child.__hash__)
