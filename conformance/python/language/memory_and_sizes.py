# What cannot be had is a MemoryError that a program can catch, and the program goes on.


def attempt(what, make):
    try:
        print(what, 'made', len(make()))
    except MemoryError as e:
        print(what, 'MemoryError', e.args, isinstance(e, Exception))
    finally:
        print('went on')


attempt('text', lambda: 'x' * 10 ** 12)
attempt('list', lambda: [0] * 10 ** 12)
attempt('bytes', lambda: bytes(10 ** 12))
attempt('bytearray', lambda: bytearray(10 ** 12))
attempt('tuple', lambda: (1, 2) * 10 ** 12)
attempt('small', lambda: 'x' * 10 ** 4)


def fallback(sizes):
    for size in sizes:
        try:
            buffer = bytearray(size)
        except MemoryError:
            print(f'{size:.0e} is too much')
            continue
        return buffer
    raise MemoryError('none of them')


print(len(fallback([10 ** 13, 10 ** 12, 1024])))
try:
    fallback([10 ** 13])
except MemoryError as e:
    print(repr(e))


def rows():
    try:
        yield 'first'
        yield [None] * 10 ** 13
    except MemoryError:
        yield 'no room for the second'
    finally:
        yield 'cleaned up'


print(list(rows()))
try:
    try:
        'ab' * 10 ** 13
    except MemoryError as e:
        raise RuntimeError('could not grow') from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
