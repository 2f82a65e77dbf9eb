"""A driver that sends results into coroutines and throws errors into them, in the order of a script."""


class Operation:
    def __init__(self, name, *args):
        self.name, self.args = name, args

    def __await__(self):
        return (yield self)

    def __repr__(self):
        return f"{self.name}{self.args}"


class Database:
    def __init__(self):
        self.rows = {1: "one", 2: "two"}

    def get(self, key):
        return self.rows[key]

    def put(self, key, value):
        if value == "bad":
            raise ValueError("constraint violated")
        self.rows[key] = value
        return len(self.rows)

    def fail(self, message):
        raise ConnectionError(message)


def drive(coro, database):
    resume, argument = coro.send, None
    while True:
        try:
            operation = resume(argument)
        except StopIteration as stop:
            return stop.value
        print("   op", operation)
        try:
            resume, argument = coro.send, getattr(database, operation.name)(*operation.args)
        except Exception as error:
            resume, argument = coro.throw, error


async def get(key, default=None):
    try:
        return await Operation("get", key)
    except KeyError:
        return default


async def transfer():
    before = await get(1)
    missing = await get(9, "nothing")
    size = await Operation("put", 3, before + "!")
    try:
        await Operation("put", 4, "bad")
    except ValueError as e:
        print("handled", e)
    else:
        print("never")
    finally:
        print("finally still talks:", await Operation("get", 3))
    return before, missing, size


async def gives_up():
    for attempt in range(3):
        try:
            return await Operation("fail", f"attempt {attempt}")
        except ConnectionError as e:
            last = e
            print("retry after", e)
    raise RuntimeError("gave up") from last


db = Database()
print(drive(transfer(), db))
try:
    drive(gives_up(), db)
except RuntimeError as e:
    print(e, "<-", repr(e.__cause__))
try:
    drive(transfer(), None)
except AttributeError as e:
    print(e)
