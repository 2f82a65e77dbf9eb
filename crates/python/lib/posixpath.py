"""Paths as text."""

sep = '/'


def join(first, *more):
    result = first
    for part in more:
        if part.startswith('/'):
            result = part
        elif not result or result.endswith('/'):
            result += part
        else:
            result += '/' + part
    return result


def split(path):
    head, slash, tail = path.rpartition('/')
    head += slash
    return (head.rstrip('/') or head), tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    name = basename(path)
    dot = name.rfind('.')
    if dot <= 0 or not name[:dot].strip('.'):
        return path, ''
    cut = len(path) - len(name) + dot
    return path[:cut], path[cut:]


def isabs(path):
    return path.startswith('/')


def normpath(path):
    if not path:
        return '.'
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not path.startswith('/'):
            parts.append(part)
    lead = '//' if path.startswith('//') and not path.startswith('///') else '/' if path.startswith('/') else ''
    return lead + '/'.join(parts) or '.'


def abspath(path):
    return normpath(join('/', path))


def exists(path):
    """There are no files."""
    return False


isfile = isdir = islink = lexists = exists
