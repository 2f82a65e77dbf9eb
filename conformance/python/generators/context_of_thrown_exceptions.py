# What is thrown into a generator has as its context what the generator handles, not what its caller handles.
from contextlib import contextmanager


def plain():
    yield


def handling():
    try:
        raise OSError('own')
    except OSError:
        yield


def delegating():
    yield from handling()


def both():
    try:
        raise LookupError('outer level')
    except LookupError:
        yield from plain()


async def coro():
    await Wait()


class Wait:
    def __await__(self):
        yield


def chain(e):
    shown = []
    while e is not None:
        shown.append(repr(e))
        e = e.__context__
    return ' <- '.join(shown)


for make in (plain, handling, delegating, both, coro):
    for start in (True, False):
        for what in (ValueError('instance'), ValueError):
            g = make()
            if start:
                g.send(None)
            try:
                try:
                    raise KeyError('caller')
                except KeyError:
                    g.throw(what)
            except ValueError as e:
                print(f'{make.__name__:10} {start!s:5}', chain(e))
            g.close()


@contextmanager
def convert():
    try:
        yield
    except ValueError as e:
        raise RuntimeError('converted')
    finally:
        print('leaving')


try:
    try:
        raise KeyError('first')
    except KeyError:
        with convert():
            raise ValueError('second')
except RuntimeError as e:
    print(chain(e))


def cleanup():
    try:
        yield
    finally:
        raise TypeError('in finally')


g = cleanup()
next(g)
try:
    g.throw(ValueError('thrown'))
except TypeError as e:
    print(chain(e))
g = cleanup()
next(g)
try:
    g.close()
except TypeError as e:
    print(chain(e))


def again():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        except KeyError as e:
            yield chain(e)


g = again()
next(g)
g.throw(ValueError('a'))
print(g.throw(KeyError('b')))
e = ValueError('same')
g = plain()
next(g)
try:
    try:
        raise e
    except ValueError as same:
        g.throw(same)
except ValueError as out:
    print(out is e, chain(out))
