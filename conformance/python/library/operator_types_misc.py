import abc
import copy
import gc
import operator
import reprlib
import sys
import types
import weakref
from types import MappingProxyType, MethodType, SimpleNamespace

print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("a.b")(SimpleNamespace(a=SimpleNamespace(b=3))), operator.methodcaller("upper")("x"), operator.add(1, 2), operator.mul(3, 4), operator.truediv(1, 4), operator.contains([1], 1), operator.not_(0), operator.is_(None, None), operator.neg(5), operator.concat("a", "b"), operator.index(5), operator.xor(5, 1), operator.iadd([1], [2]), operator.length_hint([1]), operator.countOf([1, 1], 1), operator.indexOf("abc", "c"))
m = MappingProxyType({"a": 1})
print(m, m["a"], list(m.items()))
try:
    m["b"] = 2
except TypeError as e:
    print(e)


class C:
    def hello(self):
        return f"hello from {type(self).__name__}"


def patched(self):
    return "patched"


c = C()
c.hello = MethodType(patched, c)
print(c.hello(), C().hello(), c.hello.__self__ is c, C.hello.__name__, type(c.hello).__name__)
D = types.new_class("D", (C,), {}, lambda ns: ns.update(x=5))
print(D().x, D().hello(), types.FunctionType, type(len), types.BuiltinFunctionType is type(len), types.NoneType, types.EllipsisType)
module = types.ModuleType("mod", "doc")
module.value = 3
print(module, module.value, module.__doc__, isinstance(sys, types.ModuleType))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
ns = SimpleNamespace(x=1, y=[2])
print(ns, ns == SimpleNamespace(x=1, y=[2]), vars(ns), copy.copy(ns).y is ns.y, copy.deepcopy(ns).y is ns.y)


class Cell:
    def __del__(self):
        print("cell gone")


a, b = Cell(), Cell()
a.other, b.other = b, a
r = weakref.ref(a, lambda r: print("ref dead"))
print(r() is a)
del a, b
print(r() is None, gc.collect() >= 2, r())
d = weakref.WeakValueDictionary()
k = Cell()
d["k"] = k
print(len(d), "k" in d)
del k
print(len(d), list(d))
f = weakref.finalize(ns2 := C(), print, "finalized", 1)
print(f.alive)
del ns2
print(f.alive)
s = weakref.WeakSet()
x = C()
s.add(x)
print(len(s))
del x
print(len(s), gc.isenabled())
print(sys.getsizeof(0) > 0, sys.getrefcount(object()), sys.intern("a") is sys.intern("a"), sys.platform, sys.implementation.name, sys.version_info >= (3, 8), sys.maxsize, sys.float_info.max, sys.float_info.epsilon, sys.hash_info.width, type(sys.flags).__name__)
wm = weakref.WeakMethod(c.hello) if False else weakref.WeakMethod(C().hello)
print(wm())
print(callable(len), callable(3), id(c) == id(c), type(c).__mro__, c.__class__.__name__, C.__module__, C.__qualname__, C.__bases__, C.__subclasses__(), hasattr(c, "zz"), vars(C).keys() >= {"hello"}, dir(SimpleNamespace(b=1))[-1])
print(isinstance(True, int), issubclass(bool, int), type(3)(4), type(type), type.__call__(int, "5"), int.__add__(1, 2), (5).__class__, (1).bit_length(), (255).to_bytes(2, "big"), float.fromhex("0x1p3"), (0.5).as_integer_ratio(), (3.0).is_integer(), (10).conjugate())
