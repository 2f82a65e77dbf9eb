"""Doc."""
from __future__ import annotations, division

x: list[int] = []
y: "quoted"


class A:
    a: dict[str, tuple[int, ...]] = {}
    b: A | None
    c: Callable[[int], str]
    d: a.b.c[x:y]
    self.e: int = 1
