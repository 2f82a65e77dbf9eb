"""with statements: several managers, suppression, errors in enter and exit, re-entering."""


class M:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress = name, suppress
        self.fail_enter, self.fail_exit = fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError(f"enter {self.name}")
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail_exit:
            raise RuntimeError(f"exit {self.name}")
        return self.suppress


def attempt(*managers):
    try:
        with managers[0] as a, managers[1] as b:
            print("body", a, b)
            raise ValueError("in body")
    except Exception as e:
        print("->", repr(e), "context", repr(e.__context__))
    else:
        print("-> no error")


attempt(M("a"), M("b"))
attempt(M("a"), M("b", suppress=True))
attempt(M("a", suppress=True), M("b"))
attempt(M("a"), M("b", fail_enter=True))
attempt(M("a"), M("b", fail_exit=True))
attempt(M("a", fail_exit=True), M("b", fail_exit=True))


def early():
    for i in range(3):
        with M(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                return "returned"


print(early())
with (
    M("p") as p,
    M("q") as (first),
):
    print(p, first)
try:
    with 3:
        pass
except TypeError as e:
    print(e)


class OnlyEnter:
    def __enter__(self):
        return 1


try:
    with OnlyEnter():
        pass
except TypeError as e:
    print(e)


class Transaction:
    depth = 0

    def __enter__(self):
        type(self).depth += 1
        return self

    def __exit__(self, *exc):
        type(self).depth -= 1
        print("commit" if exc[0] is None else "rollback", self.depth)


tx = Transaction()
with tx, tx:
    with tx:
        print("depth", tx.depth)
