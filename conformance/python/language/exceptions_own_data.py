# What exceptions carry: arguments, attributes of built-in kinds, own hierarchies, notes, equality, pickling of state by hand.


def catch(act):
    try:
        act()
    except BaseException as e:
        return e


class Problem(Exception):
    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail


class Deep(Problem, LookupError):
    code = 2

    def __str__(self):
        return f'[{self.code}] {super().__str__()} ({self.detail})'


d = Deep('lost', detail={'k': 1})
print(d, repr(d), d.args, d.detail, isinstance(d, LookupError), [c.__name__ for c in Deep.__mro__])
for e in (Exception(), Exception(1), Exception(1, 'two'), Exception(('a',)), KeyError('k'), KeyError(1, 2), OSError(2, 'gone'), OSError(2, 'gone', 'f.txt'),
          OSError('only'), StopIteration(5), SystemExit(3), SystemExit(), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'), AssertionError(), FileNotFoundError(2, 'x')):
    print(type(e).__name__, str(e), repr(e), e.args)
o = OSError(13, 'denied', 'a.txt')
print(type(o).__name__, o.errno, o.strerror, o.filename, o)
print(catch(lambda: next(iter(()))).value, StopIteration(1, 2).value, SystemExit(4).code, catch(lambda: exit_with('text')).code if False else '')
i = ImportError('no x', name='x', path='/p')
print(i.name, i.path, i.msg, i)
n, a = catch(lambda: undefined_name), catch(lambda: [].nothing)
print(n.name, a.name, a.obj, type(catch(lambda: __import__('no_such_module'))).__name__)
u = catch(lambda: 'é'.encode('ascii'))
print(u.encoding, u.object, u.start, u.end, u.reason, u)

e = ValueError('base')
e.add_note('first')
e.add_note('second')
print(e.__notes__, e.args, hasattr(ValueError(), '__notes__'))
try:
    e.add_note(5)
except TypeError as err:
    print(err)
e.args = ('changed', 2)
print(e, e.args, e == ValueError('changed', 2), e.with_traceback(None) is e)
e.extra = 'anything'
print(vars(e))


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError as first:
            raise KeyError('second') from first
    except KeyError:
        raise RuntimeError('third') from None


c = catch(chained)
print(repr(c.__cause__), repr(c.__context__), c.__suppress_context__, repr(c.__context__.__cause__))
c.__cause__ = ValueError('set by hand')
print(c.__suppress_context__)
for bad in (lambda: setattr(c, '__cause__', 5), lambda: setattr(c, '__traceback__', 'x'), lambda: setattr(c, 'args', 5)):
    print(repr(catch(bad)))


def reraise():
    try:
        raise ValueError('original')
    except ValueError as e:
        try:
            raise
        except ValueError as same:
            print(same is e)
        e = None
        raise


print(repr(catch(reraise)))


def lost_name():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


print(repr(catch(lost_name)))


def which(act):
    try:
        act()
    except (KeyError, IndexError) as e:
        return 'lookup', type(e).__name__
    except ArithmeticError:
        return 'arithmetic'
    except Exception as e:
        return 'other', type(e).__name__
    else:
        return 'none'
    finally:
        print('finally', end=' ')


for act in (lambda: {}[1], lambda: [][1], lambda: 1 / 0, lambda: 10.0 ** 400, lambda: int('x'), lambda: None):
    print(which(act))
for bad in (lambda: exec_raise(5), lambda: exec_raise('text'), lambda: exec_raise(int), lambda: exec_raise(None)):
    def exec_raise(x):
        raise x
    print(repr(catch(bad)))


def bad_clause():
    try:
        raise ValueError
    except 5:
        pass


print(repr(catch(bad_clause)), repr(catch(lambda: (_ for _ in ()).throw(StopIteration))), repr(catch(lambda: (_ for _ in ()).throw(5))))
