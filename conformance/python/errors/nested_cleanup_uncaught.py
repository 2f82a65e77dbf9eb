# An error in a generator pipeline that unwinds with statements, finally clauses and a failing __exit__.
from contextlib import ExitStack, contextmanager


class Resource:
    def __init__(self, name, fails=False):
        self.name, self.fails = name, fails

    def __enter__(self):
        print('open', self.name)
        return self

    def __exit__(self, kind, exc, tb):
        print('close', self.name, kind and kind.__name__)
        if self.fails:
            raise OSError(f'{self.name} does not close')


@contextmanager
def transaction(name):
    print('begin', name)
    try:
        yield name
    except ValueError as e:
        print('rollback', name, e)
        raise RuntimeError(f'{name} failed') from e
    else:
        print('commit', name)
    finally:
        print('end', name)


def rows(source):
    try:
        for number, line in enumerate(source, 1):
            try:
                yield int(line)
            except ValueError as e:
                e.add_note(f'in row {number}')
                raise
    finally:
        print('rows closed')


def totals(source):
    total = 0
    for value in rows(source):
        total += value
        yield total


def main():
    with ExitStack() as stack:
        stack.callback(print, 'callback')
        stack.enter_context(Resource('disk', fails=True))
        stack.enter_context(Resource('net'))
        with transaction('sum'):
            for total in totals(['1', '2', 'three', '4']):
                print('total', total)


with transaction('fine'):
    print(list(totals(['1', '2'])))
main()
