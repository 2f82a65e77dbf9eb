import typing
from typing import Annotated, Any, AsyncIterator, Awaitable, Callable, ClassVar, Coroutine, Dict, Final, Generator, Generic, Iterable, Iterator, List, Literal, NamedTuple, NewType, Optional, ParamSpec, Protocol, Tuple, Type, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, TYPE_CHECKING, NoReturn, Self

T = TypeVar("T")
P = ParamSpec("P")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


s: Stack[int] = Stack[int]()
s.push(1)
print(s.pop(), Stack[int], Stack[T], Stack.__parameters__, T)


class Employee(NamedTuple):
    name: str
    id: int = 3


class Movie(TypedDict, total=False):
    title: str
    year: int


e = Employee("Guido")
print(e, e._fields, Employee.__annotations__, Movie(title="x"), Movie.__annotations__, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5), UserId, Optional[int], Union[int, str], Union[int, None, int], List[int], Dict[str, List[int]], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Literal["a", 1], Type[int], Any, int | None, list[int], dict[str, int] | None)
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(Literal[1, 2]), Annotated[int, "meta"].__metadata__, Final[int], ClassVar[int])


def f(a: int, b: "str" = "x", *args: Any, c: Optional[List[int]] = None) -> Iterator[int]:
    yield a


print(get_type_hints(f), f.__annotations__)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x


print(g(3), cast(int, "not an int"), TYPE_CHECKING, Awaitable[int], Coroutine[Any, Any, str], AsyncIterator[int], Generator[int, str, bool], Iterable[T])


class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


def biggest(items: Iterable[T]) -> T:
    return max(items)


print(biggest([1, 3, 2]), typing.get_type_hints(Employee), isinstance([], typing.List), typing.NoReturn, Self)


class Box(Generic[T]):
    value: T


class IntBox(Box[int]):
    pass


print(IntBox.__orig_bases__, IntBox.__mro__[1].__name__, Box[str].__args__, Box[str]().__class__.__name__)
try:
    isinstance(3, List[int])
except TypeError as e:
    print(e)
print(typing.TypeVar("B", bound=int).__bound__, P, list[int]([1, 2]), isinstance(3, int | str), (int | str).__args__, int | str == str | int)
