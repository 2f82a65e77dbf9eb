for i in range(3):
    print(i)
else:
    print("else")
for i in x:
    for j in y:
        if i == j:
            continue
        if j: break
    else:
        continue
    break
while x:
    if y:
        break
    elif z: continue
    else:
        pass
else:
    q


def f(x):
    while True:
        if x:
            return
        x += 1


def g(x):
    while True:
        for y in x:
            if y: return y
            else: pass
        if x: break


def h(x):
    if x:
        if y: a
        elif z: b
    else:
        while 1:
            if c: break


def k(x):
    for a in x: return a


def m(x, y):
    if x and y: return 1
    if x or y: return 2
    if not (x and y or z): return 3
    if (x if y else z): return 4
    return (x and
            y)
