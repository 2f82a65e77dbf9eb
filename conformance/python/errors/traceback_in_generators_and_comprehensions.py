"""An uncaught error that passes generator frames, a comprehension, a lambda, a decorator and sorted's key."""
import functools


def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        print("calling", f.__name__)
        return f(*args)
    return wrapper


@logged
def parse(text):
    return int(text)


def lines(texts):
    for t in texts:
        yield parse(t)


def middle(texts):
    yield from lines(texts)


class Table:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, i):
        return sorted(self.rows, key=lambda r: [n for n in middle(r)])[i]

    @property
    def first(self):
        return self[0]


print(Table([["2", "1"], ["0"]]).first)
print(Table([["2", "x"], ["0"]]).first)
