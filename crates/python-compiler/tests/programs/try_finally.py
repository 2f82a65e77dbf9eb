def returns(x):
    try:
        return x
    finally:
        print("out")


def returns_call(x):
    for i in x:
        try:
            if i:
                return f(i)
            elif i == 2:
                break
            else:
                continue
        except (A, B) as e:
            print(e)
            return 1
        except C:
            raise
        else:
            ok()
        finally:
            done(i)
    return -1


def nested():
    try:
        try:
            a()
        finally:
            b()
    except E as e:
        try:
            c()
        except F as e:
            d(e)
        raise G from e
    while 1:
        try:
            break
        finally:
            continue


def bare():
    try:
        pass
    except:
        pass
    finally:
        pass
    try:
        x = 1
    except E:
        y = 2
    return x


def stars():
    try:
        a()
    except* ValueError as eg:
        b(eg)
    except* (TypeError, KeyError):
        c()
    else:
        d()
    finally:
        e()


def in_loop(xs):
    while xs:
        try:
            with xs as y:
                if y:
                    return y.z
                break
        except E as e:
            continue
    else:
        return None


def nothing_to_catch():
    try:
        pass
    finally:
        b()
    try:
        return 1
    except E:
        c()
    finally:
        d()
