"""A misspelled name gets a suggestion from the nearest scope that has one."""
import traceback


def report(act):
    try:
        act()
    except (NameError, AttributeError) as error:
        print("".join(traceback.format_exception_only(error)).strip())


total_count = 1
chain = 2
printer = 3


def local_first():
    total_counter = 5
    return total_coun


def global_before_builtin():
    return prinT


def builtin_last():
    return sorte


def far_from_all():
    return zzzzzzz


def like_chain():
    return main


class Box:
    content = 1

    def look(self):
        return self.contemt


class Slotted:
    __slots__ = ("width", "height")


report(local_first)
report(global_before_builtin)
report(builtin_last)
report(far_from_all)
report(like_chain)
report(Box().look)
report(lambda: Slotted().widht)
report(lambda: [].appendd)
report(lambda: "".uper())


def nested():
    outer_value = 1

    def inner():
        inner_value = 2
        return inner_valeu + outer_value

    inner()


report(nested)
like_chian = 4
print(like_chain_)
