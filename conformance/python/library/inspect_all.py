import inspect


def f(a, b: int = 2, *args, c, d="x", **kw) -> str:
    """Doc.

    Indented more.
    """


s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["b"].default, s.parameters["b"].annotation, s.return_annotation, s.parameters["args"].kind, s.parameters["c"].kind.name, s.parameters["a"].default is inspect.Parameter.empty)
b = s.bind(1, c=3)
b.apply_defaults()
print(b.args, b.kwargs, b.arguments)
try:
    s.bind()
except TypeError as e:
    print(e)
print(inspect.getdoc(f), inspect.isfunction(f), inspect.ismethod(f), inspect.isclass(int), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(f), callable(f))


class A:
    """Class A."""
    x = 1

    def m(self, q):
        pass

    @classmethod
    def k(cls): pass

    @staticmethod
    def st(z): pass

    @property
    def p(self): pass


print(inspect.signature(A().m), inspect.signature(A.m), inspect.signature(A.k), inspect.signature(A.st), inspect.ismethod(A().m), [n for n, v in inspect.getmembers(A) if not n.startswith("_")], [n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(A), inspect.signature(lambda x, /, y, *, z: 0))


class Init:
    def __init__(self, a, b=2): pass


print(inspect.signature(Init), inspect.signature(print) if False else "", inspect.unwrap(f) is f, inspect.getmodule(f).__name__ if hasattr(inspect, "getmodule") else "")


def who():
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, inspect.stack()[1].function


def caller():
    return who()


print(caller())
print(inspect.cleandoc("  a\n    b\n    c"), inspect.isabstract(A), inspect.isdatadescriptor(A.p), inspect.isroutine(len), inspect.iscoroutine(3))
import functools
print(inspect.signature(functools.partial(f, 1, c=2)))


def deco(g):
    @functools.wraps(g)
    def w(*a, **k):
        return g(*a, **k)
    return w


print(inspect.signature(deco(f)), inspect.signature(deco(f), follow_wrapped=False))


# The text of functions and classes, to the line.
def mark(*a):
    return lambda f: f


def short(x): return x
def shorter(x): return 2
class Tiny: pass
pair = (lambda x: x + 1, 2)
table = lambda a: {
    "a": a,
}
plain = lambda a: a  # lambda: a comment


def commented(x):  # a comment behind the colon
    return x
    # inside

    # inside too
# outside
def margin():
    text = """
def no():
"""
    other = [
1, 2,
    ]
    return text, other


@mark(1,
      2)
# between
@mark()
class Outer(object):
    """Text

at the margin.
    """
    x = 1

    class Inner:
        y = 2

        def one(self): return 1
        def two(self,
                b="):",
                c='#'):
            if b:
                pass
            # tail
        # tail of Inner
    # tail of Outer

    z = lambda self: \
        3
    def last(self): pass


def outer():
    class Inner:
        w = 3
    async def co():
        await None
    return Inner, co
value = 1


class Long(
    Outer,
):
    q = '\'' "it's #" + r'\'' \
        + 'x'
@mark('lambda')
def end(): return 1


for thing in (mark, mark(), short, shorter, Tiny, pair[0], table, plain, commented, margin, Outer, Outer.Inner, Outer.Inner.one,
              Outer.Inner.two, Outer.z, Outer.last, outer, *outer(), Long, end):
    lines, first = inspect.getsourcelines(thing)
    print(first, len(lines), lines[0].rstrip(), "...", lines[-1].rstrip())
print(inspect.getsource(Outer.Inner))
