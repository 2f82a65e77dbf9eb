class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


p = Probe()
print(p[1], p[1:2], p[::], p[1:2:3, ...], p[()], p[1,], p[:, None], p[-1:], p["k"])
p[1:2] = 5
p[..., 0] = 6
del p[3:]
print(slice(1, 10, 2).indices(5), slice(None, None, -1).indices(3), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2))
x = list(range(10))
for s in (slice(2, 5), slice(None, None, 3), slice(8, 2, -2), slice(-3, None), slice(None, -8), slice(5, 100), slice(100, 0, -4), slice(3, 3)):
    print(s, x[s], "0123456789"[s], tuple(x)[s], range(10)[s])
x[2:4] = "abc"
print(x)
x[5:5] = [100, 200]
print(x)
x[::3] = [0] * len(x[::3])
print(x)
del x[1::2]
print(x)
x[:] = []
print(x)
x[0:0] = range(3)
print(x)
x[1:1] = x
print(x)
try:
    x[::2] = [1]
except ValueError as e:
    print(e)
one, text = [1], "abc"
for bad in (lambda: one["0"], lambda: one[1.0], lambda: (1,)[2], lambda: text[3], lambda: range(3)[3], lambda: one[::0], lambda: {}[0], lambda: slice(1)[0]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[1, 2], grid[(2, 2)], (0, 0) in grid)
