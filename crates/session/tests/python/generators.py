

def countdown(name, n):
    try:
        while n > 0:
            print(name, n)
            yield
            n -= 1
    finally:
        print(name, 'is done')


tasks = [countdown('A', 2), countdown('B', 3)]
while tasks:
    task = tasks.pop(0)
    try:
        next(task)
        tasks.append(task)
    except StopIteration:
        pass
print(sorted([3, 1, 2], key=lambda x: -x))
