# In what order the stages of a pipeline end: exhausted, broken off, closed, dropped, failing; and who closes whom.
import gc
import itertools


def source(n, log):
    try:
        for i in range(n):
            log.append(f's{i}')
            yield i
        log.append('s-end')
    except GeneratorExit:
        log.append('s-exit')
        raise
    finally:
        log.append('s-fin')


def stage(name, inner, log, limit=None):
    try:
        for count, item in enumerate(inner):
            if limit is not None and count >= limit:
                log.append(f'{name}-limit')
                return
            yield item
        log.append(f'{name}-end')
    except GeneratorExit:
        log.append(f'{name}-exit')
        raise
    finally:
        log.append(f'{name}-fin')


def delegating(name, inner, log):
    try:
        result = yield from inner
        log.append(f'{name}-result-{result}')
    finally:
        log.append(f'{name}-fin')


def show(title, act):
    log = []
    try:
        result = act(log)
    except Exception as e:
        result = repr(e)
    print(f'{title:12} {result!s:22} {" ".join(log)}')


def pipeline(log, **kwargs):
    return stage('b', stage('a', source(3, log), log, **kwargs), log)


def broken_off(log):
    for item in pipeline(log):
        if item == 1:
            break
    log.append('after')
    return item


def kept(log):
    p = pipeline(log)
    for item in p:
        break
    log.append('still')
    p.close()
    log.append('closed')
    return list(p)


def dropped(log):
    p = pipeline(log)
    next(p)
    del p
    log.append('dropped')


def replaced(log):
    p = pipeline(log)
    next(p)
    p = 'other'
    log.append('replaced')


def failing(log):
    for item in pipeline(log):
        if item:
            raise ValueError(item)


def thrown(log):
    p = pipeline(log)
    next(p)
    p.throw(KeyError('k'))


def delegated(log):
    p = delegating('d', source(3, log), log)
    next(p)
    p.close()
    return next(p, 'over')


def never_started(log):
    p = pipeline(log)
    p.close()
    return list(p)


def in_a_cycle(log):
    holder = []
    p = stage('c', source(2, log), log)
    holder.extend([p, holder])
    next(p)
    del p, holder
    log.append('unreachable')
    gc.collect()
    log.append('collected')


def with_islice(log):
    out = list(itertools.islice(source(9, log), 2))
    log.append('sliced')
    return out


def with_zip(log):
    return list(zip(source(2, log), stage('z', range(5), log)))


def with_chain(log):
    it = itertools.chain(source(1, log), stage('x', [7], log))
    return [next(it), next(it), next(it, 'over')]


def with_tee(log):
    a, b = itertools.tee(source(2, log))
    out = [next(a), next(b), next(a)]
    del a, b
    log.append('gone')
    return out


def unpacked(log):
    try:
        a, b = source(3, log)
    finally:
        log.append('unpacked')


def any_all(log):
    return any(x == 1 for x in source(5, log)), all(x < 1 for x in source(5, log)), 1 in source(5, log)


def returned_early(log):
    def find(n):
        for item in stage('f', source(5, log), log):
            if item == n:
                return item
    found = find(1)
    log.append('found')
    return found


for act in (lambda log: list(pipeline(log)), lambda log: list(pipeline(log, limit=1)), broken_off, kept, dropped, replaced, failing, thrown,
            delegated, never_started, in_a_cycle, with_islice, with_zip, with_chain, with_tee, unpacked, any_all, returned_early):
    show(getattr(act, '__name__', '?').replace('<lambda>', 'list'), act)
