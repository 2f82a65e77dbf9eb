"""Lines of the program's text."""

import sys

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']


def getline(filename, lineno, module_globals=None):
    """A line with its newline; empty if there is none."""
    line = sys._source_line(filename, lineno)
    return '' if line is None else line + '\n'


def getlines(filename, module_globals=None):
    lines = []
    while line := getline(filename, len(lines) + 1):
        lines.append(line)
    return lines


def clearcache():
    pass


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False
