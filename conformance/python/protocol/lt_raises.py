class Version:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        print(self.text, "<", other.text)
        if "x" in (self.text, other.text):
            raise ValueError("cannot order x")
        return self.text < other.text

    def __repr__(self):
        return f"v{self.text}"


def versions(letters):
    return [Version(c) for c in letters]


print(sorted(versions("bca")))
print(min(versions("bac")))
data = versions("dbxa")
try:
    data.sort()
except ValueError as e:
    print("ValueError:", e, len(data), sorted(v.text for v in data))
for operation in (min, sorted):
    try:
        operation(versions("cxa"))
    except ValueError as e:
        print(operation.__name__, e)
import heapq

heap = versions("ecdab")
heapq.heapify(heap)
print(heap[0], [heapq.heappop(heap) for _ in range(5)])
heap = []
try:
    for v in versions("bax"):
        heapq.heappush(heap, v)
except ValueError as e:
    print("heappush", e, heap)
try:
    max(versions("ab"))
except TypeError as e:
    print("TypeError:", e)
try:
    sorted([1, "a", None])
except TypeError as e:
    print("TypeError:", e)
print(versions("a") < versions("b"), (1, Version("p")) < (1, Version("q")))
