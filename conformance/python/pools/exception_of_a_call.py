"""The call's exception is raised by result, with its traceback, again and again."""
from concurrent.futures import ThreadPoolExecutor


def fail(x):
    return {}[x]


with ThreadPoolExecutor(1) as pool:
    f = pool.submit(fail, 'missing')
    print(repr(f.exception()))
    for _ in range(2):
        try:
            f.result()
        except KeyError as e:
            print('caught', e, e is f.exception())
f.result()
