import math


def area(radius):
    return math.pi * radious ** 2


print(math.sqrt(16))
print(area(2))
