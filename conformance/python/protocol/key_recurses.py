"""A key function that recurses to the limit inside sort, min and max."""


def key(x):
    return min([x], key=key)


def by_sorting(x):
    return sorted([x, x], key=by_sorting)


depth = 0


def counted(x):
    global depth
    depth += 1
    if depth < 50:
        return max([x, x + 1], key=counted)
    return x


for operation, k in ((sorted, key), (min, key), (max, by_sorting)):
    try:
        operation([3, 1, 2], key=k)
    except RecursionError as e:
        print(operation.__name__, type(e).__name__)
print(max([1, 2], key=counted), depth)
data = [2, 1]
try:
    data.sort(key=key)
except RecursionError:
    print("list is whole again", data)
