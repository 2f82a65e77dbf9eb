# Dictionaries: order under deletion and update, views as sets, merging, iteration while changing, subclasses with __missing__.
d = dict(b=1, a=2, c=3)
del d['b']
d['b'] = 9
d.update(a=5, z=0)
print(d, list(reversed(d)), list(reversed(d.items())), d.popitem(), next(iter(d)))
e = {**d, 'a': 1, **{'q': 7}} | {'c': 0}
print(e, d | e == {**d, **e}, list(d | e), e == dict(reversed(e.items())))
d |= [('x', 1), ('y', 2)]
print(d, dict([('a', 1), ('a', 2)]), dict(zip('ab', range(2)), c=3), dict.fromkeys('aab', 0), {1: 'int', 1.0: 'float', True: 'bool'})
k, v, i = d.keys(), d.values(), d.items()
print(k & {'a', 'zz'}, k - {'a'} == set(k) - {'a'}, sorted(k | {'new'}), k ^ {'x'} == {'a', 'c', 'b', 'y'}, ('a', 5) in i, 5 in v, k.isdisjoint('q'), k == {'a', 'c', 'b', 'x', 'y'})
print(i & {('x', 1), ('x', 2)}, sorted(i - {('a', 5)}), k <= set('acbxyz'), len(v), k.mapping['a'], type(k.mapping).__name__)
d['late'] = 1
print(list(k)[-1], list(v)[-1], len(i), repr({}.keys()), repr({1: 2}.items()), [] == {}.keys(), {1: 2}.values() == {1: 2}.values())
for change in (lambda d: d.pop('a'), lambda d: d.update(n=1), lambda d: d.clear()):
    test = {'a': 1, 'b': 2, 'c': 3}
    try:
        for key in test:
            change(test)
        print('went through', test)
    except RuntimeError as err:
        print(err, test)
test = {'a': 1, 'b': 2}
for key in list(test):
    test[key.upper()] = test.pop(key)
for key in test:
    test[key] += 1
print(test, {v: k for k, v in test.items()}, sorted(test, key=test.get, reverse=True), max(test.items(), key=lambda p: p[1]))


class Missing(dict):
    def __missing__(self, key):
        print('missing', key)
        value = self[key] = len(self)
        return value


m = Missing(x=1)
print(m['x'], m['y'], m.get('z'), 'z' in m, m, '%(w)s' % m, '{v}'.format_map(m))


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __contains__(self, key):
        return super().__contains__(key.upper())


u = Upper(a=1)
u['b'] = 2
u.update(c=3)
u.setdefault('d', 4)
print(u, 'B' in u, 'b' in u, 'a' in u, type(u | {}).__name__, type(u.copy()).__name__)


class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        print(f'{self.name}=={other.name}', end=' ')
        return self.name == other.name

    def __repr__(self):
        return self.name


a, b, c = Key('a', 1), Key('b', 1), Key('a', 1)
t = {a: 1}
t[b] = 2
t[c] = 3
print(t, t[Key('b', 1)], list(t)[0] is a)
for bad in (lambda: {[]: 1}, lambda: {}[()], lambda: {}.popitem(), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: {} | [], lambda: {} < {}, lambda: {}.update(5), lambda: dict(a=1)['b']):
    try:
        bad()
    except Exception as err:
        print(type(err).__name__, err)
nested = {}
for path in ('a.b.c', 'a.b.d', 'a.e', 'f'):
    at = nested
    *parents, last = path.split('.')
    for name in parents:
        at = at.setdefault(name, {})
    at[last] = path
print(nested)
nested['self'] = nested
print(nested)
big = {n: None for n in range(1000)}
for n in range(0, 1000, 2):
    del big[n]
big[0] = 'back'
print(len(big), list(big)[:3], list(big)[-2:], sum(big.keys()))
