# Attributes read and written, methods looked up along a chain of classes, properties, dunder methods.


class Shape:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Shape.count += 1

    def move(self, dx, dy):
        self.x += dx
        self.y += dy

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y

    def __add__(self, other):
        return type(self)(self.x + other.x, self.y + other.y)


class Circle(Shape):
    def __init__(self, x, y):
        super().__init__(x, y)
        self.r = 1


class Dot(Circle):
    pass


dots = [Dot(i, -i) for i in range(1000)]
total = 0
for turn in range(2_400):
    for dot in dots:
        dot.move(1, turn & 3)
        total += dot.x + dot.y + dot.r
    total += dots[turn % 1000].norm
for turn in range(400_000):
    total += (dots[0] + dots[1]).x
print(total, Shape.count)
