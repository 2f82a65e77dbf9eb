from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements())[:4])
c.update("aaa")
c.subtract({"b": 5})
print(c, +c, -c, c & Counter(a=2, b=1), Counter(a=1) | Counter(a=3, b=1), Counter(a=3) - Counter(a=1, b=2), Counter(a=1) + Counter(b=2), c.most_common()[:-3:-1])
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter([1, 1, 2]).most_common(1)[0][0], Counter(x=2).copy())
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d.default_factory, d.get("zz"), "zz" in d, defaultdict(int, {"k": 1}), defaultdict(lambda: 5)["x"])
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t))
q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, q.maxlen, q.popleft(), q.pop(), len(q), q[0], q[-1])
q.extend([7, 8])
q.extendleft([9])
q.rotate(1)
print(q, 7 in q, q.count(7), q.index(8) if 8 in q else None, list(reversed(q)), q.copy() == q)
q.rotate(-2)
q.remove(2) if 2 in q else None
q.insert(1, "i") if len(q) < 4 else None
print(q, deque("abc") + deque("d"), deque([1]) * 3, deque() or "empty", deque([1, 2]) < deque([1, 3]))
for bad in (lambda: deque().pop(), lambda: deque([1])[5], lambda: deque([1]).remove(3), lambda: deque([1], maxlen=1).insert(0, 1), lambda: deque(maxlen=-1), lambda: deque([1]).index(9)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p._asdict(), p._replace(y=5), Point._fields, Point._make([7, 8]), p.x + p[1], p == (1, 0), Point._field_defaults, *p)
try:
    p.x = 3
except AttributeError as e:
    print(e)
try:
    Point()
except TypeError as e:
    print(e)
try:
    namedtuple("Bad", "class def")
except ValueError as e:
    print(e)
print(namedtuple("R", "a class a", rename=True)._fields, Point.__doc__, Point.x.__doc__, hash(p) == hash((1, 0)))


class P3(namedtuple("P3", ["x", "y", "z"])):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5


print(P3(1, 2, 2).norm, P3(1, 2, z=3), isinstance(p, tuple))
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(last=False), o == OrderedDict(b=2, a=1), o == {"a": 1, "b": 2}, list(reversed(o)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
child = m.new_child({"b": 9})
print(m, m["b"], child["b"], child.parents["b"], dict(child), len(m), list(m), child.maps[0])


class Upper(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


class Doubling(UserList):
    def append(self, x):
        super().append(x)
        super().append(x)


u = Upper(a=1)
u["b"] = 2
u.update(c=3)
l = Doubling([1])
l.append(2)
print(u, u.data, l, l + [5], len(l), UserString("abc").upper() + "d", l[1:])


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, k):
        value = super().__getitem__(k)
        self.move_to_end(k)
        return value

    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.size:
            print("evict", next(iter(self)))
            del self[next(iter(self))]


cache = LRU(2)
cache["a"] = 1
cache["b"] = 2
cache["a"]
cache["c"] = 3
print(cache)
