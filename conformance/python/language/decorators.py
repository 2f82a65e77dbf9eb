import functools


def log(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(f"-> {function.__name__}{args} {kwargs}")
        result = function(*args, **kwargs)
        print(f"<- {result!r}")
        return result
    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@log
@repeat(2)
def add(a, b):
    """Adds."""
    return a + b


@CountCalls
def hello(name):
    return f"hello {name}"


print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__.__wrapped__(3, 4))
print(hello("a"), hello("b"), hello.calls, hello.__name__)


def register(registry):
    def decorate(thing):
        registry[thing.__name__] = thing
        return thing
    return decorate


handlers = {}


@register(handlers)
def on_start():
    return "started"


@register(handlers)
class OnStop:
    def __call__(self):
        return "stopped"


print({name: type(h).__name__ for name, h in handlers.items()}, handlers["on_start"](), handlers["OnStop"]()())


def total_order(cls):
    cls.__gt__ = lambda self, other: other < self
    cls.__ge__ = lambda self, other: not self < other
    return cls


@total_order
class Size:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    @log
    def grow(self, by=1):
        self.n += by
        return self.n

    def __repr__(self):
        return f"Size({self.n})"


print(Size(1) < Size(2), Size(1) > Size(2), Size(2) >= Size(2))
Size(5).grow(by=3)


def order(tag):
    print("evaluate", tag)

    def apply(f):
        print("apply", tag)
        return f
    return apply


@order("outer")
@order("inner")
def decorated(default=print("default evaluated")):
    pass


def annotated(a: int, b: "text" = 1, *args: str, c: float = 2.0, **kw: dict) -> list:
    x: int = 5
    y: str
    return x


print(annotated.__annotations__, annotated.__kwdefaults__, annotated(1))
add.attribute = "functions have attributes"
print(add.attribute, (lambda: 0).__name__, add.__module__, annotated.__qualname__, Size.grow.__qualname__)
