"""Lists: copies and aliases, nested lists, slices that change, sorting, comprehension, stacks, matrix operations."""
a = [1, 2, 3]
b, c, d = a, a[:], list(a)
b.append(4)
print(a, b is a, c, d, a == b, c is d)
grid = [[0] * 3] * 2
grid[0][0] = 1
good = [[0] * 3 for _ in range(2)]
good[0][0] = 1
print(grid, good)
n = list(range(10))
n[2:5] = ["x"]
n[::2] = [0] * len(n[::2])
del n[-2:]
n[1:1] = [7, 7]
print(n, n[:], n[-3:], n[5:1:-1], n[::-1][:2])
try:
    n[::2] = [1]
except ValueError as e:
    print(e)
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), words)
words.sort(reverse=True)
print(words, words.index("apple"), words.count("Apple"), words.reverse(), words)
stack = []
for ch in "(a[b]{c})":
    if ch in "([{":
        stack.append(ch)
    elif ch in ")]}":
        print(stack.pop() + ch, end=" ")
print(stack)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*matrix)], [x for row in matrix for x in row], sum(map(sum, matrix)), [[sum(a * b for a, b in zip(r, col)) for col in zip(*[[1, 0], [0, 1], [1, 1]])] for r in matrix])
print([x for x in range(20) if x % 3 == 0 if x % 2], [(i, j) for i in range(3) for j in range(i)], [x if x > 1 else -x for x in (0, 1, 2)])
a = [3, 1, 2]
print(a.sort(), a, sorted(a, reverse=True), min(a), max(a), sum(a), len(a), a * 2, a + [9], 2 in a, [*a, *a])
a.extend(x for x in "ab")
a.insert(0, "first")
a.insert(100, "last")
a.remove("a")
print(a, a.pop(), a.pop(0), a)
a.clear()
print(a, [] == [], [1, 2] < [1, 3], [1] < [1, 0], [[]] == [[]], [1, [2]] == [1, [2]])
first, second, *rest = [1, 2, 3, 4]
first, second = second, first
print(first, second, rest, list("abc"), list({"k": 1}), list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(map(len, ["a", "bb"])))
x = [1, 2]
x += (3,)
y = x
y = y + [4]
print(x, y, x is y)
nested = [1, [2, [3, [4]]]]
flat = []
todo = [nested]
while todo:
    item = todo.pop()
    if isinstance(item, list):
        todo.extend(reversed(item))
    else:
        flat.append(item)
print(flat, [i for i, v in enumerate("abcab") if v == "a"], [list("abcdef")[i::3] for i in range(3)])
print(any([]), all([]), [0] or "empty", [] or "empty", not [], bool([0]), [None] * 2, list(range(5, 0, -2)), list(reversed(range(3))))
