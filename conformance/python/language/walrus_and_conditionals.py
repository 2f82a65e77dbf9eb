"""Conditional expressions, walrus, short circuits, chained comparison, match on values, while and for with else."""
data = [3, 8, 1, 9]
if (n := len(data)) > 3:
    print("long", n)
print([y for x in data if (y := x * 2) > 5], y)
while (item := data.pop()) != 8:
    print("popped", item)
print(data, "yes" if data else "no", "a" if 0 else "b" if "" else "c")
print(0 or "x" or 1 / 0, 1 and "" and 1 / 0, None or [], [] and 1, not None, not not 5, 1 or 2 and 3, (1 or 2) and 3)
x = 5
print(1 < x < 10, 1 < x > 3 == 3, 5 == x != 4, x in (1, 5) and x is not None, 1 < 3 > 2 < 9)


def noisy(v):
    print("eval", v, end="; ")
    return v


print(noisy(1) < noisy(0) < noisy(2))
print(noisy(0) or noisy(2) and noisy(0) or noisy(4))
print(noisy("a") if noisy(False) else noisy("b"))
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 3:
    i += 1
    if i == 5:
        break
else:
    print("while ended by itself", i)
for _ in []:
    pass
else:
    print("empty for has an else too")


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    return "big"


print([classify(n) for n in (-1, 0, 5, 50)])
for i in range(3):
    for j in range(3):
        if j == 2:
            continue
        if i == 2:
            break
        print(i, j, end=" ")
print()
assert x == 5, "never shown"
try:
    assert x == 6, f"x is {x}"
except AssertionError as e:
    print("AssertionError", e)
print(*(f"{a}{'<' if a < b else '>' if a > b else '='}{b}" for a, b in [(1, 2), (2, 1), (1, 1)]))
total = 0
for i, (a, b) in enumerate(zip(range(3), "xyz")):
    total += a if b != "y" else 100
print(total, i, a, b, sum(1 for c in "banana" if c == "a"), next((c for c in "xyz" if c > "x"), None), (lambda v: v if v else "none")(0))
pass
...
print(Ellipsis is ..., [...][0], type(...).__name__)
