"""A game of life on a torus with sets, and matrices as a class."""


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __pow__(self, n):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __getitem__(self, key):
        r, c = key
        return self.rows[r][c]

    def __repr__(self):
        return "\n".join(" ".join(f"{x:>4}" for x in r) for r in self.rows)

    def __eq__(self, other):
        return self.rows == other.rows


fib = Matrix([[1, 1], [1, 0]])
print(fib ** 10, (fib ** 90)[0, 1], fib @ fib == fib ** 2, sep="\n")


def step(cells, size):
    near = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    p = (x + dx) % size, (y + dy) % size
                    near[p] = near.get(p, 0) + 1
    return {p for p, n in near.items() if n == 3 or n == 2 and p in cells}


def show(cells, size):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(size)) for y in range(size))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(3):
    print(show(glider, 6), end="\n\n")
    glider = step(glider, 6)
print(len(glider), sorted(glider))
