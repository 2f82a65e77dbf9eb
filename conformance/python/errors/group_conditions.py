"""Groups split by functions and by groups that derive their parts themselves."""


class Own(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        made = super().__new__(cls, message, excs)
        made.code = code
        return made

    def derive(self, excs):
        print('derive', len(excs))
        return Own(self.message, excs, self.code)


def shown(exc):
    if exc is None:
        return 'None'
    if isinstance(exc, BaseExceptionGroup):
        return f'{type(exc).__name__}({exc.message}: {", ".join(map(shown, exc.exceptions))})'
    return repr(exc)


group = ExceptionGroup('outer', [
    ValueError(1), TypeError('t'), ExceptionGroup('inner', [ValueError(2), KeyError('k')]), OSError(5)])
group.add_note('a note')


def small(exc):
    print('asked', shown(exc))
    return isinstance(exc, ValueError) and exc.args[0] < 2


for half in group.split(small):
    print(shown(half), getattr(half, '__notes__', None))
print(shown(group.subgroup(lambda exc: isinstance(exc, (KeyError, OSError)))))
print(group.subgroup(lambda exc: True) is group, group.split(lambda exc: False)[1] is group)
print(shown(group.subgroup(lambda exc: exc.args and exc.args[0] == 'inner')))

own = Own('own', [ValueError(1), ExceptionGroup('plain', [TypeError(2), ValueError(3)])], 7)
match, rest = own.split(ValueError)
print(shown(match), match.code, shown(rest), rest.code)
try:
    raise own
except Own as caught:
    part = caught.subgroup((TypeError,))
    print(part.__traceback__ is caught.__traceback__, part.__context__, shown(part))


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return 'no group'


def raises(exc):
    raise LookupError('in the condition')


for bad in (lambda: Wrong('w', [ValueError(1), TypeError(2)]).split(ValueError), lambda: group.split(raises),
            lambda: group.split(3), lambda: group.subgroup((int,)), lambda: own.split('x')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)

raise group.subgroup(lambda exc: isinstance(exc, OSError))
