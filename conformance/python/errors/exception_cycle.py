"""An exception that is kept in the frame that it passed through: traceback, frame and variables live until collected."""
import gc
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def kept():
    loud = Loud('kept by the traceback')
    try:
        1 / 0
    except ZeroDivisionError as error:
        saved = error
    return loud.name


print(kept())
print('it lives')
print(gc.collect())


def not_kept():
    loud = Loud('not kept')
    try:
        1 / 0
    except ZeroDivisionError as error:
        loud.name += ': ' + str(error)


not_kept()
print('it is gone')


def given_out():
    loud = Loud('variable of a frame that has returned')
    try:
        raise KeyError('out')
    except KeyError as error:
        return error


error = given_out()
frame = error.__traceback__.tb_frame
print(sorted(frame.f_locals), frame.f_locals['loud'].name, frame.f_code.co_name)
del frame
error = None
print('error forgotten')


def inner():
    loud = Loud('inner')
    raise ValueError('from inner')


def outer():
    loud = Loud('outer')
    try:
        inner()
    except ValueError as error:
        error.me = error
        ref = weakref.ref(loud)
        return ref


ref = outer()
print(ref() is not None)
gc.collect()
print(ref())


def chained():
    try:
        try:
            inner()
        except ValueError as first:
            raise RuntimeError('second') from first
    except RuntimeError as second:
        second.__cause__.__cause__ = second


chained()
print('collected', gc.collect() > 0)


def gen():
    loud = Loud('of a generator')
    try:
        yield
    except ValueError as error:
        saved = error
        yield saved


g = gen()
next(g)
print(repr(g.throw(ValueError('thrown'))))
g.close()
del g
gc.collect()


def final():
    loud = Loud('final')
    loud.me = loud
    raise LookupError('uncaught')


final()
