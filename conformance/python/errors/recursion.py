def descend(n):
    if n == 0:
        return 0
    return 1 + descend(n - 1)


print(descend(500))
print(descend(5000))
