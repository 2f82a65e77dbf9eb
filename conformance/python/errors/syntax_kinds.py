"""A mistake at the end of a program: nothing of it runs."""
print("never printed")


def f():
    for i in range(3)
        print(i)
