from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point._fields, Point._make([7, 8]), p == (1, 0), *p, len(p))
x, y = p
try:
    p.x = 5
except AttributeError as e:
    print(e)
try:
    Point()
except TypeError as e:
    print(e)
print(namedtuple("Row", ["id", "name"])(id=1, name="n"))

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1])
d.rotate(1)
print(d, d.pop(), d.popleft(), d)
d.extend("ab")
d.extendleft("z")
print(d, list(reversed(d)), d.index("a"), d.count(2), "a" in d)
d.remove("a")
d.clear()
print(d, bool(d), deque("abc") == deque("abc"), deque([1]) + deque([2]), deque(range(5))[2])
for bad in (lambda: deque().pop(), lambda: deque()[0], lambda: deque([1]).remove(5), lambda: deque(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
q = deque([1, 2, 3])
try:
    for item in q:
        q.append(item)
except RuntimeError as e:
    print("RuntimeError:", e)

groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(groups, dict(groups), groups[99], 99 in groups, groups.get(100))
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print(nested["a"]["b"], nested["x"]["y"], sorted(nested))

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()), sorted(c.elements())[:4])
c.update("mmm")
c.subtract({"s": 3})
print(c, c + Counter(m=1), c - Counter(i=1), c & Counter(m=2, i=9), c | Counter(z=1), Counter(a=1) == Counter(a=1))
print(Counter(["x", "y", "x"]), c.total(), Counter(a=-1, b=2), +Counter(a=-1, b=2))

od = OrderedDict([("b", 1), ("a", 2)])
od["c"] = 3
od.move_to_end("b")
od.move_to_end("c", last=False)
print(od, list(od), od.popitem(last=False), od == OrderedDict([("a", 2), ("b", 1)]), od == {"b": 1, "a": 2})


class LRU(OrderedDict):
    def __init__(self, size):
        self.size = size
        super().__init__()

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            print("evict", self.popitem(last=False))


lru = LRU(2)
lru["a"], lru["b"] = 1, 2
lru["a"]
lru["c"] = 3
print(list(lru.items()))
