def mean(values):
    assert values, "mean of nothing"
    return sum(values) / len(values)


print(mean([1, 2, 3]))
assert mean([4, 4]) == 4
print(mean([]))
