# What the interpreter says when a built-in method is used without, or with the wrong, receiver or arguments.
cases = [
    lambda: dict.__init__(), lambda: dict.update(), lambda: list.__init__(), lambda: int.to_bytes(), lambda: set.add(),
    lambda: [].append(), lambda: str.split(), lambda: list.append({}, 1), lambda: str.upper(5), lambda: dict.get([], 1),
    lambda: [].append(1, 2), lambda: 'x'.join(), lambda: 'x'.join(1), lambda: 'x'.join([1]), lambda: {}.pop(),
    lambda: [].pop('a'), lambda: [1].index(2), lambda: {}.popitem(), lambda: set().remove(3), lambda: len(5),
    lambda: len(), lambda: abs('x'), lambda: int('12x'), lambda: int([]), lambda: float('one'), lambda: chr(-1),
    lambda: ord('ab'), lambda: hash([]), lambda: iter(3), lambda: next([]), lambda: sum(['a']), lambda: max([]),
    lambda: sorted([1, 'a']), lambda: [] + (), lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 'b', lambda: -'x',
    lambda: ~1.5, lambda: 1 < 'a', lambda: None > 1, lambda: [] @ [], lambda: 5(), lambda: 'abc'(),
    lambda: 'abc'['a'], lambda: [1]['a'], lambda: (1,)[5], lambda: {}['k'], lambda: None.x, lambda: (1).x,
    lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: round('x'), lambda: divmod(1, 0), lambda: 1 // 0,
    lambda: 1.0 / 0, lambda: 5 % 0, lambda: 0 ** -1, lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: range(1, 2, 0),
    lambda: range('a'), lambda: zip(1), lambda: list(map(None, [1])), lambda: enumerate(5), lambda: reversed({1}),
    lambda: print(sep=1), lambda: 'x'.encode('nope'), lambda: b'\xff'.decode(), lambda: '{'.format(),
    lambda: '{}'.format(), lambda: '%d' % 'x', lambda: '%s %s' % 'x', lambda: '%s' % (1, 2), lambda: f'{1:z}',
    lambda: format('x', 'd'), lambda: object().x, lambda: setattr(1, 'a', 2), lambda: type('A', (1,), {}),
    lambda: type(1, 2), lambda: object(1), lambda: int.__new__(), lambda: int.__new__(str),
]
for case in cases:
    try:
        print('fine:', case())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')
