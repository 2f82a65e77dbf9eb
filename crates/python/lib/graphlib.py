"""Tasks in an order in which each comes after what it depends on."""

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """The graph goes round in a circle."""


class _Node:
    __slots__ = 'node', 'waits_for', 'followers'

    def __init__(self, node):
        self.node, self.waits_for, self.followers = node, 0, []


class TopologicalSorter:
    """A graph of nodes and their predecessors."""

    def __init__(self, graph=None):
        self._nodes, self._ready = {}, None
        self._passed_out = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._node(node).waits_for += len(predecessors)
        for each in predecessors:
            self._node(each).followers.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [node.node for node in self._nodes.values() if node.waits_for == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def _started(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def get_ready(self):
        self._started()
        found = tuple(self._ready)
        for node in found:
            self._nodes[node].waits_for = -1
        self._ready.clear()
        self._passed_out += len(found)
        return found

    def is_active(self):
        self._started()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._started()
        for node in nodes:
            found = self._nodes.get(node)
            if found is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if found.waits_for >= 0:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if found.waits_for == -2:
                raise ValueError(f'node {node!r} was already marked done')
            found.waits_for = -2
            for follower in found.followers:
                other = self._nodes[follower]
                other.waits_for -= 1
                if other.waits_for == 0:
                    self._ready.append(follower)
            self._finished += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _cycle(self):
        stack, ways, seen, place = [], [], set(), {}
        for node in self._nodes:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in place:
                        return stack[place[node]:] + [node]
                else:
                    seen.add(node)
                    ways.append(iter(self._nodes[node].followers).__next__)
                    place[node] = len(stack)
                    stack.append(node)
                while stack:
                    try:
                        node = ways[-1]()
                        break
                    except StopIteration:
                        del place[stack.pop()]
                        ways.pop()
                else:
                    break
        return None
