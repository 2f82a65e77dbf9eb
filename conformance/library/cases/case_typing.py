import typing
from typing import *


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


T = TypeVar('T'); K = TypeVar('K', bound=int); P = ParamSpec('P')
for h in (lambda: List[int], lambda: Dict[str, List[int]], lambda: Optional[int], lambda: Union[int, str], lambda: Union[int, None, str], lambda: Union[int], lambda: Union[int, int], lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Callable[[int, str], bool], lambda: Callable[..., int], lambda: Callable[[], None], lambda: Any, lambda: ClassVar[int], lambda: Literal['a', 1], lambda: Annotated[int, 'm'], lambda: Type[int], lambda: Iterator[T], lambda: Generator[int, None, str], lambda: Coroutine[Any, Any, int], lambda: Awaitable[int], lambda: AsyncIterator[int], lambda: Mapping[str, T][int], lambda: List['Node'], lambda: Final[int], lambda: T, lambda: P, lambda: NoReturn, lambda: Self, lambda: List, lambda: Deque[int], lambda: DefaultDict[str, int], lambda: List[int] | None, lambda: None | List[int], lambda: Optional['X'], lambda: List[list[int]], lambda: Set[Tuple[int, str]]):
    t(h)
t(lambda: List[int, str]); t(lambda: Dict[int]); t(lambda: List[int][str]); t(Any); t(lambda: isinstance(3, Any)); t(lambda: isinstance([], List)); t(lambda: isinstance([], List[int])); t(lambda: List[int] == List[int]); t(lambda: Union[int, str] == Union[str, int]); t(lambda: {List[int]: 1}[List[int]]); t(lambda: List[int]()); t(lambda: Dict()); t(lambda: Optional[int] == (int | None))
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); t(lambda: (s.items, Stack[int], Stack.__parameters__, type(s).__name__)); t(lambda: Stack[int, str]); t(lambda: issubclass(Stack, Generic))
class Sub(Stack[int]): pass
t(lambda: Sub().items)
class Mp(Dict[str, T]): pass
t(lambda: (Mp(a=1), Mp.__mro__[1]))
class Two(Generic[T, K]): pass
t(lambda: Two[int, str]); t(lambda: Generic[int])
class N(NamedTuple):
    a: int
    b: str = 'x'
    def m(self): return self.a
t(N, 1); t(lambda: N(2).m()); t(lambda: N.__annotations__); t(lambda: N._field_defaults); t(N); t(lambda: NamedTuple('Q', [('x', int)])(1))
class TD(TypedDict, total=False):
    a: int
    b: str
t(TD, a=1); t(lambda: TD.__annotations__); t(lambda: sorted(TD.__optional_keys__)); t(lambda: type(TD(a=1))); t(lambda: TypedDict('D', {'x': int})(x=1))
@runtime_checkable
class Pr(Protocol):
    def close(self): ...
class C:
    def close(self): pass
t(lambda: (isinstance(C(), Pr), isinstance(3, Pr), issubclass(C, Pr))); t(Pr)
class PI(Pr):
    def __init__(self, x): self.x = x
t(lambda: PI(3).x)
class Np(Protocol):
    x: int
t(lambda: isinstance(3, Np))
class Pg(Protocol[T]):
    def get(self) -> T: ...
class Impl(Pg[int]):
    def get(self): return 1
t(lambda: Impl().get())
U = NewType('U', int); t(lambda: (U(5), U)); t(cast, int, 'a'); t(lambda: TYPE_CHECKING)
def f(a: int, b: 'str' = '', *, c: Optional[int] = None) -> List[int]: pass
t(get_type_hints, f); t(lambda: f.__annotations__); t(get_origin, List[int]); t(get_args, Dict[str, int]); t(get_args, Callable[[int], str]); t(get_origin, Union[int, str]); t(get_args, Optional[int]); t(get_origin, 3); t(get_args, Literal['a', 'b']); t(get_origin, Optional[int])
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a
t(g, 1)
@final
class Fin: pass
t(lambda: Fin.__final__); t(assert_never, 3); t(TypeVar, 'X', int); t(lambda: isinstance(3, SupportsInt)); t(lambda: isinstance('3', SupportsIndex))
class Node(Generic[T]):
    def __init__(self, v: T, nxt: 'Optional[Node[T]]' = None): self.v = v
t(lambda: Node[int](3).v); t(lambda: typing.get_type_hints(Stack.push))
class It(Iterator[int]):
    def __next__(self): return 1
t(lambda: next(It())); t(lambda: isinstance(It(), Iterator)); t(lambda: AnyStr); t(lambda: sorted(set(typing.__all__) - set(dir(typing))))
