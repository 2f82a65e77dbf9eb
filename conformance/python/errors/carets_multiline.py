def choose(*values):
    return max(
        1,
        *values,
        key=lambda v: v.upper()
        if isinstance(v, str)
        else v + 1,
    )


print(choose(2, 3))
print(choose(
    2,
    None,
))
