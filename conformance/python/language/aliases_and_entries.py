"""What generic aliases know of themselves, and classes made from what is no class."""
import types
from typing import get_args, get_origin

alias = list[int]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__)
print(dict[str, list[int]].__args__, tuple[()].__args__, tuple[int, ...].__args__)
print((int | str | None).__args__, type(alias).__name__)
print(get_origin(alias), get_args(dict[str, int]), get_args(int | str))
print(alias.append is list.append, alias.__name__, alias.__mro_entries__(()))
print(isinstance(alias, types.GenericAlias), alias == list[int], alias == list[str])
for bad in (lambda: alias.nothing, lambda: (int | str).__origin__):
    try:
        print(bad())
    except AttributeError as error:
        print(error)


class Items(list[int]):
    pass


print(Items.__bases__, Items.__orig_bases__, Items([1, 2]))


class Entry:
    def __init__(self, *classes):
        self.classes = classes

    def __repr__(self):
        return f'Entry{self.classes}'

    def __mro_entries__(self, bases):
        print('asked with', bases)
        return self.classes


class Base:
    def __init_subclass__(cls, **kwargs):
        print('subclass', cls.__name__, kwargs)


class Made(Entry(Base, list), Entry(), option=1):
    x = 1


print(Made.__bases__, Made.__orig_bases__, Made.x, Made([3]))


class Plain(Base, Entry(dict)):
    pass


print(Plain.__mro__[1:3], Plain.__orig_bases__)


class Wrong:
    def __mro_entries__(self, bases):
        return [int]


class Raises:
    def __mro_entries__(self, bases):
        raise ValueError('no entries')


for base in (Wrong(), Raises()):
    try:
        class Never(base):
            pass
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def function(bases):
    class Local(*bases):
        pass
    return Local.__bases__


print(function([Entry(int)]), function([]))
print(int | str == str | int, int | str != str | None, {list[int]: 'found'}[list[int]], hash(list[int]) == hash(list[int]))
