from enum import Enum, IntEnum
from typing import Any, Callable, Generator, Optional, Union


class State(Enum):
    READY = "ready"
    RUNNING = "running"
    DONE = "done"

    @property
    def final(self):
        return self is State.DONE


class Level(IntEnum):
    LOW = 1
    HIGH = 2


print(State.READY, repr(State.RUNNING), State.READY.name, State.READY.value, State("ready") is State.READY, State["DONE"].final)
print([s.name for s in State], len(State), State.READY == State.READY, State.READY != State.DONE, State.READY in State)
print(Level.HIGH > Level.LOW, Level.LOW + 1, Level(2).name, {State.READY: 1}[State.READY], isinstance(State.READY, State))
for bad in (lambda: State("nope"), lambda: State["NOPE"], lambda: setattr(State, "READY", 1), lambda: State.READY < State.DONE):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def transitions(state: State) -> Optional[State]:
    order = list(State)
    i = order.index(state)
    return order[i + 1] if i + 1 < len(order) else None


s: Optional[State] = State.READY
while s:
    print(s.name)
    s = transitions(s)


def typed(f: Callable[[int], Any], g: "Generator[int, None, str]", u: Union[int, str] = 5, *a: list[int]) -> dict[str, int]:
    return {}


print(sorted(typed.__annotations__), typed(None, None))
