def f(x):
    match x:
        case 1 | 2 | -3:
            a
        case "s" | None | True:
            b
        case [1, y, *rest] if y > 1:
            c
        case (y, _) | [y]:
            d
        case {"k": v, **rest}:
            e
        case {"a": 1, "b": [q, w]}:
            e2
        case {}:
            e3
        case Point(x=0, y=yy) | Point(0, yy):
            g
        case A.B:
            h
        case str() as s:
            i
        case [*_, last]:
            j
        case [first, *_]:
            j2
        case (a, b, c) | (c, b, a, 1):
            j3
        case []:
            k
        case C(1, 2, k=D()):
            l
        case _ if x:
            m
        case n:
            o


match command.split():
    case ["go", direction]:
        print(direction)
    case ["quit"]:
        quit()
    case _:
        print("what?")
match x:
    case _:
        a
match x, y:
    case 1, 2: a
    case 2j, "a" "b": b
def g(x):
    match x:
        case 1:
            x.y = 1
        case 2:
            y = x
        case 3:
            f(x)
        case [a, *_]:
            pass
    return x
