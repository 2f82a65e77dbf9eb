"""Binary heaps in lists: the smallest item first."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


# One algorithm for both directions: `before(a, b)` says that a belongs nearer to the root.

def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _rise(heap, top, at, before):
    # Towards the root, but not above `top`, past every parent that the item goes before.
    item = heap[at]
    while at > top:
        parent = (at - 1) >> 1
        if not before(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at, before):
    # To a leaf, always behind the better child, the right one of two equals; then back up. Fewer comparisons than
    # stopping on the way, as the item came from the bottom.
    top, end = at, len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not before(heap[child], heap[right]):
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, top, at, before)


def _list(heap, function, argument='argument'):
    if not isinstance(heap, list):
        raise TypeError(f'{function}() {argument} must be list, not {type(heap).__name__}')


def heappush(heap, item, /):
    """Puts `item` into the heap."""
    _list(heap, 'heappush', 'argument 1')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, _less)


def _pop(heap, before):
    last = heap.pop()
    if not heap:
        return last
    top, heap[0] = heap[0], last
    _sink(heap, 0, before)
    return top


def heappop(heap, /):
    """Takes the smallest item out."""
    _list(heap, 'heappop')
    if not heap:
        raise IndexError('index out of range')
    return _pop(heap, _less)


def heapreplace(heap, item, /):
    """Takes the smallest item out and puts `item` in."""
    _list(heap, 'heapreplace', 'argument 1')
    if not heap:
        raise IndexError('index out of range')
    top, heap[0] = heap[0], item
    _sink(heap, 0, _less)
    return top


def heappushpop(heap, item, /):
    """Puts `item` in and takes the smallest out."""
    _list(heap, 'heappushpop', 'argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0, _less)
    return item


def heapify(heap, /):
    """Makes a heap of a list, in place."""
    _list(heap, 'heapify')
    _heapify(heap, _less)


def _heapify(heap, before):
    for at in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, at, before)


def merge(*iterables, key=None, reverse=False):
    """Merges sorted inputs, lazily."""
    before = _greater if reverse else _less
    step = -1 if reverse else 1
    # [key, order, value, iterator]: the order decides between equal keys.
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append([value if key is None else key(value), order * step, value, iterator])
            break
    _heapify(heap, before)
    while heap:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[2] = value
            entry[0] = value if key is None else key(value)
            _sink(heap, 0, before)
            break
        else:
            _pop(heap, before)


def nsmallest(n, iterable, key=None):
    """The n smallest, as sorted(iterable, key=key)[:n]."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest, as sorted(iterable, key=key, reverse=True)[:n]."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
