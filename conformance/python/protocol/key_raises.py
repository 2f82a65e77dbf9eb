"""A key function raises in the middle of sort, min and max."""


def key(x):
    print("key", x)
    if x == 3:
        raise ValueError(f"no key for {x}")
    return -x


data = [5, 3, 1, 4]
for operation in (sorted, min, max):
    try:
        print(operation(data, key=key))
    except ValueError as e:
        print(operation.__name__, "raised", e)
try:
    data.sort(key=key)
except ValueError as e:
    print("sort raised", e, data)
print(sorted([5, 1, 4], key=key), min([5, 1], key=key), max(4, 1, 9, key=key))
print(sorted(["b", "A", "c"], key=str.lower, reverse=True), max("x", "yy", key=len), min([], default="none", key=key))
try:
    sorted([1, 2], key=lambda: 0)
except TypeError as e:
    print("TypeError:", e)
