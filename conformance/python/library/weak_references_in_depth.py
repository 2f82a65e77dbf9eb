# Weak references: callbacks in order, dictionaries and sets that forget, methods, finalize, caches, resurrection.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Node({self.name})'

    def hello(self):
        return f'hello from {self.name}'


n = Node('a')
r1, r2 = weakref.ref(n), weakref.ref(n)
r3 = weakref.ref(n, lambda r: print('callback 3', r() is None))
r4 = weakref.ref(n, lambda r: print('callback 4'))
print(r1 is r2, r1 is r3, r1() is n, weakref.getweakrefcount(n), r1 == r2, hash(r1) == hash(n), len(weakref.getweakrefs(n)))
del n
print(r1(), r3(), r1 == r2)
values = weakref.WeakValueDictionary()
a, b = Node('a'), Node('b')
values['a'], values['b'] = a, b
print(sorted(values), values['a'], values.get('c'), 'b' in values, len(values))
del b
print(dict(values), len(values), values.pop('a'), len(values))
keys = weakref.WeakKeyDictionary({a: 'data'})
c = Node('c')
keys[c] = 'more'
print(len(keys), keys[c], sorted(k.name for k in keys))
del c
print(list(keys.items()))
group = weakref.WeakSet([a])
temporary = Node('t')
group.add(temporary)
print(len(group), a in group)
del temporary
print(len(group), list(group))
method = weakref.WeakMethod(a.hello)
plain = weakref.ref(a.hello)
print(method()(), plain())
f = weakref.finalize(a, print, 'finalised', 'with', sep='-')
print(f.alive, f.peek()[1] is print, f.peek()[2])
del a
print(f.alive, method(), f())
owner = Node('owner')
once = weakref.finalize(owner, lambda x: print('cleanup', x) or 'result', 5)
print(once(), once(), once.alive)
kept = weakref.finalize(owner, print, 'never')
print(kept.detach() is not None, kept.alive)
del owner
p = weakref.proxy(x := Node('proxied'))
print(p.name, p.hello(), type(p).__name__, isinstance(p, Node))
p.name = 'changed'
print(x.name)
del x
try:
    p.name
except ReferenceError as e:
    print(e)
for thing in (1, 'text', (1,), [1], {}, None, len, Node, gc, (i for i in ()), {1}, frozenset(), lambda: 0, Node.hello, range(3), b'x'):
    try:
        weakref.ref(thing)
        print(type(thing).__name__, 'yes', end='; ')
    except TypeError as e:
        print(e, end='; ')
print()


class Cycle:
    def __init__(self, name):
        self.name, self.me = name, self
        self.watch = weakref.ref(self, lambda r: print('not called'))


c = Cycle('x')
outside = weakref.ref(c, lambda r: print('collected'))
del c
print(outside() is None)
gc.collect()
print(outside() is None)


class Phoenix:
    kept = []

    def __del__(self):
        print('rises')
        Phoenix.kept.append(self)


ph = Phoenix()
ref = weakref.ref(ph)
del ph
print(ref() is None, len(Phoenix.kept))
Phoenix.kept.clear()


class Cache:
    """Makes things once as long as somebody has them."""

    def __init__(self, make):
        self.make, self.made, self.things = make, 0, weakref.WeakValueDictionary()

    def __call__(self, key):
        try:
            return self.things[key]
        except KeyError:
            self.made += 1
            thing = self.things[key] = self.make(key)
            return thing


cache = Cache(Node)
one = cache('k')
print(cache('k') is one, cache.made)
del one
cache('k')
print(cache.made, len(cache.things))


class Subject:
    def __init__(self):
        self.watchers = weakref.WeakSet()

    def fire(self, event):
        for name in sorted(w.name for w in self.watchers):
            print(name, 'hears', event)


s = Subject()
first, second = Node('first'), Node('second')
s.watchers.update([first, second])
s.fire('one')
del second
s.fire('two')
