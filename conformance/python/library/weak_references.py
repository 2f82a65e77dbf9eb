import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


t = Thing("a")
r = weakref.ref(t, lambda ref: print("gone", ref() is None))
print(r(), r() is t, weakref.ref(t) == r)
del t
print(r())
cache = weakref.WeakValueDictionary()
keep = Thing("kept")
cache["kept"], cache["lost"] = keep, Thing("lost")
print(sorted(cache), cache.get("lost"))
s = weakref.WeakSet()
s.add(keep)
s.add(Thing("temporary"))
print(len(s), keep in s)


class Parent:
    def __init__(self):
        self.children = []

    def __del__(self):
        print("parent gone")


class Child:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)


p = Parent()
child = Child(p)
p.children.append(child)
print(child.parent() is p)
p = None
print(child.parent())
del keep
print(len(cache), len(s))
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
