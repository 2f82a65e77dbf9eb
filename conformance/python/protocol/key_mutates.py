"""A key function that changes the list that is being sorted, or the container under min and max."""

data = [3, 1, 2]


def appending(x):
    data.append(x + 10)
    return x


def looking(x):
    print("seen inside:", data)
    return -x


try:
    data.sort(key=appending)
except ValueError as e:
    print("ValueError:", e)
print(data)
data = [3, 1, 2]
data.sort(key=looking)
print(data)


def growing(x):
    if len(data) < 6:
        data.append(x * 2)
    return x


print(max(data, key=growing), data)
data = [3, 1, 2]
print(min(data, key=lambda x: data.clear() or x), data)
data = [3, 1, 2]
print(sorted(data, key=lambda x: data.append(x) or -x), data)
d = {"a": 1, "b": 2}
try:
    print(max(d, key=lambda k: d.pop(k)))
except RuntimeError as e:
    print("RuntimeError:", e, d)
s = {1, 2, 3}
try:
    print(min(s, key=lambda k: s.add(k + 10) or k))
except RuntimeError as e:
    print("RuntimeError:", e, len(s))
