# Plain calls with positional, keyword and default parameters, and a recursion.


def add(a, b=1, *, c=0):
    return a + b + c


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


total = 0
for i in range(4_000_000):
    total = add(total, i) - add(i, c=1)
print(total, fib(30))
