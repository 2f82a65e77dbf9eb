def compute(x):
    return int("1") + len(x) * 2


print(compute("ab") + compute([1]))
print(compute(5), "é")
