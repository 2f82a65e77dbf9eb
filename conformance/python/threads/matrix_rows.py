"""Rows of a product, each computed by a thread."""
import threading

a = [[i + j for j in range(4)] for i in range(3)]
b = [[i * j for j in range(2)] for i in range(4)]
c = [None] * 3


def row(i):
    c[i] = [sum(a[i][k] * b[k][j] for k in range(4)) for j in range(2)]


threads = [threading.Thread(target=row, args=(i,)) for i in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]
print(c)
