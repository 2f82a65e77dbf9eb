"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__: proxies and records."""


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append(f"get {name}")
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self._log.append(f"set {name}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)


class Thing:
    size = 3


t = Proxy(Thing())
print(t.size)
t.colour = "red"
print(t.colour)
del t.colour
try:
    t.colour
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
print(t._log)


class Guard:
    secret = 42
    public = 1

    def __getattribute__(self, name):
        if name.startswith("secret"):
            raise AttributeError(f"hands off {name}")
        return super().__getattribute__(name)

    def __dir__(self):
        return ["z", "a"]


g = Guard()
print(g.public, getattr(g, "secret", "default"), hasattr(g, "secret"), dir(g))
try:
    g.secret
except AttributeError as e:
    print(e)


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    __setattr__ = dict.__setitem__


d = AttrDict(a=1)
d.b = 2
print(d, d.a + d.b, getattr(d, "c", None))


class Lazy:
    def __getattr__(self, name):
        print("computing", name)
        value = name.upper()
        self.__dict__[name] = value
        return value


lazy = Lazy()
print(lazy.abc, lazy.abc, lazy.xyz)


class Chain:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + (name,))

    def __getitem__(self, key):
        return Chain(self.path + (str(key),))

    def __call__(self, **query):
        return "/" + "/".join(self.path) + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


print(Chain().users[7].posts(page=2, size=10))
