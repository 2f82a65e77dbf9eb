"""The machine that a program sees."""

__all__ = ['python_version', 'python_implementation', 'system', 'machine', 'node', 'platform', 'release', 'processor',
           'python_version_tuple']


def python_version():
    return '3.11.7'


def python_version_tuple():
    return ('3', '11', '7')


def python_implementation():
    return 'CPython'


def system():
    return 'Linux'


def machine():
    return 'x86_64'


def node():
    return 'switchboard'


def release():
    return ''


def processor():
    return ''


def platform(aliased=False, terse=False):
    return 'Linux-x86_64'
