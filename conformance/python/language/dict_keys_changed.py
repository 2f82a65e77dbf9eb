# A dict of the same size whose keys have changed under an iterator: noticed after as many items as there were.
def walk(label, d, change, view=iter):
    seen = []
    iterator = view(d)
    try:
        for item in iterator:
            seen.append(item)
            change(d, len(seen))
    except RuntimeError as error:
        print(label, seen, error, list(d.items()))
    else:
        print(label, seen, list(d.items()))


def again(d, n):
    key = next(iter(d))
    del d[key]
    d[key] = -n


def other(d, n):
    d.pop(n, None)
    d[n + 10] = n


def once(d, n):
    if n == 1:
        d.pop(1, None)
        d[9] = 9


for size in (1, 2, 3, 5):
    for change in (again, other, once):
        d = {n: n for n in range(1, size + 1)}
        walk(f'{size} {change.__name__}', d, change)
walk('items', {1: 1, 2: 2, 3: 3}, once, lambda d: d.items())
walk('values', {1: 1, 2: 2, 3: 3}, again, lambda d: d.values())
walk('reversed', {1: 1, 2: 2, 3: 3}, once, reversed)
iterator = iter(d := {1: 1, 2: 2})
next(iterator), next(iterator)
d.pop(1)
d[3] = 3
try:
    next(iterator)
except RuntimeError as error:
    print(error)
print(list(iterator))
