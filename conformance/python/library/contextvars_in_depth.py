# contextvars without an event loop: contexts that run functions, tokens, generators that share, copies.
from contextvars import Context, ContextVar, Token, copy_context

user = ContextVar('user', default='nobody')
depth = ContextVar('depth')
print(user.get(), user.name, depth.get(0), 'user' in repr(user))
try:
    depth.get()
except LookupError as e:
    print('LookupError', e is not None)

token = user.set('ann')
print(token.old_value is Token.MISSING, token.var is user, user.get())
inner = user.set('bob')
print(inner.old_value, user.get())
user.reset(inner)
print(user.get())
user.reset(token)
print(user.get())
for act in (lambda: user.reset(token), lambda: depth.reset(user.set('x'))):
    try:
        act()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__)


def show(label, change=None):
    if change:
        user.set(change)
    return label, user.get()


ctx = copy_context()
print(ctx.run(show, 'inside', 'cy'), show('outside'), ctx[user], ctx.run(show, 'again'))
print(user in ctx, depth in ctx, len(Context()), list(ctx) == list(ctx.keys()), dict(ctx.items())[user], ctx.get(depth, 'none'))
empty = Context()
print(empty.run(user.get), empty.run(depth.get, 'unset'))
try:
    ctx[depth]
except KeyError as e:
    print('KeyError', e.args[0] is depth)


def enter_again():
    try:
        ctx.run(show, 'x')
    except RuntimeError as e:
        return str(e).startswith('cannot enter context')


print(ctx.run(enter_again))
twin = ctx.copy()
twin.run(user.set, 'dan')
print(ctx[user], twin[user], dict(ctx) == dict(ctx.copy()))


def generator():
    user.set('generator')
    yield user.get()
    yield user.get()


g = generator()
print(next(g), user.get())
user.set('main')
print(next(g))


def failing():
    user.set('lost')
    raise ValueError('in context')


other = copy_context()
try:
    other.run(failing)
except ValueError as e:
    print(e, other[user], user.get())


def isolated(g):
    """Each step of the generator runs in one context of its own."""
    ctx = copy_context()
    while True:
        try:
            yield ctx.run(next, g)
        except StopIteration:
            return


def worker(name):
    depth.set(0)
    for _ in range(3):
        depth.set(depth.get() + 1)
        yield f'{name}{depth.get()}'


print([pair for pair in zip(isolated(worker('a')), isolated(worker('b')))], depth.get('still unset'))


class Scope:
    """Sets a variable for a block."""

    def __init__(self, var, value):
        self.var, self.value = var, value

    def __enter__(self):
        self.token = self.var.set(self.value)

    def __exit__(self, *exc):
        self.var.reset(self.token)


with Scope(user, 'outer'), Scope(depth, 1):
    print(user.get(), depth.get())
    with Scope(user, 'inner'):
        print(user.get())
    print(user.get())
print(user.get(), depth.get('gone'))
